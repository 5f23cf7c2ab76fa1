"""What is kept between runs in ``.cache/dossier/``, beside ``dossier.yml``: pictures of charts, what articles hold, lemmas of words.

It may be removed at any time and is never needed. What is kept is found again only by a key of all that it was made from; what
does not have the right form is thrown away. A folder that cannot be read or written costs time and nothing else.
"""

from __future__ import annotations

from pathlib import Path

from dossier.cache.drawings import kept_drawings
from dossier.cache.extracts import kept_extracts

__all__ = ["PLACE", "kept_drawings", "kept_extracts"]

PLACE = Path(".cache") / "dossier"
"""Beside ``dossier.yml``."""
