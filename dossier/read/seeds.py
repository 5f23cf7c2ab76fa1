"""Files in: seeds as they stand on the disk, decoded and otherwise untouched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.errors import InputError
from dossier.models import Notice, Seed
from dossier.read.markup import read_markup

ENDINGS = (".txt", ".html", ".md")
MAX_BYTES = 2_000_000  # the longest newspaper articles have 100 KB; more is a dump of a site, not an article


def read_seeds(paths: Iterable[Path], *, root: Path) -> tuple[list[Seed], list[Notice]]:
    """The articles in files and folders, ordered by name; ``root`` is what notices name them relative to.

    A folder stands for the files in it that end in .txt, .html or .md; the text of an HTML page is what a reader sees of
    it. Raises InputError for a path that is missing, a file that is too large or no UTF-8, and for two files of one name.
    """
    seeds: list[Seed] = []
    notices: list[Notice] = []
    for path in _files(paths):
        name = _relative(path, root)
        text = _decode(path, name)
        text, markup = read_markup(text) if path.suffix.lower() == ".html" else (text, None)
        if not text.strip("\ufeff \t\r\n"):
            notices.append(Notice(name, 1, "the file is empty", "put the article's text in it, or remove it"))
            continue
        twin = next((seed for seed in seeds if seed.source == path.stem), None)
        if twin:
            raise InputError(name, 1, f"another seed has the same name ({twin.path})", "rename one of the two")
        seeds.append(Seed(path.stem, name, text, markup))
    return seeds, notices


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file for file in path.iterdir() if file.suffix.lower() in ENDINGS and file.is_file() and not file.name.startswith(".")
            )
        elif path.is_file():
            yield from [path] if path.suffix.lower() in ENDINGS else []
        else:
            raise InputError(str(path), 1, "no such file or folder", "check the path")


def _relative(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _decode(path: Path, name: str) -> str:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise InputError(
            name, 1, f"the file has {size / 1e6:.0f} MB, an article at most {MAX_BYTES / 1e6:.0f}", "keep one article a file, or remove it"
        )
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(name, line, f"not UTF-8 (byte 0x{raw[error.start]:02X} at {error.start})", "save the file as UTF-8") from None
