"""Where in a text a date could stand: ``places_of``. Most words of an article are of no date, and this is all they cost.

A text is cut at its spaces, and what each piece can be in a date is worked out once for all texts. A place is a run of
pieces that can, at least one of them more than a connecting word, with the piece on either side that ends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dossier.find.dates.lexicon import DayLexicon, fold, load_days

# What a piece can be: part of a date; a number that may be a day; a word or figure that makes a date; one that makes one
# without a reference too; behind it any word may stand (il y a environ trois mois).
PART, NUMBER, DATED, ABSOLUTE, ABOUT = 1, 2, 4, 8, 16
# A longer piece is no word, and not kept; nor are more pieces than the vocabulary of a few thousand articles.
LONGEST_PIECE = 40
MOST_PIECES = 100_000


class Roles(dict[str, int]):
    """What each piece of text can be in a date of a language."""

    def __init__(self, lexicon: DayLexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, piece: str) -> int:
        if len(piece) > LONGEST_PIECE:
            return PART | NUMBER | DATED | ABSOLUTE
        if len(self) >= MOST_PIECES:
            self.clear()
        self[piece] = role = self._role(fold(piece))
        return role

    def _role(self, piece: str) -> int:
        lexicon, role, whole, last = self.lexicon, 0, True, ""
        for token in lexicon.token.finditer(piece):
            word, group = token[0].rstrip("'") or "'", token.lastgroup
            if group not in (None, "count"):
                role |= NUMBER if group in ("small", "rest") else ABSOLUTE
            elif word in lexicon.dated:
                role |= DATED | (ABSOLUTE if word in lexicon.absolute else 0)
            elif word in lexicon.numerals:
                role |= NUMBER
            elif group is None and word[0].isalpha() and word not in lexicon.near and token[0] not in lexicon.near:
                whole = False
            last = word
        return role | (PART if whole or role else 0) | (ABOUT if last in lexicon.before_about else 0)


@cache
def load_roles(language: str) -> Roles:
    """The roles of a language, filled as texts are read. Raises KeyError for an unknown language."""
    return Roles(load_days(language))


def places_of(text: str, language: str, *, relative: bool) -> Iterator[tuple[int, int]]:
    """From where to where dates could stand in a text, in order; ``relative`` says whether "mardi" is one, without a year."""
    known = load_roles(language)
    pieces = text.split(" ")
    roles = [known[piece] for piece in pieces]
    telling = (NUMBER | ABSOLUTE | DATED) if relative else (NUMBER | ABSOLUTE)
    stars = [place for place, role in enumerate(roles) if role & telling]
    start = done = stop = 0
    for star in stars:
        if star < stop:
            continue
        begin, stop = _around(roles, star)
        if stop - begin == 1 and not roles[star] & (ABSOLUTE | DATED):
            continue
        first, last = max(0, begin - 1), min(len(pieces), stop + 1)
        start += sum(map(len, pieces[done:first])) + first - done
        done = first
        yield start, start + sum(map(len, pieces[first:last])) + last - first - 1


def _around(roles: list[int], star: int) -> tuple[int, int]:
    """The run of pieces around one that can all be parts of a date."""
    begin, stop = star, star + 1
    while begin > 0 and (roles[begin - 1] & PART or (begin > 1 and roles[begin - 2] & ABOUT)):
        begin -= 1
    while stop < len(roles) and (roles[stop] & PART or roles[stop - 1] & ABOUT):
        stop += 1
    return begin, stop
