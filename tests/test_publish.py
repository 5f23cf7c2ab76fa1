"""The folder of the site: what stands there stays until the new site is whole."""

from __future__ import annotations

import errno
import logging
import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.utils import CountHandler

from dossier import aside
from dossier.publish import Publication
from tests.desk import MKDOCS, keep_drawings, lay_out, mkdocs, tree


@dataclass
class Settings:
    site_dir: str
    strict: bool = False


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("site/index.html", "site/.git/HEAD", "site/.nojekyll"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("old", encoding="utf-8")
    return tmp_path / "site"


def build(settings: Settings, text: str = "new") -> None:
    Path(settings.site_dir).mkdir(exist_ok=True)
    (Path(settings.site_dir) / "index.html").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("exchanges", [True, False])
def test_the_new_site_takes_its_place_when_it_is_whole(place: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool) -> None:
    """Files of other programs, whose names begin with a full stop, stay: MkDocs leaves them alone too."""
    if not exchanges:
        monkeypatch.setattr(aside, "exchange", lambda *_: False)
    settings = Settings(str(place))
    publication = Publication(settings)
    build(settings)
    assert (place / "index.html").read_text() == "old"
    publication.finish()
    assert settings.site_dir == str(place)
    assert tree(place) == {"index.html": b"new", ".git/HEAD": b"old", ".nojekyll": b"old"}
    assert list(place.parent.iterdir()) == [place]


def test_a_first_site_and_one_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "www")
    for name in ("site", "link"):
        settings = Settings(str(tmp_path / name))
        publication = Publication(settings)
        build(settings)
        publication.finish()
        assert (tmp_path / name / "index.html").read_text() == "new"
    assert (tmp_path / "link").is_symlink() and (tmp_path / "www" / "index.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "site", "www"]


def test_a_build_that_fails_leaves_the_last_site(place: Path) -> None:
    before = tree(place)
    settings = Settings(str(place))
    publication = Publication(settings)
    build(settings)
    publication.drop()
    assert publication.fault(ValueError("x")) is None
    line = publication.fault(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    told = "the last one stands there still; make room, then build again"
    assert line == f"{place}: the site cannot be written (No space left on device); {told}"
    assert tree(place) == before and list(place.parent.iterdir()) == [place]


def test_a_strict_build_with_warnings_leaves_the_last_site(place: Path) -> None:
    before = tree(place)
    log = logging.getLogger("mkdocs")
    log.addHandler(counter := CountHandler())
    try:
        log.warning("A link leads nowhere.")
        settings = Settings(str(place), strict=True)
        publication = Publication(settings)
        build(settings)
        publication.finish()
    finally:
        log.removeHandler(counter)
    assert tree(place) == before


def test_where_nothing_can_stand_beside_it_the_place_itself_is_built_in(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is mounted, or the folder around it is somebody else's."""
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == place)
    settings = Settings(str(place))
    publication = Publication(settings)
    assert settings.site_dir == str(place)
    build(settings)
    publication.finish()
    assert (place / "index.html").read_text() == "new"
    assert "it is not whole" in str(publication.fault(OSError(errno.ENOSPC, "x")))


HOOK = """\
import errno, os
from pathlib import Path
def on_post_page(output, page, config):
    if os.environ.get("FULL") and "sources" in page.url:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return output
"""


@pytest.mark.site
def test_mkdocs_on_a_full_disk_or_with_its_folder_in_the_dossiers(tmp_path: Path, kept_folder: Path) -> None:
    keep_drawings(lay_out(tmp_path), kept_folder / "desk")
    (tmp_path / "hook.py").write_text(HOOK, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS + "hooks: [hook.py]\n", encoding="utf-8")
    assert mkdocs(tmp_path, "build", "--quiet").returncode == 0
    before = tree(tmp_path)
    full = mkdocs(tmp_path, "build", "--quiet", FULL="1")
    assert full.returncode == 1 and "Traceback" not in full.stderr
    assert "the site cannot be written (No space left on device); the last one stands there still" in full.stderr
    own = mkdocs(tmp_path, "build", "--quiet", "--site-dir", "seeds")
    assert own.returncode == 1 and "the dossier's own files" in own.stderr and "Traceback" not in own.stderr
    assert tree(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == [".cache"]


@pytest.mark.site
@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_a_strict_build_with_a_warning_leaves_the_last_site(tmp_path: Path, kept_folder: Path, program: str) -> None:
    keep_drawings(lay_out(tmp_path), kept_folder / "desk")
    assert mkdocs(tmp_path, "build", "--quiet", program=program).returncode == 0
    before = tree(tmp_path / "site")
    (tmp_path / "docs" / "more.md").write_text("# More\n\n[Gone](gone.md)\n", encoding="utf-8")
    ended = mkdocs(tmp_path, "build", "--strict", program=program)
    assert ended.returncode == 1 and "gone.md" in ended.stderr
    assert tree(tmp_path / "site") == before
