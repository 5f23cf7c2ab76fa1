"""Where in a text a date could stand: ``places_of``. Most words of an article are of no date, and this is all they cost.

A text is cut at its spaces, and what each piece can be in a date is worked out once for all texts. A place is a run of
pieces that can, at least one of them more than a connecting word or a count, with the piece on either side that ends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dossier.find.dates.lexicon import DateLexicon, fold, load_dates

# What a piece can be: part of a date; a number that may be a day or begin a year, where it stands behind another part; a word or
# figure that makes a date; one that makes one without a reference too; behind it any word may stand (il y a environ trois mois).
PART, DAY, DATED, ABSOLUTE, ABOUT = 1, 2, 4, 8, 16
# A longer piece is no word, and not kept; nor are more pieces than the vocabulary of a few thousand articles.
LONGEST_PIECE = 40
MOST_PIECES = 100_000


class Roles(dict[str, int]):
    """What each piece of text can be in a date of a language."""

    def __init__(self, lexicon: DateLexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, piece: str) -> int:
        if len(piece) > LONGEST_PIECE:
            return PART | DATED | ABSOLUTE
        if len(self) >= MOST_PIECES:
            self.clear()
        self[piece] = role = self._role(fold(piece))
        return role

    def _role(self, piece: str) -> int:
        roles = [self._role_of(token[0], token.lastgroup) for token in self.lexicon.token.finditer(piece)]
        role = 0
        for before, each in zip([0, *roles], roles, strict=False):
            role |= each | (ABSOLUTE if before & PART and each & DAY else 0)
        is_part = all(each & PART for each in roles) or role & (DAY | DATED | ABSOLUTE)
        return role & ~(PART | ABOUT) | (PART if is_part else 0) | (roles[-1] & ABOUT if roles else 0)

    def _role_of(self, written: str, group: str | None) -> int:
        """The role of a word or mark, or of a number of some kind."""
        lexicon, word = self.lexicon, written.rstrip("'") or "'"
        about = ABOUT if word in lexicon.before_about else 0
        if group == "small" or word in lexicon.year_begins:
            return PART | DAY
        if group not in (None, "count", "rest"):
            return PART | ABSOLUTE
        if word in lexicon.dated:
            return PART | DATED | about | (ABSOLUTE if word in lexicon.absolute else 0)
        near = group or not word[0].isalpha() or word in lexicon.near or written in lexicon.near
        return (PART if near or word in lexicon.numerals else 0) | about


@cache
def load_roles(language: str) -> Roles:
    """The roles of a language, filled as texts are read. Raises KeyError for an unknown language."""
    return Roles(load_dates(language))


def places_of(text: str, language: str, *, relative: bool) -> Iterator[tuple[int, int]]:
    """From where to where dates could stand in a text, in order; ``relative`` says whether "mardi" is one, without a year."""
    known = load_roles(language)
    pieces = text.split(" ")
    roles = [known[piece] for piece in pieces]
    sure = ABSOLUTE | DATED if relative else ABSOLUTE
    asked = sure | DAY
    start = done = stop = 0
    for star in [place for place, role in enumerate(roles) if role & asked]:
        if star < stop or not (roles[star] & sure or (star and roles[star - 1] & PART) or sum(roles[star + 1 : star + 2]) & DATED):
            continue
        begin, stop = _around(roles, star)
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
