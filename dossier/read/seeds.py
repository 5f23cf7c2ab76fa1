"""Files in: seeds as they stand on the disk, decoded and otherwise untouched."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.digest import stable_id
from dossier.errors import InputError, shown_path
from dossier.models import Notice, Seed
from dossier.places import fault_of
from dossier.read.markdown import read_markdown
from dossier.read.markup import read_markup

ENDINGS = (".txt", ".html", ".md")
"""What files of articles end in; of two with one name, the first of these keeps it."""

MAX_BYTES = 2_000_000  # the longest newspaper articles have 100 KB; more is a dump of a site, not an article
MAX_PAGE = 30_000_000  # of a saved page, whose pictures may stand in it as data; what is left without them has MAX_BYTES at most
WESTERN = "windows-1252"
_CHARSETS = re.compile(r"iso8859-\d{1,2}|cp125\d|utf-16|mac-roman|koi8-[ru]")
"""The character sets, by Python's names, that a page may declare; others are no text, or none of Europe's."""
DECLARED_WITHIN = 4096  # bytes of a page in which it declares its character set
_DECLARED = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DATA = re.compile(r"""(?<=["'(=])data:(?:(?<=["'(]data:)[^"'()<>]{200,}|[^\s"'()<>]{200,})""")


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A file that holds a seed: its ``place`` on the disk, the ``path`` that notices name it by, and the ``source`` it is.

    ``notice`` is what is to be said of the file itself; one that is not ``readable`` is nothing but that.
    """

    place: Path
    path: str
    source: str
    notice: Notice | None = None
    readable: bool = True


def seed_files(paths: Iterable[Path], *, root: Path) -> list[SeedFile]:
    """The files of articles at the paths, ordered by name in each folder; ``root`` is what notices name them relative to.

    A folder stands for the files in it that end in .txt, .html or .md; a link in it that leads out of it and of ``root``, or nowhere,
    and what is no file are named and not followed. Each file is a source of its own, called by its name without the ending; of two
    that would be called the same, the second is called by its whole name, then by its path. Raises InputError for a path that is
    missing and for a folder that cannot be read.
    """
    found: dict[str, SeedFile] = {}
    paths_of: dict[str, str] = {}
    for path in paths:
        folder, names, stems = _listed(path)
        known = _relative(folder, root)
        for name in names:
            place = folder / name
            source, twin = _called(name, stems)
            file = SeedFile(place, shown_path((known / name).as_posix()), shown_path(source))
            if (key := os.path.abspath(place)) in found:
                continue
            twin_path = (known / twin).as_posix() if twin else paths_of.get(source)
            if fault := _fault(place, None if place == path else (folder, root)):
                file = replace(file, notice=Notice(file.path, 1, *fault), readable=False)
            elif twin_path:
                file = _apart(file, twin_path, paths_of)
            paths_of.setdefault(file.source, file.path)
            found[key] = file
    return list(found.values())


def _called(name: str, stems: Mapping[str, Sequence[str]]) -> tuple[str, str | None]:
    """The source that a file is among the others of its folder, and the one that has the name already where another has.

    >>> _called("a.md", {"a": ["a.txt", "a.md"]}), _called("a.txt", {"a": ["a.txt", "a.md"]})
    (('a.md', 'a.txt'), ('a', None))
    """
    stem = Path(name).stem
    first = stems[stem][0]
    return (stem, None) if first == name else (f"{name}-{stable_id(name)}" if name in stems else name, first)


def _apart(file: SeedFile, twin: str, taken: Mapping[str, str]) -> SeedFile:
    """The file under a name that no other has, with a notice of that."""
    names = (file.source, file.path, *(f"{file.path}-{stable_id(file.path, number)}" for number in range(len(taken) + 1)))
    source = next(name for name in names if name not in taken)
    what = f"another seed has the same name ({twin}), so this one is the source '{source}'"
    return replace(file, source=source, notice=Notice(file.path, 1, what, "rename one of the two"))


def read_seed(file: SeedFile) -> Seed | Notice:
    """The seed in a file; the text of a page or of Markdown is what a reader sees of it.

    A notice where the file is empty, too large, no UTF-8 (its name too) or cannot be read: one file never stops the others.
    """
    if file.notice and not file.readable:
        return file.notice
    try:
        text, *notices = _decoded(file)
    except OSError as error:
        return Notice(
            file.path, 1, f"cannot be read ({error.strerror or error}); the article is left out", "make it readable, or remove it"
        )
    if isinstance(text, Notice):
        return text
    markup = None
    if _is_page(file):
        text, markup = read_markdown(text) if file.place.suffix.lower() == ".md" else read_markup(text)
    if not text.strip("\ufeff \t\r\n"):
        return Notice(file.path, 1, "the file is empty", "put the article's text in it, or remove it")
    return Seed(file.source, file.path, text, markup, tuple(notices))


def _is_page(file: SeedFile) -> bool:
    """Whether a file is a saved page, as HTML or Markdown, whose pictures may stand in it as data."""
    return file.place.suffix.lower() != ".txt"


def _listed(path: Path) -> tuple[Path, list[str], dict[str, list[str]]]:
    """A folder, the names in it that a path stands for, and the names of all seeds in it by their stems, as they are preferred."""
    whole = path.is_dir()
    if not whole and not path.exists():
        raise InputError(shown_path(path), 1, "no such file or folder", "check the path")
    folder = path if whole else path.parent
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entry.name for entry in entries if _may_be_seed(entry.name) and not entry.is_dir(follow_symlinks=False))
    except OSError as error:
        raise InputError(shown_path(folder), 1, f"the folder cannot be read ({error.strerror or error})", "make it readable") from None
    stems: dict[str, list[str]] = {}
    for name in sorted(listed, key=lambda name: ENDINGS.index(Path(name).suffix.lower())):
        stems.setdefault(Path(name).stem, []).append(name)
    if whole:
        return folder, listed, stems
    stems.setdefault(path.stem, [path.name])
    return folder, [path.name] if path.suffix.lower() in ENDINGS else [], stems


def _may_be_seed(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and not name.startswith(".")


def _fault(place: Path, bounds: Sequence[Path] | None) -> tuple[str, str] | None:
    """Why a file is not read, and what to do; None for one that is. Without ``bounds``, somebody named it, and a link is followed."""
    return fault_of(place, bounds if place.is_symlink() else None)


def _relative(folder: Path, root: Path) -> Path:
    try:
        return folder.resolve().relative_to(root.resolve())
    except ValueError:
        return folder


def _decoded(file: SeedFile) -> tuple[str | Notice, *tuple[Notice, ...]]:
    """The text of a file, without the pictures that a saved page holds as data, and a notice where it is in another character set than
    UTF-8; a notice alone where it cannot be read."""
    size = file.place.stat().st_size
    if size > (MAX_PAGE if _is_page(file) else MAX_BYTES):
        return (_too_large(file, size),)
    raw = file.place.read_bytes()
    notices: tuple[Notice, ...] = ()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = f"not UTF-8 (byte 0x{raw[error.start]:02X} at {error.start})"
        charset = _charset(raw)
        if charset is None:
            return (Notice(file.path, line, what, "save the file as UTF-8"),)
        text = raw.decode(charset)
        notices = (Notice(file.path, line, f"{what}; it was read as {charset}", "save it as UTF-8 if its letters look wrong"),)
    if _is_page(file):
        text = _DATA.sub(lambda found: "data:" + "\n" * found[0].count("\n"), text)  # each line keeps its number
    return (text if len(text) <= MAX_BYTES else _too_large(file, len(text), " without its pictures"), *notices)


def _charset(raw: bytes) -> str | None:
    """The character set that a file which is no UTF-8 declares, else the one of Western Windows; None where it does not fit."""
    declared = _DECLARED.search(raw, 0, DECLARED_WITHIN)
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for charset in ["utf-16"] if wide else [*([declared[1].decode("ascii")] if declared else []), WESTERN]:
        try:
            known = codecs.lookup(charset).name
            charset = WESTERN if known in ("iso8859-1", "cp1252") else known  # the first as browsers do
            if _CHARSETS.fullmatch(known) and "\0" not in raw.decode(charset):
                return charset
        except (LookupError, UnicodeError):
            continue
    return None


def _too_large(file: SeedFile, size: int, of: str = "") -> Notice:
    what = f"the file has {size / 1e6:.0f} MB{of}, an article at most {MAX_BYTES / 1e6:.0f}"
    return Notice(file.path, 1, what, "keep one article a file, or remove it")
