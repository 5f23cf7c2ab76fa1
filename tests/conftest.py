"""What tests of several rooms share: the first dossier's site, and drawings that are kept from run to run."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import dossier
from dossier.build import build
from dossier.cache import kept_drawings
from dossier.config import load_config
from dossier.models import Site

ROOT = Path(__file__).parents[1]
DRAWN_BY = Path(dossier.__file__).parent / "write"
KEPT = ROOT / ".cache" / "tests"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no process works long after the others have ended."""
    items.sort(key=lambda item: ("browser" not in item.keywords, "site" not in item.keywords))


@pytest.fixture(scope="session")
def kept_folder() -> Path:
    """Where tests keep drawings from run to run, as long as no module of ``write/`` changes."""
    code = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(DRAWN_BY.rglob("*.py")))).hexdigest()[:12]
    for old in KEPT.glob("*"):
        if old.name != code:
            shutil.rmtree(old, ignore_errors=True)
    return KEPT / code


@pytest.fixture(scope="module")
def drawings(request: pytest.FixtureRequest, kept_folder: Path) -> Iterator[None]:
    """Takes what this module's tests drew in an earlier run instead of drawing it again."""
    with kept_drawings(kept_folder / request.module.__name__):
        yield


@pytest.fixture(scope="session")
def first_site(kept_folder: Path) -> Site:
    """The site of this repository's own dossier, in all its languages."""
    with kept_drawings(kept_folder / "first_site"):
        return build(load_config(ROOT / "dossier.yml"))
