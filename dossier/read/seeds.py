"""Files in: seeds as they stand on the disk, decoded and otherwise untouched."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dossier.errors import InputError
from dossier.models import Notice, Seed
from dossier.read.markup import read_markup

ENDINGS = (".txt", ".html", ".md")
MAX_BYTES = 2_000_000  # the longest newspaper articles have 100 KB; more is a dump of a site, not an article


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A file that holds a seed: its ``place`` on the disk, and the ``path`` that notices name it by."""

    place: Path
    path: str


def seed_files(paths: Iterable[Path], *, root: Path) -> list[SeedFile]:
    """The files of articles at the paths, ordered by name in each folder; ``root`` is what notices name them relative to.

    A folder stands for the files in it that end in .txt, .html or .md. Raises InputError for a path that is missing, and for two
    files of one name.
    """
    named: dict[str, SeedFile] = {}
    for path in paths:
        folder, places = _listed(path)
        known = _relative(folder, root)
        for place in places:
            file = SeedFile(place, (known / place.name).as_posix())
            twin = named.setdefault(place.stem, file)
            if twin is not file:
                raise InputError(file.path, 1, f"another seed has the same name ({twin.path})", "rename one of the two")
    return list(named.values())


def read_seed(file: SeedFile) -> Seed | Notice:
    """The seed in a file, or a notice where it is empty; the text of an HTML page is what a reader sees of it.

    Raises InputError where the file is too large or no UTF-8.
    """
    text, markup = _decoded(file), None
    if file.place.suffix.lower() == ".html":
        text, markup = read_markup(text)
    if not text.strip("\ufeff \t\r\n"):
        return Notice(file.path, 1, "the file is empty", "put the article's text in it, or remove it")
    return Seed(file.place.stem, file.path, text, markup)


def _listed(path: Path) -> tuple[Path, list[Path]]:
    """A folder, and the files in it that a path stands for."""
    if path.is_dir():
        with os.scandir(path) as entries:
            names = sorted(entry.name for entry in entries if entry.name.lower().endswith(ENDINGS) and entry.is_file())
        return path, [path / name for name in names if not name.startswith(".")]
    if path.is_file():
        return path.parent, [path] if path.suffix.lower() in ENDINGS else []
    raise InputError(str(path), 1, "no such file or folder", "check the path")


def _relative(folder: Path, root: Path) -> Path:
    try:
        return folder.resolve().relative_to(root.resolve())
    except ValueError:
        return folder


def _decoded(file: SeedFile) -> str:
    size = file.place.stat().st_size
    if size > MAX_BYTES:
        what = f"the file has {size / 1e6:.0f} MB, an article at most {MAX_BYTES / 1e6:.0f}"
        raise InputError(file.path, 1, what, "keep one article a file, or remove it")
    raw = file.place.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = f"not UTF-8 (byte 0x{raw[error.start]:02X} at {error.start})"
        raise InputError(file.path, line, what, "save the file as UTF-8") from None
