"""Pictures kept between runs: drawing takes longer than all else, and most charts are the same the next time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dossier.aside import clear_parts, write_whole
from dossier.cache.place import own_file, own_folder

PLACE = Path(".cache") / "dossier" / "drawings.json"
"""Beside ``dossier.yml``; it may be removed at any time, and is never needed to build."""


@contextmanager
def kept_drawings(folder: Path) -> Iterator[None]:
    """Within it, pictures that an earlier run drew are taken from the folder's cache; those used now are kept there.

    A picture is kept with a digest of it and of what it was made from, and looked at before it is used (``write.charts.drawn``). A cache
    that cannot be read or written costs time and nothing else.
    """
    from dossier.write.charts.drawn.kept import drawings_used, recall_drawings  # Altair takes a while to import

    clear_parts((folder / PLACE).parent)
    kept = read_drawings(folder / PLACE)
    recall_drawings(kept)
    yield
    used = drawings_used()
    if used != kept:
        write_drawings(folder / PLACE, used)


def read_drawings(path: Path) -> dict[str, str]:
    """The drawings that a file keeps, as far as each has its digest; none where the file is no cache of ours."""
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if own_folder(path.parent) and own_file(path) else None
    except (OSError, ValueError, RecursionError):
        return {}
    rows = found.items() if isinstance(found, dict) else ()
    return {key: row[1] for key, row in rows if isinstance(row, list) and len(row) == 2 and row[0] == digest_of(key, row[1])}


def write_drawings(path: Path, drawings: dict[str, str]) -> None:
    """Keep drawings: aside and renamed, so that two runs at once never leave half a file; not at all where that cannot be."""
    with suppress(OSError, UnicodeError):
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = {key: [digest_of(key, text), text] for key, text in drawings.items()}
        if own_folder(path.parent):
            write_whole(path, json.dumps(rows, ensure_ascii=False, sort_keys=True).encode("utf-8"))


def digest_of(key: str, text: object) -> str:
    """What a picture is and what it was made from, in short; of what is no picture, nothing that a file can hold."""
    return hashlib.sha256(f"{key}\n{text}".encode("utf-8", "surrogatepass")).hexdigest() if isinstance(text, str) else "\n"
