"""What the lines of a record hold: the key that tells a line's kind, and the values that each key may have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from dossier.dateprefix import is_no_day
from dossier.language import language_codes
from dossier.models import Basis, Modality, Relation, Scope

TEXT, OPEN_TEXT, DATE, NUMBER, COUNT = "a text", "a text or null", "a date or null", "a number or null", "a number"
YES, TEXTS, TABLE = "true or false", "a list of texts", "a table"

FIELDS: Mapping[str, Mapping[str, str | tuple[Any, ...]]] = {
    "record": {"record": DATE, "form": COUNT},
    "claim": {
        "claim": TEXT, "source": TEXT, "quote": TEXT, "surface": TEXT, "low": NUMBER, "high": NUMBER, "relation": get_args(Relation),
        "unit": OPEN_TEXT, "counted": OPEN_TEXT, "measure": TEXT, "topics": TEXTS, "attributed_to": OPEN_TEXT, "actor": OPEN_TEXT,
        "party": OPEN_TEXT, "as_of": DATE, "as_of_basis": (*get_args(Basis), None), "scope": (*get_args(Scope), None),
        "whole": OPEN_TEXT, "modality": get_args(Modality), "hearsay": YES, "former": YES, "revises": TEXTS, "key": OPEN_TEXT,
    },
    "source": {"source": TEXT, "language": language_codes(), "outlet": OPEN_TEXT, "title": OPEN_TEXT, "published": DATE, "url": OPEN_TEXT,
               "reliability": OPEN_TEXT},
    "correction": {"correction": TEXT, "fields": TABLE},
}  # fmt: skip
KINDS = tuple(FIELDS)
"""In the order in which a line is asked for them: a claim names its source, too."""

LARGEST = 1e21  # that of a correction
_DATE = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def fault_of(kind: str, row: Mapping[str, Any]) -> str | None:
    """What is wrong in a line of a kind; None where it can be read."""
    for key, wanted in FIELDS[kind].items():
        if key not in row:
            return f"this {kind} lacks '{key}'"
        if not _fits(row[key], wanted):
            names = wanted if isinstance(wanted, str) else " or ".join("null" if one is None else f"'{one}'" for one in wanted)
            return f"'{key}' of this {kind} is no {names.removeprefix('a ')}"
    return "this claim has no quote with a figure" if kind == "claim" and not (row["quote"].strip() and row["surface"].strip()) else None


def _fits(value: Any, wanted: str | tuple[Any, ...]) -> bool:
    if isinstance(wanted, tuple):
        return isinstance(value, str | None) and value in wanted
    if wanted == YES:
        return isinstance(value, bool)
    if wanted in (NUMBER, COUNT):
        number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST
        return number or (value is None and wanted == NUMBER)
    if wanted == DATE:
        return value is None or (isinstance(value, str) and bool(_DATE.fullmatch(value)) and not is_no_day(value))
    if wanted == TEXTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if wanted == TABLE:
        return isinstance(value, dict)
    return (isinstance(value, str) and bool(value or wanted == OPEN_TEXT)) or (value is None and wanted == OPEN_TEXT)
