"""A new dossier: a folder that builds at once, with one invented article to delete."""

from __future__ import annotations

import json
import os
import tempfile
from importlib.resources import files
from pathlib import Path
from string import Template

from dossier.config import SCHEMA_FILE, schema_text
from dossier.errors import DossierError

LANGUAGES = ("en", "fr")
TITLES = {"en": "A new dossier", "fr": "Un nouveau dossier"}
SCHEMES = {"en": ("Light", "Dark"), "fr": ("Clair", "Sombre")}
"""What the switch between colours is called, by language."""

_FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "dossier.yml": "dossier.{language}.yml",
    "docs/index.md": "index.{language}.md",
    "seeds/{seed}.txt": "seed.{language}.txt",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".github/workflows/pages.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab.yml",
    ".woodpecker/pages.yml": "codeberg.yml",
}
"""What stands in a new dossier, and the file of this package that it is made from."""

_SEEDS = {"en": "2025-05-12-invented-flood", "fr": "2025-05-12-crue-inventee"}


def start_dossier(folder: Path, *, language: str = "en", title: str | None = None) -> list[str]:
    """Write a new dossier into a folder, which must be new or empty; the paths written, below it.

    All files are written aside first, so that a run that fails leaves nothing. Raises DossierError where the folder holds anything.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DossierError(f"{folder}: something stands there already; name a new or an empty folder")
    made = _files(language, title or TITLES[language])
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as aside:
        new = Path(aside) / "new"
        for path, text in made.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_text(text, encoding="utf-8", newline="\n")
        os.replace(new, folder)  # an empty folder may stand there
    return list(made)


def invented_seeds(folder: Path) -> list[str]:
    """The invented articles of new dossiers that still stand in a folder of seeds."""
    return [f"{name}.txt" for name in _SEEDS.values() if (folder / f"{name}.txt").exists()]


def _files(language: str, title: str) -> dict[str, str]:
    """The files of a new dossier by their paths."""
    from importlib.metadata import version  # slow to import, and needed here alone

    light, dark = SCHEMES[language]
    words = json.dumps(title, ensure_ascii=False)  # which YAML reads as it stands
    values = {"language": language, "title": words, "light": light, "dark": dark, "version": version("mkdocs-dossier")}
    seed = _SEEDS[language]
    made = {
        path.format(seed=seed): Template((files(__package__) / source.format(language=language)).read_text("utf-8")).substitute(values)
        for path, source in _FILES.items()
    }
    return {**made, SCHEMA_FILE: schema_text()}
