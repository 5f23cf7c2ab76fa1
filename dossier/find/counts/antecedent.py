"""Figures without a noun of their own: "4 000 d'entre eux", "dont 600", "12 000 sont arrivés", "Des prisonniers, on n'en montre que deux".

What they count was named before. Asked in this order, the first answer holds:

1. What is found of some of those counted before ("inspected 6,200 houses and found 1,870 unsafe").
2. A verb of money: the figure is a sum.
3. The noun that the figure stands behind: "le nombre de victimes à plus de 60", "Des sacs, une dizaine".
4. Words that point back ("d'entre eux", "en", "dont"): what stands before in the sentence, else what was counted last.
5. A noun in apposition; a body of people that it is the size of.
6. What an earlier figure of the sentence counts, or people it names.
7. What the sentence before counted, or asked about.
"""

from __future__ import annotations

from dataclasses import replace

from dossier.find.counts.noun import far, noun_before
from dossier.find.counts.spots import Counted, Spot
from dossier.find.counts.states import is_whole
from dossier.find.lexicon import Hit
from dossier.find.sentence import Sentence

NOTHING = Counted(None, None)
OTHERS = Counted(None, None, others=True)
FEW = 10  # below this a bare number is too often a pronoun ("les deux") or a label to be counted without words that point back
MUCH = 1e5  # a sum of money without its currency is at least this
MILLION = 1e6  # written with its scale it may be a sum where one was just counted
BACK = 1  # sentences back to which a bare figure may refer
FAR_BACK = 3  # with a word for the count itself ("its number was 600")


def antecedent(spot: Spot, before: Spot | None, previous: Counted | None, *, bare: bool) -> Counted:
    """What a figure without a noun counts; nothing where it is not ``bare`` and no words point back. ``previous`` is what the figure
    ``before`` it in the sentence counts, else what the last one of an earlier sentence did."""
    if before and previous and previous.measure and spot.holds("claims.judged"):
        return replace(previous, by="figure before", before=False)
    behind = spot.find("claims.pointing_behind", spot.first)
    if not bare and behind is None:
        return NOTHING
    pointing, part = behind is not None or spot.holds("claims.pointing"), spot.holds("claims.part")
    if bare:
        if not pointing and not part and spot.holds("claims.after_quantity"):
            return NOTHING
        found = _sum(spot, previous) or _named(noun_before(spot, before), "noun before", before=True)
        if found:
            return found
    if pointing:
        return _pointed(spot, before, previous, behind=behind is not None)
    found = _named(apposed(spot), "apposition")
    if found or spot.holds("claims.body"):
        return found or Counted(None, body_of(spot), by="body of people", body=True)
    if before and previous and previous.back == 0 and previous.measure:
        return replace(previous, by="part" if previous.part else "figure before", before=False) if _goes_on(spot, previous) else NOTHING
    return _carried(spot, previous, part=part)


def _named(noun: Hit | None, by: str, *, before: bool = False) -> Counted | None:
    return Counted(noun.span, noun.name, by, before=before) if noun else None


def _sum(spot: Spot, previous: Counted | None) -> Counted | None:
    """ "les dégâts coûteraient 3,5 milliards": a sum without its currency, behind a verb of money or where one was counted."""
    money, worded = spot.measures.money, not spot.sentence.text[spot.figure.start : spot.figure.end].isdigit()
    if previous and previous.measure in money and previous.back <= FAR_BACK and spot.most >= MILLION and worded and spot.equated():
        return Counted(None, previous.measure, by="sum told of", cued=True)
    if not money or spot.most < MUCH or not spot.holds("claims.paid"):
        return None
    return Counted(None, min(sorted(money), key=lambda name: far(spot, spot.end, name)), by="payment")


def body_of(spot: Spot) -> str | None:
    """Whom a body of people named before a figure is made of ("un contingent de 3 000"): the people the sentence's topic is of."""
    if not spot.holds("claims.body"):
        return None
    return next((name for name in spot.measures.kinds if set(spot.measures.topics_of[name]) & set(spot.topics)), None)


def apposed(spot: Spot) -> Hit | None:
    """The noun right before a figure, a comma or colon between them, or right behind it ("300, tous pompiers")."""
    found = spot.find("claims.apposed_behind", spot.first) or spot.find("claims.apposed", None, spot.end)
    first = found.groups["noun"][0] if found else -1
    return max((hit for hit in spot.counted if hit.first == first), key=lambda hit: hit.last, default=None)


def _pointed(spot: Spot, before: Spot | None, previous: Counted | None, *, behind: bool) -> Counted:
    """What words that point back mean."""
    if behind:
        found = _named(apposed(spot), "apposition")
        toll = previous is not None and previous.measure in spot.measures.tolls
        if toll and spot.holds("claims.others_act"):
            return NOTHING
        if found and found.span and found.span.start >= spot.figure.end:
            return found
    named = [hit for hit in spot.counted if spot.floor <= hit.first and hit.last < spot.first]
    if named and (not behind or not previous or not previous.measure or previous.back):
        return Counted(named[-1].span, named[-1].name, by="anaphor")
    reach = 0 if before and behind else FAR_BACK
    return replace(previous, by="anaphor", before=False) if previous and previous.back <= reach else NOTHING


def _goes_on(spot: Spot, previous: Counted) -> bool:
    """Whether a bare figure is joined to the one before, or stands under a side of its own ("the prefect 900"): no verb of its own
    governs it ("killed 20 and uprooted 500"), and what is said of it is not said of those counted before."""
    toll = previous.measure in spot.measures.tolls
    if toll and (is_whole(spot) or spot.holds("claims.acts")):
        return False
    return spot.holds("claims.linked")


def _carried(spot: Spot, previous: Counted | None, *, part: bool) -> Counted:
    """People named earlier in the sentence, else what the sentence before counted."""
    few, kinds = spot.most < FEW, spot.measures.kinds
    named = [hit for hit in spot.counted if hit.last < spot.first and hit.name in kinds and not spot.holds_at("det.one", hit.first - 1)]
    if named and not few and (part or spot.holds("claims.begins")):
        return Counted(named[-1].span, named[-1].name, by="part" if part else "named before", part=part)
    if previous is None or previous.measure is None or spot.holds("claims.of_another"):
        return NOTHING
    if not (previous.asked and previous.back == 1):
        reach = FAR_BACK if spot.holds("claims.count") else BACK
        free = spot.holds("claims.count") or spot.holds("claims.free")
        acting = previous.measure in spot.measures.tolls and (spot.holds("claims.acts") or spot.holds("claims.they_are"))
        if few or previous.back > reach or not free or acting:
            return NOTHING
    return replace(previous, by="carried", before=False)


def carried_from(counted: Counted, why: str | None, before: Counted | None) -> Counted | None:
    """What later sentences may mean once a figure was read: nothing where it was of others or denied (``why``)."""
    if counted.measure is None:
        return before
    if why:
        return OTHERS
    return replace(counted, lead=before.lead or before.measure) if before else counted


def carried_on(sentence: Sentence, counted: Counted | None, previous: Counted | None) -> Counted | None:
    """What later sentences may mean: what this one counted last, or asks about; else what was meant before it."""
    if counted is not None:
        return replace(counted, back=1)
    if "mark.question" in sentence.tags and any("mark.question" in token.tags for token in sentence.tokens[-2:]):
        hits = (*sentence.hits.get("counted", ()), *sentence.hits.get("state", ()))
        asked = max(hits, key=lambda hit: (hit.last, hit.last - hit.first), default=None)
        if asked:
            return Counted(asked.span, asked.name, by="asked", asked=True, back=1)
    return replace(previous, back=previous.back + 1) if previous and previous.back < FAR_BACK else None
