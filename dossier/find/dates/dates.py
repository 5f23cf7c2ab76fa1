"""Dates of a text, resolved to days: ``find_dates``.

A text becomes rows of tokens (tokens.py); rules (language/shared/dates.toml) rewrite each row, step by step, each match into one
token:

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
from functools import lru_cache

from dossier.find.dates.calendar import Period
from dossier.find.dates.match import Match
from dossier.find.dates.rules import Rules, load_rules
from dossier.find.dates.tokens import DATES, DateToken, rows_of
from dossier.models import DateSpan

# The dates of a sentence are asked for several times while its article is read: by its first sentences, its figures, its claims.
SHORT_TEXT, KEPT_TEXTS = 1000, 512


def find_dates(text: str, *, language: str, reference: dt.date | None = None) -> list[DateSpan]:
    """The dates of a text, in order, none overlapping; ``reference`` is the day the text was written, without which what is
    relative ("mardi", "last month") is not found. Raises KeyError for an unknown language.

    >>> find_dates("depuis le 3 juin 2025", language="fr")
    [DateSpan(start=0, end=21, first=datetime.date(2025, 6, 3), last=None)]
    """
    found = _kept if len(text) <= SHORT_TEXT else dates_of
    return list(found(text, language, reference, load_rules(language)))


def dates_of(text: str, language: str, reference: dt.date | None, rules: Rules) -> tuple[DateSpan, ...]:
    """The dates that some rules find in a text."""
    return tuple(
        DateSpan(token.start, token.end, token.value.first, token.value.last)
        for row in rows_of(text, language, relative=reference is not None)
        for token in _rewritten(row, rules, text, reference)
        if "date" in token.tags and isinstance(token.value, Period)
    )


_kept = lru_cache(maxsize=KEPT_TEXTS)(dates_of)


def _rewritten(tokens: list[DateToken], rules: Rules, text: str, reference: dt.date | None) -> list[DateToken]:
    """The tokens after all rules."""
    cascade, meanings = rules.cascade, rules.meanings
    row = cascade.row([token.tags for token in tokens])
    number = cascade.next(row)
    while number < len(meanings):
        rewritten: list[DateToken] = []
        done = 0
        for found in cascade.find(number, row):
            whole = tokens[found.start : found.end]
            groups = {name: tokens[place] for name, (place, _) in found.groups.items()}
            try:
                meaning = meanings[number](Match(whole, groups, text, reference, rules.lexicon))
            except (ValueError, OverflowError):
                continue  # a match that is no date stays
            rewritten += tokens[done : found.start]
            rewritten += (
                [DateToken(whole[0].start, whole[-1].end, DATES[meaning.grain], meaning)] if isinstance(meaning, Period) else meaning
            )
            done = found.end
        tokens = rewritten + tokens[done:]
        row = cascade.row([token.tags for token in tokens])
        number = cascade.next(row, number + 1)
    return tokens
