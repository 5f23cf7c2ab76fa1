"""``dossier record`` and ``dossier diff`` as a person types them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.history import states
from tests.history.states import FIRST, ONE, TWO, dossier_in


def typed(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--no-cache", "--jobs", "1", "--config", str(folder / "dossier.yml")])


def git(folder: Path, *words: str) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *name, *words], check=True, capture_output=True)


def test_a_dossier_is_recorded_and_two_days_compared(tmp_path: Path) -> None:
    dossier_in(tmp_path, FIRST)
    assert "2025-03-04.jsonl written" in typed(tmp_path, "record", "--date", "2025-03-04").stderr
    assert "nothing changed since the last record" in typed(tmp_path, "record", "--date", "2025-03-06").stderr
    dossier_in(tmp_path, {"one.txt": ONE.replace("At least 12", "At least 14"), "two.txt": TWO})
    refused = typed(tmp_path, "record", "--date", "2025-03-04")
    assert (refused.exit_code, "--force" in refused.stderr) == (2, True)
    assert typed(tmp_path, "record", "--date", "2025-03-08").exit_code == 0
    lines = typed(tmp_path, "diff", "2025-03-04", "2025-03-08").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["new", "revised", "source"]
    assert (
        "At least 12 (at_least 12.., the mayor, 2025-03-03, total) -> At least 14 (at_least 14.., the mayor, 2025-03-03, total)" in lines[1]
    )
    found = json.loads(typed(tmp_path, "diff", "2025-03-04", "2025-03-08", "--format", "json").stdout)
    assert (found["from"], found["to"]) == ("2025-03-04", "2025-03-08")
    assert [(one["kind"], one["before"] and one["before"]["low"]) for one in found["changes"]] == [
        ("new", None), ("revised", 12), ("source", None),
    ]  # fmt: skip


def test_two_folders_and_two_revisions_are_compared_and_git_stays_as_it_was(tmp_path: Path) -> None:
    one, two = dossier_in(tmp_path / "one", FIRST), dossier_in(tmp_path / "two", {**FIRST, "two.txt": TWO})
    lines = typed(one, "diff", str(one), str(two)).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["new", "source"]
    git(tmp_path / "one", "init")
    git(one, "add", ".")
    git(one, "commit", "-m", "first")
    dossier_in(one, {**FIRST, "two.txt": TWO})
    assert typed(one, "diff", "HEAD", str(one)).stdout.splitlines() == lines
    git(one, "add", ".")
    git(one, "commit", "-m", "second")
    before = sorted((one / ".git").rglob("*"))
    assert typed(one, "diff", "HEAD~1", "HEAD").stdout.splitlines() == lines
    assert typed(one, "diff", "HEAD", "HEAD").stdout == "nothing changed\n"
    assert sorted((one / ".git").rglob("*")) == before


@pytest.mark.parametrize("name", ["HEAD", "nowhere", "--output=x", "2025-03-04"])
def test_what_is_no_state_is_told(tmp_path: Path, name: str) -> None:
    dossier_in(tmp_path, FIRST)
    found = CliRunner().invoke(main, ["diff", "--no-cache", "--config", str(tmp_path / "dossier.yml"), "--", name, str(tmp_path)])
    assert (found.exit_code, f"'{name}' is no record, no folder and no git revision" in found.stderr) == (2, True)


def test_where_there_is_no_git_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "GIT", str(tmp_path / "no-git"))
    found = typed(dossier_in(tmp_path, FIRST), "diff", "HEAD", str(tmp_path))
    assert (found.exit_code, "there is no git here" in found.stderr) == (2, True)
