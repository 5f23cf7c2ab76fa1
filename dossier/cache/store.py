"""Texts by kind, name and key in one file, which many readers and a writer may have open at once."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from dossier.cache.place import own_file, own_folder

WAIT = 2.0  # seconds for another run that writes just now; then this one goes on without what is kept
LONGEST = 20_000_000  # bytes of one text: what the longest article holds has a tenth
PENDING = 200  # texts written at once: a run that is broken off loses no more than these

_TABLE = "CREATE TABLE IF NOT EXISTS kept (kind TEXT, name TEXT, key TEXT, digest TEXT, body TEXT, PRIMARY KEY (kind, name))"
_SCHEMA = "SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL"
_READ = "SELECT name, key, digest, body FROM kept WHERE kind = ? AND name IN ({})"
_WRITE = "INSERT OR REPLACE INTO kept (kind, name, key, digest, body) VALUES (?, ?, ?, ?, ?)"


class Store:
    """A file of texts. Each has one place by its kind and name, and is found by its key only, with a digest of all three and of
    itself; a file that is damaged or not ours is removed, and one that cannot be read or written holds nothing."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._pending: list[tuple[str, str, str, str, str]] = []
        self._file = self._opened() or self._made_anew()

    def find(self, kind: str, keys: Mapping[str, str]) -> dict[str, str]:
        """The texts of a kind that were put under these names, each with its key."""
        if self._file is None:
            return {}
        try:
            rows = self._file.execute(_READ.format(",".join("?" * len(keys))), (kind, *keys)).fetchall()
        except (sqlite3.Error, UnicodeError):
            self._file.close()
            self._file = self._made_anew()
            return {}
        return {name: text for name, key, digest, text in rows if key == keys[name] and digest == _digest(kind, name, key, text)}

    def put(self, kind: str, name: str, key: str, text: str) -> None:
        """Keep a text in place of what stood there before."""
        self._pending.append((kind, name, key, _digest(kind, name, key, text), text))
        if len(self._pending) >= PENDING:
            self.write()

    def names(self, kind: str) -> set[str]:
        """The names of all texts of a kind."""
        with suppress(sqlite3.Error):
            if self._file is not None:
                return {name for (name,) in self._file.execute("SELECT name FROM kept WHERE kind = ?", (kind,))}
        return set()

    def remove(self, kind: str, names: Iterable[str]) -> None:
        """Forget texts."""
        with suppress(sqlite3.Error):
            if self._file is not None:
                self._file.executemany("DELETE FROM kept WHERE kind = ? AND name = ?", [(kind, name) for name in names])
                self._file.commit()

    def write(self) -> None:
        """Write down what was put."""
        rows, self._pending = self._pending, []
        with suppress(sqlite3.Error, UnicodeError):  # a lone surrogate has no UTF-8
            if self._file is not None and rows:
                self._file.executemany(_WRITE, rows)
                self._file.commit()

    def close(self) -> None:
        """Write what was put and close the file."""
        self.write()
        if self._file is not None:
            self._file.close()

    def _opened(self) -> sqlite3.Connection | None:
        """The file, made if there is none; None where it cannot be used, or is none of ours."""
        file = None
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            if not own_folder(self._place.parent) or not all(own_file(path) for path in self._files() if os.path.lexists(path)):
                return None
            file = sqlite3.connect(self._place, timeout=WAIT)
            file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
            file.execute("PRAGMA synchronous = OFF")  # what a power cut damages is thrown away
            file.execute("PRAGMA trusted_schema = OFF")
            file.execute(_TABLE)
            ours = file.execute(_SCHEMA).fetchall() == [("table", _TABLE.replace("IF NOT EXISTS ", ""))]
            if ours:
                file.execute(_READ.format("?"), ("", "")).fetchone()
        except (sqlite3.Error, OSError):
            ours = False
        if file is not None and not ours:
            file.close()  # a view or a trigger in it could do anything, and at any length
        return file if ours else None

    def _made_anew(self) -> sqlite3.Connection | None:
        if not own_folder(self._place.parent):
            return None
        try:
            for path in self._files():
                path.unlink(missing_ok=True)
        except OSError:
            return None
        return self._opened()

    def _files(self) -> list[Path]:
        """The file, and those that SQLite may put beside it."""
        return [self._place.with_name(self._place.name + more) for more in ("", "-journal", "-wal", "-shm")]


def _digest(*parts: object) -> str:
    """What is kept and where, in short; of what is no text, nothing that a file can hold."""
    if not all(isinstance(part, str) for part in parts):
        return "\n"
    return hashlib.blake2b("\n".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
