"""Figures without a noun of their own: "4 000 d'entre eux", "dont 600", "12 000 sont arrivés", "Des prisonniers, on n'en montre que deux".

What they count was named before. The first step that answers decides:

1. What is found of some of those counted before ("inspected 6,200 houses and found 1,870 unsafe").
2. A verb of money: the figure is a sum.
3. The noun that the figure stands behind: "le nombre de victimes à plus de 60", "Des sacs, une dizaine".
4. Words that point back ("d'entre eux", "en", "dont"): what stands before in the sentence, else what was counted last.
5. A noun in apposition; a body of people that it is the size of.
6. What an earlier figure of the sentence counts, or people it names.
7. What the sentence before counted, or asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dossier.find.counts.noun import apposed, nearest, noun_before
from dossier.find.counts.reading import Reading
from dossier.find.counts.spots import NOTHING, Counted, Spot
from dossier.find.counts.states import is_whole
from dossier.find.lexicon import Hit
from dossier.find.sentence import Sentence

OTHERS = Counted(None, None, others=True)
UNKNOWN = Counted(None, None, "noun that nothing counts")
FEW = 10  # below this a bare number is too often a pronoun ("les deux") or a label to be counted without words that point back
MUCH = 1e5  # a sum of money without its currency is at least this
MILLION = 1e6  # written with its scale it may be a sum where one was just counted
BACK = 1  # sentences back to which a bare figure may refer
FAR_BACK = 3  # with a word for the count itself ("its number was 600")


def is_bare(spot: Spot) -> bool:
    """Whether no noun follows the figure."""
    return spot.find("claims.bare", spot.first) is not None


def points_behind(spot: Spot) -> bool:
    """Whether a pronoun behind the figure points back ("40 d'entre eux")."""
    return spot.find("claims.pointing_behind", spot.first) is not None


def body_of(spot: Spot) -> str | None:
    """Whom a body of people named before a figure is made of ("un contingent de 3 000"): the people the sentence's topic is of."""
    if not spot.holds("claims.body"):
        return None
    return next((name for name in spot.measures.kinds if not set(spot.topics).isdisjoint(spot.measures.topics_of[name])), None)


def judged(reading: Reading) -> Counted | None:
    """ "inspected 6,200 houses and found 1,870 unsafe"."""
    found = reading.before and reading.previous.measure and reading.spot.holds("claims.judged")
    return _again(reading.previous, "figure before") if found else None


def _named(noun: Hit | None, by: str, *, before: bool = False) -> Counted | None:
    return Counted(noun.span, noun.name, by, before=before) if noun else None


def _again(previous: Counted, by: str) -> Counted:
    """The same counted again."""
    return replace(previous, by=by, before=False, part=False)


def _against(reading: Reading) -> Counted | None:
    """ "52 morts, contre 44 avancé mardi": what the new value counts."""
    return _again(reading.follows, "figure before") if reading.follows and reading.spot.holds("claims.against") else None


def _is(reading: Reading) -> Counted | None:
    """ "the number of deaths could be 120,000 passengers": the noun before."""
    noun = noun_before(reading.spot, reading.before) if reading.spot.holds("claims.is") else None
    return _named(noun, "noun before", before=True) if reading.is_toll(noun) else None


def _with_a_noun(reading: Reading) -> Counted | None:
    """A noun follows that the dossier does not count; a small number of something may be said by the way."""
    if is_bare(reading.spot) or points_behind(reading.spot):
        return None
    return UNKNOWN if reading.spot.most >= FEW else NOTHING


def _drawn_from(reading: Reading) -> Counted | None:
    """ "12 firefighters were hurt out of the 800": these are firefighters, whatever befell the first."""
    if reading.follows is None or not reading.spot.holds("claims.drawn_from"):
        return None
    kind = reading.follows.kind
    return Counted(reading.follows.span, kind, "drawn from") if kind else None if reading.spot.holds("claims.body") else NOTHING


def _left_out(reading: Reading) -> Counted | None:
    """ "de 1 500 mètres à moins de 100": what the figure before is of."""
    spot = reading.spot
    if spot.holds("claims.after_quantity"):
        return None if any(map(spot.holds, ("claims.part", "claims.pointing"))) or points_behind(spot) else NOTHING
    return None


def _sum(reading: Reading) -> Counted | None:
    """A sum without its currency where one was counted ("les dégâts coûteraient 3,5 milliards")."""
    spot, previous = reading.spot, reading.previous
    worded = spot.most >= MILLION and not spot.sentence.text[spot.figure.start : spot.figure.end].isdigit()
    if worded and previous.measure in reading.measures.money and previous.back <= FAR_BACK and spot.equated(spot.floor):
        return Counted(None, previous.measure, "sum told of", cued=True)
    return None


def _paid(reading: Reading) -> Counted | None:
    """Behind a verb of money."""
    spot, money = reading.spot, reading.measures.money
    if not money or spot.most < MUCH or not spot.holds("claims.paid"):
        return None
    return Counted(None, nearest(spot, sorted(money)), "payment")


def _noun_before(reading: Reading) -> Counted | None:
    return _named(noun_before(reading.spot, reading.before), "noun before", before=True) if is_bare(reading.spot) else None


def _pointed_behind(reading: Reading) -> Counted | None:
    """ "40 d'entre eux", "40 others": those counted before, or named before in the sentence."""
    spot, previous = reading.spot, reading.previous
    if not points_behind(spot):
        return None
    if previous.measure in reading.measures.tolls and spot.holds("claims.others_act"):
        return NOTHING
    found = apposed(spot)
    if found and found.first >= spot.end:
        return _named(found, "apposition")
    return (None if reading.follows else _anaphor(reading)) or _those(previous, 0 if reading.before else FAR_BACK)


def _pointed(reading: Reading) -> Counted | None:
    """ "il en recensait 600"."""
    if not reading.spot.holds("claims.pointing"):
        return None
    return _anaphor(reading) or _those(reading.previous, FAR_BACK)


def _anaphor(reading: Reading) -> Counted | None:
    """What is named between the figure before and this one."""
    named = reading.spot.counted(reading.spot.floor, reading.spot.first)
    return _named(named[-1], "anaphor") if named else None


def _those(previous: Counted, reach: int) -> Counted:
    return _again(previous, "anaphor") if previous.back <= reach else NOTHING


def _apposed(reading: Reading) -> Counted | None:
    return _named(apposed(reading.spot), "apposition")


def _at_place(reading: Reading) -> Counted | None:
    """ "the other deaths were in Besson (53), Turin (15)"."""
    noun = reading.spot.noun("claims.at_place")
    return replace(Counted(noun.span, noun.name, "place"), part=True) if noun else None


def _body(reading: Reading) -> Counted | None:
    spot = reading.spot
    return Counted(None, body_of(spot), "body of people", body=True) if spot.holds("claims.body") else None


def _figure_before(reading: Reading) -> Counted | None:
    """Joined to the figure before, or under a side of its own ("the prefect 900")."""
    previous = reading.follows
    if previous is None:
        return None
    return replace(previous, by="part" if previous.part else "figure before", before=False) if _goes_on(reading) else NOTHING


def _goes_on(reading: Reading) -> bool:
    """Whether no verb of its own governs a figure ("killed 20 and uprooted 500"), and what is said of it is not said of those counted
    before."""
    spot = reading.spot
    acts = reading.previous.measure in reading.measures.tolls and (is_whole(spot) or spot.holds("claims.acts"))
    return not acts and spot.holds("claims.linked") and not spot.holds("claims.noun_between")


def _people_named(reading: Reading) -> Counted | None:
    """People named earlier in the sentence, of whom it is a part."""
    spot = reading.spot
    if spot.most < FEW or not spot.holds("claims.part"):
        return None
    kinds = [hit for hit in spot.counted(0, spot.first) if hit.name in reading.measures.kinds]
    return _named(next((hit for hit in reversed(kinds) if not spot.holds_at("det.one", hit.first - 1)), None), "part")


def _carried(reading: Reading) -> Counted | None:
    """What the sentence before counted, or asked about."""
    spot, previous = reading.spot, reading.previous
    if previous.measure is None or spot.holds("claims.of_another") or not (_answers(previous) or _may_be_carried(reading)):
        return None
    found = _again(previous, "carried")
    return replace(found, back=0) if found.measure in reading.measures.crowds else found  # other crowds may be named behind it


def _answers(previous: Counted) -> bool:
    return previous.asked and previous.back == 1


def _may_be_carried(reading: Reading) -> bool:
    """Whether a bare figure is free, or is called a count, and those counted before do nothing, if they are the dead."""
    spot, previous = reading.spot, reading.previous
    measures = reading.measures
    others_told = previous.measure not in measures.crowds and spot.holds("claims.they_are")
    if previous.measure in measures.tolls and (others_told or spot.holds("claims.acts")):
        return False
    reach = FAR_BACK if spot.holds("claims.count") else BACK if spot.holds("claims.free") else 0
    return spot.most >= FEW and previous.back <= reach


STEPS: Sequence[Callable[[Reading], Counted | None]] = (
    judged,
    _against,
    _is,
    _drawn_from,
    _with_a_noun,
    _left_out,
    _sum,
    _paid,
    _noun_before,
    _pointed_behind,
    _pointed,
    _apposed,
    _at_place,
    _body,
    _figure_before,
    _people_named,
    _carried,
)


def carried_from(counted: Counted, why: str | None, before: Counted | None) -> Counted | None:
    """What later sentences may mean once a figure was read: nothing where it was of others or denied (``why``), or of what no measure
    counts."""
    if counted.measure is None:
        return before or (counted if counted is UNKNOWN else None)
    if why:
        return replace(OTHERS, toll=before.toll if before else {})
    return replace(counted, lead=before.lead or before.measure) if before else counted


def carried_on(sentence: Sentence, counted: Counted | None, previous: Counted | None) -> Counted | None:
    """What later sentences may mean: what this one counted last, or asks about; else what was meant before it."""
    if counted is UNKNOWN:
        return replace(UNKNOWN, toll=previous.toll if previous else {}, back=1)
    if counted is not None:
        return replace(counted, back=1)
    asked = _asked(sentence)
    if asked:
        return Counted(asked.span, asked.name, "asked", asked=True, back=1)
    if previous and previous.back >= FAR_BACK:
        return Counted(None, None, toll=previous.toll, back=FAR_BACK + 1) if previous.toll else None
    return replace(previous, back=previous.back + 1) if previous else None


def _asked(sentence: Sentence) -> Hit | None:
    """What a question names last."""
    if not sentence.has("mark.question", len(sentence.tokens) - 2):
        return None
    hits = (*sentence.hits.get("counted", ()), *sentence.hits.get("state", ()))
    return max(hits, key=lambda hit: (hit.last, hit.last - hit.first), default=None)
