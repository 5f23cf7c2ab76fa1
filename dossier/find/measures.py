"""What a figure counts: the noun, then the measure.

The cascade, strongest evidence first:

1. A currency sign, then the noun after the figure ("600 morts", "5 000 des soldats"), as far as its noun phrase reaches.
2. What is said of it in its clause ("mille cent soldats ... morts ou blessés", "killed 41 people"): a state outweighs a noun
   that only names people, and of two states the one that holds the other, so that "4 000 tués ou blessés" never becomes
   4 000 killed. So does the noun before ("des pertes de 3 000 hommes").
3. A noun for people in general ("40 personnes"): a state, the noun before, the body of people that they make up.
4. No noun: elided.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dossier.find.elided import FEW, NOTHING, antecedent, apposed, is_bare, people_of, points_back
from dossier.find.rules import Rules
from dossier.find.states import done_to, is_whole, state_of
from dossier.find.told import Counted, Told, far, noun_before, noun_in, phrase_after, span_of
from dossier.find.words import Hit
from dossier.models import Span

Earlier = Callable[[], Counted | None]


def what_is_counted(told: Told, number: int, rules: Rules, earlier: Earlier, *, for_part: bool = False) -> Counted:
    """What figure ``number`` of a sentence counts; ``earlier`` tells, where it is asked, what the figure before it, or the
    last one of an earlier sentence, counted. ``for_part``: asked for a part of it, of which more may be said than of the whole."""
    figure = told.figures[number]
    currency = _currency(told, number, rules)
    if currency:
        return Counted(None, currency, by="currency")
    if number + 1 < len(told.figures) and rules.language.regex("claims.part_of").fullmatch(
        told.text, figure.end, told.figures[number + 1].start
    ):
        return what_is_counted(told, number + 1, rules, earlier, for_part=True)
    phrase = phrase_after(told, number, rules)
    noun = noun_in(told, number, phrase, rules)
    whole = not for_part and is_whole(told, number, rules)
    acted = None if whole else done_to(told, number, rules)
    state = None if whole else acted or state_of(told, number, rules)
    total = earlier() if state is None and not (noun and noun.name in rules.tolls) and _same_total(told, number, rules) else None
    if total and total.measure:
        return Counted(span_of(told, phrase, noun, rules) if noun else total.span, total.measure, by="same total")
    person = _person(told, phrase, rules)
    if noun and not (acted and person and person.first < noun.first):
        return _by_noun(told, number, phrase, noun, state, rules)
    if person:
        return _by_person(told, number, phrase, person, state, rules)
    previous, bare = earlier(), is_bare(told, number, phrase, rules)
    if state and (bare or points_back(told, number, rules)):
        others = previous is not None and previous.others and previous.back <= 1
        return Counted(previous.span if previous else None, state.name, by="state", others=others)
    found = antecedent(told, number, rules, previous, bare=bare)
    if found.measure or not state:
        return found
    return Counted(span_of(told, phrase, None, rules) if phrase[0] < phrase[1] else None, state.name, by="state")


def _person(told: Told, phrase: tuple[int, int], rules: Rules) -> Hit | None:
    """The noun for people in general of a phrase, by its place in the sentence."""
    hits = rules.persons.find(told.text, told.words[phrase[0] : phrase[1]])
    return replace(hits[0], first=phrase[0] + hits[0].first, last=phrase[0] + hits[0].last) if hits else None


def _by_noun(told: Told, number: int, phrase: tuple[int, int], noun: Hit, state: Hit | None, rules: Rules) -> Counted:
    """The noun's measure, unless a state or the noun before the figure says more of those people."""
    span = span_of(told, phrase, noun, rules)
    if noun.name in rules.tolls:
        return Counted(span, _widest(noun.name, state, rules), by="noun after")
    if state is None and _refers(told, number, rules):
        return NOTHING
    if state and (state.name in rules.tolls or state.first <= noun.first <= state.last):
        return Counted(span, state.name, by="state")
    toll = noun_before(told, number, rules) if noun.name in rules.people else None
    if toll and toll.name in rules.tolls:
        return Counted(span, toll.name, by="noun before")
    place = told.before[number]
    if rules.losses and noun.name in rules.people and rules.losing.find(told.text, told.words[max(0, place - 1) : place]):
        return Counted(span, rules.losses[0], by="loss")
    kind = apposed(told, number, rules) if _person(told, (noun.first, noun.last + 1), rules) else None
    if kind and kind.name in rules.people:
        return Counted(span, kind.name, by="apposition")
    return Counted(span, noun.name, by="noun after")


def _refers(told: Told, number: int, rules: Rules) -> bool:
    """ "les deux hommes", "these two men": no count, but those told of."""
    figure, place = told.figures[number], told.before[number] - 1
    few = figure.relation == "exact" and (figure.high or FEW) < FEW
    return few and place >= 0 and told.words[place].lower in rules.language.words["claims.definite"]


def _by_person(told: Told, number: int, phrase: tuple[int, int], person: Hit, state: Hit | None, rules: Rules) -> Counted:
    """ "40 personnes", "40 people": they count as what happened to them or as what they are said to be, never as those told of before."""
    span = Span(told.words[phrase[0]].start, person.end)
    if state:
        return Counted(span, state.name, by="state")
    earlier = noun_before(told, number, rules)
    if earlier and earlier.name in rules.people:
        return Counted(span, earlier.name, by="noun before")
    kind = apposed(told, number, rules)
    if kind and kind.name in rules.people:
        return Counted(span, kind.name, by="apposition")
    return Counted(span, default, by="people told of") if (default := people_of(told, number, rules)) else NOTHING


def _widest(name: str, state: Hit | None, rules: Rules) -> str:
    return state.name if state and state.name in rules.wider.get(name, frozenset()) else name


def _currency(told: Told, number: int, rules: Rules) -> str | None:
    """The measure of money, where the figure bears a currency's sign."""
    named = rules.currencies.get(told.figures[number].unit or "", ())
    return min(named, key=lambda name: far(told, told.after[number], name, rules), default=None)


def _same_total(told: Told, number: int, rules: Rules) -> bool:
    """ "a porté ce total à 3 000 hommes": what was counted before."""
    return bool(rules.language.regex("claims.same_total").search(told.gap(number)))
