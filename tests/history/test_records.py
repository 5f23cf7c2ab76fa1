"""Records are text that lasts: the same each time, never overwritten in silence; a bad one is told and ends nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.config import load_config
from dossier.errors import DossierError, InputError
from dossier.history import check_date, keep_record, parse_record, read_records
from tests.history.states import FIRST, TWO, dossier_in, record, text_of


def test_a_record_is_sorted_lines_that_come_out_the_same(tmp_path: Path) -> None:
    text = text_of(tmp_path / "a", {**FIRST, "two.txt": TWO})
    assert text == text_of(tmp_path / "b", {"two.txt": TWO, **FIRST})
    rows = [json.loads(line) for line in text.splitlines()]
    assert rows[0] == {"record": "2025-03-04", "form": 1}
    assert [row["source"] for row in rows if "claim" not in row and "source" in row] == ["one", "two"]
    ids = [row["claim"] for row in rows if "claim" in row]
    assert ids == sorted(ids)
    assert len(ids) == 4


def test_a_record_read_again_holds_what_was_said(tmp_path: Path) -> None:
    kept = record(tmp_path, FIRST)
    (claim,) = [one for one in kept.claims if one.figure.low == 12]
    text, claimant = kept.article(claim).text, claim.claimant
    assert kept.quote(claim).startswith("At least 12 dockers were killed")
    assert text[claim.figure.start : claim.figure.end] == "At least 12"
    assert (claim.figure.relation, claim.figure.high) == ("at_least", None)
    assert claimant is not None
    assert (text[claimant.words.start : claimant.words.end], claimant.party) == ("the mayor", "city")


def test_a_record_is_kept_once_and_never_overwritten_in_silence(tmp_path: Path) -> None:
    config = load_config(dossier_in(tmp_path, FIRST) / "dossier.yml")
    first = text_of(tmp_path, FIRST)
    path, told = keep_record(config, "2025-03-04", first)
    assert path == tmp_path / "history" / "2025-03-04.jsonl"
    assert (path.read_text(encoding="utf-8"), told) == (first, [])
    assert keep_record(config, "2025-03-04", first)[0] is None
    assert keep_record(config, "2025-03-09", text_of(tmp_path, FIRST, date="2025-03-09"))[0] is None
    other = text_of(tmp_path, {**FIRST, "two.txt": TWO})
    with pytest.raises(DossierError, match=r"says something else.*--force"):
        keep_record(config, "2025-03-04", other)
    with pytest.raises(DossierError, match="a later record stands there"):
        keep_record(config, "2025-03-01", other)
    assert path.read_text(encoding="utf-8") == first
    assert keep_record(config, "2025-03-04", other, force=True)[0] == path
    assert path.read_text(encoding="utf-8") == other
    assert [one.name for one in path.parent.iterdir()] == ["2025-03-04.jsonl"]


@pytest.mark.parametrize(
    ("damage", "line", "words"),
    [
        # cut off in the middle of a line, as by a full disk
        (lambda text: text[:-40], 5, "no line of a record"),
        # a value of another kind
        (lambda text: text.replace('"low": 12', '"low": "12"'), None, "'low' of this claim is no number or null"),
        (lambda text: text.replace('"low": 12', '"low": ' + "1" * 400), None, "'low' of this claim"),
        (lambda text: text.replace('"hearsay": false', '"hearsay": 0'), None, "'hearsay' of this claim is no true or false"),
        (lambda text: text.replace('"as_of": "2025', '"as_of": "20x5'), None, "'as_of' of this claim is no date"),
        (lambda text: text.replace('"published": "2025-03-03"', '"published": "2025-02-30"'), 2, "'published' of this source is no date"),
        (lambda text: text.replace('"language": "en"', '"language": "xx"'), 2, "'language' of this source"),
        (lambda text: text.replace('"form": 1', '"form": 2'), 1, "a record of form 2"),
        (lambda text: "\n".join(text.split("\n")[1:]), 1, "one line with its day"),
        (lambda text: "[" * 100_000, 1, "no line of a record"),
    ],
)
def test_a_damaged_record_is_left_out_whole_and_told(tmp_path: Path, damage, line, words) -> None:  # type: ignore[no-untyped-def]
    config = load_config(dossier_in(tmp_path, FIRST) / "dossier.yml")
    path, _ = keep_record(config, "2025-03-04", text_of(tmp_path, FIRST))
    assert path
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    records, notices = read_records(config)
    assert records == []
    assert notices
    assert notices[0].file == "history/2025-03-04.jsonl"
    assert words in notices[0].what
    assert "the record is left out" in notices[0].what
    assert line is None or notices[0].line == line


def test_a_foreign_key_is_told_and_passed_over(tmp_path: Path) -> None:
    text = text_of(tmp_path, FIRST).replace('"hearsay"', '"mood": "sad", "hearsay"', 1)
    kept, notices = parse_record(text, file="history/2025-03-04.jsonl")
    assert len(kept.claims) == 3
    assert [(one.line, one.what) for one in notices] == [(3, "unknown key 'mood'; it is passed over")]


def test_a_record_of_another_day_than_its_name_is_left_out(tmp_path: Path) -> None:
    config = load_config(dossier_in(tmp_path, FIRST) / "dossier.yml")
    keep_record(config, "2025-03-04", text_of(tmp_path, FIRST))
    (tmp_path / "history" / "2025-03-04.jsonl").rename(tmp_path / "history" / "2025-03-05.jsonl")
    records, (notice,) = read_records(config)
    assert (records, "named by another day" in notice.what) == ([], True)


@pytest.mark.parametrize("date", ["2025-02-30", "today", "2025-3-4", "20250304", "2025-03", "../2025-03-04"])
def test_what_is_no_day_is_refused(date: str) -> None:
    with pytest.raises(DossierError, match="is no day"):
        check_date(date, latest="2026-01-01")


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(DossierError, match="yet to come"):
        check_date("2026-01-02", latest="2026-01-01")


def test_a_record_without_a_line_of_a_source_is_a_fault(tmp_path: Path) -> None:
    lines = text_of(tmp_path, FIRST).splitlines()
    with pytest.raises(InputError, match="has no line of its source 'one'"):
        parse_record("\n".join([lines[0], *lines[2:]]), file="a.jsonl")
