"""What a figure counts: the noun, then the measure.

The cascade, strongest evidence first:

1. A currency sign; the whole of which the figure is a part ("37 des 64 localités"); the noun that it is the number of ("à 300 le
   nombre de disparus").
2. The count of the sentence before ("a porté ce total à 3 000 hommes"); a part of what the figure before counts ("dont 3 enfants").
3. The noun behind the figure ("600 morts", "5 000 des soldats"), as far as its noun phrase reaches. What is said of it in its clause
   ("mille cent soldats ... morts ou blessés", "killed 41 people") outweighs a noun that only names people, and so does the noun
   before ("des pertes de 3 000 hommes"); of two states the one that holds the other, so that "4 000 tués ou blessés" never
   becomes 4 000 killed.
4. A noun for people in general ("40 personnes"): a state, the noun before, the body of people that they make up.
5. No noun: what is said of it, or its antecedent (antecedent.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier.find.counts.antecedent import FEW, NOTHING, antecedent, apposed, body_of
from dossier.find.counts.noun import far, noun_before, noun_behind, phrase_of, span_of
from dossier.find.counts.spots import Counted, Spot
from dossier.find.counts.states import done_to, is_whole, state_behind
from dossier.find.lexicon import Hit
from dossier.models import Span

Phrase = tuple[int, int]


def what_is_counted(spots: Sequence[Spot], number: int, previous: Counted | None, *, for_part: bool = False) -> Counted:
    """What one of a sentence's figures counts; ``previous`` is what the figure before it counts, or the last one of an earlier
    sentence. ``for_part``: asked for a part of it, of which more may be said than of the whole."""
    spot, before = spots[number], spots[number - 1] if number else None
    measures = spot.measures
    named = measures.currencies.get(spot.figure.unit or "", ())
    if named:
        return Counted(None, min(named, key=lambda name: far(spot, spot.end, name)), by="currency")
    if number + 1 < len(spots) and spot.holds("claims.of_whole"):
        return what_is_counted(spots, number + 1, previous, for_part=True)
    behind = _number_of(spot)
    if behind:
        return behind
    phrase = phrase_of(spot)
    noun = noun_behind(spot, phrase)
    acted, state = _said(spot, for_part=for_part)
    if previous and previous.measure and not state and not (noun and noun.name in measures.tolls) and spot.holds("claims.same_total"):
        return Counted(span_of(spot, phrase, noun) if noun else previous.span, previous.lead or previous.measure, by="same total")
    part = None if state and state.name in measures.tolls else _part(spots, number, phrase, noun, previous)
    if part:
        return part
    person = _person(spot, phrase)
    if noun and not (acted and person and person.first < noun.first):
        return _by_noun(spot, before, phrase, noun, state)
    if person:
        return _by_person(spot, before, phrase, person, state)
    return _by_state(spot, before, phrase, state, previous)


def _said(spot: Spot, *, for_part: bool) -> tuple[Hit | None, Hit | None]:
    """What befell the counted by the verb before them, and what is said of them there or behind."""
    if not spot.states or (not for_part and is_whole(spot)):
        return None, None
    acted = done_to(spot)
    state = acted or state_behind(spot)
    return acted, None if state and state.name in spot.measures.money else state  # "20 000 bâches promises" are no money


def _number_of(spot: Spot) -> Counted | None:
    """ "à 300 le nombre de disparus": the noun behind the figure of which it is the number."""
    found = spot.find("claims.number_of", spot.first)
    noun = next((hit for hit in spot.counted if found and hit.first == found.groups["noun"][0]), None)
    if noun is None:
        return None
    near = next((hit for hit in spot.states if 0 < hit.first - noun.last <= 2 and hit.name in spot.measures.tolls), None)
    return Counted(noun.span, near.name if near and noun.name in spot.measures.kinds else noun.name, by="number of")


def _part(spots: Sequence[Spot], number: int, phrase: Phrase, noun: Hit | None, previous: Counted | None) -> Counted | None:
    """ "12 morts, dont 3 enfants et 2 pompiers": a part of what the figure before counts, unless its noun has a measure of its own
    and that whole is no toll."""
    spot, measures = spots[number], spots[number].measures
    if previous is None or previous.measure is None or previous.back or not number:
        return None
    joined = not spot.holds("claims.part")
    if joined and not (previous.part and spot.holds("claims.joined")):
        return None
    if spot.most > spots[number - 1 - joined].most:
        return None
    if noun and not (noun.name in measures.kinds and previous.measure in measures.tolls):
        return None
    words = spot.sentence.tokens[phrase[0] : phrase[1]]
    return Counted(Span(words[0].start, words[0].end) if words else previous.span, previous.measure, by="part", part=True)


def _person(spot: Spot, phrase: Phrase) -> Hit | None:
    """The noun for people in general of a phrase, by its place in the sentence."""
    first, last = next(spot.sentence.tagged("noun.person", *phrase), (-1, -1))
    words = spot.sentence.tokens
    return Hit(words[first].start, words[last].end, first, last, "") if first >= 0 else None


def _by_noun(spot: Spot, before: Spot | None, phrase: Phrase, noun: Hit, state: Hit | None) -> Counted:
    """The noun's measure, unless a state or the noun before the figure says more of those people."""
    span, measures = span_of(spot, phrase, noun), spot.measures
    if noun.name in measures.tolls:
        wider = state is not None and state.name in measures.wider.get(noun.name, ())
        return Counted(span, state.name if state and wider else noun.name, by="noun after")
    of_things = noun.name not in measures.people
    if state is None and _is_known(spot, of_things=of_things):
        return NOTHING
    if state and of_things and state.name in measures.people and state.first > noun.last:
        state = None  # "six maisons détruites, 12 personnes tuées": houses are not killed
    if state and (state.name in measures.tolls or state.first <= noun.first <= state.last):
        return Counted(span, state.name, by="state")
    toll = None if of_things else noun_before(spot, before)
    if toll and toll.name in measures.tolls:
        return Counted(span, toll.name, by="noun before")
    if not of_things and measures.losses and spot.holds("claims.lost"):
        return Counted(span, measures.losses[0], by="loss")
    kind = _kind(spot) if _person(spot, (noun.first, noun.last + 1)) else None
    return Counted(span, kind.name, by="apposition") if kind else Counted(span, noun.name, by="noun after")


def _is_known(spot: Spot, *, of_things: bool) -> bool:
    """ "les deux hommes", "these two men": no count, but those named before; "les trois écoles de Besson" are named here."""
    few = spot.figure.relation == "exact" and (spot.figure.high or FEW) < FEW
    return few and spot.holds("claims.known") and not (of_things and spot.holds("claims.placed"))


def _kind(spot: Spot) -> Hit | None:
    """The kind of people in apposition to the figure."""
    kind = apposed(spot)
    return kind if kind and kind.name in spot.measures.people else None


def _by_person(spot: Spot, before: Spot | None, phrase: Phrase, person: Hit, state: Hit | None) -> Counted:
    """ "40 personnes", "40 people": they count as what happened to them or as what they are said to be, never as those counted before."""
    span, measures = Span(spot.sentence.tokens[phrase[0]].start, person.end), spot.measures
    if state:
        return Counted(span, state.name, by="state")
    if (
        measures.sought
        and spot.holds("claims.sought")
        and any(hit.last < spot.first and hit.name in measures.kinds for hit in spot.counted)
    ):
        return Counted(span, measures.sought[0], by="sought")  # who seeks is not counted; whom people of the dossier seek is missing
    noun = noun_before(spot, before) if spot.holds("claims.equated") else None
    if noun and noun.name in measures.people:
        return Counted(span, noun.name, by="noun before")
    kind = _kind(spot)
    if kind:
        return Counted(span, kind.name, by="apposition")
    body = body_of(spot)
    return Counted(span, body, by="people told of") if body else NOTHING


def _by_state(spot: Spot, before: Spot | None, phrase: Phrase, state: Hit | None, previous: Counted | None) -> Counted:
    """What is said of those whom no noun names: it makes them a toll; other people only where a word shows that they are people."""
    bare = spot.find("claims.bare", spot.first) is not None
    if state and (bare or spot.find("claims.pointing_behind", spot.first) or spot.holds("claims.pointing")):
        others = previous is not None and previous.others and previous.back <= 1
        return Counted(previous.span if previous else None, state.name, by="state", others=others)
    found = antecedent(spot, before, previous, bare=bare)
    if found.measure or not state:
        return found
    if not bare and state.name not in spot.measures.tolls and not (state.name in spot.measures.people and _human(spot, phrase, state)):
        return NOTHING
    return Counted(span_of(spot, phrase, None) if phrase[0] < phrase[1] else None, state.name, by="state")


def _human(spot: Spot, phrase: Phrase, state: Hit) -> bool:
    """Whether a noun phrase holds a noun for people, is a party's ("300 Hollandais"), or is said to be what only people are ("12 dockers
    were killed"): "trois hélicoptères déployés" are no soldiers."""
    sentence = spot.sentence
    people = sentence.has("noun.person", *phrase) or sentence.has("noun.people", *phrase)
    return people or spot.holds_at("party.adjective", phrase[0]) or sentence.has("verb.mortal", state.first, state.last + 1)
