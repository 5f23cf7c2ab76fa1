"""Which language a text, or a line of one, is written in."""

from __future__ import annotations

import re
from functools import cache

from dossier.language import language_codes, load_language
from dossier.language.lemmas import known_share

TELLING_SHARE = 0.2  # of the words: articles 0.14 to 0.27, six other languages 0 to 0.14; below it the dictionary decides
KNOWN_SHARE = 0.4  # of the words in a dictionary: articles 0.66 to 1.0, six other European languages 0 to 0.3
SAMPLE = 1200  # characters that tell a language as well as a whole text: the corpus is told alike from 200 up
KNOWN_SAMPLE = 400  # characters looked up in dictionaries, which cost ten times as much; told alike from 300 up
_WORD = re.compile(r"\w+'?")


def tell_language(text: str) -> str | None:
    """The language pack whose telling words are frequent; else the likeliest one whose dictionary holds enough of the
    text's words; None where none does. Of a long text the middle is read: menus stand at its ends.

    >>> tell_language("Le ministère a dit que les soldats sont dans la région."), tell_language("Der Minister sagte das nicht.")
    ('fr', None)
    """
    skipped = max(0, len(text) - SAMPLE) // 2
    sample = text[skipped : skipped + SAMPLE]
    told = _telling_shares(sample)
    likely = sorted(told, key=lambda code: (-told[code], code))
    if told[likely[0]] >= TELLING_SHARE and all(told[code] < told[likely[0]] / 2 for code in likely[1:]):
        return likely[0]
    known = sample[max(0, len(sample) - KNOWN_SAMPLE) // 2 :][:KNOWN_SAMPLE]
    return next((code for code in likely if _knows(code, known)), None)


def _knows(code: str, text: str) -> bool:
    """Whether a language's dictionary holds enough of a text's words, and more of them than a neighbour's."""
    share = known_share(text, code)
    return share >= KNOWN_SHARE and all(known_share(text, other) < share for other in load_language(code).words["reading.neighbours"])


def is_foreign(words: str, code: str) -> bool:
    """Whether another pack's telling words are frequent in a line and those of the pack ``code`` are not."""
    unique = set(words.lower().split())
    shares = {other: len(unique & telling) / len(unique) for other, telling in _telling().items()}
    return any(share >= TELLING_SHARE and share > 2 * shares[code] for other, share in shares.items() if other != code)


def _telling_shares(text: str) -> dict[str, float]:
    """The share of telling words in a text, by language."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return {code: sum(map(telling.__contains__, words)) / max(1, len(words)) for code, telling in _telling().items()}


@cache
def _telling() -> dict[str, frozenset[str]]:
    return {code: frozenset(load_language(code).words["reading.telling"]) for code in language_codes()}
