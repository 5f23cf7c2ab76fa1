"""What a figure counts: the noun, then the measure.

The cascade, strongest evidence first:

1. The noun after the figure ("600 morts", "5 000 des soldats"), as far as its noun phrase reaches.
2. What is said of it in its clause ("mille cent soldats ... morts ou blessés"): a state outweighs a noun that only
   names people, and of two states the one that holds the other, so that "4 000 tués ou blessés" never becomes 4 000 killed.
3. "600 d'entre eux", "dont 600": a state, else what the figure before counted (in an earlier sentence only where words
   point back to it).
4. The noun before the figure ("le nombre de victimes à plus de 6 000", "pertes : 4 000").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.find.rules import Rules
from dossier.find.words import Hit, Word
from dossier.models import Figure, Span

PHRASE_WORDS = 7  # words after a figure in which its noun stands; 5 loses "ouvriers de construction militaire", 9 takes the next noun
PART_REACH = 24  # characters before a whole in which its part stands
STATE_WORDS = 14  # words after a noun in which its state stands


@dataclass(frozen=True, slots=True)
class Counted:
    """The words counted (None where nothing near names them) and the measure they make the figure one of."""

    span: Span | None
    measure: str | None
    before: bool = False
    by: str = ""


def what_is_counted(
    text: str,
    words: Sequence[Word],
    figures: Sequence[Figure],
    number: int,
    rules: Rules,
    previous: Counted | None,
    *,
    for_part: bool = False,
) -> Counted:
    """What figure ``number`` of a sentence counts; ``previous`` is what the figure before it, or the last one of an
    earlier sentence, counted. ``for_part``: asked for a part of it, of which more may be said than of the whole."""
    figure = figures[number]
    if number + 1 < len(figures) and rules.language.regex("claims.part_of").fullmatch(text, figure.end, figures[number + 1].start):
        return what_is_counted(text, words, figures, number + 1, rules, previous, for_part=True)
    limit = figures[number + 1].start if number + 1 < len(figures) else words[-1].end
    after = [word for word in words if figure.end <= word.start < limit]
    phrase = _phrase(after, rules)
    noun = _noun(text, phrase, rules)
    whole = not for_part and _is_whole(text, words, figures, number, rules)
    state = None if whole else _state(text, after, rules)
    if state and number + 1 < len(figures) and _acts(after, state, rules):
        state = None
    if state is None and previous and _same_total(text, words, figures, number, rules) and not (noun and rules.measures[noun.name].states):
        return Counted(_span(phrase, noun, rules) if noun else previous.span, previous.measure)
    if noun:
        measure = _widest(noun.name, state, rules) if state is None or rules.measures[noun.name].states else state.name
        return Counted(_span(phrase, noun, rules), measure)
    pointing = bool(rules.anaphors.find(text, after[:5])) or bool(
        rules.language.regex("claims.pointing").search(text[words[0].start : figure.start])
    )
    unnamed = not phrase or pointing or after[0].lower in rules.language.words["claims.predicates"]
    if unnamed and state:
        return Counted(previous.span if previous else None, state.name)
    earlier = _before(text, words, figures, number, rules)
    if earlier:
        return Counted(Span(earlier.start, earlier.end), earlier.name, before=True)
    if previous and (pointing or (unnamed and number)):
        return previous
    return Counted(_span(phrase, None, rules) if phrase else None, state.name if state else None)


def _phrase(after: Sequence[Word], rules: Rules) -> list[Word]:
    """The noun phrase that follows a figure."""
    stops, links = rules.language.words["claims.stops"], rules.language.words["claims.links"]
    found: list[Word] = []
    for word in after[: PHRASE_WORDS + 3]:
        if word.lower in stops and not (word.lower in rules.language.words["claims.joins"] and found):
            break
        if word.is_mark and word.lower not in links:
            break
        found.append(word)
        if len(found) == PHRASE_WORDS:
            break
    while found and found[0].lower in links:
        found.pop(0)
    return found


def _noun(text: str, phrase: Sequence[Word], rules: Rules) -> Hit | None:
    """The counted noun of a phrase: the first, of those that begin there the longest."""
    hits = [hit for hit in rules.counted.find(text, phrase) if not _of_the(phrase, hit, rules)]
    return min(hits, key=lambda hit: (hit.first, -hit.last, _rank(hit.name, rules)), default=None)


def _of_the(phrase: Sequence[Word], hit: Hit, rules: Rules) -> bool:
    """ "300 proches des disparus", "300 rescuers seek the missing": what is counted stands before, and is something else."""
    definite = rules.language.words["claims.definite"]
    before = [word.lower for word in phrase[: hit.first]]
    return any(word in definite for word in before[-2:]) and any(word not in definite for word in before)


def _rank(name: str, rules: Rules) -> int:
    return list(rules.measures).index(name)


def _state(text: str, after: Sequence[Word], rules: Rules) -> Hit | None:
    """What is said of the counted in its clause: the widest of the states there."""
    clause: list[Word] = []
    for word in after[:STATE_WORDS]:
        if word.lower in (";", ":", ".", "!", "?", "(", "—", "–") or (word.lower == "," and len(clause) > 10):
            break
        if word.lower in rules.language.words["claims.turns"] and clause:
            break
        clause.append(word)
    hits = [hit for hit in rules.states.find(text, clause) if not _is_noun(clause, hit, rules)]
    if not hits:
        return None
    best = hits[0]
    for hit in hits[1:]:
        if hit.name in rules.wider.get(best.name, frozenset()) and hit.first - best.last <= 4:
            best = hit
    return best


def _is_noun(clause: Sequence[Word], hit: Hit, rules: Rules) -> bool:
    """ "300 soldats remplacent les tués": other people in that state, not the ones counted."""
    return hit.first == hit.last and hit.first > 0 and clause[hit.first - 1].lower in rules.language.words["speech.determiners"]


def _widest(name: str, state: Hit | None, rules: Rules) -> str:
    return state.name if state and state.name in rules.wider.get(name, frozenset()) else name


def _before(text: str, words: Sequence[Word], figures: Sequence[Figure], number: int, rules: Rules) -> Hit | None:
    """The nearest counted noun before the figure in its clause, when no other figure counts it."""
    start = figures[number - 1].end if number else words[0].start
    clause = [word for word in words if start <= word.start < figures[number].start]
    cut = max(
        (
            place
            for place, word in enumerate(clause)
            if word.lower in (",", ";", "(", ".", "?", "!") or word.lower in rules.language.words["claims.turns"]
        ),
        default=-1,
    )
    clause = clause[cut + 1 :]
    if not clause or not any(word.lower in rules.language.words["claims.equals"] for word in clause):
        return None
    hits = rules.counted.find(text, clause)
    nouns = [hit for hit in hits if not any(other.last == hit.first - 1 for other in hits)]  # "victimes hollandaises" counts victims
    return max(nouns, key=lambda hit: (hit.last, hit.last - hit.first), default=None)


def _is_whole(text: str, words: Sequence[Word], figures: Sequence[Figure], number: int, rules: Rules) -> bool:
    """ "600 of the 2,400 are on strike", "80 % des 2 400 sont en grève": what is said, is said of the part."""
    start = max(words[0].start, figures[number].start - PART_REACH)
    return bool(rules.language.regex("claims.part_before").search(text[start : figures[number].start]))


def _acts(after: Sequence[Word], state: Hit, rules: Rules) -> bool:
    """ "100 plongeurs ont secouru 20 passagers": they did it, it was not done to them."""
    before = after[state.first - 1].lower if state.first else ""
    return after[-1].end == state.end and before in rules.language.words["claims.acting"]


def _same_total(text: str, words: Sequence[Word], figures: Sequence[Figure], number: int, rules: Rules) -> bool:
    """ "a porté ce total à 3 000 hommes": what was counted before."""
    start = figures[number - 1].end if number else words[0].start
    return bool(rules.language.regex("claims.same_total").search(text, start, figures[number].start))


def _span(phrase: Sequence[Word], noun: Hit | None, rules: Rules) -> Span:
    """The counted words: from the phrase's first to its noun, with the word that belongs to it ("soldats hollandais")."""
    if noun is None:
        return Span(phrase[0].start, phrase[0].end)
    following = next((word for word in phrase if word.start >= noun.end), None)
    outside = (*rules.language.words["claims.joins"], *rules.language.words["claims.stops"])
    if (
        following is None
        or following.is_mark
        or following.lower in outside
        or rules.language.regex("speech.infinitive").search(following.lower)
    ):
        return Span(phrase[0].start, noun.end)
    return Span(phrase[0].start, following.end)
