"""Where the cache stands: its folder and its files are its own, and no link in it is followed to somebody else's."""

from __future__ import annotations

import stat
from pathlib import Path


def own_folder(folder: Path) -> bool:
    """Whether the folder of the cache is one, and no link to another."""
    return stat.S_ISDIR(_mode(folder))


def own_file(path: Path) -> bool:
    """Whether a file of the cache is one: no link, no pipe that nobody fills."""
    return stat.S_ISREG(_mode(path))


def _mode(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except OSError:
        return 0
