"""Texts by kind, name and key in one file, which many readers and a writer may have open at once."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

WAIT = 2.0  # seconds for another run that writes just now; then this one goes on without what is kept
PENDING = 200  # texts written at once: a run that is broken off loses no more than these

_TABLE = "CREATE TABLE IF NOT EXISTS kept (kind TEXT, name TEXT, key TEXT, digest TEXT, body TEXT, PRIMARY KEY (kind, name))"
_READ = "SELECT name, key, digest, body FROM kept WHERE kind = ? AND name IN ({})"
_WRITE = "INSERT OR REPLACE INTO kept (kind, name, key, digest, body) VALUES (?, ?, ?, ?, ?)"


class Store:
    """A file of texts. Each has one place by its kind and name, and is found by its key only; a file that is damaged or not
    ours is removed, and one that cannot be read or written holds nothing."""

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
        return {name: text for name, key, digest, text in rows if key == keys[name] and isinstance(text, str) and digest == _digest(text)}

    def put(self, kind: str, name: str, key: str, text: str) -> None:
        """Keep a text in place of what stood there before."""
        self._pending.append((kind, name, key, _digest(text), text))
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
        """The file, made if there is none; None where it cannot be used."""
        file = None
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            file = sqlite3.connect(self._place, timeout=WAIT)
            file.execute("PRAGMA synchronous = OFF")  # what a power cut damages is thrown away
            file.execute(_TABLE)
            file.execute(_READ.format("?"), ("", "")).fetchone()
        except (sqlite3.Error, OSError):
            if file is not None:
                file.close()
            return None
        return file

    def _made_anew(self) -> sqlite3.Connection | None:
        try:
            self._place.unlink(missing_ok=True)
        except OSError:
            return None
        return self._opened()


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
