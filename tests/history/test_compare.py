"""What changed between two states of an invented dossier."""

from __future__ import annotations

from pathlib import Path

from dossier.history import Comparison, compare
from tests.history.states import FIRST, ONE, TWO, named, record


def kinds(found: Comparison) -> list[tuple[str, float | None, float | None]]:
    """What changed, with the values before and after."""
    return [(item.kind, item.old.figure.low if item.old else None, item.new.figure.low if item.new else None) for item in found.items]


def changed(folder: Path, after: dict[str, str], *, more: str = "", before: str = "") -> Comparison:
    return compare(record(folder, FIRST, before), record(folder, after, more, date="2025-03-08"))


def test_nothing_changed(tmp_path: Path) -> None:
    assert kinds(changed(tmp_path, dict(FIRST))) == []


def test_a_new_article_brings_new_figures_and_a_new_source(tmp_path: Path) -> None:
    found = changed(tmp_path, {**FIRST, "two.txt": TWO})
    assert kinds(found) == [("new", None, 35), ("source", None, None)]
    assert [item.article and item.article.source for item in found.of("source")] == ["two"]


def test_an_article_that_is_gone_takes_its_figures_along(tmp_path: Path) -> None:
    old = record(tmp_path, {**FIRST, "two.txt": TWO})
    assert kinds(compare(old, record(tmp_path, FIRST, date="2025-03-08"))) == [("withdrawn", 35, None)]


def test_an_article_scraped_anew_changes_nothing(tmp_path: Path) -> None:
    """Under another name, with the same title and outlet, a word of a sentence other."""
    anew = ONE.replace("in the harbour fire, the mayor", "in the harbour fire, Mayor Lena Dufour")
    assert named(record(tmp_path, FIRST), 12) != named(record(tmp_path, {"courier-2025-03-03.txt": anew}), 12)
    assert kinds(changed(tmp_path, {"courier-2025-03-03.txt": anew})) == []


def test_the_same_sentence_in_another_outlet_is_no_scrape_of_an_article_that_stands_still(tmp_path: Path) -> None:
    """The editor rejects the figure of the one; that of the other does not hide it."""
    identity = named(record(tmp_path, FIRST), 12)
    other = ONE.replace("The Orvanne Courier", "The Orvanne Post")
    found = changed(tmp_path, {**FIRST, "other.txt": other}, more=f"claims:\n  {identity!r}: {{reject: true, reason: Invented reason.}}\n")
    assert ("withdrawn", 12, None) in kinds(found)
    assert ("new", None, 12) in kinds(found)
    assert found.of("withdrawn")[0].reason == {"en": "Invented reason.", "fr": "Invented reason."}


def test_an_article_that_gives_another_figure_revises_its_own(tmp_path: Path) -> None:
    found = changed(tmp_path, {"one.txt": ONE.replace("At least 12", "At least 14")})
    assert kinds(found) == [("revised", 12, 14)]
    assert found.items[0].fields == ("figure",)


def test_another_hedge_is_a_revision(tmp_path: Path) -> None:
    found = changed(tmp_path, {"one.txt": ONE.replace("At least 12", "About 12")})
    assert kinds(found) == [("revised", 12, 12)]


def test_the_same_claimants_later_value_revises_the_earlier(tmp_path: Path) -> None:
    later = TWO.replace("According to the dockers' union, 35 people were wounded", "The union put the dead at 26 after")
    found = changed(tmp_path, {**FIRST, "two.txt": later})
    assert kinds(found) == [("revised", 20, 26), ("source", None, None)]


def test_what_the_editor_changes_is_corrected_with_its_reason(tmp_path: Path) -> None:
    identity = named(record(tmp_path, FIRST), 150)
    found = changed(tmp_path, dict(FIRST), more=f"claims:\n  {identity!r}: {{low: 105, high: 105, reason: Two digits were swapped.}}\n")
    assert kinds(found) == [("corrected", 150, 105)]
    assert found.items[0].reason["en"] == "Two digits were swapped."


def test_a_confirmed_figure_is_no_change_of_it(tmp_path: Path) -> None:
    identity = named(record(tmp_path, FIRST), 150)
    found = changed(tmp_path, dict(FIRST), more=f"claims:\n  {identity!r}: {{confirmed: true}}\n")
    assert kinds(found) == [("confirmed", 150, 150)]


def test_a_promise_told_as_done_is_a_revision_of_kind(tmp_path: Path) -> None:
    long = ONE.replace("150 firefighters,", "150 firefighters to the harbour before the second night of the fire,")
    before = {"one.txt": long.replace("The city sent", "The city will send")}
    found = compare(record(tmp_path, before), record(tmp_path, {"one.txt": long}, date="2025-03-08"))
    assert [(item.kind, "modality" in item.fields) for item in found.items] == [("revised", True)]
