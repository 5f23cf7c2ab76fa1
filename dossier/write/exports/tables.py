"""Tables for spreadsheets, in which no cell is a formula, whatever sign a spreadsheet takes for the one between cells.

A semicolon, a tab, an upright bar or a line break inside of a text begins a cell for a spreadsheet that splits there, as those with
French settings do: signs of quoting are not respected any more then. So an apostrophe stands at the beginning of a text, and behind
each such sign in it, where ``=``, ``+``, ``-`` or ``@`` follows (in any width; spaces, quotation marks and invisible characters may stand
before it), and at the beginning of a text before a tab or a line break. Whoever takes away one apostrophe at each of these places has
the text as it was.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from dossier.seen import closed

_LINE_ENDS = r"\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_ENDS = rf";\t|{_LINE_ENDS}"
_UNSEEN = r"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_OVERLOOKED = rf"[^\S\t{_LINE_ENDS}]|[\"'{_UNSEEN}]"
_SIGNS = r"=+\-@\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
_FORMULA = re.compile(rf"(?:\A|(?<=[{_ENDS}]))(?=(?:{_OVERLOOKED})*+[{_SIGNS}])|\A(?='*+[\t\r\n])")
"""Where a spreadsheet could find a formula: https://owasp.org/www-community/attacks/CSV_Injection"""


def csv_table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    r"""A table with CRLF line ends (RFC 4180).

    >>> csv_table(["a"], [["=1+1"], [-1], [["x", "y"]], ["12 died;=1+1"]])
    "a\r\n'=1+1\r\n-1\r\nx y\r\n12 died;'=1+1\r\n"
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
    return _FORMULA.sub("'", closed(value))
