"""read: a seed becomes an article. Text stays as it is; what is found in it are spans."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dossier.config import Config, Outlet, per_language
from dossier.language import language_codes, load_language
from dossier.models import Article, Notice, Seed, Span
from dossier.read.clean import Cleaned, clean
from dossier.read.cues import find_cues
from dossier.read.dating import DateFinder, date_article
from dossier.read.markup import line_of
from dossier.read.seeds import read_seed, seed_files
from dossier.read.telling import tell_language
from dossier.read.webpage import outside, read_webpage

__all__ = ["find_cues", "line_of", "read_article", "read_seed", "seed_files"]

CREDIT_LENGTH = 90  # characters; a longer line tells a story
CREDITS_BELOW = 3  # lines under the body; what follows are other articles with credits of their own
_ADDRESS = re.compile(r"https?://\S+")


def read_article(seed: Seed, config: Config, *, find_dates: DateFinder, site_language: str = "en") -> tuple[Article | None, list[Notice]]:
    """Read a seed: language, title, outlet, date with its evidence, body and furniture.

    ``find_dates`` is the finder of absolute dates. None, with a notice, for an article in a language that has no pack.
    """
    code = tell_language(seed.text)
    if code is None:
        return None, [
            Notice(
                seed.path,
                1,
                f"the language is none of those that can be read ({', '.join(language_codes())}); the article is left out",
                "remove it, or put a translation in its place",
            )
        ]
    language = load_language(code)
    page = read_webpage(seed.markup) if seed.markup else None
    left_out = outside(seed.text, seed.markup, page) if seed.markup and page else ()
    cleaned = clean(seed.text, language, outside=left_out)
    known = config.sources.get(seed.source)
    url = known.url if known and known.url else (page.url if page else None) or _own_address(seed.text, cleaned)
    outlet, credits = _outlets(seed.text, cleaned, config, url, page.outlet if page else None)
    if known and known.published:
        published: str | None = known.published
        evidence: str | None = config.file
    elif page and page.published:
        published, evidence = page.published, "metadata"
    else:
        published, evidence = date_article(seed.text, cleaned, language=language, url=url, find_dates=find_dates)
    printed = config_outlet(config, (known.outlet if known else None) or outlet)
    article = Article(
        source=seed.source,
        path=seed.path,
        text=seed.text,
        language=code,
        title=(known.title if known else None) or _title(seed.text, cleaned.title) or (page.title if page else None),
        outlet=(known.outlet if known else None) or outlet,
        published=published,
        published_evidence=evidence,
        url=url,
        sentences=cleaned.sentences,
        furniture=cleaned.furniture,
        credits=credits,
        note=per_language(known.note, site_language) or None if known else None,
        reliability=per_language(printed.reliability, site_language) or None if printed else None,
        runs=seed.markup.runs if seed.markup else (),
    )
    return article, _notices(article, config)


def _notices(article: Article, config: Config) -> list[Notice]:
    found = []
    told = [words for words in (*(topic.cues for topic in config.topics), *(measure.counted for measure in config.measures)) if words]
    if told and not any(words.get(article.language) for words in told):
        what = f"no topic and no measure has words in the article's language ({article.language}); little is found in it"
        found.append(Notice(article.path, 1, what, f"add {article.language}: lists to 'cues' and 'counted' in {config.file}"))
    if article.published is None:
        todo = f"add 'published' under sources.{article.source} in {config.file} if you know it"
        found.append(Notice(article.path, 1, "nothing tells when this was published", todo))
    return found


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


def _outlets(text: str, cleaned: Cleaned, config: Config, url: str | None, site: str | None = None) -> tuple[str | None, tuple[str, ...]]:
    """The outlet and the agencies credited. The outlet is that of the address; else the site's own name for itself;
    else one credited that is no agency; else an agency that signs a line alone."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    by_address = next(
        (outlet.name for outlet in config.outlets for domain in outlet.domains if host == domain or host.endswith("." + domain)), None
    )
    lines = [text[span.start : span.end] for span in _credit_lines(cleaned)]
    credited = [outlet for outlet in config.outlets if any(_names(line, outlet.name) for line in lines)]
    own = next((outlet.name for outlet in credited if not outlet.agency), None)
    agencies = tuple(outlet.name for outlet in credited if outlet.agency)
    signing = next((name for name in agencies if any(_signs(line, name) for line in lines)), None)
    return by_address or site or own or signing, agencies


def _credit_lines(cleaned: Cleaned) -> list[Span]:
    """The short lines above the body and right below it, where a page credits those it took its report from."""
    body = [sentence for sentence in cleaned.sentences if sentence.kind == "body"]
    first, last = (body[0].start, body[-1].end) if body else (0, 0)
    others = sorted([*cleaned.furniture, *(Span(s.start, s.end) for s in cleaned.sentences if s.kind == "heading")])
    above = [span for span in others if span.start < first]
    below = [span for span in others if span.start >= last][:CREDITS_BELOW]
    return [span for span in (*above, *below) if span.end - span.start <= CREDIT_LENGTH]


def _names(line: str, name: str) -> bool:
    """Whether a line names an outlet, other than as a picture's credit."""
    return name in line and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line)) and not line.rstrip().endswith(")")


def _signs(line: str, name: str) -> bool:
    """Whether a line holds nothing but the name: "Associated Press", "Source : AFP", "© AFP, 2031"."""
    rest = line.replace(name, "", 1)
    return name in line and not re.search(r"[^\W\d_]{2,}", re.sub(r"\b(?:sources?|avec|with|from)\b", "", rest, flags=re.IGNORECASE))
