"""Where the pages of sources stand: one source, one address, whatever its name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable

from dossier.digest import stable_id
from dossier.models import Article, Notice

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))})
"""Names that some systems keep for devices: no file can have them, whatever its ending."""

RESERVED = DEVICES | {"index", "readme"}
"""Names that a source's page cannot have: the last two are the page of its folder to site generators."""

LENGTH = 80


def slug(source: str) -> str:
    """A source's name as an address on any server and disk; a name that no address can carry gets a digest of itself.

    >>> slug("000_b9e5"), slug("Été 2025")
    ('000_b9e5', 't-2025-70c9')
    """
    safe = _safe(source)
    return safe if safe == source and safe not in RESERVED else _digested(safe, stable_id(source)[:4])


def addresses(sources: Collection[str]) -> dict[str, str]:
    """The address of each source's page, no two alike and none dependent on the order of the sources.

    A name that is an address has it. Where the addresses of others would be the same, each gets a longer digest, and none keeps the
    short one: whoever knows it is led to no page rather than to another article.

    >>> addresses(["аага", "аггв", "b"])
    {'аага': 'c947389ff2', 'аггв': 'c9479b32c2', 'b': 'b'}
    """
    short = {source: slug(source) for source in sources}
    count = Counter(short.values())
    taken = set(short.values())
    found = {source: address for source, address in short.items() if address == source or count[address] == 1}
    for source in sorted(short.keys() - found.keys()):
        number = 0
        while (address := _digested(_safe(source), stable_id(source, *([number] if number else [])))) in taken:
            number += 1
        taken.add(address)
        found[source] = address
    return {source: found[source] for source in sources}


def alike(articles: Iterable[Article]) -> list[Notice]:
    """A notice for each article whose address would be another one's, or whose name is another's to the eye."""
    notices = []
    first: dict[str, Article] = {}
    for article in sorted(articles, key=lambda article: article.path):
        twins = [first.setdefault(key, article) for key in (slug(article.source), _letters(article.source))]
        twin = next((twin for twin in twins if twin is not article), None)
        if twin:
            what = f"its name makes the address that another seed's makes ({twin.path}), so each page has an address of its own"
            notices.append(Notice(article.path, 1, what, "rename one of the two"))
    return notices


def _safe(source: str) -> str:
    return re.sub(r"[^a-z0-9_-]+", "-", source.lower()).strip("-")[:LENGTH]


def _digested(safe: str, digest: str) -> str:
    return f"{safe}-{digest}".lstrip("-")


def _letters(source: str) -> str:
    """A name without what readers overlook: case, the form of its accents, which signs and spaces it has, how it goes on at the end."""
    same = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", source).casefold())
    return " " + re.sub(r"[\W_]+", "-", same).strip("-")[:LENGTH]
