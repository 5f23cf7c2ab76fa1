"""What machines read: fields, order, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import Any

import pytest

from dossier.models import Passage
from dossier.write.exports.downloads import COLUMNS, claims_csv, claims_json
from dossier.write.exports.records import extract_record
from dossier.write.exports.tables import csv_table
from dossier.write.lookup import make_lookup
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
DAILY = article("daily", "=The mayor says “12”, or more, are dead.", title="=1+1")
CLAIM = claim(DAILY, "12", 12, who="The mayor", party="town", actor="Mayor (town hall)")


def _only(items: Any) -> list[dict[str, Any]]:
    return list(items)


def test_a_record_holds_the_promised_fields_in_their_order() -> None:
    sentence = DAILY.sentences[0]
    record = extract_record(DAILY, [Passage(sentence.start, sentence.end, "p", "daily", ("victims",))], [CLAIM])
    assert list(record) == ["source", "language", "published", "published_evidence", "outlet", "title", "passages", "claims"]
    (passage,), (found,) = _only(record["passages"]), _only(record["claims"])
    assert list(passage) == ["quote", "start", "end", "topics"]
    assert list(found) == [
        "id",
        "quote",
        "start",
        "end",
        "surface",
        "low",
        "high",
        "relation",
        "counted",
        "measure",
        "topics",
        "attributed_to",
        "party",
        "as_of",
        "as_of_basis",
        "scope",
        "whole",
        "modality",
        "hearsay",
        "former",
    ]
    assert found["quote"] == DAILY.text[found["start"] : found["end"]] == "=The mayor says “12”, or more, are dead."
    assert (found["surface"], found["low"], found["attributed_to"], found["counted"]) == ("12", 12, "The mayor", None)
    assert isinstance(found["low"], int)


def test_downloads_hold_the_same_claims() -> None:
    lookup = make_lookup(dossier_of([DAILY], [CLAIM], CONFIG), CONFIG, "en")
    (shown,) = json.loads(claims_json(lookup))
    (row,) = csv.DictReader(io.StringIO(claims_csv(lookup), newline=""))
    assert tuple(shown) == tuple(row) == COLUMNS
    assert shown["quote"] == "=The mayor says “12”, or more, are dead."
    assert row["quote"] == "'=The mayor says “12”, or more, are dead."
    assert row["low"] == "12" and row["correction"] == "" and shown["correction"] is None
    assert shown["url"] is None and shown["outlet"] == "The Daily" and shown["title"] == "=1+1"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_words_like_formulas_are_defused(words: str) -> None:
    assert next(csv.reader(io.StringIO(csv_table([words], []), newline=""))) == [f"'{words}"]


def test_numbers_stay_numbers_and_lines_end_as_spreadsheets_expect() -> None:
    assert csv_table(["a", "b"], [[-1, 'say "x", y'], [None, 2.5]]) == 'a,b\r\n-1,"say ""x"", y"\r\n,2.5\r\n'


def test_a_record_needs_nothing_that_draws() -> None:
    """``dossier extract`` starts fast: neither Altair nor templates are loaded for it."""
    script = (
        "import sys, dossier.write.exports.records, dossier.write.exports.tables; "
        "print([name for name in ('altair', 'jinja2', 'babel') if name in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"
