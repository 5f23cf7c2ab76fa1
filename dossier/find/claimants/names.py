"""Words that attribute, and a sentence beside what the article has said before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from dossier.find.lexicon import Hit, Lexicon
from dossier.find.parties import Named
from dossier.find.sentence import Sentence
from dossier.find.words import Token
from dossier.language import Language
from dossier.models import Claimant, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that attribute and whom they name; ``claimant`` is None for nobody in particular ("certaines sources").

    ``forward``: only what comes after is attributed. ``medium``: the claimant only passes on. ``weak``: a verb that may say
    nothing ("l'hôpital a admis"). ``last_clause``: without a comma before it, it reaches no further than its own clause. ``by``
    names the rule that found it.
    """

    start: int
    end: int
    rank: int
    claimant: Claimant | None
    forward: bool
    medium: bool = False
    by: str = ""
    weak: bool = False
    last_clause: bool = False


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
    return [Hit(words[first].start, words[last].end, first, last, "nouns") for first, last in sentence.sentence.tagged("noun.claim")]


def is_capital(sentence: Heard, number: int) -> bool:
    return 0 <= number < len(sentence.words) and sentence.text[sentence.words[number].start].isupper()
