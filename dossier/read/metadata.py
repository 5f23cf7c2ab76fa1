"""What a saved page says of itself to programs: when it was published, and its title. None of it is guessed.

The day, strongest evidence first:

1. JSON-LD of the article itself (schema.org), never of its video, picture or another item.
2. The page's ``<meta>`` elements that name a publication.
3. A ``<time>`` of the article: one that is marked as its publication, else the one between its title and its first paragraph.

What says that the page was changed is kept apart: it dates a page that nothing else dates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dossier.dateprefix import is_date

ARTICLES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle", "report"}
    | {"blogposting", "liveblogposting", "socialmediaposting", "reviewnewsarticle", "scholarlyarticle", "techarticle"}
)
"""The types of schema.org that are an article, in lower case."""

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published", "publication_date",
    "publish-date", "publishdate", "pubdate", "published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "citation_publication_date", "dc.date", "dcterms.date", "date",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
"""The names of ``<meta>`` elements that say when, the surest first."""

APART = ("aside", "nav", "footer")
"""Elements that are about other articles, or about the site."""

ITEMS = 2000  # objects of a page's JSON-LD that are looked at
PARAGRAPH = 80  # characters of a paragraph that is one of the article's own
_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d\S*))?")
_UTC = re.compile(r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]00:?00)$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day (ISO) as a page gives it; ``in_utc``: a time of day stands with it that is not the reader's own, so that it may be the
    day before or after."""

    day: str
    in_utc: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """When a page was published, when it was changed, and its title where its heading and its head agree."""

    published: Dated | None = None
    modified: Dated | None = None
    title: str | None = None


def metadata_of(tree: Any) -> Metadata:
    """What a page says of itself; ``tree`` is its tree of elements (lxml)."""
    items = list(_articles(tree))
    named = _named(tree)
    published = next(filter(None, (_dated(item.get("datePublished")) for item in items)), None)
    published = published or _first(named, PUBLISHED) or _time(tree)
    modified = next(filter(None, (_dated(item.get("dateModified")) for item in items)), None) or _first(named, MODIFIED)
    return Metadata(published, modified, _title(tree, named))


def _dated(value: object) -> Dated | None:
    """The day that a text begins with."""
    found = _DAY.match(value) if isinstance(value, str) else None
    return Dated(found[1], bool(found[2] and _UTC.search(found[2]))) if found and is_date(found[1]) else None


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles among the objects of a page's JSON-LD."""
    waiting: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                waiting.append(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue
    waiting.reverse()
    for _ in range(ITEMS):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, dict):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.lower() in ARTICLES for kind in kinds):
                yield item
            item = [value for key, value in item.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")]
        if isinstance(item, list):
            waiting += reversed(item)


def _named(tree: Any) -> dict[str, str]:
    """The contents of a page's ``<meta>`` elements by their names, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if element.get(key) and element.get("content"):
                found.setdefault(element.get(key).strip().lower(), element.get("content"))
    return found


def _first(named: dict[str, str], names: tuple[str, ...]) -> Dated | None:
    return next(filter(None, (_dated(named.get(name)) for name in names)), None)


def _time(tree: Any) -> Dated | None:
    """The day of the ``<time>`` that is the article's: marked as its publication, else between its title and its text."""
    for place in (*tree.iter("article"), *tree.iter("main")):
        times, begun = [], False
        for element in place.iter("time", "p"):
            if any(above.tag in APART for above in element.iterancestors()):
                continue
            if element.tag == "p":
                begun = begun or len(" ".join(element.itertext())) >= PARAGRAPH
            elif (dated := _dated(element.get("datetime"))) and not begun:
                times.append((element, dated))
        marked = [dated for element, dated in times if element.get("pubdate") is not None or element.get("itemprop") == "datePublished"]
        if marked or times:
            return marked[0] if marked else times[0][1]
    return None


def _title(tree: Any, named: dict[str, str]) -> str | None:
    """The page's first heading that its head gives as the title too, alone or with the site's name."""
    head = [named.get("og:title", ""), named.get("twitter:title", ""), *("".join(element.itertext()) for element in tree.iter("title"))]
    heads = [_plain(words) for words in head if words]
    for heading in tree.iter("h1"):
        words = " ".join("".join(heading.itertext()).split())
        if words and any(_plain(words) in title or title in _plain(words) for title in heads if title):
            return words
    return None


def _plain(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())
