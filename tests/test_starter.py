"""A new dossier builds at once, reads its invented article, and never takes the place of anything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from dossier.cli import main
from dossier.config import load_config
from dossier.errors import DossierError
from dossier.starter import LANGUAGES, start_dossier

TITLES = ["A flood", 'Crue: "l’eau" # monte', "{title}", "$title", "- x"]


@pytest.mark.site
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_dossier_builds_at_once(tmp_path: Path, language: str) -> None:
    found = CliRunner().invoke(main, ["new", str(tmp_path / "flood"), "--language", language])
    assert found.exit_code == 0, found.output
    build = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=tmp_path / "flood", capture_output=True, text=True)
    assert build.returncode == 0, build.stderr
    site = tmp_path / "flood" / "site"
    claims = json.loads((site / "data" / "claims.json").read_text(encoding="utf-8"))
    assert {(claim["measure"], claim["low"]) for claim in claims} >= {("killed", 12), ("missing", 3), ("damage_cost", 20_000_000)}
    assert {claim["party"] for claim in claims if claim["party"]} >= {"rescue", "government"}
    assert f'<html lang="{language}"' in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "404.html").is_file() and (site / "robots.txt").is_file()


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_title_is_kept_as_it_is(tmp_path: Path, language: str, title: str) -> None:
    made = start_dossier(tmp_path / "new", language=language, title=title)
    assert load_config(tmp_path / "new" / "dossier.yml").title == {language: title}
    assert all((tmp_path / "new" / path).is_file() for path in made)
    for path in (".github/workflows/pages.yml", ".gitlab-ci.yml", ".woodpecker/pages.yml"):
        text = (tmp_path / "new" / path).read_text(encoding="utf-8")
        assert yaml.safe_load(text) and "$$" not in text


def test_an_empty_folder_may_stand_there_and_nothing_else(tmp_path: Path) -> None:
    start_dossier(tmp_path / "empty" / "deep")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for taken in ("full", "file"):
        with pytest.raises(DossierError, match="something stands there already"):
            start_dossier(tmp_path / taken)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "file", "full"]
