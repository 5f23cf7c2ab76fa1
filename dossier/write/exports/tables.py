"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula: https://owasp.org/www-community/attacks/CSV_Injection"""


def csv_table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    r"""A table with CRLF line ends whose words no spreadsheet runs: a word that begins like a formula gets an apostrophe.

    >>> csv_table(["a"], [["=1+1"], [-1], [["x", "y"]]])
    "a\r\n'=1+1\r\n-1\r\nx y\r\n"
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow([_cell(word) for word in head])
    table.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()  # as in JSON
    if isinstance(value, list):
        value = " ".join(value)
    if not isinstance(value, str):
        return str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value
