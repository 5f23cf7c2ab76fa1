"""Pictures kept between runs: drawing takes longer than all else, and most charts are the same the next time."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACE = Path(".cache") / "dossier" / "drawings.json"
"""Beside ``dossier.yml``; it may be removed at any time, and is never needed to build."""


@contextmanager
def kept_drawings(folder: Path) -> Iterator[None]:
    """Within it, pictures that an earlier run drew are taken from the folder's cache; those used now are kept there.

    A cache that cannot be read or written costs time and nothing else.
    """
    from dossier.write.charts.drawn.kept import drawings_used, recall_drawings  # Altair takes a while to import

    kept = _load(folder / PLACE)
    recall_drawings(kept)
    yield
    used = drawings_used()
    if used != kept:
        _save(folder / PLACE, used)


def _load(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: text for key, text in found.items() if isinstance(text, str)} if isinstance(found, dict) else {}


def _save(path: Path, drawings: dict[str, str]) -> None:
    """Written aside and renamed, so that two runs at once never leave half a file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8", suffix=".part") as aside:
            json.dump(drawings, aside, ensure_ascii=False, sort_keys=True)
        os.replace(aside.name, path)
    except OSError:
        return
