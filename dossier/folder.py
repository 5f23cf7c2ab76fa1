"""A folder of generated files: replaced as a whole or not at all, and never over somebody's own work."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from dossier.aside import NEW, beside, clear, take_place
from dossier.errors import DossierError

LIST = ".dossier-files"
"""Stands in the folder and names every file written there with its SHA-256, so that the next run knows its own."""

SHOWN_FILES = 3


def check_folder(folder: Path, *, keep: Iterable[Path] = (), apart: Iterable[Path] = ()) -> None:
    """Raise DossierError where one of ``keep`` is in the folder, or the folder is in one of ``apart``."""
    folder = folder.resolve()
    for path in keep:
        if path.resolve().is_relative_to(folder):
            raise DossierError(f"{folder}: the dossier's own files are in this folder and would be lost; choose another one")
    for path in apart:
        if folder.is_relative_to(path.resolve()):
            raise DossierError(f"{folder}: this is in '{path}', where the dossier's own files stand; choose another folder")


def replace_folder(folder: Path, files: Mapping[str, str | bytes], *, force: bool = False) -> None:
    """Put the files (path with "/" -> content) where the folder is, in place of all it held before.

    They are written beside it first and then take its place by renaming: a run that fails or is ended leaves the folder as it was.
    Raises DossierError where the folder holds anything not written by a run before (unless ``force``), where it is no
    folder or cannot be written.
    """
    folder = folder.resolve()
    try:
        if os.path.lexists(folder) and not folder.is_dir():
            raise DossierError(f"{folder}: a file stands there; choose another name or move it away")
        clear(folder)
        strangers = [] if force or not folder.exists() else sorted(strange_files(folder))
        if strangers:
            more = f" and {len(strangers) - SHOWN_FILES} more" if len(strangers) > SHOWN_FILES else ""
            names = ", ".join(strangers[:SHOWN_FILES]) + more
            what = f"holds files that were not written here, or were changed since ({names})"
            raise DossierError(f"{folder}: {what}; choose another folder, or replace all with --force")
        with beside(folder) as aside:
            _write(aside / NEW, files)
            take_place(aside, folder)
    except OSError as error:
        what = f"cannot be written ({error.strerror or error})"
        raise DossierError(f"{folder}: {what}; what stood there stands there still; make room or choose another folder") from None


def strange_files(folder: Path) -> set[str]:
    """The files in a folder that ``replace_folder`` did not put there, or that were changed afterwards."""
    known = _listed(folder / LIST)
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}
    return {name for name, path in found.items() if name != LIST and not (_is_file(path) and known.get(name) == _digest(path.read_bytes()))}


def _is_file(path: Path) -> bool:
    """Whether it is a file: no link, and no pipe that nobody fills."""
    return path.is_file() and not path.is_symlink()


def _listed(path: Path) -> dict[str, str]:
    """The digests of the files that a list names."""
    lines = path.read_text(encoding="utf-8").splitlines() if _is_file(path) else []
    parts = [line.partition("  ") for line in lines]
    return {name: digest for digest, _, name in parts}


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    contents = {name: content.encode("utf-8") if isinstance(content, str) else content for name, content in sorted(files.items())}
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    folder.mkdir(exist_ok=True)
    listed = "".join(f"{_digest(content)}  {name}\n" for name, content in contents.items())
    (folder / LIST).write_text(listed, encoding="utf-8", newline="\n")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
