"""A sentence ready for counting: its figures among its words, and the words in it that are counted or said of what is counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dossier.find.lexicon import Hit
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.find.words import Token
from dossier.models import Figure, Span, Why

SAID_WORDS = 4  # words behind a noun in which a state is said of it, not of what comes next
PHRASE_WORDS = 7  # words after a figure in which its noun stands; 5 loses "ouvriers de construction militaire", 9 takes the next noun


@dataclass(frozen=True, slots=True)
class Counted:
    """The words counted (None where nothing near names them) and the measure they make the figure one of.

    ``before`` tells that they stand before the figure, ``by`` names the step that decided, ``back`` says how many sentences
    ago they were counted, where that is asked of a later sentence, ``others`` that they were somebody else's, ``lead`` what
    the first figure of that sentence made it a toll of.
    """

    span: Span | None
    measure: str | None
    before: bool = False
    by: str = ""
    back: int = 0
    others: bool = False
    lead: str | None = None


class Told(NamedTuple):
    """A sentence's words with its figures: ``before[n]`` words stand before figure n, word ``after[n]`` is the first behind it.

    ``counted`` and ``states`` are what the editor's lists find; ``numbers`` are those that count nothing, each with what it is instead.
    """

    sentence: Sentence
    topics: tuple[str, ...]
    figures: Sequence[Figure]
    before: Sequence[int]
    after: Sequence[int]
    counted: Sequence[Hit]
    states: Sequence[Hit]
    numbers: Sequence[tuple[Figure, Why]]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.sentence.text

    @property
    def words(self) -> Sequence[Token]:
        """The sentence's words and marks."""
        return self.sentence.tokens

    def limit(self, number: int) -> int:
        """The number of the word before which what belongs to a figure ends: where the next figure begins."""
        return self.before[number + 1] if number + 1 < len(self.figures) else len(self.words)

    def gap(self, number: int) -> str:
        """The text between the figure before, or the sentence's begin, and a figure."""
        start = self.figures[number - 1].end if number else self.words[0].start
        return self.text[start : self.figures[number].start]


def tell(sentence: Sentence, topics: tuple[str, ...], figures: Sequence[Figure], numbers: Sequence[tuple[Figure, Why]]) -> Told:
    """A sentence with the figures that can count something, and the ``numbers`` that cannot."""
    starts = [word.start for word in sentence.tokens]
    ends = [word.end for word in sentence.tokens]
    return Told(
        sentence,
        topics,
        figures,
        [bisect_right(ends, figure.start) for figure in figures],
        [bisect_left(starts, figure.end) for figure in figures],
        sentence.hits.get("counted", ()),
        sentence.hits.get("state", ()),
        numbers,
    )


def asks(sentence: Sentence) -> bool:
    """Whether a sentence is a question: the next may answer it with a bare figure."""
    return any(word.lower == "?" for word in sentence.tokens[-2:])


def phrase_after(told: Told, number: int, rules: Rules) -> tuple[int, int]:
    """The noun phrase that follows a figure: its first word, and the one behind its last."""
    first = end = told.after[number]
    for place in range(first, min(told.limit(number), first + PHRASE_WORDS)):
        word = told.words[place]
        stops = "claims.stops" in word.tags and not ("claims.joins" in word.tags and place > first)
        if stops or (word.is_mark and "claims.links" not in word.tags):
            break
        end = place + 1
    while first < end and "claims.links" in told.words[first].tags:
        first += 1
    return first, end


def noun_in(told: Told, number: int, phrase: tuple[int, int], rules: Rules) -> Hit | None:
    """The counted noun of a phrase: the first, of those that begin there the longest, of those the one whose topic is told
    of; a noun before the figure's own last words is nearest ("9 milliards de dollars au maximum")."""
    figure = told.figures[number]
    place = told.after[number]
    inside = [hit for hit in told.counted if figure.start < hit.start and hit.end <= figure.end]
    if inside:
        return min(inside, key=lambda hit: (hit.first, -hit.last, far(told, place, hit.name, rules)))
    hits = [hit for hit in told.counted if phrase[0] <= hit.first and hit.last < phrase[1] and not _of_the(told, phrase[0], hit, rules)]
    verbal = rules.language.regex("claims.verbal")
    hits = [hit for hit in hits if hit.name in rules.tolls or not verbal.search(told.words[hit.last].lower)]
    hits = [hit for hit in hits if not _of_next(told, number, hit, rules)]
    stative = rules.language.regex("claims.stative")
    if rules.language.words["claims.head"] == ("last",):  # "rescue workers" are workers, but "fallen soldiers" are dead
        hits = [
            hit
            for hit in hits
            if (hit.name in rules.tolls and stative.search(told.words[hit.last].lower))
            or not any(other.first == hit.last + 1 for other in hits)
        ]
    return min(hits, key=lambda hit: (hit.first, -hit.last, far(told, place, hit.name, rules), _rank(hit.name, rules)), default=None)


def _of_next(told: Told, number: int, hit: Hit, rules: Rules) -> bool:
    """ "12 people and injured 40": what is joined on right before the next figure is that one's verb."""
    joined = hit.first > told.after[number] and "claims.joins" in told.words[hit.first - 1].tags
    return joined and number + 1 < len(told.figures) and hit.last == told.before[number + 1] - 1


def _of_the(told: Told, first: int, hit: Hit, rules: Rules) -> bool:
    """ "300 proches des disparus", "300 rescuers seek the missing": what is counted stands before, and is something else."""
    before = [word.tags for word in told.words[first : hit.first]]
    between = any("claims.definite" in tags for tags in before[-2:]) or (len(before) > 1 and "claims.befalling" in before[-1])
    return between and any("claims.definite" not in tags for tags in before)


def far(told: Told, place: int, measure: str, rules: Rules) -> tuple[bool, int]:
    """How far the nearest word that speaks for a measure stands, where several count the same noun: a state of it, or a cue of a topic that
    shows it; before that, whether it needs a cue that the sentence has not."""
    shown = rules.topics_of[measure]
    wants = rules.measures[measure].needs_cue and not set(shown) & set(told.topics)
    near = [
        *(cue for cue in told.sentence.hits.get("topic", ()) if cue.name in shown),
        *(hit for hit in told.states if hit.name == measure),
    ]
    return wants, min((abs(hit.first - place) for hit in near), default=len(told.words))


def _rank(name: str, rules: Rules) -> int:
    return list(rules.measures).index(name)


def noun_before(told: Told, number: int, rules: Rules) -> Hit | None:
    """The nearest counted noun before the figure in its clause ("le nombre de victimes à plus de 6 000"), when no other
    figure counts it."""
    start = max(phrase_after(told, number - 1, rules)[1], told.after[number - 1]) if number else 0
    if number:  # what is said of the figure before is not what this one counts
        start = max(
            [
                start,
                *(hit.last + 1 for hit in told.states if start <= hit.first < start + SAID_WORDS and not _apart(told, start, hit, rules)),
            ]
        )
    end = told.before[number]
    cut = start
    for place in range(end - 1, start - 1, -1):
        lower = told.words[place].lower
        relative = lower == "," and place + 1 < end and "claims.relatives" in told.words[place + 1].tags
        if not relative and (lower in (",", ";", "(", ".", "?", "!") or "claims.turns" in told.words[place].tags):
            cut = place + 1
            break
    if not told.sentence.has("claims.equals", cut, told.after[number]):
        return None
    hits = [hit for hit in told.counted if cut <= hit.first and hit.last < end]
    nouns = [hit for hit in hits if not any(other.last == hit.first - 1 for other in hits)]  # "victimes hollandaises" counts victims
    tolls = [hit for hit in nouns if hit.name in rules.tolls]  # "casualties among the rescuers stand at 40"
    found = max(
        tolls or nouns,
        key=lambda hit: (hit.last, hit.last - hit.first, [-far_off for far_off in far(told, end, hit.name, rules)]),
        default=None,
    )
    said = [hit for hit in told.states if cut <= hit.first and hit.last < end]
    return found or max(said, key=lambda hit: hit.last, default=None)


def _apart(told: Told, start: int, hit: Hit, rules: Rules) -> bool:
    """ "15,000 in two waves, and the dead at 600": a noun of its own, not said of the figure before."""
    determined = hit.first > start and "speech.determiners" in told.words[hit.first - 1].tags
    return determined and any(word.is_mark for word in told.words[start : hit.first])


def number_of(told: Told, number: int, rules: Rules) -> Hit | None:
    """ "à 300 le nombre de disparus": the noun behind the figure of which it is the number."""
    match = rules.language.regex("claims.number_of").match(told.text, told.figures[number].end, told.sentence.end)
    return next((hit for hit in told.counted if match and 0 <= hit.start - match.end() <= 1), None)


def span_of(told: Told, phrase: tuple[int, int], noun: Hit | None, rules: Rules) -> Span:
    """The counted words: from the phrase's first to its noun, with the word that belongs to it ("soldats hollandais")."""
    if noun and (phrase[0] == phrase[1] or noun.last < phrase[0]):
        return Span(noun.start, noun.end)
    first = told.words[phrase[0]]
    if noun is None:
        return Span(first.start, first.end)
    following = told.words[noun.last + 1] if noun.last + 1 < phrase[1] else None
    if (
        following is None
        or following.is_mark
        or not following.tags.isdisjoint(("claims.joins", "claims.stops"))
        or rules.language.regex("speech.infinitive").search(following.lower)
    ):
        return Span(first.start, noun.end)
    return Span(first.start, following.end)
