"""Where things are written before they are whole: beside the place that they take by renaming.

Whoever is ended from outside leaves nothing half-written in the place itself; what it left beside it is cleared away by the next run,
which tells it from what another run writes just now by a lock that ends with the process.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

NEW, OLD = "new", "old"
"""In a folder beside a place: what takes it, and what stood there."""

FORGOTTEN = 86400.0  # seconds after which nobody writes any more, where locks tell nothing
_AT_CWD, _EXCHANGE = -100, 2  # of Linux' renameat2


@contextmanager
def beside(place: Path) -> Iterator[Path]:
    """A new empty folder beside a place, which goes at the end with all that is in it. What runs that were ended left there goes
    first; where one was ended between two renames, what stood in the place before stands there again. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    clear(place)
    lock, folder = None, place
    while lock is None and not (folder != place and folder.exists()):  # another run may have taken it for a forgotten one
        folder = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        lock = _locked(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def clear(place: Path) -> None:
    """Clear away the folders that runs which were ended left beside a place."""
    ours = re.compile(rf"\.{re.escape(place.name)}-[a-z0-9_]{{8}}")
    with suppress(OSError):
        for folder in sorted(path for path in place.parent.iterdir() if ours.fullmatch(path.name) and path.is_dir()):
            with suppress(OSError):
                _clear(folder, place)


def _clear(folder: Path, place: Path) -> None:
    if folder.is_symlink() or not {path.name for path in folder.iterdir()} <= {NEW, OLD}:
        return  # somebody's own
    lock = _locked(folder)
    if lock is None:
        return
    try:
        if (folder / OLD).exists() and not place.exists():
            (folder / OLD).rename(place)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)


def clear_parts(folder: Path) -> None:
    """Clear away the half-written files (``*.part``) that runs which were ended left in a folder."""
    with suppress(OSError):
        for path in () if folder.is_symlink() else folder.glob("*.part"):
            lock = _locked(path)
            if lock is not None:
                with suppress(OSError):
                    path.unlink()
                os.close(lock)


def write_whole(place: Path, content: bytes) -> None:
    """Write a file aside, then rename it into its place. Raises OSError, and leaves nothing then."""
    number, name = tempfile.mkstemp(suffix=".part", dir=place.parent)
    try:
        with os.fdopen(number, "wb") as aside:
            _lock(aside.fileno())
            aside.write(content)
            aside.flush()
            if place.exists():
                shutil.copymode(place, name)  # what others may do with it stays
            os.replace(name, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def place_new(file: Path, place: Path) -> None:
    """Put a file in a place on the same disk, in one step. Raises FileExistsError where something stands there, and OSError."""
    try:
        os.link(file, place)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        if os.path.lexists(place):
            raise FileExistsError(place) from None
        os.rename(file, place)


def take_place(folder: Path, place: Path) -> None:
    """Put the folder ``new`` of a folder made by ``beside`` in the place; what stood there goes with that folder.

    Linux exchanges the two at once. Elsewhere there are two renames; whoever is broken off between them has the old again, at once
    where the program can, else at the next run. Raises OSError, the place being as it was.
    """
    new, old = folder / NEW, folder / OLD
    if place.exists() and exchange(new, place):
        return
    try:
        if place.exists():
            place.rename(old)
        new.rename(place)
    except BaseException:
        if old.exists() and not place.exists():
            old.rename(place)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Whether the two changed places, in one step."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        done: int = rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE)
    except (OSError, AttributeError, TypeError):
        return False
    return done == 0


def _locked(path: Path) -> int | None:
    """An open file or folder that nobody else has locked, locked until it is closed or the process ends; None where one has."""
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    if _lock(number) and (fcntl or time.time() - os.fstat(number).st_mtime > FORGOTTEN):
        return number
    os.close(number)
    return None


def _lock(number: int) -> bool:
    with suppress(OSError):
        if fcntl:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
