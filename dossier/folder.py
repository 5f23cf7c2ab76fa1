"""A folder of generated files: replaced as a whole or not at all, and never over somebody's own work."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from dossier.errors import DossierError

LIST = ".dossier-files"
"""Stands in the folder and names every file written there with its SHA-256, so that the next run knows its own."""

SHOWN_FILES = 3


def replace_folder(folder: Path, files: Mapping[str, str | bytes], *, force: bool = False, keep: Iterable[Path] = ()) -> None:
    """Put the files (path with "/" -> content) where the folder is, in place of all it held before.

    They are written beside it first and then take its place by renaming: a run that fails leaves the folder as it was.
    Raises DossierError where the folder holds anything not written by a run before (unless ``force``), where it is no
    folder, or where one of ``keep`` is in it.
    """
    folder = folder.resolve()
    for path in keep:
        if path.resolve().is_relative_to(folder):
            raise DossierError(f"{folder}: the dossier's own files are in this folder and would be lost; choose another one")
    if folder.exists() and not folder.is_dir():
        raise DossierError(f"{folder}: a file stands there; choose another name or move it away")
    strangers = [] if force or not folder.exists() else sorted(strange_files(folder))
    if strangers:
        more = f" and {len(strangers) - SHOWN_FILES} more" if len(strangers) > SHOWN_FILES else ""
        names = ", ".join(strangers[:SHOWN_FILES]) + more
        what = f"holds files that were not written here, or were changed since ({names})"
        raise DossierError(f"{folder}: {what}; choose another folder, or replace all with --force")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as aside:
        new, old = Path(aside) / "new", Path(aside) / "old"
        _write(new, files)
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise


def strange_files(folder: Path) -> set[str]:
    """The files in a folder that ``replace_folder`` did not put there, or that were changed afterwards."""
    known = _listed(folder / LIST)
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}
    return {name for name, path in found.items() if name != LIST and (path.is_symlink() or known.get(name) != _digest(path.read_bytes()))}


def _listed(path: Path) -> dict[str, str]:
    """The digests of the files that a list names."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
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
