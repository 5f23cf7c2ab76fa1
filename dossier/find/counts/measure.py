"""What a figure counts: the noun, then the measure.

The cascade, strongest evidence first; the first step that answers decides:

1. The whole of which the figure is a part ("37 des 64 localités"); a currency sign; the noun that it is the number of ("à 300 le
   nombre de disparus").
2. The count of the sentence before ("a porté ce total à 3 000 hommes"); a part of what the figure before counts ("dont 3 enfants").
3. The noun behind the figure ("600 morts", "5 000 des soldats"), as far as its noun phrase reaches. What is said of it in its clause
   ("mille cent soldats ... morts ou blessés", "killed 41 people") outweighs a noun that only names people, and so does the noun
   before ("des pertes de 3 000 hommes"); of two states the one that holds the other, so that "4 000 tués ou blessés" never
   becomes 4 000 killed.
4. A noun for people in general ("40 personnes"): a state, the noun before, the body of people that they make up. They are never those
   counted before.
5. No noun: what is said of it, or its antecedent (antecedent.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import inf

from dossier.find.counts import antecedent
from dossier.find.counts.antecedent import FEW, body_of, is_bare, points_behind
from dossier.find.counts.noun import Phrase, apposed, nearest, noun_before
from dossier.find.counts.parts import part_of_next, settled
from dossier.find.counts.reading import Reading, read_around
from dossier.find.counts.spots import NOTHING, Counted, Spot
from dossier.find.counts.states import is_predicate
from dossier.find.lexicon import CAPITAL, Hit
from dossier.models import Span

THOUSAND = 1000  # a sum so many times smaller than the one before it is told in that one's scale

Step = Callable[[Reading], Counted | None]


def what_is_counted(spots: Sequence[Spot], number: int, previous: Counted | None, *, for_part: bool = False) -> Counted:
    """What one of a sentence's figures counts; ``previous`` is what the figure before it counts, or the last one of an earlier
    sentence. ``for_part``: asked for a part of it, of which more may be said than of the whole."""
    if number + 1 < len(spots) and spots[number].holds("claims.of_whole"):
        part, whole = (what_is_counted(spots, number + 1, previous, for_part=part) for part in (True, False))
        return part_of_next(part, whole, spots[number])
    reading = read_around(spots, number, previous, for_part=for_part)
    found = next(filter(None, (step(reading) for step in _steps(reading))), NOTHING)
    return settled(reading, NOTHING if _lacks_scale(reading, found) or _is_either(spots[number], found) else _dead(reading, found))


def _is_either(spot: Spot, found: Counted) -> bool:
    """ "40 habitants sont morts ou disparus": neither all dead nor all missing, where no measure is of both."""
    measures = spot.measures
    if found.measure not in measures.tolls:
        return False
    held = {found.measure, *(name for name, wider in measures.wider.items() if found.measure in wider)}
    for match in spot.rules.grammar.find("claims.either", spot.row, spot.end, spot.limit):
        one, other = (_names_at(spot, match.groups[group][0]) for group in ("one", "other"))
        apart = other if found.measure in one else one
        if found.measure in one | other and apart and held.isdisjoint(apart) and apart <= set(measures.tolls):
            return True
    return False


def _names_at(spot: Spot, place: int) -> set[str]:
    """The measures of which the words at a token speak."""
    return {hit.name for hit in (*spot.counted(place), *spot.said(place)) if hit.first <= place <= hit.last}


def _lacks_scale(reading: Reading, found: Counted) -> bool:
    """Whether a sum's millions are left out, as those of the sum before are meant ("2 million euros. The opposition asks for ten")."""
    spot, previous = reading.spot, reading.previous
    carried = found.measure in reading.measures.money and found.measure == previous.measure and not spot.figure.unit
    return carried and spot.most * THOUSAND <= previous.most


def _dead(reading: Reading, found: Counted) -> Counted:
    """ "Victims" are the dead where the article has counted as many dead, and no wounded or missing."""
    dead, counted, sentence = reading.measures.dead, reading.previous.toll, reading.spot.sentence
    if dead is None or found.span is None or found.measure not in reading.measures.wider[dead]:
        return found
    if (reading.spot.figure.high or inf) > counted.get(dead, 0):
        return found
    victims = sentence.has("noun.victim", sentence.number(found.span.start), sentence.number(found.span.end))
    return replace(found, measure=dead) if victims and counted.keys() <= {dead, found.measure} else found


def _steps(reading: Reading) -> Iterator[Step]:
    """The steps of the cascade that a figure goes through."""
    yield from _ANY
    if reading.noun:
        yield from _TOLL if reading.is_toll(reading.noun) else _PEOPLE if reading.is_people(reading.noun) else _THINGS
    elif reading.person:
        yield from _PERSONS
    elif reading.state:
        yield from _STATE
    else:
        yield _gathered
        yield from antecedent.STEPS


def _currency(reading: Reading) -> Counted | None:
    unit, measures = reading.spot.figure.unit, reading.measures
    names = (measures.currencies.get(unit[-1]) or sorted(measures.money)) if unit else None
    return Counted(None, nearest(reading.spot, names), "currency") if names else None


def _number_of(reading: Reading) -> Counted | None:
    """ "à 300 le nombre de disparus": the noun behind the figure of which it is the number."""
    noun = reading.spot.noun("claims.number_of", reading.spot.first)
    if noun is None:
        return None
    tolls = filter(reading.is_toll, reading.spot.said(noun.last + 1, noun.last + 3)) if noun.name in reading.measures.kinds else ()
    return Counted(noun.span, next(iter(tolls), noun).name, "number of")


def _among(reading: Reading) -> Counted | None:
    """ "Three Canadians were among the dead"; "three of the wounded died" are dead."""
    spot = reading.spot
    listed = spot.noun("claims.all_among", 0, spot.end) if not reading.is_toll(reading.noun) else None
    noun = spot.noun("claims.among") or listed
    if noun is None or not reading.is_toll(noun) or noun.first == spot.end:
        return None
    said = reading.state if reading.state and reading.state.name != noun.name else None
    return Counted(noun.span, (said or noun).name, "among", part=said is None)


def _same_total(reading: Reading) -> Counted | None:
    """ "a porté ce total à 3 000 hommes": what the sentence before counted; "le bilan est passé à 38": the dead, where the article has
    counted any."""
    previous, spot = reading.previous, reading.spot
    if reading.state or reading.is_toll(reading.noun):
        return None
    measure = (previous.lead or previous.measure) if spot.holds("claims.same_total") else None
    if (reading.person or is_bare(spot)) and spot.holds("claims.toll") and not spot.counted(spot.floor, spot.first):
        measure = _the_toll(reading) or measure
    return Counted(reading.words if reading.noun else previous.span, measure, "same total") if measure else None


def _the_toll(reading: Reading) -> str | None:
    """As what "the toll" counts: the dead, unless the article has counted only others."""
    dead, counted = reading.measures.dead, reading.previous.toll
    return dead if not counted or dead in counted else next(iter(counted)) if len(counted) == 1 else None


def _part(reading: Reading) -> Counted | None:
    """ "12 morts, dont 3 enfants et 2 pompiers": a part of what the figure before counts, unless its noun has a measure of its own
    and that whole is no toll."""
    whole, noun = reading.whole, reading.noun
    if whole is None or reading.is_toll(reading.state):
        return None
    if noun and (noun.name not in reading.measures.kinds or whole.measure not in reading.measures.tolls):
        return None
    words = reading.spot.sentence.tokens[slice(*reading.phrase)]
    return Counted(Span(words[0].start, words[0].end) if words else whole.span, whole.measure, "part")


def _released(reading: Reading) -> Counted | None:
    """ "13 Orlanders were released", "in exchange for 150 women": captives, where the article spoke of such."""
    spot, previous = reading.spot, reading.previous
    if previous.measure not in reading.measures.captives or reading.state or reading.is_toll(reading.noun):
        return None
    found = spot.find("claims.released", spot.floor, len(spot.row))
    if found is None or found.groups["own"][0] != spot.first or not (_of_people(reading) or spot.holds_at(CAPITAL, reading.phrase[0])):
        return None
    swapped = reading.measures.prisoners if "swapped" in found.groups else (previous.measure,)
    return Counted(reading.words, swapped[0], "released") if swapped else None


def _toll(reading: Reading) -> Counted | None:
    """ "600 morts", "4 000 tués ou blessés": of two the one that holds the other, or that befell others ("6 otages tués", "6 manifestants
    arrêtés", "6 blessés sont morts", but not "6 otages détenus")."""
    noun, state, measures = reading.noun, reading.state, reading.measures
    if noun is None or state is None:
        return _as(reading, noun, "noun after")
    wider = state.name in measures.wider.get(noun.name, ())
    graver = 0 < measures.by_id[state.name].gravity < (measures.by_id[noun.name].gravity or inf)
    befell = noun.name not in measures.casualties and (state.name in measures.casualties or graver)
    befell = befell or (graver and is_predicate(reading.spot, state))
    return _as(reading, state if wider or befell else noun, "noun after")


def _named_before(reading: Reading) -> Counted | None:
    """ "les deux hommes", "these two men": no count, but those named before."""
    figure = reading.spot.figure
    few = figure.relation == "exact" and reading.spot.most < FEW
    return NOTHING if few and not reading.state and reading.spot.holds("claims.known") else None


def _things_named_before(reading: Reading) -> Counted | None:
    """ "ces deux maisons", but not "les trois écoles de Besson"."""
    return None if reading.spot.holds("claims.placed") else _named_before(reading)


def _said(reading: Reading) -> Counted | None:
    """ "600 soldats ont été tués", "41 personnes sont portées disparues"."""
    return _as(reading, reading.state, "state") if reading.is_toll(reading.state) or _covers(reading) else None


def _covers(reading: Reading) -> bool:
    """Whether the noun is a word of what is said of it."""
    noun, state = reading.noun, reading.state
    return noun is not None and state is not None and state.first <= noun.first <= state.last


def _said_of_things(reading: Reading) -> Counted | None:
    """ "six maisons détruites, 12 personnes tuées": houses are not killed."""
    noun = reading.noun
    human = noun and reading.spot.sentence.has("noun.people", noun.first, noun.last + 1)
    return _said(reading) if human or not reading.is_people(reading.state) or _covers(reading) else None


def _toll_before(reading: Reading) -> Counted | None:
    """ "des pertes de 3 000 hommes", "les onze tués sont dix soldats et un douanier"."""
    previous = reading.follows
    if previous and previous.measure in reading.measures.tolls and reading.spot.find("claims.consists", reading.spot.floor - 1):
        return Counted(reading.words, previous.measure, "figure before")
    noun = noun_before(reading.spot, reading.before)
    return _as(reading, noun, "noun before") if reading.is_toll(noun) else None


def _lost(reading: Reading) -> Counted | None:
    """ "a perdu 41 soldats"."""
    losses = reading.measures.losses
    return Counted(reading.words, losses[0], "loss") if losses and reading.spot.holds("claims.lost") else None


def _kind(reading: Reading) -> Counted | None:
    """The kind of people in apposition to the figure ("300 hommes, tous pompiers")."""
    kind = apposed(reading.spot) if reading.person else None
    return _as(reading, kind, "apposition") if reading.is_people(kind) else None


def _as_named(reading: Reading) -> Counted | None:
    return _as(reading, reading.noun, "noun after")


def _as_said(reading: Reading) -> Counted | None:
    return _as(reading, reading.state, "state")


def _sought(reading: Reading) -> Counted | None:
    """Who seeks is not counted; whom people of the dossier seek is missing."""
    sought, spot = reading.measures.sought, reading.spot
    if not sought or not spot.holds("claims.sought"):
        return None
    seekers = (hit for hit in spot.counted(0, spot.first) if hit.name in reading.measures.kinds)
    return Counted(reading.words, sought[0], "sought") if any(seekers) else None


def _equated(reading: Reading) -> Counted | None:
    """ "les morts sont 40 personnes"."""
    noun = noun_before(reading.spot, reading.before) if reading.spot.holds("claims.equated") else None
    return _as(reading, noun, "noun before") if reading.is_people(noun) else None


def _gathered(reading: Reading) -> Counted | None:
    """ "5 000 people are expected at the march", "the organisers counted 5 000 people"."""
    crowds = sorted(reading.measures.crowds)
    return Counted(reading.words, nearest(reading.spot, crowds), "gathered") if crowds and reading.spot.holds("claims.gathered") else None


def _same_people(reading: Reading) -> Counted | None:
    """ "La police a dénombré 5 000 personnes": people as somebody counts them are those spoken of, unless these are dead or hurt."""
    previous, measures = reading.previous, reading.measures
    spoken_of = previous.measure in measures.people and previous.measure not in measures.casualties
    return Counted(reading.words, previous.measure, "people counted") if spoken_of and reading.spot.holds("claims.tallied") else None


def _in_body(reading: Reading) -> Counted | None:
    body = body_of(reading.spot)
    return Counted(reading.words, body, "people told of") if body else NOTHING


def _bare_state(reading: Reading) -> Counted | None:
    """ "40 ont été tués": of whom it is said was named before."""
    spot, previous = reading.spot, reading.previous
    if not (is_bare(spot) or points_behind(spot) or spot.holds("claims.pointing")):
        return None
    span = previous.span if _are_these(reading) else None
    return _as(reading, reading.state, "state", span=span, others=previous.others and previous.back <= 1)


def _are_these(reading: Reading) -> bool:
    """Whether what is said of a bare figure may be said of those counted before: houses do not die, the dead do not march."""
    before, said, measures = reading.previous.measure, reading.state and reading.state.name, reading.measures
    return (before in measures.people) == (said in measures.people) and not (said in measures.crowds and before in measures.tolls)


def _state(reading: Reading) -> Counted | None:
    """What is said of those whom no known noun names makes them a toll; other people only where a word shows that they are people."""
    state = reading.state
    if not (_human(reading) if reading.is_people(state) else reading.is_toll(state)):
        return NOTHING
    return _as(reading, state, "state", span=reading.words if reading.phrase[0] < reading.phrase[1] else None)


def _human(reading: Reading) -> bool:
    """Whether a noun phrase holds a noun for people, is a party's ("300 Hollandais"), or is said to be what only people are ("12 dockers
    were killed"): "trois hélicoptères déployés" are no soldiers."""
    sentence, phrase, state = reading.spot.sentence, reading.phrase, reading.state
    if sentence.has("noun.animal", *phrase):
        return False
    if state and any(sentence.has(tag, state.first, state.last + 1) for tag in ("verb.mortal", "verb.human")):
        return True
    return _of_people(reading)


def _of_people(reading: Reading) -> bool:
    """Whether a noun phrase names people, or a party's ("300 Hollandais")."""
    sentence, phrase = reading.spot.sentence, _head_of(reading)
    return sentence.has("noun.people", *phrase) or sentence.has("group", *phrase) or reading.spot.holds_at("party.adjective", phrase[0])


def _head_of(reading: Reading) -> Phrase:
    """Where a phrase's head is: of "attaques de commissariats" the attacks, where a language has it first."""
    first, end = reading.phrase
    if reading.spot.rules.language.settings["head"] == "last":
        return first, end
    tokens = reading.spot.sentence.tokens
    return first, next((place for place in range(first + 1, end) if "prep.of" in tokens[place].tags), end)


_UNSET = Span(-1, -1)


def _as(reading: Reading, hit: Hit | None, by: str, *, span: Span | None = _UNSET, others: bool = False) -> Counted | None:
    """The figure counted as one of a word's measure."""
    return Counted(reading.words if span is _UNSET else span, hit.name, by, others=others) if hit else None


_ANY: Sequence[Step] = (_currency, _number_of, _among, _same_total, _part, _released)
_TOLL: Sequence[Step] = (_toll,)
_PEOPLE: Sequence[Step] = (_named_before, _said, _toll_before, _lost, _kind, _as_named)
_THINGS: Sequence[Step] = (_things_named_before, _said_of_things, _as_named)
_PERSONS: Sequence[Step] = (_as_said, _sought, _equated, _kind, _gathered, _same_people, _in_body)
_STATE: Sequence[Step] = (_bare_state, antecedent.judged, _state)
