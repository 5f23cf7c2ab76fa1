"""read: a seed becomes an article. Text stays as it is; what is found in it are spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.config import Config, Source, per_language
from dossier.language import Language, language_codes, load_language
from dossier.models import Article, Notice, Seed, Span
from dossier.read.archive import Archived, archived
from dossier.read.archive import lines_outside as outside_of
from dossier.read.clean import Cleaned, clean
from dossier.read.cues import find_cues
from dossier.read.dating import DateFinder, date_article
from dossier.read.detection import detect_language
from dossier.read.limits import within_limits
from dossier.read.markup import line_of
from dossier.read.metadata import Dated
from dossier.read.outlets import find_outlet, named_outlet
from dossier.read.seeds import read_seed, seed_files
from dossier.read.split import scraped_date
from dossier.read.webpage import NO_WEBPAGE, Webpage, lines_outside, read_note, read_webpage
from dossier.seen import undirected
from dossier.webaddress import host_of

__all__ = ["UNDATED", "archived", "find_cues", "line_of", "read_article", "read_seed", "seed_files"]

UNDATED = "nothing tells when this was published"
"""What a notice says of an article that has no date."""

_ADDRESS = re.compile(r"https?://\S+")


def read_article(seed: Seed, config: Config, *, find_dates: DateFinder, site_language: str = "en") -> tuple[Article | None, list[Notice]]:
    """Read a seed: language, title, outlet, date with its evidence, body and furniture.

    What the editor knows of the seed wins over what the page's markup says, and this over what is found in the text.
    ``find_dates`` is the finder of absolute dates. None, with a notice, for an article in a language that has no pack.
    """
    code = detect_language(seed.text)
    if code is None:
        what = f"the language is none of those that can be read ({', '.join(language_codes())}); the article is left out"
        return None, [Notice(seed.path, 1, what, "remove it, or put a translation in its place")]
    language = load_language(code)
    markup = seed.markup
    page = NO_WEBPAGE if not markup else read_webpage(markup, lines=seed.text.count("\n")) if markup.is_page else read_note(markup)
    outside = lines_outside(seed.text, markup, page) if markup else []
    saved = [] if markup else archived(seed.text)
    if saved:
        page, outside = _of_archive(seed.text, saved[0], code, find_dates), outside_of(seed.text, saved[0])
    cleaned = clean(seed.text, language, markup=markup, outside=outside, headline=page.headline)
    text = cleaned.text
    sentences, unread = within_limits(seed.text, cleaned.sentences)
    known = config.sources.get(seed.source, Source())
    url = known.url or page.url or _own_address(text, cleaned)
    outlet, credits = find_outlet(text, cleaned, config, url, page.outlet)
    outlet = known.outlet or outlet
    published, evidence = (known.published, config.file) if known.published else _dated(seed, cleaned, page, url, language, find_dates)
    printed_by = named_outlet(config, outlet)
    article = Article(
        source=seed.source,
        path=seed.path,
        text=seed.text,
        language=code,
        title=known.title or undirected(page.headline or _title(text, cleaned) or page.title or "") or None,
        outlet=outlet and undirected(outlet),
        published=published,
        published_evidence=evidence,
        url=url,
        sentences=sentences,
        furniture=tuple(sorted([*cleaned.furniture, *(span for span, _ in unread)])),
        credits=credits,
        note=per_language(known.note, site_language) or None,
        reliability=(printed_by and per_language(printed_by.reliability, site_language)) or None,
        runs=markup.runs if markup else (),
        times=markup.times if markup else (),
    )
    several = [_several(seed, saved)] if len(saved) > 1 else []
    return article, [*seed.notices, *several, *_beyond_limits(article, unread), *_notices(article, config)]


def _beyond_limits(article: Article, unread: Sequence[tuple[Span, tuple[str, str]]]) -> list[Notice]:
    """What was not read as it is beyond a limit: the first sentence of each kind."""
    first: dict[tuple[str, str], Span] = {}
    for span, fault in unread:
        first.setdefault(fault, span)
    return [Notice(article.path, line_of(article, span.start), *fault) for fault, span in first.items()]


def _dated(
    seed: Seed, cleaned: Cleaned, page: Webpage, url: str | None, language: Language, find_dates: DateFinder
) -> tuple[str | None, str | None]:
    """The day of publication as the article itself gives it, and the evidence for it."""
    return date_article(
        cleaned.text,
        cleaned,
        language=language,
        url=url,
        find_dates=find_dates,
        name=seed.source,
        given=page.published,
        changed=page.modified,
        apart=seed.markup.apart if seed.markup else (),
    )


def _of_archive(text: str, saved: Archived, language: str, find_dates: DateFinder) -> Webpage:
    """What an archive's head says of its article."""
    title, outlet, date = (" ".join(text[span.start : span.end].split()) for span in (saved.title, saved.outlet, saved.date))
    days = [one.first.isoformat() for one in find_dates(date, language=language) if one.first and one.first == one.last]
    return replace(NO_WEBPAGE, title=title, headline=title, outlet=outlet, published=Dated(days[0]) if days else None)


def _several(seed: Seed, saved: Sequence[Archived]) -> Notice:
    """The notice of a file with several articles."""
    line = seed.text.count("\n", 0, saved[1].whole.start) + 1
    return Notice(seed.path, line, f"the file holds {len(saved)} articles; the first alone is read", "put each into a file of its own")


def _notices(article: Article, config: Config) -> list[Notice]:
    """What an editor should know of an article: it has no date, or ``dossier.yml`` has no words in its language."""
    notices = []
    words = [*(topic.cues for topic in config.topics), *(measure.counted for measure in config.measures)]
    if any(words) and not any(listed.get(article.language) for listed in words):
        what = f"no topic and no measure has words in the article's language ({article.language}); little is found in it"
        notices.append(Notice(article.path, 1, what, f"add {article.language}: lists to 'cues' and 'counted' in {config.file}"))
    if article.published is None:
        todo = f"add 'published' under sources.{article.source} in {config.file} if you know it"
        notices.append(Notice(article.path, 1, UNDATED, todo))
    return notices


def _title(text: str, cleaned: Cleaned) -> str | None:
    """The words of the title on one line; the line in which a scraper printed the date is none."""
    words = " ".join(text[cleaned.title.start : cleaned.title.end].split()) if cleaned.title else None
    scraped = scraped_date(text)
    return None if scraped and words == " ".join(scraped[1].split()) else words


def _own_address(text: str, cleaned: Cleaned) -> str | None:
    """The article's address where the page's head holds it on a line of its own."""
    first = min((sentence.start for sentence in cleaned.body), default=len(text))
    lines = (text[span.start : span.end] for span in cleaned.furniture if span.start < first)
    return next((line for line in lines if _ADDRESS.fullmatch(line) and host_of(line)), None)
