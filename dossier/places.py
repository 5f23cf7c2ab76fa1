"""What stands in a folder of the dossier and is none of its files: a link that leads out of it, a pipe that nobody fills."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path


def fault_of(place: Path, bounds: Sequence[Path] | None) -> tuple[str, str] | None:
    """Why what stands in a folder is not read, and what to do; None for a file. Without ``bounds`` somebody named it, and a link is
    followed."""
    if not in_utf_8(place.name):
        return "the file's name is not UTF-8; it is left out", "rename it"
    if bounds and leads_out(place, bounds):
        return "this link leads out of the dossier and is not followed", "put the file itself there, or remove the link"
    if place.is_symlink() and not place.exists():
        return "this link leads nowhere", "put the file itself there, or remove the link"
    if not place.is_file():
        return "this is no file", "put a file there, or remove it"
    return None if os.access(place, os.R_OK) else ("nobody may read it; it is left out", "make it readable, or remove it")


def in_utf_8(name: str) -> bool:
    """Whether a name, as it stands on the disk, is UTF-8, whatever the encoding of the system is."""
    try:
        os.fsencode(name).decode("utf-8")
    except UnicodeError:
        return False
    return True


def leads_out(place: Path, bounds: Iterable[Path]) -> bool:
    """Whether a place is, by a link of its own or of a folder on its way, in none of the folders ``bounds``."""
    real = Path(os.path.realpath(place))
    return not any(real.is_relative_to(os.path.realpath(folder)) for folder in bounds)
