"""The program itself as part of a key: what another version made is not taken for what this one makes."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = ("simplemma", "trafilatura", "lxml")
"""Those that what is read and found depends on."""

PASSED_OVER = ("write", "gather")
"""The rooms of the program that neither read nor find."""


HOME = Path(__file__).parents[1]


@cache
def program_digest(home: Path = HOME) -> str:
    """A digest of the program's own code and language packs, and of the versions of what it reads with."""
    made = hashlib.blake2b(digest_size=16)
    for name in ("mkdocs-dossier", *LIBRARIES):
        made.update(f"{name} {_version(name)}\n".encode())
    made.update(f"python {sys.version} {unicodedata.unidata_version}\n".encode())
    for path in sorted(path for path in home.rglob("*") if path.suffix in {".py", ".toml"}):
        place = path.relative_to(home)
        if place.parts[0] not in PASSED_OVER:
            made.update(f"{place.as_posix()} {path.stat().st_size}\n".encode())
            made.update(path.read_bytes())
    return made.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
