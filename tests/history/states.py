"""Invented dossiers in several states: a harbour fire, as on the first day, the second and the third."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dossier.build import gathered
from dossier.config import parse_config
from dossier.history import Record, record_of, record_text
from tests.desk import CONFIG

ONE = """\
Fire in the harbour of Orvanne

The Orvanne Courier, 3 March 2025

This article is invented. At least 12 dockers were killed in the harbour fire, the mayor said on Monday.

The union put the dead at 20. The city sent 150 firefighters, according to the mayor.
"""
TWO = """\
Harbour fire: one more day

The Orvanne Post, 5 March 2025

This article is invented. According to the dockers' union, 35 people were wounded in the harbour fire.
"""
FIRST: Mapping[str, str] = {"one.txt": ONE}


def dossier_in(folder: Path, seeds: Mapping[str, str], more: str = "") -> Path:
    """A dossier of some articles and further lines of its editor's file."""
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    for path in (folder / "seeds").iterdir():
        path.unlink()
    (folder / "dossier.yml").write_text(CONFIG + more, encoding="utf-8")
    for name, text in seeds.items():
        (folder / "seeds" / name).write_text(text, encoding="utf-8")
    return folder


def record(folder: Path, seeds: Mapping[str, str], more: str = "", *, date: str = "2025-03-04") -> Record:
    """The record of such a dossier."""
    dossier_in(folder, seeds, more)
    config = parse_config(CONFIG + more, file="dossier.yml", folder=folder)
    return record_of(gathered(config), config, date)


def text_of(folder: Path, seeds: Mapping[str, str], more: str = "", *, date: str = "2025-03-04") -> str:
    """The lines that are kept of such a dossier."""
    dossier_in(folder, seeds, more)
    config = parse_config(CONFIG + more, file="dossier.yml", folder=folder)
    return record_text(gathered(config), config, date)


def named(kept: Record, low: float) -> str:
    """The id of the one claim with a value."""
    (found,) = [claim.id for claim in kept.claims if claim.figure.low == low]
    return found
