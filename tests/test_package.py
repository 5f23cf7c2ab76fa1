"""What ``pip install`` takes along: all of the package, and its doors."""

from __future__ import annotations

import tomllib
import zipfile

import pytest
from flit_core import buildapi

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
