"""What ``pip install`` takes along: all of the package, and its doors."""

from __future__ import annotations

import tomllib
import zipfile
from pathlib import Path

import pytest
from flit_core import buildapi

from dossier.config import load_config
from dossier.explain import explain_seed
from tests.test_house import ROOT, project_files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return zipfile.ZipFile(folder / buildapi.build_wheel(str(folder)))


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    ours = {path.relative_to(ROOT).as_posix() for path in project_files(ROOT / "dossier")}
    assert {name for name in wheel.namelist() if name.startswith("dossier/")} == ours
    assert {"dossier/language/fr/reading.toml", "dossier/write/messages/fr.toml", "dossier/write/assets/dossier.css"} <= ours
    assert any(name.endswith(".html") for name in ours)


def test_the_wheel_opens_both_doors(wheel: zipfile.ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    lines = wheel.read(name).decode().split("\n")
    assert "dossier=dossier.cli:main" in lines
    assert "dossier=dossier.plugin:DossierPlugin" in lines


def test_locked_is_what_is_asked_for() -> None:
    """Every dependency of ``pyproject.toml`` is in the lock file, so that ``make lock`` was not forgotten."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for lock, asked in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", [*project["dependencies"], *project["optional-dependencies"]["dev"]]),
    ):
        pinned = {line.split("==")[0] for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if "==" in line}
        assert {words.split()[0].lower().replace("_", "-") for words in asked} <= pinned


def test_the_readmes_examples_are_right(tmp_path: Path) -> None:
    """The small ``dossier.yml`` that the README begins with is a valid one."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    example = next(block for block in text.split("```yaml\n")[1:] if block.startswith("title:")).split("```")[0]
    (tmp_path / "dossier.yml").write_text(example, encoding="utf-8")
    assert load_config(tmp_path / "dossier.yml").topics


ARTICLE = """\
Floods: the toll rises

12 May 2025

The river has left its banks in this invented article, and many houses are empty.

The prefecture said on Monday that at least 41 people had died, a day after 300 volunteers joined the search.
"""


def test_what_the_readme_says_of_explain_is_what_it_prints(tmp_path: Path) -> None:
    blocks = (ROOT / "README.md").read_text(encoding="utf-8").split("```")
    example = next(block for block in blocks if block.startswith("yaml\ntitle:")).removeprefix("yaml\n")
    command, printed = (
        next(block for block in blocks if block.startswith("text\n$ dossier explain")).removeprefix("text\n$ ").split("\n", 1)
    )
    (tmp_path / "dossier.yml").write_text(example, encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "2025-05-12-floods.txt").write_text(ARTICLE, encoding="utf-8")
    name, _, line = command.split()[-1].rpartition(":")
    told = explain_seed(load_config(tmp_path / "dossier.yml"), tmp_path / name, line=int(line))
    assert "\n".join(list(told)[2:]) + "\n" == printed
