"""The files among what an editor names: files, folders with all that is in them, addresses.

1. A named file is taken whatever it is called, if it holds text.
2. In a folder what ends as pages and texts do is taken, and what has another ending or none and begins as a page does (``wget``).
   Hidden files, links, and the folders of pictures and scripts that browsers lay beside a page are passed over.
3. An address is fetched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from dossier.errors import DossierError, shown_path
from dossier.intake.fetching import Fetched
from dossier.models import Notice
from dossier.places import fault_of
from dossier.webaddress import host_of

Fetch = Callable[[str], Fetched]

ENDINGS = {".txt": ".txt", ".text": ".txt", ".html": ".html", ".htm": ".html", ".xhtml": ".html", ".md": ".md", ".markdown": ".md"}
"""What names of texts and pages end in, and what their seeds end in."""
BUNDLES = (".mht", ".mhtml")
"""A page and its pictures in one file, as browsers based on Chromium save it."""
BESIDE_PAGES = re.compile(r".+(?:_files|_fichiers|_archivos|_assets|-Dateien|\.resources)")
PASSED_OVER = frozenset({"node_modules", "__pycache__", "site"})
MOST_FILES = 20_000  # of a folder; whoever names a whole disk by mistake waits no longer
HEAD = 2000  # bytes in which a page says that it is one
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head)\b", re.IGNORECASE | re.DOTALL
)
NO_TEXT = ("it is no text, page or Markdown; it is not added", "save what it says as .txt, .html or .md")


@dataclass(frozen=True, slots=True)
class Given:
    """Something that may be an article: the ``name`` an editor knows it by, the file with its content, what its seed ends in, and its
    address where it was given by that."""

    name: str
    place: Path
    ending: str
    url: str | None = None

    @property
    def stem(self) -> str:
        """What its file is called, without the ending; "" for what was fetched or cut, whose file the editor never saw."""
        return self.place.stem if self.name == shown_path(self.place) else ""


def is_address(word: str) -> bool:
    """Whether what was named is an address of the web.

    >>> is_address("https://news.example/a"), is_address("HTTPS://news.example/a"), is_address("saved/a.html")
    (True, True, False)
    """
    return re.match(r"https?://", word, re.IGNORECASE) is not None


def given_files(names: Sequence[str], *, aside: Path, fetch: Fetch, apart: Sequence[Path]) -> Iterator[Given | Notice | None]:
    """What was named, one after the other: a file each, or a notice why one cannot be taken; None ends each of the names.

    What has to be written to be read stands in the folder ``aside``. What is in the folders ``apart`` is the dossier's own.
    """
    for name in names:
        if is_address(name):
            yield _fetched(name, aside, fetch)
        else:
            path = Path(name)
            yield from _in_folder(path, aside, apart) if path.is_dir() else [_file(path, aside, named=True)]
        yield None


def _fetched(url: str, aside: Path, fetch: Fetch) -> Given | Notice:
    if host_of(url) is None:
        return Notice(url, 1, "this is no address of the web", "write it as a browser shows it")
    try:
        page = fetch(url)
    except DossierError as error:
        what, _, todo = str(error).removeprefix(f"{url}: ").rpartition("; ")
        return Notice(url, 1, what, todo)
    place = kept(aside, page.content, page.ending)
    return Given(url, place, page.ending, page.url if host_of(page.url) else url)


def _in_folder(folder: Path, aside: Path, apart: Sequence[Path]) -> Iterator[Given | Notice]:
    """The files of a folder and of those in it that may be articles, by name."""
    own = {os.path.realpath(place) for place in apart}
    found, seen = 0, 0
    for place, folders, names in os.walk(folder):
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in ENDINGS}
        folders[:] = sorted(name for name in folders if not _is_passed_over(name, pages) and os.path.realpath(Path(place, name)) not in own)
        for name in sorted(names):
            seen += 1
            if seen > MOST_FILES:
                what = f"the folder has more than {MOST_FILES} files; the rest is not looked at"
                yield Notice(shown_path(folder), 1, what, "name a smaller one")
                return
            path = Path(place, name)
            if not name.startswith(".") and not path.is_symlink() and _may_be_article(path):
                found += 1
                yield _file(path, aside, named=False)
    if not found:
        yield Notice(shown_path(folder), 1, "no text, page or Markdown file is in this folder", "name the one with the articles")


def _is_passed_over(name: str, pages: set[str]) -> bool:
    """Whether a folder holds no articles; ``pages`` are the pages that lie beside it."""
    beside = BESIDE_PAGES.fullmatch(name) and any(name.startswith(page) for page in pages)
    return name.startswith(".") or name in PASSED_OVER or bool(beside)


def _may_be_article(path: Path) -> bool:
    if path.suffix.lower() in (*ENDINGS, *BUNDLES):
        return path.name.lower() != "robots.txt"
    return _begins_as_page(path)


def _begins_as_page(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return _PAGE.match(file.read(HEAD)) is not None
    except OSError:
        return False


def _file(path: Path, aside: Path, *, named: bool) -> Given | Notice:
    """A file that may be an article; whoever named it may name a link."""
    name = shown_path(path)
    if not os.path.lexists(path):
        return Notice(name, 1, "no such file or folder", "check the path; an address begins with https://")
    if fault := fault_of(path, None):
        return Notice(name, 1, *fault)
    kind = path.suffix.lower()
    if kind in BUNDLES:
        return _unbundled(path, name, aside)
    if kind in ENDINGS and not _has_another_ending(path, kind):
        return Given(name, path, ENDINGS[kind])
    if _begins_as_page(path):
        return Given(name, path, ".html")
    return Given(name, path, ".txt") if named and not kind and _is_text(path) else Notice(name, 1, *NO_TEXT)


def _has_another_ending(path: Path, kind: str) -> bool:
    """Whether a text is a page all the same: "article.txt" as a scraper saved it."""
    return ENDINGS[kind] == ".txt" and _begins_as_page(path)


def _is_text(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"\0" not in file.read(HEAD)
    except OSError:
        return False


def _unbundled(path: Path, name: str, aside: Path) -> Given | Notice:
    """The page in a file that holds its pictures too."""
    try:
        bundle = message_from_bytes(path.read_bytes(), policy=policy.default)
        pages = [part for part in bundle.walk() if part.get_content_type() == "text/html"]
        text = pages[0].get_content() if pages else ""
    except (OSError, LookupError, ValueError, KeyError) as error:
        return Notice(name, 1, f"the page in it cannot be read ({error}); it is not added", "save it as an HTML page")
    if not isinstance(text, str) or not text.strip():
        return Notice(name, 1, *NO_TEXT)
    url = str(bundle.get("Snapshot-Content-Location", "") or "").strip()
    return Given(name, kept(aside, text.encode("utf-8", "replace"), ".html"), ".html", url if host_of(url) else None)


def kept(aside: Path, content: bytes, ending: str) -> Path:
    """Content in a file of its own."""
    place = aside / f"{len(os.listdir(aside))}{ending}"
    place.write_bytes(content)
    return place
