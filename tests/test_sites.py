"""The whole program on small dossiers: ``tests/sites/<case>/in`` must become ``tests/sites/<case>/out``, byte for byte.

A change of what readers see is a change of ``out``: write it anew with ``make snapshots`` and read the difference
before you keep it. Drawings are left out there, as a machine's fonts move their letters by a hair; their titles,
tables and alternative texts are not. So are the scripts of charts, which say the same again in one line.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest

from dossier.build import build
from dossier.config import load_config
from dossier.folder import LIST, replace_folder
from tests.desk import tree

pytestmark = [pytest.mark.site, pytest.mark.usefixtures("drawings")]

SITES = Path(__file__).parent / "sites"
DRAWING = re.compile(rb"<svg\b.*?</svg>", re.DOTALL)
CASES = sorted(path.name for path in SITES.iterdir() if path.is_dir())


def write_case(case: str, folder: Path) -> dict[str, bytes]:
    """The files of a case's site, written from a copy of its ``in`` in another folder."""
    shutil.copytree(SITES / case / "in", folder / "in")
    replace_folder(folder / "out", build(load_config(folder / "in" / "dossier.yml")).files)
    return {name: DRAWING.sub(b"<svg/>", content) for name, content in tree(folder / "out").items() if kept(name)}


def kept(name: str) -> bool:
    return name != LIST and not name.startswith("assets/") and not name.endswith((".svg", ".png", ".js", ".zip", ".parquet"))


@pytest.mark.parametrize("case", CASES)
def test_in_becomes_out(case: str, tmp_path: Path) -> None:
    found, expected = write_case(case, tmp_path), tree(SITES / case / "out")
    assert sorted(found) == sorted(expected)
    for name, content in expected.items():
        assert found[name].decode() == content.decode(), name


def test_there_is_a_case_in_each_language() -> None:
    assert {load_config(SITES / case / "in" / "dossier.yml").languages[0] for case in CASES} == {"en", "fr"}


def rewrite() -> None:
    """Write every case's ``out`` anew."""
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            replace_folder(SITES / case / "out", write_case(case, Path(folder) / case), force=True)
            (SITES / case / "out" / LIST).unlink()


if __name__ == "__main__":
    rewrite()
