"""What tests of several rooms share: the first dossier's site, and drawings that are kept from run to run."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

import dossier
from dossier.build import build
from dossier.cache import kept_drawings
from dossier.config import load_config
from dossier.models import Site
from tests.browser.server import serve

ROOT = Path(__file__).parents[1]
DRAWN_BY = Path(dossier.__file__).parent / "write" / "charts" / "drawn"
BROWSER = ROOT / "tests" / "browser"
KEPT = ROOT / ".cache" / "tests"

SHARED = "first_site"
OPENED = pytest.StashKey[ExitStack]()
PLACE = pytest.StashKey[tuple[str, str]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the browser's tests; the longest come first, so that no process works long after the others have ended."""
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker("browser")
    items.sort(key=lambda item: ("browser" not in item.keywords, "site" not in item.keywords))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Gives every process of a run the same folder and address for the first dossier's site: it is served from here."""
    opened = node.config.stash.setdefault(OPENED, ExitStack())
    if PLACE not in node.config.stash:
        folder = Path(opened.enter_context(TemporaryDirectory())) / "site"
        folder.mkdir()
        node.config.stash[PLACE] = str(folder), opened.enter_context(serve(folder))
    node.workerinput[SHARED] = node.config.stash[PLACE]


def pytest_unconfigure(config: pytest.Config) -> None:
    if OPENED in config.stash:
        config.stash[OPENED].close()


@pytest.fixture(scope="session")
def kept_folder() -> Path:
    """Where tests keep drawings from run to run, as long as nothing changes in what draws them."""
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
