"""What a seed is called: ``2024-11-05-outlet-title.txt``, the same for the same article whoever adds it and when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from dossier.dateprefix import MONTH_OR_DAY
from dossier.digest import stable_id
from dossier.models import Article
from dossier.webaddress import host_of

LONGEST_OUTLET, LONGEST_TITLE = 24, 60
"""Characters of the two in a name: a source's page is called by it, and its address stands in notes."""

UNDATED = "undated"
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i", "’": " ", "'": " "})
_DAY = re.compile(rf"(?<!\d){MONTH_OR_DAY}(?!\d)")
_OTHER = re.compile(r"[^a-z0-9]+")
_OF_NO_OUTLET = frozenset({"www", "m", "amp", "mobile", "co", "com", "org", "net", "gov", "ac", "edu"})
"""Parts of a host's name that say nothing of whose it is."""


def seed_name(article: Article, file: str = "") -> str:
    """The name of a seed without its ending; digits and letters of ASCII and hyphens, and not long.

    Without a title it is called as its ``file`` was, where that is a word, else by a digest of its text.

    >>> from pathlib import Path
    >>> from dossier.config import parse_config
    >>> from dossier.extraction import read_article
    >>> from dossier.models import Seed
    >>> config = parse_config("{title: Floods, topics: [{id: dead, title: Dead}]}", file="dossier.yml", folder=Path("."))
    >>> text = "La cité inondée\\n\\nLe 12 mai 2025\\n\\nCet article est inventé. L'eau est montée dans la ville, a dit le maire lundi.\\n"
    >>> seed_name(read_article(Seed("a", "a.txt", text), config)[0])
    '2025-05-12-la-cite-inondee'
    """
    outlet = _short(plain(article.outlet or _named_by(article.url)), LONGEST_OUTLET)
    title = _short(plain(article.title or ""), LONGEST_TITLE)
    if not title:
        title = _short(plain(_DAY.sub("", plain(file))), LONGEST_TITLE) or stable_id(" ".join(article.text.split()))
    return "-".join(filter(None, (article.published or UNDATED, outlet, title)))


def free_name(name: str, taken: Container[str]) -> str:
    """The name, with a number behind it where it is taken.

    >>> free_name("flood", {"flood", "flood-2"}), free_name("flood", set())
    ('flood-3', 'flood')
    """
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def plain(words: str) -> str:
    """Words as letters of ASCII, digits, and a hyphen between two words.

    >>> plain("L’œuvre : à Łódź, 12 morts")
    'l-oeuvre-a-lodz-12-morts'
    """
    letters = unicodedata.normalize("NFKD", words.lower().translate(_LETTERS))
    return _OTHER.sub("-", "".join(char for char in letters if not unicodedata.combining(char))).strip("-")


def _short(words: str, most: int) -> str:
    """As many whole words as fit.

    >>> _short("the-river-rises-again", 12), _short("riverrisesagain", 5)
    ('the-river', 'river')
    """
    if len(words) <= most:
        return words
    whole, _, _ = words[: most + 1].rpartition("-")
    return whole or words[:most]


def _named_by(url: str | None) -> str:
    """What an address says of whose it is.

    >>> _named_by("https://www.valley-news.co.uk/a"), _named_by(None)
    ('valley-news', '')
    """
    parts = [part for part in (host_of(url) or "").split(".")[:-1] if part not in _OF_NO_OUTLET]
    return parts[-1] if parts else ""
