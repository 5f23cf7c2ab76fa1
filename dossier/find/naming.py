"""Whom words name as a claimant: where a name begins and ends, the actor and the side it resolves to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dossier.find.parties import Named
from dossier.find.words import Cues, Word, words_of
from dossier.language import Language, load_language
from dossier.models import Claimant, Span

LONGEST_NAME = 14  # words in a claimant's name; the longest in the annotated articles has 11


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that attribute and whom they name; ``claimant`` is None for nobody in particular ("certaines sources").

    ``forward``: only what comes after is attributed. ``medium``: the claimant only passes on.
    """

    start: int
    end: int
    rank: int
    claimant: Claimant | None
    forward: bool
    medium: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence ready to be searched: its text, words, the parties named in it, the claimant named before it."""

    text: str
    words: Sequence[Word]
    named: Sequence[Named]
    language: Language
    last: Claimant | None


def claimant_in(sentence: Heard, words: Sequence[Word]) -> Claimant | None:
    """The claimant that a run of words names: its party is that of the first one named in it.

    A run that points back is the claimant named last; one that names nobody in particular is None.
    """
    if not words:
        return None
    span = Span(words[0].start, words[-1].end)
    name = sentence.text[span.start : span.end]
    if sentence.language.regex("speech.back").search(name):
        return sentence.last
    if sentence.language.regex("speech.back_document").search(name):
        return sentence.last if sentence.last and is_document(sentence, sentence.last) else None
    inside = [item for item in sentence.named if span.start <= item.hit.start and item.hit.end <= span.end]
    if not inside:
        return None if sentence.language.regex("speech.unnamed").search(name) else Claimant(span, None, None)
    party = inside[0].party
    actors = [item for item in inside if item.party == party and item.actor]
    return Claimant(span, min(actors, key=lambda item: item.place).actor if actors else None, party)


def is_document(sentence: Heard, claimant: Claimant) -> bool:
    words = words_of(sentence.text, claimant.words.start, claimant.words.end)
    return bool(claim_nouns(sentence.language.code).find(sentence.text, words))


def is_medium(sentence: Heard, words: Sequence[Word], claimant: Claimant | None) -> bool:
    media, services = sentence.language.words["speech.media"], sentence.language.words["speech.services"]
    return claimant is not None and any(word.lower in media for word in words) and not any(word.lower in services for word in words)


def name_after(sentence: Heard, first: int) -> list[Word]:
    """The words of a name from ``first`` on: to a mark or a word that begins something else.

    An apposition of capitalised words stays with it ("le secrétaire du Conseil, Paul Morel"), as does "(DGR)".
    """
    ends, words = sentence.language.words["speech.ends"], sentence.words
    found: list[Word] = []
    for number in range(first, min(len(words), first + LONGEST_NAME)):
        word = words[number]
        if word.lower in (",", "(") and found and is_capital(sentence, number + 1) and _capital_run(sentence, number + 1):
            if word.lower == ",":
                continue
            closing = next((place for place in range(number, min(number + 4, len(words))) if words[place].lower == ")"), None)
            return [*found, *words[number : closing + 1]] if closing else found
        within = number + 1 < len(words) and words[number + 1].lower in sentence.language.words["speech.within"]
        if word.is_mark or (found and ((word.lower in ends and not within) or is_date_word(word, sentence.language))):
            break
        found.append(word)
    while found and found[-1].lower in sentence.language.words["speech.determiners"]:
        found.pop()  # "un rapport de 212 pages"
    return found


def name_before(sentence: Heard, end: int) -> list[Word]:
    """The words before ``end`` back to a mark, a word that ends a clause, or a figure."""
    words, language = sentence.words, sentence.language
    first = end
    while first > 0 and end - first < LONGEST_NAME:
        word = words[first - 1]
        if (word.is_mark and word.lower not in "()") or word.lower in language.words["speech.clause_words"]:
            break
        first -= 1
    name = list(words[first:end])
    determiners = language.words["speech.determiners"]
    while name and (
        (name[0].lower in language.words["speech.adverbs"] and name[0].lower not in determiners)
        or is_date_word(name[0], language)
        or name[0].lower in language.words["speech.openers"]
    ):
        name.pop(0)
    return [] if any(word.lower[0].isdigit() for word in name) else name


def is_capital(sentence: Heard, number: int) -> bool:
    return number < len(sentence.words) and sentence.text[sentence.words[number].start].isupper()


def _capital_run(sentence: Heard, first: int) -> bool:
    """Whether the words up to the next mark are a name: all capitalised, at most four."""
    number = first
    while number < len(sentence.words) and not sentence.words[number].is_mark:
        if not is_capital(sentence, number):
            return sentence.words[number].lower in sentence.language.words["speech.ends"] and number > first
        number += 1
    return 0 < number - first <= 4


def index_of(words: Sequence[Word], start: int) -> int:
    return next((number for number, word in enumerate(words) if word.start >= start), len(words))


def is_date_word(word: Word, language: Language) -> bool:
    return (
        word.lower in language.words["reading.weekdays"]
        or word.lower in language.words["reading.months"]
        or (word.lower[0].isdigit() and "-" not in word.lower)
    )


@cache
def claim_nouns(code: str) -> Cues:
    return Cues({"noun": load_language(code).words["speech.nouns"]}, code)
