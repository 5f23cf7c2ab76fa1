"""A small dossier in a temporary folder: invented articles about an invented harbour fire."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

CONFIG = """\
title: {en: The harbour fire, fr: L'incendie du port}
subtitle: {en: An invented subject, fr: Un sujet inventé}
languages: [en, fr]
topics:
  - id: losses
    title: {en: Losses, fr: Pertes}
    measures: [killed, wounded]
    cues: {en: [killed, dead, wounded, toll], fr: [mort, tué, blessé, bilan]}
  - id: help
    title: {en: Help, fr: Secours}
    measures: [firefighters]
    cues: {en: [firefighter, pump], fr: [pompier, pompe]}
measures:
  - id: killed
    title: {en: Dead, fr: Morts}
    unit: {en: people, fr: personnes}
    headline: true
    counted: {en: [dead, dockers killed], fr: [mort]}
    states: {en: [killed, died], fr: [tué, "perdu la vie"]}
  - id: wounded
    title: {en: Wounded, fr: Blessés}
    unit: {en: people, fr: personnes}
    counted: {en: [wounded], fr: [blessé]}
    states: {en: [wounded, injured], fr: [blessé]}
  - id: firefighters
    title: {en: Firefighters sent, fr: Pompiers envoyés}
    unit: {en: firefighters, fr: pompiers}
    counted: {en: [firefighter], fr: [pompier]}
parties:
  - id: city
    name: {en: The city, fr: La ville}
    actors:
      - name: {en: Mayor of Orvanne, fr: Maire d'Orvanne}
        aliases: [the mayor, mayor, Lena Dufour, maire, la maire]
  - id: union
    name: {en: The dockers' union, fr: Le syndicat des dockers}
    actors:
      - name: {en: Dockers' union, fr: Syndicat des dockers}
        aliases: [dockers' union, the union, syndicat des dockers, le syndicat]
"""

ENGLISH = """\
Fire in the harbour of Orvanne: the toll rises

The Orvanne Courier, 3 March 2025

This article is invented. At least 12 dockers were killed in the harbour fire, the mayor said on Monday.

The union put the dead at 20. The city sent 150 firefighters, according to the mayor.
"""

FRENCH = """\
Incendie du port d'Orvanne : le bilan s'alourdit

Le Courrier d'Orvanne, publié le 4 mars 2025

Cet article est inventé. L'incendie du port a fait 14 morts, a déclaré mardi la maire de la ville.

Selon le syndicat des dockers, environ 40 personnes ont été blessées dans l'incendie.
"""

MKDOCS = """\
site_name: Dossier
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search, dossier]
markdown_extensions: [attr_list, footnotes, md_in_html, tables, toc]
extra: {generator: false}
"""


SEEDS = {"courier.txt": ENGLISH, "courrier.txt": FRENCH}


def lay_out(folder: Path, *, config: str | None = CONFIG, seeds: Mapping[str, str | bytes] = SEEDS) -> Path:
    """Put an editor's files into a folder: ``dossier.yml`` (none where ``config`` is None), seeds, ``mkdocs.yml``."""
    files: dict[str, str | bytes] = {f"seeds/{name}": text for name, text in seeds.items()}
    files["mkdocs.yml"] = MKDOCS
    if config is not None:
        files["dossier.yml"] = config
    for name in ("seeds", "docs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def mkdocs(folder: Path, *arguments: str, program: str = "mkdocs", **variables: str) -> subprocess.CompletedProcess[str]:
    """``mkdocs`` in a process of its own, as ``make site`` calls it, or another ``program`` that takes the same words."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    command = [sys.executable, "-m", program, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def keep_drawings(folder: Path, kept: Path) -> None:
    """Lets builds in a folder take what those of an earlier run drew, and leave what they draw."""
    kept.mkdir(parents=True, exist_ok=True)
    (folder / ".cache").symlink_to(kept, target_is_directory=True)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path, the drawings kept between runs left out."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".cache" not in path.relative_to(folder).parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
