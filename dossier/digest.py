"""Short fingerprints of words: what makes ids and addresses last, whatever else the dossier holds."""

from __future__ import annotations

import hashlib

from dossier.models import Seed

ID_LENGTH = 10  # 40 bits: among 10,000 claims two share an id once in 20,000 dossiers; still short enough to type
DIGEST_LENGTH = 12  # stands beside an id in the editor's file and must not be taken for one


def stable_id(*words: object) -> str:
    """An id that depends on the given words and their order only.

    >>> stable_id("a", "bc") == stable_id("ab", "c")
    False
    """
    return _sha256("\x1f".join(map(str, words)))[:ID_LENGTH]


def quote_digest(quote: str) -> str:
    """The digest of a quote that a translation in ``dossier.yml`` carries, so that a changed original is noticed.

    White space counts once: an editor copies a quote from a page, where a line break is a space.

    >>> quote_digest("deux  mots") == quote_digest("deux mots")
    True
    """
    return _sha256(" ".join(quote.split()))[:DIGEST_LENGTH]


def seed_digest(seed: Seed) -> str:
    """The digest of a seed's name and of all bytes of its file."""
    return _sha256("\x1f".join((seed.source, seed.path, seed.markup.file if seed.markup else seed.text)))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
