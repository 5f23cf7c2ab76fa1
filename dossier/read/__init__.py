"""read: a seed becomes an article. Text stays as it is; what is found in it are spans."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dossier.config import Config, Outlet, per_language
from dossier.language import load_language
from dossier.models import Article, Notice, Seed, Span
from dossier.read.clean import Cleaned, clean, tell_language
from dossier.read.dating import date_article
from dossier.read.seeds import read_seeds
from dossier.read.split import trimmed

__all__ = ["read_article", "read_seeds"]

_ADDRESS = re.compile(r"https?://\S+")


def read_article(seed: Seed, config: Config, *, site_language: str = "en") -> tuple[Article | None, list[Notice]]:
    """Read a seed: language, title, outlet, date with its evidence, body and furniture.

    None, with a notice, for an article in a language that has no pack.
    """
    code = tell_language(seed.text)
    if code is None:
        return None, [
            Notice(
                seed.path,
                1,
                "the language is neither English nor French; the article is left out",
                "remove it, or put a translation in its place",
            )
        ]
    language = load_language(code)
    cleaned = clean(seed.text, language)
    known = config.sources.get(seed.source)
    url = known.url if known and known.url else _own_address(seed.text, cleaned)
    outlet, credits = _outlets(seed.text, cleaned, config, url)
    if known and known.published:
        published, evidence = known.published, config.file
    else:
        published, evidence = date_article(seed.text, cleaned, language=language, url=url)
    printed = config_outlet(config, (known.outlet if known else None) or outlet)
    article = Article(
        source=seed.source,
        path=seed.path,
        text=seed.text,
        language=code,
        title=(known.title if known else None) or _title(seed.text, cleaned.title),
        outlet=(known.outlet if known else None) or outlet,
        published=published,
        published_evidence=evidence,
        url=url,
        sentences=cleaned.sentences,
        furniture=cleaned.furniture,
        credits=credits,
        note=per_language(known.note, site_language) or None if known else None,
        reliability=per_language(printed.reliability, site_language) or None if printed else None,
    )
    return article, _notices(article, config)


def _notices(article: Article, config: Config) -> list[Notice]:
    if article.published is None:
        return [
            Notice(
                article.path,
                1,
                "nothing tells when this was published",
                f"add 'published' under sources.{article.source} in {config.file} if you know it",
            )
        ]
    return []


def config_outlet(config: Config, name: str | None) -> Outlet | None:
    """The outlet of dossier.yml that has this name."""
    return next((outlet for outlet in config.outlets if name and outlet.name.casefold() == name.casefold()), None)


def _title(text: str, span: Span | None) -> str | None:
    return " ".join(text[span.start : span.end].split()) if span else None


def _own_address(text: str, cleaned: Cleaned) -> str | None:
    """The article's address where the page's head holds it on a line of its own."""
    first = next((sentence.start for sentence in cleaned.sentences if sentence.kind == "body"), len(text))
    for span in cleaned.furniture:
        if span.start < first and (match := _ADDRESS.match(text, span.start, span.end)) and match.end() == span.end:
            return match[0]
    return None


def _outlets(text: str, cleaned: Cleaned, config: Config, url: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The outlet (its address, else a credit that is no agency's, else the only agency credited) and the credits."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    by_address = next(
        (outlet.name for outlet in config.outlets for domain in outlet.domains if host == domain or host.endswith("." + domain)), None
    )
    first = next((sentence.start for sentence in cleaned.sentences if sentence.kind == "body"), len(text))
    last = max((sentence.end for sentence in cleaned.sentences if sentence.kind == "body"), default=0)
    credited = [outlet for outlet in config.outlets if _credited(text, cleaned, outlet.name, first, last)]
    own = next((outlet.name for outlet in credited if not outlet.agency), None)
    agencies = tuple(outlet.name for outlet in credited if outlet.agency)
    return by_address or own or (agencies[0] if len(agencies) == 1 else None), agencies


def _credited(text: str, cleaned: Cleaned, name: str, first: int, last: int) -> bool:
    """Named on a short line of the head or right under the body: a byline or a source line, no picture's caption."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    spans = [trimmed(text, span.start, span.end) for span in (*cleaned.furniture, *(s for s in cleaned.sentences if s.kind == "heading"))]
    near = [span for span in sorted(spans) if span.start < first or last <= span.start][:40]
    return any(
        pattern.search(text, span.start, span.end) and span.end - span.start < 90 and not text[span.start : span.end].rstrip().endswith(")")
        for span in near
    )
