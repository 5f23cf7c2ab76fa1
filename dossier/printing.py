"""What was found in articles as lines of text: JSON, CSV, or a table for the eye."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from dossier.terminal import in_json, on_one_line
from dossier.write.exports.tables import csv_table

Record = dict[str, Any]

COLUMNS = (
    "source", "published", "outlet", "surface", "low", "high", "relation", "counted", "measure", "attributed_to",
    "party", "as_of", "as_of_basis", "scope", "whole", "modality", "hearsay", "former", "topics", "quote", "start", "end", "id",
)  # fmt: skip
CHECKED = ("correction", "checked")
"""The columns more of claims as corrected."""
SHOWN = {"id": 10, "source": 24, "surface": 22, "counted": 20, "measure": 20, "attributed_to": 26, "party": 14, "as_of": 10}
"""The columns of a table for the eye and their widths: together they fit a terminal of 160 characters."""


def json_lines(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        yield in_json(json.dumps(record, ensure_ascii=False)) + "\n"


def csv_lines(records: Iterable[Record], *, more: Sequence[str] = ()) -> Iterator[str]:
    columns = (*COLUMNS, *more)
    table = csv_table(columns, ([row[column] for column in columns] for row in _claims(records)))
    yield from (f"{on_one_line(line)}\r\n" for line in table.splitlines()) if sys.stdout.isatty() else [table]


def table_lines(records: Iterable[Record], *, more: Sequence[str] = ()) -> Iterator[str]:
    columns = SHOWN | {column: len(column) for column in more if column == "checked"}
    for row in ({column: column for column in columns}, *_claims(records)):
        yield "  ".join(_cell(str(row[column] or ""), width) for column, width in columns.items()).rstrip() + "\n"


def _claims(records: Iterable[Record]) -> Iterator[Record]:
    """A row a claim, with what its article says of itself."""
    return ({**record, **claim} for record in records for claim in record["claims"])


def _cell(text: str, width: int) -> str:
    """The text on one line and as wide as its column.

    >>> _cell("environ\\n600", 8), _cell("plusieurs milliers", 8)
    ('environ…', 'plusieu…')
    """
    text = on_one_line(" ".join(text.split()))
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"


FORMS: Mapping[str, Callable[[Sequence[str]], Callable[[Iterable[Record]], Iterator[str]]]] = {
    "jsonl": lambda _: json_lines,
    "csv": lambda more: partial(csv_lines, more=more),
    "table": lambda more: partial(table_lines, more=more),
}
"""How lines are made, by the name of their form: given the columns more, then the articles."""
