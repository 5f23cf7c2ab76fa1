"""Where in a text a date could stand: ``places_of``. Most words of an article are of no date, and this is all they cost.

A text is cut at its spaces, and what each piece can be in a date is worked out once for all texts. A place is a run of
pieces that can, at least one of them more than a connecting word or a count, with the piece on either side that ends it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from dossier.find.dates.lexicon import DateLexicon, fold, load_dates, words_of

# What a piece can be: part of a date; a number that may be a day or begin a year, where it stands behind another part; a word or
# figure that makes a date; one that makes one without a reference too; behind it any word may stand (il y a environ trois mois).
PART, DAY, DATED, ABSOLUTE, ABOUT = 1, 2, 4, 8, 16
# The tags of which a date needs one, where it has no digit and no number in words; those behind which a rule passes over any word.
_DATED = frozenset({"month", "weekday", "unit", "moment", "today", "feast", "season", "decade", "ordinal", "daypart", "adv.now"})
_BEFORE_ABOUT = frozenset({"prep.ago", "prep.after"})
# What the first word of a year may mean: two thousand five, dix-neuf cent, nineteen ninety-six, mille neuf cent.
_YEAR_BEGINS = (2, 10, *range(15, 22), 1000)
# A longer piece is no word, and not kept; nor are more pieces than the vocabulary of a few thousand articles.
LONGEST_PIECE = 40
MOST_PIECES = 100_000


class Roles(dict[str, int]):
    """What each piece of text can be in a date of a language."""

    def __init__(self, lexicon: DateLexicon) -> None:
        super().__init__()
        self._token = lexicon.token
        self._words = _roles_of_words(lexicon)

    def __missing__(self, piece: str) -> int:
        if len(piece) > LONGEST_PIECE:
            return PART | DATED | ABSOLUTE
        if len(self) >= MOST_PIECES:
            self.clear()
        self[piece] = role = self._role(fold(piece))
        return role

    def _role(self, piece: str) -> int:
        role, roles = 0, [self._role_of(token[0], token.lastgroup) for token in self._token.finditer(piece)]
        for each in roles:
            role |= each
        is_part = all(each & PART for each in roles) or role & (DAY | DATED | ABSOLUTE)
        return role & ~(PART | ABOUT) | (PART if is_part else 0) | (roles[-1] & ABOUT if roles else 0)

    def _role_of(self, word: str, group: str | None) -> int:
        """The role of a word or mark, or of a number of some kind."""
        if group is None and word[0].isalpha():
            return self._words.get(word, 0) | self._words.get(word.rstrip("'"), 0)
        return PART | (0 if group in (None, "count", "rest") else DAY if group == "small" else ABSOLUTE)


def _roles_of_words(lexicon: DateLexicon) -> Mapping[str, int]:
    """The roles of all words that can stand in a date. Of the words of a phrase that makes a date one does: one that does so alone,
    else the longest."""
    roles: defaultdict[str, int] = defaultdict(int)
    phrases = {id(phrase): phrase for known in lexicon.phrases.values() for phrase in known}.values()
    alone = {phrase.words[0] for phrase in phrases if len(phrase.words) == 1 and phrase.tags & _DATED}
    for words, tags, *_ in phrases:
        for word in words:
            roles[word] |= PART
        roles[words[-1]] |= ABOUT if tags & _BEFORE_ABOUT else 0
        if tags & _DATED:
            roles[max(words, key=lambda word: (word in alone, len(word)))] |= DATED | (ABSOLUTE if "decade" in tags else 0)
    clocks = lexicon.language.patterns["dates.clock"].examples
    for word in [*lexicon.numerals, *(word for clock in clocks for word in words_of(clock))]:
        roles[word] |= PART | (DAY if lexicon.numerals.get(word) in _YEAR_BEGINS else 0)
    return roles


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
