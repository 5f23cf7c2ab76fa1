"""Where a claimant's name begins and ends among a sentence's words; whom it means is told in ``resolve.py``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from dossier.find.figures.lexicon import load_lexicon
from dossier.find.parties import Named
from dossier.find.words import Cues, Word
from dossier.language import Language, load_language
from dossier.models import Claimant

LONGEST_NAME = 14  # words in a claimant's name; the longest in the annotated articles has 11


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that attribute and whom they name; ``claimant`` is None for nobody in particular ("certaines sources").

    ``forward``: only what comes after is attributed. ``medium``: the claimant only passes on. ``by`` names the rule that
    found it.
    """

    start: int
    end: int
    rank: int
    claimant: Claimant | None
    forward: bool
    medium: bool = False
    by: str = ""


class Heard(NamedTuple):
    """A sentence ready to be searched, with what the article told before it.

    ``last`` is the claimant named last, ``told`` each word that named a claimant before with the last one it named,
    ``scene`` the party in whose place the paragraph is set ("À Turin, ..."), ``quoted`` that it begins within a quotation,
    ``rest`` the party of whoever belongs to no other, ``outlets`` the names of media in lower case, ``short`` the words
    that alone stand for an actor's longer name once it was told ("le Conseil"), ``subject`` the actor whom the sentence before is about.
    """

    text: str
    words: Sequence[Word]
    named: Sequence[Named]
    language: Language
    last: Claimant | None = None
    told: Mapping[str, Claimant] = MappingProxyType({})
    scene: str | None = None
    quoted: bool = False
    rest: str | None = None
    outlets: frozenset[str] = frozenset()
    short: Mapping[str, Named] = MappingProxyType({})
    subject: Claimant | None = None

    @property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """The language's lists of words about speech."""
        return word_lists(self.language.code)

    def place(self, start: int) -> int:
        """The number of the first word that begins at ``start`` or behind it."""
        return bisect_left(self.words, (start,))


@cache
def word_lists(code: str) -> Mapping[str, frozenset[str]]:
    """A language's lists of words about speech, by their names in ``speech.toml``, ready for look-ups."""
    words = load_language(code).words
    lists = {name.removeprefix("speech."): frozenset(listed) for name, listed in words.items() if name.startswith("speech.")}
    dates = frozenset((*words["reading.weekdays"], *words["reading.months"]))
    return lists | {"dates": dates, "helping": lists["auxiliaries"] | lists["adverbs"]}


@cache
def claim_nouns(code: str) -> Cues:
    """The nouns that name a claim ("estimation")."""
    return Cues({"nouns": load_language(code).words["speech.nouns"]}, code)


def name_after(sentence: Heard, first: int) -> list[Word]:
    """The words of a name from ``first`` on: to a mark or a word that begins something else.

    An apposition of capitalised words stays with it ("le secrétaire du Conseil, Paul Morel"), as does "(DGR)".
    """
    lists, words = sentence.lists, sentence.words
    found: list[Word] = []
    for number in range(first, min(len(words), first + LONGEST_NAME)):
        word = words[number]
        if word.lower == "." and found and is_shortened(sentence, number - 1):
            found.append(word)  # "M. Morel"
            continue
        if word.lower in (",", "(") and found and is_capital(sentence, number + 1) and _capital_run(sentence, number + 1):
            if word.lower == ",":
                continue
            closing = next((place for place in range(number, min(number + 4, len(words))) if words[place].lower == ")"), None)
            return [*found, *words[number : closing + 1]] if closing else found
        within = any(other.lower in lists["within"] for other in words[number + 1 : number + 3]) and word.lower in lists["ends"]
        joined = word.lower in lists["pairs"] and is_capital(sentence, number - 1) and is_capital(sentence, number + 1)
        verb = word.lower in lists["auxiliaries"] and words[number - 1].lower not in lists["determiners"]
        ends = (word.lower in lists["ends"] and not within and not joined) or verb
        dated = is_date_word(word, lists) and not _is_ordinal(sentence, word)
        named = any(other.lower not in lists["determiners"] for other in found)
        if word.is_mark or (found and ends) or (named and dated):
            break
        found.append(word)
    while len(found) > 1 and found[-1].lower in lists["determiners"]:
        found.pop()  # "un rapport de 212 pages"
    return found


def name_before(sentence: Heard, end: int, *, numbered: bool = False) -> list[Word]:
    """The words before ``end`` back to a mark or a word that ends a clause; none of a name if there is a figure in them,
    unless they may be ``numbered``."""
    words, lists = sentence.words, sentence.lists
    first = end
    while first > 0 and end - first < LONGEST_NAME:
        word = words[first - 1]
        if word.lower == "." and first > 1 and is_shortened(sentence, first - 2):
            first -= 2
            continue
        if word.lower in lists["pairs"] and is_capital(sentence, first) and is_capital(sentence, first - 2):
            first -= 1
            continue  # "the Fire and Rescue Service"
        closed = word.lower == "(" and any(inner.lower == ")" for inner in words[first:end])
        if (word.is_mark and word.lower != ")" and not closed) or word.lower in lists["clause_words"]:
            break
        first -= 1
    name = list(words[first:end])
    while (
        name
        and not (name[0].lower in lists["possessives"] and name[0] is words[first])
        and (
            (name[0].lower in lists["adverbs"] and name[0].lower not in lists["determiners"])
            or is_date_word(name[0], lists)
            or name[0].lower in lists["openers"]
        )
    ):
        name.pop(0)
    while name and (name[-1].lower in lists["adverbs"] or is_date_word(name[-1], lists)):
        name.pop()
    return [] if not numbered and any(word.lower[0].isdigit() and not _is_ordinal(sentence, word) for word in name) else name


def antecedent(sentence: Heard, end: int) -> list[Word]:
    """The noun with all that belongs to it right before ``end``: "l'accusation des élus" before ", selon laquelle"."""
    words, lists = sentence.words, sentence.lists
    end = end - 1 if end and words[end - 1].lower == "," else end
    first = end
    while first > 0 and end - first < LONGEST_NAME and not words[first - 1].is_mark and words[first - 1].lower not in lists["clause_words"]:
        first -= 1
        begins = words[first].lower in lists["determiners"] and words[first].lower not in lists["of"]
        if begins and not (first and words[first - 1].lower in lists["of"]):
            break
    return list(words[first:end])


def is_shortened(sentence: Heard, number: int) -> bool:
    """Whether a word before a stop is a title or an initial ("M. Morel", "U.S. officials")."""
    word = sentence.words[number]
    return word.lower in sentence.lists["titles"] or (word.end - word.start == 1 and is_capital(sentence, number))


def is_capital(sentence: Heard, number: int) -> bool:
    return 0 <= number < len(sentence.words) and sentence.text[sentence.words[number].start].isupper()


def is_date_word(word: Word, lists: Mapping[str, frozenset[str]]) -> bool:
    return word.lower in lists["dates"] or (word.lower[0].isdigit() and "-" not in word.lower)


def _is_ordinal(sentence: Heard, word: Word) -> bool:
    """Whether a word only numbers a unit: "le 13e régiment"."""
    return word.lower[0].isdigit() and sentence.language.regex("speech.ordinal").match(word.lower) is not None


def is_number(sentence: Heard, name: Sequence[Word]) -> bool:
    """Whether a name is none but a number of things: "une dizaine de milliers", "2.000"."""
    kinds = load_lexicon(sentence.language.code).words
    head = next((word for word in name if word.lower not in sentence.lists["determiners"]), None)
    return head is None or head.lower[0].isdigit() or kinds.get(head.lower, ("", 0, 0))[0] in ("cardinal", "hundred", "scale", "collective")


def _capital_run(sentence: Heard, first: int) -> bool:
    """Whether the words up to the next mark are a name: all capitalised, at most four."""
    number = first
    while number < len(sentence.words) and not sentence.words[number].is_mark:
        if not is_capital(sentence, number):
            return sentence.words[number].lower in sentence.lists["ends"] and number > first
        number += 1
    return 0 < number - first <= 4
