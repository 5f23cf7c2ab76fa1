"""Where a claimant's name begins and ends among a sentence's words; whom it means is told in ``resolve.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from dossier.find.figures.lexicon import NUMERAL
from dossier.find.lexicon import DIGIT, Hit, Lexicon
from dossier.find.parties import Named
from dossier.find.sentence import Sentence
from dossier.find.words import Token
from dossier.language import Language
from dossier.models import Claimant, Span

HELPING = frozenset({"speech.auxiliaries", "speech.adverbs"})
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

    sentence: Sentence
    lexicon: Lexicon
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
    def text(self) -> str:
        """The article's text."""
        return self.sentence.text

    @property
    def words(self) -> Sequence[Token]:
        """The sentence's tokens."""
        return self.sentence.tokens

    @property
    def named(self) -> Sequence[Named]:
        """The parties that the sentence names."""
        return self.sentence.named

    def tokens(self, span: Span) -> Sequence[Token]:
        """The tokens of a part of the text, also of another sentence."""
        return self.lexicon.read(self.text, span.start, span.end)[0]

    def place(self, start: int) -> int:
        """The number of the first word that begins at ``start`` or behind it."""
        return self.sentence.number(start)


def claim_nouns(sentence: Heard) -> list[Hit]:
    """The nouns that name a claim ("estimation") in a sentence."""
    words = sentence.words
    return [Hit(words[first].start, words[last].end, first, last, "nouns") for first, last in sentence.sentence.tagged("speech.nouns")]


def name_after(sentence: Heard, first: int) -> list[Token]:
    """The words of a name from ``first`` on: to a mark or a word that begins something else.

    An apposition of capitalised words stays with it ("le secrétaire du Conseil, Paul Morel"), as does "(DGR)".
    """
    words = sentence.words
    found: list[Token] = []
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
        within = any("speech.within" in other.tags for other in words[number + 1 : number + 3]) and "speech.ends" in word.tags
        joined = "speech.pairs" in word.tags and is_capital(sentence, number - 1) and is_capital(sentence, number + 1)
        verb = "speech.auxiliaries" in word.tags and "speech.determiners" not in words[number - 1].tags
        ends = ("speech.ends" in word.tags and not within and not joined) or verb
        dated = is_date_word(word) and not _is_ordinal(sentence, word)
        named = any("speech.determiners" not in other.tags for other in found)
        if word.is_mark or (found and ends) or (named and dated):
            break
        found.append(word)
    while len(found) > 1 and "speech.determiners" in found[-1].tags:
        found.pop()  # "un rapport de 212 pages"
    return found


def name_before(sentence: Heard, end: int, *, numbered: bool = False) -> list[Token]:
    """The words before ``end`` back to a mark or a word that ends a clause; none of a name if there is a figure in them,
    unless they may be ``numbered``."""
    words = sentence.words
    first = end
    while first > 0 and end - first < LONGEST_NAME:
        word = words[first - 1]
        if word.lower == "." and first > 1 and is_shortened(sentence, first - 2):
            first -= 2
            continue
        if "speech.pairs" in word.tags and is_capital(sentence, first) and is_capital(sentence, first - 2):
            first -= 1
            continue  # "the Fire and Rescue Service"
        closed = word.lower == "(" and any(inner.lower == ")" for inner in words[first:end])
        if (word.is_mark and word.lower != ")" and not closed) or "speech.clause_words" in word.tags:
            break
        first -= 1
    name = list(words[first:end])
    while (
        name
        and not ("speech.possessives" in name[0].tags and name[0] is words[first])
        and (
            ("speech.adverbs" in name[0].tags and "speech.determiners" not in name[0].tags)
            or is_date_word(name[0])
            or "speech.openers" in name[0].tags
        )
    ):
        name.pop(0)
    while name and ("speech.adverbs" in name[-1].tags or is_date_word(name[-1])):
        name.pop()
    return [] if not numbered and any(word.lower[0].isdigit() and not _is_ordinal(sentence, word) for word in name) else name


def antecedent(sentence: Heard, end: int) -> list[Token]:
    """The noun with all that belongs to it right before ``end``: "l'accusation des élus" before ", selon laquelle"."""
    words = sentence.words
    end = end - 1 if end and words[end - 1].lower == "," else end
    first = end
    while first > 0 and end - first < LONGEST_NAME and not words[first - 1].is_mark and "speech.clause_words" not in words[first - 1].tags:
        first -= 1
        begins = "speech.determiners" in words[first].tags and "speech.of" not in words[first].tags
        if begins and not (first and "speech.of" in words[first - 1].tags):
            break
    return list(words[first:end])


def is_shortened(sentence: Heard, number: int) -> bool:
    """Whether a word before a stop is a title or an initial ("M. Morel", "U.S. officials")."""
    word = sentence.words[number]
    return "speech.titles" in word.tags or (word.end - word.start == 1 and is_capital(sentence, number))


def is_capital(sentence: Heard, number: int) -> bool:
    return 0 <= number < len(sentence.words) and sentence.text[sentence.words[number].start].isupper()


def is_date_word(word: Token) -> bool:
    return "speech.dates" in word.tags or (word.lower[0].isdigit() and "-" not in word.lower)


def _is_ordinal(sentence: Heard, word: Token) -> bool:
    """Whether a word only numbers a unit: "le 13e régiment"."""
    return word.lower[0].isdigit() and sentence.language.regex("speech.ordinal").match(word.lower) is not None


def is_number(sentence: Heard, name: Sequence[Token]) -> bool:
    """Whether a name is none but a number of things: "une dizaine de milliers", "2.000"."""
    head = next((word for word in name if "speech.determiners" not in word.tags), None)
    return head is None or not head.tags.isdisjoint((DIGIT, NUMERAL))


def _capital_run(sentence: Heard, first: int) -> bool:
    """Whether the words up to the next mark are a name: all capitalised, at most four."""
    number = first
    while number < len(sentence.words) and not sentence.words[number].is_mark:
        if not is_capital(sentence, number):
            return "speech.ends" in sentence.words[number].tags and number > first
        number += 1
    return 0 < number - first <= 4
