"""``dossier check``: what an editor should look at, each kind on an invented article that has it."""

from __future__ import annotations

import csv
import json
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.build import build
from dossier.check import KINDS
from dossier.cli import main
from dossier.config import load_config

CONFIG = """\
title: An invented flood
topics: [{id: victims, title: Victims, measures: [killed, missing], cues: {en: [flood]}}]
parties: [{role: rescue}]
"""
ARTICLE = """\
The flood

12 May 2025

This report is invented. The flood killed 12 people, the fire brigade said on Monday.
"""


def checked(folder: Path, monkeypatch: pytest.MonkeyPatch, articles: dict[str, str], more: str = "", *options: str) -> Result:
    (folder / "seeds").mkdir()
    for name, text in articles.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "dossier.yml").write_text(CONFIG + more, encoding="utf-8")
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, ["check", "--no-cache", *options], catch_exceptions=False)


def items(result: Result) -> list[dict[str, str]]:
    found = json.loads(result.stdout)
    assert isinstance(found, list)
    return found


# What is added to the article, and to dossier.yml -> what there is to look at, by its kind and words.
@pytest.mark.parametrize(
    ("kind", "article", "more", "said"),
    [
        ("gone", ARTICLE, "claims: {0123456789: {reason: r, scope: part}}\n", "'0123456789' matches no claim"),
        ("gone", ARTICLE, 'translations: {"the major": {text: {fr: x}}}\n', "'the major' matches no claimant's words"),
        (
            "gone",
            ARTICLE,
            "events: [{date: 2025-05-12, text: {en: 'It rose.[^0123456789]'}}]\n",
            "'0123456789' matches no claim and no passage",
        ),
        (
            "gone",
            ARTICLE,
            "differences: [{claims: [a, b], text: {en: 'So it is.[^0123456789]'}}]\n",
            "no difference holds all of these claims",
        ),
        ("moved", ARTICLE, "claims: {0123456789: {reason: r, hearsay: true, figure: 12, source: a}}\n", "found again by its words"),
        ("nobody", ARTICLE + "In all, 5 people are missing in the flood. The mayor said so.\n", "", '"5" is nobody\'s'),
        ("uncounted", ARTICLE + "The flood took 40 umbrellas.\n", "", '"40" is no claim (nothing counted)'),
        ("side", ARTICLE + "The baker says the flood killed 14 people.\n", "", '"The baker" speaks 1 time and is of no side'),
        ("undated", ARTICLE.replace("12 May 2025\n\n", ""), "", "nothing tells when it was published"),
        ("unfound", ARTICLE, "", "'missing' (Missing) has no figure"),
    ],
)
def test_each_kind_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, article: str, more: str, said: str) -> None:
    found = items(checked(tmp_path, monkeypatch, {"a": article}, more, "--format", "json"))
    order = [str(kind) for kind in KINDS]
    assert [one["kind"] for one in found] == sorted((one["kind"] for one in found), key=order.index)
    assert any(one["kind"] == kind and said in one["what"] for one in found), found


def test_a_figure_far_off_and_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "The river rose in the night and tore the bridge from the banks while the town was asleep in its beds and nobody rang the bell."
    articles = {f"a{value}": ARTICLE.replace("12 people", f"{value} people") for value in (12, 14, 15000)}
    articles |= {name: ARTICLE.replace("This report", f"{body} This report") for name in ("b", "c")}
    found = items(checked(tmp_path, monkeypatch, articles, "", "--format", "json"))
    assert ["15000" in one["what"] for one in found if one["kind"] == "far"] == [True]
    assert [one["file"] for one in found if one["kind"] == "copy"]


def test_what_an_editor_confirmed_is_looked_at_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = ARTICLE + "In all, 5 people are missing in the flood. The mayor said so.\n"
    [one] = [one for one in items(checked(tmp_path, monkeypatch, {"a": article}, "", "--format", "json")) if one["kind"] == "nobody"]
    (tmp_path / "dossier.yml").write_text(CONFIG + f"claims: {{{one['claim']}: {{confirmed: true}}}}\n", encoding="utf-8")
    again = items(CliRunner().invoke(main, ["check", "--no-cache", "--format", "json"], catch_exceptions=False))
    assert "nobody" not in {one["kind"] for one in again}


@pytest.mark.parametrize(("more", "status"), [("", 1), ("sources: {a: {outlet: The Courier}}\n", 1)])
def test_strict_fails_where_there_is_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, status: int) -> None:
    result = checked(tmp_path, monkeypatch, {"a": ARTICLE}, more, "--strict")
    assert result.exit_code == status
    assert result.stdout.splitlines()[-1].endswith("to look at")


def test_a_correction_that_makes_no_sense_hides_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = items(checked(tmp_path, monkeypatch, {"a": ARTICLE + "The flood took 40 umbrellas.\n"}, "", "--format", "json"))
    kinds = {one["kind"] for one in first}
    claims = json.loads(CliRunner().invoke(main, ["extract", "--no-cache", "seeds"]).stdout)["claims"]
    (tmp_path / "dossier.yml").write_text(CONFIG + f"claims: {{{claims[0]['id']}: {{reason: r, low: 700}}}}\n", encoding="utf-8")
    again = items(CliRunner().invoke(main, ["check", "--no-cache", "--format", "json"], catch_exceptions=False))
    assert kinds | {"gone"} == {one["kind"] for one in again}


def test_what_else_is_said_of_an_article_without_a_date_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(tmp_path, monkeypatch, {"b": ARTICLE})
    text = "Crue à Valmont\n\nCet article est inventé. La crue a fait 12 morts, selon les pompiers.\n"
    (tmp_path / "seeds" / "a.txt").write_bytes(text.encode("cp1252"))
    result = CliRunner().invoke(main, ["check", "--no-cache", "--format", "json"], catch_exceptions=False)
    kinds = {one["kind"]: one["what"] for one in items(result) if one["file"] == "seeds/a.txt"}
    assert "it was read as windows-1252" in kinds["article"] and "nothing tells when" in kinds["undated"]


def extracted(form: str) -> str:
    return CliRunner().invoke(main, ["extract", "--no-cache", "--corrected", "--format", form, "seeds"], catch_exceptions=False).stdout


def test_extract_prints_claims_as_an_editor_corrected_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = ARTICLE + "In the tents 7 people slept. The mayor said that 5 people are missing in the flood.\n"
    checked(tmp_path, monkeypatch, {"a": article})
    found = {one["surface"]: one["id"] for one in json.loads(extracted("jsonl"))["claims"]}
    lines = [
        f"{found['12']}: {{reject: true, reason: Not so.}}",
        f"{found['5']}: {{confirmed: true}}",
        "tents: {add: {source: a, quote: 7 people slept, figure: 7, low: 7}, measure: missing, reason: They were missed.}",
        "elsewhere: {add: {source: b, quote: 9 people, figure: 9, low: 9}, measure: missing, reason: Of another article.}",
    ]
    (tmp_path / "dossier.yml").write_text(CONFIG + "claims:\n" + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    claims = json.loads(extracted("jsonl"))["claims"]
    assert [(one["surface"], one["id"], one["checked"], one["correction"]) for one in claims] == [
        ("7", "tents", True, "They were missed."),
        ("5", found["5"], True, None),
    ]
    head, *rows = csv.reader(extracted("csv").splitlines())
    assert head[-2:] == ["correction", "checked"] and [row[-2:] for row in rows] == [["They were missed.", "true"], ["", "true"]]
    assert [line.split()[-1] for line in extracted("table").splitlines()] == ["checked", "True", "True"]


def test_pages_that_no_menu_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("index", "victims", "about", "about.fr", "hidden", "not-about"):
        (tmp_path / "docs" / f"{name}.md").write_text("Words.\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - About: about.md\n  - Not: x/hidden.md\n", encoding="utf-8")
    found = items(checked(tmp_path, monkeypatch, {"a": ARTICLE}, "", "--format", "json"))
    assert [one["file"] for one in found if one["kind"] == "unlisted"] == ["docs/hidden.md", "docs/not-about.md"]


def test_a_number_that_an_editor_added_is_asked_about_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = "claims: {boats: {add: {source: a, quote: took 40 umbrellas, figure: 40, low: 40}, measure: missing, reason: r}}\n"
    found = items(checked(tmp_path, monkeypatch, {"a": ARTICLE + "The flood took 40 umbrellas.\n"}, more, "--format", "json"))
    assert "uncounted" not in {one["kind"] for one in found}


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_a_site_of_claims_that_an_editor_added_split_and_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = (
        ARTICLE + "Only 7 guests slept in tents. Some 30 people are missing, the mayor said. In all, 12 people were killed in the flood.\n"
    )
    checked(tmp_path, monkeypatch, {"a": article})
    claims = json.loads(CliRunner().invoke(main, ["extract", "--no-cache", "seeds"]).stdout)["claims"]
    first, missing, again = (one["id"] for one in claims)
    lines = [
        f"{again}: {{same_as: {first}, reason: The summary.}}",
        f"{missing}: {{split: [{{figure: Some 30}}, {{figure: 30, low: 30, relation: exact, measure: killed}}], reason: Both.}}",
        "tents: {add: {source: a, quote: Only 7 guests, figure: 7, low: 7}, measure: missing, reason: {en: Missed., fr: Oublié.}}",
        f"{first}: {{attributed_to: null, as_of: null, scope: part, whole: {missing}, reason: Nobody.}}",
    ]
    more = "languages: [en, fr]\nclaims:\n" + "".join(f"  {line}\n" for line in lines)
    (tmp_path / "dossier.yml").write_text(CONFIG + more, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "note.md").write_text("Only 7 slept in tents.[^tents]\n", encoding="utf-8")
    site = build(load_config(tmp_path / "dossier.yml"))
    source, french, method = (unescape(str(site.files[path])) for path in ("sources/a.md", "fr/sources/a.md", "method.md"))
    assert 'id="claim-tents"' in source and f'id="claim-{missing}-2"' in source and f"claim-{again}" not in source
    assert "Added: the program had missed this figure. Missed." in source and "Ajouté" in french and "Oublié." in french
    assert "who claims it, from “the fire brigade” to “no claimant named”" in source
    assert all(f"claim-{name}" in method for name in ("tents", first, missing, f"{missing}-2"))
    assert "The same article gives the same figure once more" in method
    rows = {row["id"]: row for row in json.loads(site.files["data/claims.json"])}
    assert rows.keys() == {"tents", first, missing, f"{missing}-2"} and all(row["checked"] for row in rows.values())


def test_the_lines_for_a_claimant_of_no_side_can_be_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = ARTICLE + "The baker's son says the flood killed 14 people.\n"
    [todo] = [one["todo"] for one in items(checked(tmp_path, monkeypatch, {"a": article}, "", "--format", "json")) if one["kind"] == "side"]
    party = todo.partition("under parties: - ")[2]
    (tmp_path / "dossier.yml").write_text(CONFIG.replace("parties: [", f"parties: [{party}, "), encoding="utf-8")
    again = items(CliRunner().invoke(main, ["check", "--no-cache", "--format", "json"], catch_exceptions=False))
    assert "side" not in {one["kind"] for one in again}
