"""What machines read: fields, order, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
import re
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


HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\tx", " =1", "'=1", "''=1", "\ufeff=1", "\u200b@x", "＝1+1", "＋1", "﹣1", "＠x",
    "20 dockers were killed;=1+1;in the fire", "a;b;-1", "a;;+1", 'a;"=1+1"', "a; '=1", "a\t@x\t=y", "a\n=1", "a\r\n- 12", "a|=1",
    'say "x;=1"', 'a";"=1', ";", "'", "'\t", "x\u2028=1",
]  # fmt: skip
PLAIN = ["x = 1", "12-13 May", "a;b", "l'eau; « 5 »", "a - b", "mayor@example.org", ""]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("words", [*HOSTILE, *PLAIN])
def test_no_cell_is_a_formula_whatever_stands_between_cells(words: str, separator: str) -> None:
    table = csv_table(["id", "quote", "low"], [["a1", words, -1], ["a2", words, 2]])
    cells = [cell for row in csv.reader(io.StringIO(table, newline=""), delimiter=separator) for cell in row]
    assert not [cell for cell in cells if cell != "-1" and cell.strip(' "\ufeff\u200b').startswith(tuple("=+-@\t\r＝＋－＠﹣"))]


@pytest.mark.parametrize("words", [*HOSTILE, *PLAIN])
def test_the_words_can_be_told_back(words: str) -> None:
    """By the rule that the README gives: one apostrophe less at each place where one was put."""
    shown = next(csv.reader(io.StringIO(csv_table([words], []), newline="")), [""])[0]
    signs, ends = r"=+\-@＝＋－＠﹢﹣﹦﹫", ";\t|\r\n\x0b\x0c\u2028"
    hidden = r"[ \"'\ufeff\u200b]*"
    assert re.sub(rf"(\A|(?<=[{ends}]))'(?={hidden}[{signs}])|\A'(?='*[\t\r\n])", "", shown) == words


@pytest.mark.parametrize("words", PLAIN)
def test_words_that_are_no_formula_stay_as_they_are(words: str) -> None:
    assert next(csv.reader(io.StringIO(csv_table(["a", words], []), newline="")))[1] == words


def test_a_megabyte_of_separators_takes_no_time() -> None:
    csv_table(["a"], [[sign * 1_000_000] for sign in ("\t", ";", " ", ";'", "'")])


def test_numbers_stay_numbers_and_lines_end_as_spreadsheets_expect() -> None:
    assert csv_table(["a", "b"], [[-1, 'say "x", y'], [None, 2.5]]) == 'a,b\r\n-1,"say ""x"", y"\r\n,2.5\r\n'


def test_a_record_needs_nothing_that_draws() -> None:
    """``dossier extract`` starts fast: neither Altair nor templates are loaded for it."""
    script = (
        "import sys, dossier.write.exports.records, dossier.write.exports.tables; "
        "print([name for name in ('altair', 'jinja2', 'babel') if name in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"
