"""The theme's search index, one for each language: Material and MkDocs write a single one for the whole site."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dossier.models import Entry
from dossier.scripts import json_in_script

_WORD_OR_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?![\d.,]*\d)|[^\W\d_]+")

PLACE = "search/search_index"
"""Below each language's root, as ``.json``, and as ``.js`` for pages opened from a folder, where browsers fetch no file."""


FOREMOST = 4
"""How much more an entry counts than a page: it says a figure with who gives it."""


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
        pages = [_with_unseen(doc, other_spellings(doc.get("text", ""))) for doc in docs[language]]
        listed = [*pages, *map(_entry, entries.get(language, ()))]
        own = {**whole, "config": whole["config"] | {"lang": [language]}, "docs": listed}
        text = json_in_script(own)
        found |= {f"{root}{PLACE}.json": text, f"{root}{PLACE}.js": f"var __index = {text};\n"}
    return found


def _entry(entry: Entry) -> dict[str, Any]:
    doc = {"location": entry.location, "title": entry.title, "text": entry.text, "boost": FOREMOST}
    others = (other_spellings(words) for words in (entry.title, entry.title, f"{entry.text} {entry.unseen}"))  # what it says counts twice
    return _with_unseen(doc, " ".join(filter(None, [entry.unseen, *others])))


def _with_unseen(doc: dict[str, Any], words: str) -> dict[str, Any]:
    """A document that is found by some more words, which no result shows."""
    return doc | {"text": f"{doc['text']}<span hidden> {words}</span>"} if words else doc


def other_spellings(text: str) -> str:
    """How else a reader may type words and numbers of a text: without accents, and without what parts thousands.

    >>> other_spellings("<b>L’hôpital</b> soigne 6 000 blessés, 12,000 et 7.5")
    'hopital 6000 blesses 12000'
    """
    bare = re.sub(r"<[^>]*>", " ", html.unescape(text))
    found: dict[str, None] = {}
    for match in _WORD_OR_NUMBER.finditer(bare):
        word = match[0]
        plain = re.sub(r"\D", "", word) if word[0].isdigit() else _without_accents(word)
        if plain != word:
            found[plain] = None
    return " ".join(found)


def _without_accents(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


def language_at(address: str, roots: Mapping[str, str]) -> str:
    """The language of a page, by its address or its file's name.

    >>> language_at("fr/index.html", {"en": "", "fr": "fr/"}), language_at("index.html", {"en": "", "fr": "fr/"})
    ('fr', 'en')
    """
    return max((root, language) for language, root in roots.items() if address.startswith(root))[1]
