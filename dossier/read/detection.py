"""Which language a text, or a line of one, is written in."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from dossier.language import language_codes, load_language
from dossier.language.lemmas import known_share

COMMON_SHARE = 0.2  # of the words are common ones: articles 0.13 to 0.37, six other languages 0 to 0.14; below, the dictionary decides
KNOWN_SHARE = 0.4  # of the words stand in a dictionary: articles 0.66 to 1.0, six other European languages 0 to 0.3
SAMPLE = 1200  # characters that show a language as well as a whole text: the corpus gives the same result from 200 up
KNOWN_SAMPLE = 400  # characters looked up in dictionaries, which cost ten times as much; the same result from 300 up
_WORD = re.compile(r"\w+'?")


def detect_language(text: str) -> str | None:
    """The code of the language pack whose common words are frequent in a text; else of the likeliest pack whose dictionary
    holds enough of its words; None where none does. Of a long text the middle is read: menus stand at its ends.

    >>> detect_language("Le ministère a dit que les soldats sont dans la région."), detect_language("Der Minister sagte das nicht.")
    ('fr', None)
    """
    skipped = max(0, len(text) - SAMPLE) // 2
    sample = text[skipped : skipped + SAMPLE]
    shares = _common_shares(_WORD.findall(sample.lower().replace("’", "'")))
    likely = sorted(shares, key=lambda code: (-shares[code], code))
    best = likely[0]
    if shares[best] >= COMMON_SHARE and all(shares[code] < shares[best] / 2 for code in likely[1:]):
        return best
    known = sample[max(0, len(sample) - KNOWN_SAMPLE) // 2 :][:KNOWN_SAMPLE]
    return next((code for code in likely if _dictionary_knows(code, known)), None)


def _dictionary_knows(code: str, text: str) -> bool:
    """Whether a language's dictionary holds enough of a text's words, and more of them than that of a similar language."""
    share = known_share(text, code)
    similar = load_language(code).words["reading.similar_languages"]
    return share >= KNOWN_SHARE and all(known_share(text, other) < share for other in similar)


def may_hold_other_languages(words: Set[str], code: str) -> bool:
    """Whether any of the words, as they stand in a text, is common in another language and not in the language ``code``:
    where none is, no line needs to be looked at."""
    return not _only_elsewhere(code).isdisjoint(words)


def is_other_language(line: str, code: str) -> bool:
    """Whether the common words of another pack are frequent in a line and those of the pack ``code`` are not."""
    unique = set(line.lower().split())
    own = len(unique & _common_words()[code])
    most = max(len(unique & common) for common in _common_words().values())
    return most / len(unique) >= COMMON_SHARE and most > 2 * own


def _common_shares(words: list[str]) -> dict[str, float]:
    """The share of each language's common words among the words of a text."""
    likely = list(filter(_any_language().__contains__, words))
    return {code: sum(map(common.__contains__, likely)) / max(1, len(words)) for code, common in _common_words().items()}


@cache
def _common_words() -> dict[str, frozenset[str]]:
    """The common words of each language."""
    return {code: frozenset(load_language(code).words["reading.common_words"]) for code in language_codes()}


@cache
def _any_language() -> frozenset[str]:
    """The common words of all languages."""
    return frozenset().union(*_common_words().values())


@cache
def _only_elsewhere(code: str) -> frozenset[str]:
    """The common words of all other languages that are not common in this one, in small letters, with a capital and in capitals."""
    others = _any_language() - _common_words()[code]
    return frozenset(form for word in others for form in (word, word.capitalize(), word.upper()))
