"""Words that attribute, and what an article has said before a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from dossier.find.parties import Named
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.find.words import Token
from dossier.models import Claimant, Span

OPENING = frozenset({"mark.quote.open", "mark.quote.straight"})
"""The marks that a quotation may begin with."""
_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Attribution(NamedTuple):
    """Words that attribute and whom they name; ``claimant`` is None for nobody in particular ("certaines sources").

    ``forward``: only what comes after is attributed. ``by`` says what found it. ``weak``: a verb that may say nothing ("l'hôpital a
    admis"); ``loose``: no clause tells what was said ("le pays recense 12 morts"). ``last_clause``: without a comma before it, it
    reaches no further than its own clause. ``carries``: what follows in its paragraph stands under it, as behind a label.
    ``medium``: the claimant only passes on. ``quotation``: it is inherited within a quotation.
    """

    start: int
    end: int
    rank: int
    claimant: Claimant | None
    forward: bool
    by: str = ""
    weak: bool = False
    last_clause: bool = False
    carries: bool = False
    medium: bool = False
    loose: bool = False
    quotation: bool = False


class Memory(NamedTuple):
    """What an article has said before a sentence.

    ``row`` holds the signs of the sentence's tokens for the rules of speech; ``previous`` is the sentence before with its
    ``attributions``, ``last`` the claimant named last, ``names`` each word that named a claimant with the last one it named, ``words`` the
    tokens that name a claimant, ``short`` the words that alone stand for an actor's longer name once it was said ("le Conseil"),
    ``body`` the last body named that is an actor, ``scene`` the party in whose place the paragraph is set ("À Turin, ..."),
    ``turn`` whose turn it is in a transcript, ``quotations`` how many quotations are open.
    """

    rules: Rules
    row: str = ""
    previous: Sentence | None = None
    attributions: Sequence[Attribution] = ()
    last: Claimant | None = None
    names: Mapping[str, Claimant] = _NOTHING
    words: Mapping[Span, Sequence[Token]] = _NOTHING
    short: Mapping[str, Named] = _NOTHING
    body: Named | None = None
    scene: str | None = None
    turn: Claimant | None = None
    quotations: int = 0


def tokens_of(claimant: Claimant, sentence: Sentence, memory: Memory) -> Sequence[Token]:
    """The tokens that name a claimant, of this sentence or of one before it."""
    named = claimant.words
    return within(sentence, named) if named.start >= sentence.start else memory.words.get(named, ())


def within(sentence: Sentence, span: Span) -> Sequence[Token]:
    """The tokens of a part of a sentence."""
    return sentence.tokens[sentence.number(span.start) : sentence.number(span.end)]


def holds(words: Iterable[Token], tag: str) -> bool:
    """Whether one of some words bears a tag."""
    return any(tag in word.tags for word in words)


def open_quotations(words: Iterable[Token], opened: int) -> int:
    """How many quotations are open behind some words; a straight mark closes one, if one is open."""
    for word in words:
        if "mark.quote.open" in word.tags or ("mark.quote.straight" in word.tags and not opened):
            opened += 1
        elif "mark.quote" in word.tags:
            opened = max(0, opened - 1)
    return opened
