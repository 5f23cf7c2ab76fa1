"""A text as a reader sees it."""

from __future__ import annotations

import pytest

from dossier.find import find_dates, find_figures
from dossier.seen import unbroken, visible

SPACES = "\t \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\u2063\u2066\u2069\ufe0e\ufe0f\ufeff\u061c\u180e\U000e0020"


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_every_space_groups_digits_and_stands_behind_a_hedge(space: str) -> None:
    [figure] = find_figures(f"La crue a tué au{space}moins{space}4{space}200{space}moutons.", language="fr")
    assert (figure.low, figure.high, figure.relation) == (4200, None, "at_least")


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_what_is_not_seen_is_not_read(sign: str) -> None:
    text = f"At{sign} le{sign}ast 4{sign},{sign}200 sheep died."
    [figure] = find_figures(text, language="en")
    assert (figure.low, figure.relation, text[figure.start : figure.end]) == (4200, "at_least", f"At{sign} le{sign}ast 4{sign},{sign}200")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # a hyphen that breaks no line, a figure dash
        ("twenty\u2011five sheep", [(25, 25)]),
        ("200\u2012300 sheep", [(200, 300)]),
        # digits as wide as their lines
        ("\uff16\uff10\uff10 sheep", [(600, 600)]),
        # what is struck out
        ("6\u03360\u03360\u0336 12 sheep", [(12, 12)]),
    ],
)
def test_signs_are_read_as_they_look(text: str, values: list[tuple[float, float]]) -> None:
    assert [(figure.low, figure.high) for figure in find_figures(text, language="en")] == values


def test_a_text_without_odd_signs_is_taken_as_it_is() -> None:
    assert visible("12\u00a0000 morts, « dit-il »") is None


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("12\n000", "12 000"),
        ("12\r\n  000", "12 000"),
        ("Nord-\nCoréens", "Nord-Coréens"),
        ("sol\u00ad\ndats", "soldats"),
        ("on -\nla ville", "on - la ville"),
        ("\nun", " un"),
    ],
)
def test_a_line_break_is_a_space(text: str, seen: str) -> None:
    whole = unbroken(text)
    found = visible(whole)
    assert len(whole) == len(text) and (found.text if found else whole) == seen


def test_a_date_may_hold_what_is_not_seen() -> None:
    [date] = find_dates("On 3\u2007May 20\u200b25 it rained.", language="en")
    assert str(date.first) == "2025-05-03"
