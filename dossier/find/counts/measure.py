"""What a figure counts: the noun, then the measure.

The cascade, strongest evidence first:

1. A currency sign, then the noun after the figure ("600 morts", "5 000 des soldats"), as far as its noun phrase reaches.
2. What is said of it in its clause ("mille cent soldats ... morts ou blessés", "killed 41 people"): a state outweighs a noun
   that only names people, and of two states the one that holds the other, so that "4 000 tués ou blessés" never becomes
   4 000 killed. So does the noun before ("des pertes de 3 000 hommes").
3. A noun for people in general ("40 personnes"): a state, the noun before, the body of people that they make up.
4. No noun: antecedent.py.
"""

from __future__ import annotations

from dossier.find.counts.antecedent import FEW, NOTHING, antecedent, apposed, is_bare, people_of, points_back
from dossier.find.counts.noun import Counted, Told, far, noun_before, noun_in, number_of, phrase_after, span_of
from dossier.find.counts.parts import part_of
from dossier.find.counts.states import done_to, is_whole, state_of
from dossier.find.lexicon import Hit
from dossier.find.rules import Rules
from dossier.models import Span

EQUATED = 4  # words before a figure in which what equates it with its noun stands


def what_is_counted(told: Told, number: int, rules: Rules, previous: Counted | None, *, for_part: bool = False) -> Counted:
    """What figure ``number`` of a sentence counts; ``previous`` is what the figure before it, or the last one of an
    earlier sentence, counted. ``for_part``: asked for a part of it, of which more may be said than of the whole."""
    figure = told.figures[number]
    currency = _currency(told, number, rules)
    if currency:
        return Counted(None, currency, by="currency")
    if number + 1 < len(told.figures) and rules.language.regex("claims.part_of").fullmatch(
        told.text, figure.end, told.figures[number + 1].start
    ):
        return what_is_counted(told, number + 1, rules, previous, for_part=True)
    phrase = phrase_after(told, number, rules)
    behind = number_of(told, number, rules)
    if behind:
        near = next((hit for hit in told.states if 0 < hit.first - behind.last <= 2 and hit.name in rules.tolls), None)
        name = near.name if near and behind.name in rules.people and behind.name not in rules.tolls else behind.name
        return Counted(Span(behind.start, behind.end), name, by="number of")
    noun = noun_in(told, number, phrase, rules)
    said = bool(told.states) and (for_part or not is_whole(told, number, rules))
    acted = done_to(told, number, rules) if said else None
    state = acted or state_of(told, number, rules) if said else None
    if state and any(state.name in named for named in rules.currencies.values()):
        state = None  # "20 000 bâches promises" are no money
    total = previous if state is None and not (noun and noun.name in rules.tolls) and _same_total(told, number, rules) else None
    if total and total.measure:
        return Counted(span_of(told, phrase, noun, rules) if noun else total.span, total.lead or total.measure, by="same total")
    part = part_of(told, number, phrase, noun, previous, rules) if number and (state is None or state.name not in rules.tolls) else None
    if part:
        return part
    person = _person(told, phrase, rules)
    if noun and not (acted and person and person.first < noun.first):
        return _by_noun(told, number, phrase, noun, state, rules)
    if person:
        return _by_person(told, number, phrase, person, state, rules)
    bare = is_bare(told, number, phrase, rules)
    if state and (bare or points_back(told, number, rules)):
        others = previous is not None and previous.others and previous.back <= 1
        return Counted(previous.span if previous else None, state.name, by="state", others=others)
    found = antecedent(told, number, rules, previous, bare=bare)
    if found.measure or not state:
        return found
    if not bare and state.name not in rules.tolls and not (state.name in rules.people and _human(told, phrase, state, rules)):
        return NOTHING
    return Counted(span_of(told, phrase, None, rules) if phrase[0] < phrase[1] else None, state.name, by="state")


def _human(told: Told, phrase: tuple[int, int], state: Hit, rules: Rules) -> bool:
    """Whether a noun phrase holds a noun for people, is a party's, or is said to be what only people are ("12 dockers were
    killed"): "trois hélicoptères déployés" are no soldiers."""
    if told.sentence.has("claims.mortal", state.first, state.last + 1):
        return True
    by_party = any(item.adjective and item.hit.first == phrase[0] for item in told.sentence.named)  # "300 Hollandais"
    return by_party or any(told.sentence.has(tag, *phrase) for tag in ("claims.persons", "claims.people"))


def _person(told: Told, phrase: tuple[int, int], rules: Rules) -> Hit | None:
    """The noun for people in general of a phrase, by its place in the sentence."""
    first, last = next(told.sentence.tagged("claims.persons", *phrase), (-1, -1))
    return Hit(told.words[first].start, told.words[last].end, first, last, "persons") if first >= 0 else None


def _by_noun(told: Told, number: int, phrase: tuple[int, int], noun: Hit, state: Hit | None, rules: Rules) -> Counted:
    """The noun's measure, unless a state or the noun before the figure says more of those people."""
    span = span_of(told, phrase, noun, rules)
    if noun.name in rules.tolls:
        return Counted(span, _widest(noun.name, state, rules), by="noun after")
    if state is None and _refers(told, number, noun, rules):
        return NOTHING
    if state and state.name in rules.people and noun.name not in rules.people and state.first > noun.last:
        state = None  # "six maisons détruites, 12 personnes tuées": houses are not killed
    if state and (state.name in rules.tolls or state.first <= noun.first <= state.last):
        return Counted(span, state.name, by="state")
    toll = noun_before(told, number, rules) if noun.name in rules.people else None
    if toll and toll.name in rules.tolls:
        return Counted(span, toll.name, by="noun before")
    place = told.before[number]
    if rules.losses and noun.name in rules.people and told.sentence.has("claims.losing", max(0, place - 1), place):
        return Counted(span, rules.losses[0], by="loss")
    kind = apposed(told, number, rules) if _person(told, (noun.first, noun.last + 1), rules) else None
    if kind and kind.name in rules.people:
        return Counted(span, kind.name, by="apposition")
    return Counted(span, noun.name, by="noun after")


def _refers(told: Told, number: int, noun: Hit, rules: Rules) -> bool:
    """ "les deux hommes", "these two men": no count, but those told of; "les trois écoles de Besson" are told of here."""
    figure, place = told.figures[number], told.before[number] - 1
    few = figure.relation == "exact" and (figure.high or FEW) < FEW
    if noun.name not in rules.people and rules.language.regex("claims.named_place").match(told.text, noun.end):
        return False
    return few and place >= 0 and "claims.definite" in told.words[place].tags


def _by_person(told: Told, number: int, phrase: tuple[int, int], person: Hit, state: Hit | None, rules: Rules) -> Counted:
    """ "40 personnes", "40 people": they count as what happened to them or as what they are said to be, never as those told of before."""
    span = Span(told.words[phrase[0]].start, person.end)
    if state:
        return Counted(span, state.name, by="state")
    if rules.sought and _sought(told, number, rules):
        return Counted(span, rules.sought[0], by="sought")
    earlier = noun_before(told, number, rules) if _is_equated(told, number, rules) else None
    if earlier and earlier.name in rules.people:
        return Counted(span, earlier.name, by="noun before")
    kind = apposed(told, number, rules)
    if kind and kind.name in rules.people:
        return Counted(span, kind.name, by="apposition")
    return Counted(span, default, by="people told of") if (default := people_of(told, number, rules)) else NOTHING


def _sought(told: Told, number: int, rules: Rules) -> bool:
    """ "Rescuers are looking for 64 people": who seeks is not counted, and whom people of the dossier seek is missing."""
    place = told.before[number]
    if not any(last == place - 1 for _, last in told.sentence.tagged("claims.seeking", max(0, place - 3), place)):
        return False
    return any(hit.last < place and hit.name in rules.people and hit.name not in rules.tolls for hit in told.counted)


def _is_equated(told: Told, number: int, rules: Rules) -> bool:
    """Whether what equates a noun with a figure stands right before it ("the dead number 40 people"), not another verb's own
    auxiliary ("rescuers are feeding 40 people")."""
    place = told.before[number]
    start = max(0, place - EQUATED)
    equated = told.sentence.tagged("claims.equals", start, place)
    return any(all("claims.adverbs" in word.tags for word in told.words[last + 1 : place]) for _, last in equated)


def _widest(name: str, state: Hit | None, rules: Rules) -> str:
    return state.name if state and state.name in rules.wider.get(name, frozenset()) else name


def _currency(told: Told, number: int, rules: Rules) -> str | None:
    """The measure of money, where the figure bears a currency's sign."""
    named = rules.currencies.get(told.figures[number].unit or "", ())
    return min(named, key=lambda name: far(told, told.after[number], name, rules), default=None)


def _same_total(told: Told, number: int, rules: Rules) -> bool:
    """ "a porté ce total à 3 000 hommes": what was counted before."""
    return bool(rules.language.regex("claims.same_total").search(told.gap(number)))
