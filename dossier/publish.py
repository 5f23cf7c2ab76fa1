"""The folder of a site that MkDocs builds: it builds beside it, and what was there stays until the new one is whole.

MkDocs empties the folder before it builds; whoever was ended then, or had no room left, would be left with half a site or none.
"""

from __future__ import annotations

import atexit
import logging
import os
import shutil
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Protocol

from dossier.aside import NEW, beside, take_place

LOGS = ("mkdocs", "properdocs")
"""Whose warnings are counted: MkDocs', or those of the program that carries it on."""


class Settings(Protocol):
    """What of MkDocs' settings says where the site goes, and whether a warning ends the build."""

    site_dir: str
    strict: bool


class Publication:
    """A site that is built beside its folder and takes it when it is whole; ``settings`` say where to build meanwhile.

    It is built in the folder itself where there can be none beside it, as for one that is mounted.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings, self._named = settings, settings.site_dir
        self._place = Path(os.path.realpath(settings.site_dir))
        self._open = ExitStack()
        self._aside: Path | None = None
        self._whole_stays = False
        with suppress(OSError):
            if not os.path.ismount(self._place):
                self._aside = self._open.enter_context(beside(self._place))
                settings.site_dir, self._whole_stays = str(self._aside / NEW), True
                atexit.register(self.drop)

    def finish(self) -> None:
        """Put what was built into its place, unless warnings will end the build; files of other programs there (``.git``), which
        MkDocs leaves alone, stay. Raises OSError, the place being as it was."""
        handlers = [handler for name in LOGS for handler in logging.getLogger(name).handlers]
        if self._aside and not (self._settings.strict and any(map(_has_counted, handlers))):
            if self._place.is_dir():
                _take_along(self._place, self._aside / NEW)
            take_place(self._aside, self._place)
        self.drop()

    def drop(self) -> None:
        """Remove what was built, if it did not take its place."""
        self._open.close()
        self._settings.site_dir, self._aside = self._named, None
        atexit.unregister(self.drop)

    def fault(self, error: Exception) -> str | None:
        """What to say where the site could not be written; None for other errors."""
        if not isinstance(error, OSError):
            return None
        left = "the last one stands there still" if self._whole_stays else "it is not whole"
        return f"{self._named}: the site cannot be written ({error.strerror or error}); {left}; make room, then build again"


def _has_counted(handler: logging.Handler) -> bool:
    """Whether it is the one by which MkDocs counts warnings in a strict build, and there were some."""
    return bool(hasattr(handler, "get_counts") and handler.get_counts())


def _take_along(old: Path, new: Path) -> None:
    for path in old.iterdir():
        copy = new / path.name
        if path.name.startswith(".") and not os.path.lexists(copy):
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, copy, symlinks=True)
            else:
                shutil.copy2(path, copy, follow_symlinks=False)
