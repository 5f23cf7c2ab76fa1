"""How much of an article is read: what has more numbers than any report is a table or a dump, and costs more than its length."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dossier.models import Sentence, Span

MOST_IN_SENTENCE = 30
"""Numbers in digits of a sentence that is read; sentences of the annotated articles have 6 at most."""
MOST_NUMBERS = 1000
"""Numbers in digits of an article that are read; the annotated ones have 43 at most."""
A_TABLE = (
    f"a sentence has more than {MOST_IN_SENTENCE} numbers; it is taken for a table and not read",
    "write what it claims as sentences",
)
TOO_MANY = (f"the article has more than {MOST_NUMBERS} numbers; the sentences below with others are not read", "keep one article a file")
"""What is wrong with a sentence beyond a limit, and what to do."""
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ’']\d{3}(?!\d))*")


def within_limits(text: str, sentences: Iterable[Sentence]) -> tuple[tuple[Sentence, ...], list[tuple[Span, tuple[str, str]]]]:
    """The sentences that are read, and the others with what is wrong with them.

    >>> place = Sentence(0, 100, 0)
    >>> within_limits("12, " * 25, [place])[1], within_limits("12, " * 25 + "1, " * 10, [Sentence(0, 130, 0)])[1][0][1] == A_TABLE
    ([], True)
    """
    kept: list[Sentence] = []
    unread: list[tuple[Span, tuple[str, str]]] = []
    read = 0
    for sentence in sentences:
        numbers = sum(1 for _ in _NUMBER.finditer(text, sentence.start, sentence.end))
        if numbers <= MOST_IN_SENTENCE and read + numbers <= MOST_NUMBERS:
            kept.append(sentence)
            read += numbers
        else:
            unread.append((Span(sentence.start, sentence.end), A_TABLE if numbers > MOST_IN_SENTENCE else TOO_MANY))
    return tuple(kept), unread
