"""Numbers in digits and in words, without their hedges: ``find_numbers``.

Tokens that touch are read together, from the left, as far as the grammar of numerals goes:

1. a part, and what it is a part of (half a million, trois quarts, un sur trois);
2. an indefinite many (des dizaines de milliers, several hundred);
3. digits or words, then tenths in words (virgule, point), a half (et demi), scales (12 millions, 10k), collectives (two dozen).
"""

from __future__ import annotations

from dossier.find.figures.lexicon import Lexicon, Token, tokens_of
from dossier.find.figures.numerals import Number, read_number

# "un sur trois" is a share; "trente-deux sur quarante-cinq" are two counts.
LARGEST_SHARE = 10
# The longest words between the two numbers of a share: "soldats hollandais sur".
JOINT = 32

_JOINING = frozenset({"and", "point", "of"})
_AFTER_ARTICLE = frozenset({"fraction", "hundred", "scale", "collective"})


def find_numbers(text: str, lexicon: Lexicon) -> list[Number]:
    """The numbers of a text, in order, none overlapping."""
    tokens = tokens_of(text, lexicon)
    found: list[Number] = []
    place = 0
    while place < len(tokens):
        read = read_number(text, tokens, place, lexicon) if _may_begin(tokens, place) else None
        if read is None:
            place += 1
            continue
        number, place = read
        if number is not None:
            found.append(number)
    return _ratios(text, found, lexicon)


def _may_begin(tokens: list[Token], place: int) -> bool:
    """Whether a number can begin here at all: most tokens are mere words such as "of", "and", "a"."""
    kind = tokens[place].kind
    if kind == "article":
        return place + 1 < len(tokens) and tokens[place + 1].kind in _AFTER_ARTICLE
    return kind not in _JOINING


def _ratios(text: str, numbers: list[Number], lexicon: Lexicon) -> list[Number]:
    """One number for "un sur trois", "one in three", "quatre soldats sur cinq"."""
    merged: list[Number] = []
    for number in numbers:
        last = merged[-1] if merged else None
        if last and 0 < last.value < min(number.value, LARGEST_SHARE) and _is_share(text, last, number, lexicon):
            merged[-1] = Number(last.start, number.end, last.value / number.value)
        else:
            merged.append(number)
    return merged


def _is_share(text: str, first: Number, second: Number, lexicon: Lexicon) -> bool:
    """Whether the words between two numbers make them a share. Where what is counted stands between them, nothing may be
    counted behind: "deux obus sur trois villages" are two counts."""
    gap = first.end, second.start
    if gap[1] - gap[0] >= JOINT:
        return False
    regex = lexicon.pack.regex
    if regex("numbers.out_of").fullmatch(text, *gap) or (first.value == 1 and regex("numbers.one_out_of").fullmatch(text, *gap)):
        return True
    if not regex("numbers.counted_out_of").fullmatch(text, *gap):
        return False
    return not regex("numbers.counted").match(text, second.end) or regex("numbers.share_ends").match(text, second.end) is not None
