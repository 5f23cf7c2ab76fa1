"""What a rule matched, as the functions that say what it means are given it: ``Match``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Grain, Period
from dossier.find.dates.lexicon import DateLexicon
from dossier.find.dates.tokens import DATES, DateToken, full_year

# The 29th of February comes every four years.
LEAP = 4
CLAUSE_ENDS = frozenset(".;:!?")
OFFSETS = {"last": -1, "this": 0, "next": 1, "coming": 1}
"""How many units from its own the words "last", "this" and "next" lead."""


class Context(NamedTuple):
    """Where a match stands: the ``text`` of its place, whether a verb in the past stands before that in its clause, and the
    ``reference``, the day the text was written."""

    text: str
    behind_past: bool
    reference: dt.date | None
    lexicon: DateLexicon


class Match(NamedTuple):
    """The tokens that a rule matched, and by their names those of its groups.

    What asks for something that is not there raises ValueError: the match then means nothing."""

    tokens: Sequence[DateToken]
    groups: Mapping[str, DateToken]
    context: Context

    @property
    def reference(self) -> dt.date | None:
        """The day the text was written."""
        return self.context.reference

    @property
    def behind_past(self) -> bool:
        """Whether a verb in the past stands before it in its clause."""
        text, behind_past, _, lexicon = self.context
        before = text[: self.tokens[0].start]
        if lexicon.language.regex("dates.past").search(before):
            return True
        return behind_past and CLAUSE_ENDS.isdisjoint(before)

    @property
    def today(self) -> dt.date:
        """The day the text was written, where it is known."""
        if self.reference is None:
            raise ValueError("nobody knows when the text was written")
        return self.reference

    @property
    def year(self) -> int | None:
        """The year that a group holds, in four digits or two."""
        token = self.groups.get("year")
        if token is None:
            return None
        return token.value.begin.year if isinstance(token.value, Period) else full_year(int(str(token.value)))

    @property
    def shift(self) -> str:
        """What the word says that is like "last" or "next"; "this" where there is none."""
        token = self.groups.get("shift")
        return "this" if token is None else str(token.value)

    @property
    def offset(self) -> int:
        """How many units from its own the match leads: last (-1), this (0), next (1)."""
        return OFFSETS[self.shift]

    def yearly(self, of_year: Callable[[int], Period]) -> Period:
        """What comes every year: that of the year given; the last, the next or this one; else the latest that has begun."""
        if self.year is not None:
            return of_year(self.year)._replace(fixed=True)
        today = self.today
        found = days.readings(of_year, range(today.year - LEAP, today.year + 3))
        if self.offset > 0:
            return next(each for each in found if each.begin > today)
        if self.offset < 0:
            return [each for each in found if each.end < today][-1]
        if self.has("shift"):
            return min(found, key=lambda each: (not each.begin <= today <= each.end, each.begin.year != today.year))
        return days.latest(found, today)

    def number(self, name: str) -> int:
        """The number that a group holds; 1 where it is not there: "an hour", "in the year to June"."""
        token = self.groups.get(name)
        return int(token.value) if token is not None and isinstance(token.value, int) else 1

    def grain(self, name: str = "unit") -> Grain:
        """The unit that a group holds."""
        return self.groups[name].value  # type: ignore[return-value]

    def period(self, name: str = "date") -> Period:
        """The date that a group holds, found before."""
        value = self.groups[name].value
        if not isinstance(value, Period):
            raise ValueError("no date")
        return value

    def has(self, name: str, tag: str = "") -> bool:
        """Whether there is a group, with a tag."""
        token = self.groups.get(name)
        return token is not None and (not tag or tag in token.tags)

    @property
    def has_digits(self) -> bool:
        """Whether any of it is written in digits."""
        return any(char.isdigit() for char in self.context.text[self.tokens[0].start : self.tokens[-1].end])

    def found(self, period: Period, first: int = 0, last: int = -1) -> DateToken:
        """The token of a date that some of the tokens make, from ``first`` to ``last``."""
        return DateToken(self.tokens[first].start, self.tokens[last].end, DATES[period.grain], period)
