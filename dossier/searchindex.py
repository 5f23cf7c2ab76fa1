"""The theme's search index, one for each language: Material and MkDocs write a single one for the whole site."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dossier.models import Entry
from dossier.scripts import json_in_script

PLACE = "search/search_index"
"""Below each language's root, as ``.json``, and as ``.js`` for pages opened from a folder, where browsers fetch no file."""


def split_index(site: Path, roots: Mapping[str, str], entries: Mapping[str, Sequence[Entry]]) -> None:
    """Replace the index of a built site, if it has one, by one for each language (code -> root), with further entries."""
    place = site / f"{PLACE}.json"
    if place.exists():
        for path, content in indexes(place.read_text("utf-8"), roots, entries).items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(content, "utf-8")


def indexes(index: str, roots: Mapping[str, str], entries: Mapping[str, Sequence[Entry]]) -> dict[str, str]:
    """The index of a whole site as one for each language, with further entries: path -> content.

    Each holds the pages below its root, by addresses below it, and is stemmed in its language.

    >>> index = '{"config": {"lang": ["en"]}, "docs": [{"location": "a.html"}, {"location": "fr/a.html"}]}'
    >>> indexes(index, {"en": "", "fr": "fr/"}, {})["fr/search/search_index.json"]
    '{"config":{"lang":["fr"]},"docs":[{"location":"a.html"}]}'
    """
    whole = json.loads(index)
    docs: dict[str, list[dict[str, Any]]] = {language: [] for language in roots}
    for doc in whole["docs"]:
        language = language_at(doc["location"], roots)
        docs[language].append(doc | {"location": doc["location"].removeprefix(roots[language])})
    found: dict[str, str] = {}
    for language, root in roots.items():
        more = [{"location": one.location, "title": one.title, "text": one.text} for one in entries.get(language, ())]
        own = {**whole, "config": whole["config"] | {"lang": [language]}, "docs": [*docs[language], *more]}
        text = json_in_script(own)
        found |= {f"{root}{PLACE}.json": text, f"{root}{PLACE}.js": f"var __index = {text};\n"}
    return found


def language_at(address: str, roots: Mapping[str, str]) -> str:
    """The language of a page, by its address or its file's name.

    >>> language_at("fr/index.html", {"en": "", "fr": "fr/"}), language_at("index.html", {"en": "", "fr": "fr/"})
    ('fr', 'en')
    """
    return max((root, language) for language, root in roots.items() if address.startswith(root))[1]
