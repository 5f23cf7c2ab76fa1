"""Dates of a text, resolved to days: ``find_dates``.

A text becomes rows of signs (signs.py); rules (rules.py) rewrite each row, step by step, each match into one sign:

1. times of day join into one;
2. absolute dates: in digits, in words, ranges that share a month or year, months, quarters, years;
3. dates relative to the reference: today, weekdays, last month, three days ago, these last weeks;
4. beginning, middle and end of what was found; the n-th weekday or week of it; times of day that go with it;
5. ranges of two dates; since, until, before, after, by.

What is a date in the row at the end is found. Where a word could mean several days, the latest past one is meant, as news
looks back.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from dossier.find.dates.calendar import Period
from dossier.find.dates.lexicon import load_days
from dossier.find.dates.rules import RULES, next_rule
from dossier.find.dates.signs import Context, Resolve, Sign, rows_of
from dossier.models import DateSpan

# The dates of a sentence are asked for several times while its article is read: by its lead, its figures, its claims.
SHORT_TEXT = 1000


def find_dates(text: str, *, language: str, reference: dt.date | None = None) -> list[DateSpan]:
    """The dates of a text, in order, none overlapping; ``reference`` is the day the text was written, without which what is
    relative ("mardi", "last month") is not found. Raises KeyError for an unknown language.

    >>> find_dates("depuis le 3 juin 2025", language="fr")
    [DateSpan(start=0, end=21, first=datetime.date(2025, 6, 3), last=None)]
    """
    return list(_of_short(text, language, reference) if len(text) <= SHORT_TEXT else _of(text, language, reference))


def _of(text: str, language: str, reference: dt.date | None) -> tuple[DateSpan, ...]:
    context = Context(reference, text, load_days(language))
    return tuple(
        DateSpan(sign.start, sign.end, sign.value.first, sign.value.last)
        for row in rows_of(text, language, relative=reference is not None)
        for sign in _settled(row, context)
        if sign.sign == "D" and isinstance(sign.value, Period)
    )


_of_short = lru_cache(maxsize=512)(_of)


def _settled(signs: list[Sign], context: Context) -> list[Sign]:
    """The signs after all rules."""
    row = "".join([sign.sign for sign in signs])
    number = next_rule(row, 0)
    while number < len(RULES):
        _, pattern, resolve = RULES[number]
        signs = _rewrite(signs, row, pattern, resolve, context)
        row = "".join([sign.sign for sign in signs])
        number = next_rule(row, number + 1)
    return signs


def _rewrite(signs: list[Sign], row: str, pattern: re.Pattern[str], resolve: Resolve, context: Context) -> list[Sign]:
    """The row with each match of a rule replaced by what it resolves to; a match that resolves to nothing stays."""
    rewritten: list[Sign] = []
    done = 0
    for match in pattern.finditer(row):
        groups = {name.rstrip("_"): signs[match.start(name)] for name, found in match.groupdict().items() if found}
        whole = signs[match.start() : match.end()]
        result = resolve(context, groups, whole)
        if result is None:
            continue
        rewritten.extend(signs[done : match.start()])
        if isinstance(result, Period):
            rewritten.append(Sign(whole[0].start, whole[-1].end, "D", result))
        else:
            rewritten.extend(result)
        done = match.end()
    rewritten.extend(signs[done:])
    return rewritten
