"""The whole program: read, find, gather, write. The doors (``cli``, ``plugin``) call nothing else.

Only here is the disk read; nothing is written and nothing said: notices travel with the result.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.config import LANGUAGES, Config, per_language
from dossier.errors import InputError
from dossier.explain import explain
from dossier.find import find_claims, find_dates, find_figures, read_closely
from dossier.gather import Untranslated, check_translations, gather, untranslated
from dossier.models import Article, Claim, Figure, Notice, Passage, Seed, Site
from dossier.read import read_article, read_seeds

SHOWN_PLACES = 3  # of a notice's places: a terminal line still shows the file's name and what is wrong


@dataclass(frozen=True, slots=True)
class Extract:
    """What one seed holds; ``article`` is None for one that cannot be read, and a notice tells why."""

    article: Article | None
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    notices: tuple[Notice, ...]


def build(config: Config) -> Site:
    """The published files of a dossier in all of its languages: the first at the site's root, each other one below its code.

    Beside the generated files stand the other files of ``docs/`` (pictures), so that a Site is whole. Raises InputError
    for what cannot be used as it stands.

    >>> build(load_config(Path("dossier.yml"))).files["fr/index.md"]  # doctest: +SKIP
    '# Les crues de mai...'
    """
    from dossier.write.site import write_site  # charts take half a second to import, and extract draws none

    pages, others = read_docs(config)
    articles, passages, claims, found = _extracted(config)
    if not articles:
        what = f"no article in '{config.seeds}' that can be read" + "".join(f" ({line})" for line in complaints(found))
        raise InputError(config.file, config.line("seeds"), what, "put articles there as .txt, .html or .md files")
    translated = check_translations(passages, claims, articles, config, figures=undated_figures)
    dossier, notices = gather(articles, passages, claims, config)
    site = write_site(dossier, config, pages=pages, figures=undated_figures)
    newest = max((article.published for article in articles if article.published), default=None)
    return replace(site, files={**others, **site.files}, notices=(*found, *translated, *notices, *site.notices), newest=newest)


ANY_DAY = dt.date(2000, 1, 1)
"""Of what a date is told beside, where only its place in the text is asked for."""


def undated_figures(text: str, language: str) -> list[Figure]:
    """The figures of a text that are no dates.

    >>> [figure.low for figure in undated_figures("On 2 March 2025, three days later, 12 died.", "en")]
    [12.0]
    """
    dates = find_dates(text, language=language, reference=ANY_DAY)
    found = find_figures(text, language=language)
    return [figure for figure in found if not any(date.start <= figure.start and figure.end <= date.end for date in dates)]


def missing_translations(config: Config) -> list[Untranslated]:
    """The quotes that lack a translation into one of the site's languages. Raises InputError."""
    articles, passages, claims, _ = _extracted(config)
    return untranslated(passages, claims, articles, config)


def _extracted(config: Config) -> tuple[list[Article], list[Passage], list[Claim], list[Notice]]:
    """What all the dossier's seeds hold."""
    extracts = list(extract(config, [seeds_folder(config)]))
    return (
        [one.article for one in extracts if one.article],
        [passage for one in extracts for passage in one.passages],
        [claim for one in extracts for claim in one.claims],
        [notice for one in extracts for notice in one.notices],
    )


def extract(config: Config, paths: Sequence[Path]) -> Iterator[Extract]:
    """What the seeds at the paths (files, or folders of them) hold, one after the other, as it was read.

    The editor's corrections of claims are not applied: they belong to the dossier as a whole. Raises InputError.
    """
    seeds, notices = read_seeds(paths, root=config.folder)
    if notices:
        yield Extract(None, (), (), tuple(notices))
    for seed in seeds:
        yield extract_seed(config, seed)


def extract_seed(config: Config, seed: Seed) -> Extract:
    """What one seed holds."""
    article, seen = _read(config, seed)
    passages, claims = find_claims(article, config) if article else ([], [])
    return Extract(article, tuple(passages), tuple(claims), tuple(seen))


def explain_seed(config: Config, path: Path, *, line: int | None = None) -> Iterator[str]:
    """What was found in one seed and why, as lines of text: ``dossier.explain``. Raises InputError."""
    seeds, notices = read_seeds([path], root=config.folder)
    yield from complaints(notices)
    for seed in seeds:
        article, seen = _read(config, seed)
        yield from complaints(seen)
        if article:
            yield from explain(article, read_closely(article, config), config, line=line)


def _read(config: Config, seed: Seed) -> tuple[Article | None, list[Notice]]:
    return read_article(seed, config, find_dates=find_dates, site_language=config.languages[0])


def seeds_folder(config: Config) -> Path:
    """The folder of the dossier's articles. Raises InputError where there is none."""
    folder = config.folder / config.seeds
    if not folder.is_dir():
        raise InputError(config.file, config.line("seeds"), f"no folder '{config.seeds}' beside it", "make it and put the articles in it")
    return folder


def read_docs(config: Config) -> tuple[dict[str, dict[str, tuple[str, str]]], dict[str, bytes]]:
    """The editor's own files: Markdown pages (file, text) by language and page, all others by their addresses on the site.

    ``method.md`` is the page in the dossier's first language, ``method.fr.md`` the same in French; both are given as
    ``method.md``. Other files (pictures) stand beside the pages of every language. Hidden files, and pages in a language
    that the site has not, are passed over. Raises InputError for a page that is no UTF-8.
    """
    folder = config.folder / config.docs
    pages: dict[str, dict[str, tuple[str, str]]] = {language: {} for language in config.languages}
    others: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or any(part.startswith(".") for part in name.split("/")):
            continue
        if path.suffix != ".md":
            others |= dict.fromkeys((f"{config.root(language)}{name}" for language in config.languages), path.read_bytes())
            continue
        language, page = page_name(name, config)
        if language in pages:
            pages[language][page] = (f"{config.docs}/{name}", _page_text(path))
    return pages, others


def page_name(name: str, config: Config) -> tuple[str, str]:
    """The language that a page of ``docs/`` is in, and which page it is there.

    >>> from dossier.config import parse_config
    >>> config = parse_config("{title: Floods, languages: [en, fr], topics: [{id: dead, title: Dead}]}", file="", folder=Path("."))
    >>> page_name("index.md", config), page_name("index.fr.md", config)
    (('en', 'index.md'), ('fr', 'index.md'))
    """
    stem, _, suffix = name.removesuffix(".md").rpartition(".")
    return (suffix, f"{stem}.md") if stem and suffix in LANGUAGES else (config.languages[0], name)


def navigation(config: Config, site: Site) -> dict[str, list[tuple[str, str]]]:
    """Title and page of what a reader can turn to, in each language: home, the topics, sources, method, data."""
    from dossier.write.wording import load_wording

    found: dict[str, list[tuple[str, str]]] = {}
    for language in config.languages:
        say, root = load_wording(language).say, config.root(language)
        topics = [(per_language(topic.title, language), f"{topic.id}.md") for topic in config.topics]
        about = {"sources": "sources/index.md", "method": "method.md", "data": "data/index.md"}
        pages = [(say("nav.home"), "index.md"), *topics, *((say(f"nav.{name}"), page) for name, page in about.items())]
        found[language] = [(title, f"{root}{page}") for title, page in pages if f"{root}{page}" in site.files]
    return found


def watched(config: Config) -> list[Path]:
    """What a dossier is made of: its file and its folders, those that are there."""
    places = (Path(config.file), config.folder / config.seeds, config.folder / config.docs)
    return [place for place in places if place.exists()]


def complaints(notices: Sequence[Notice]) -> list[str]:
    """Notices as lines for a person, ``file:line: what; todo``: one a cause, with its other places or their count.

    >>> complaints([Notice("a.txt", 1, "no date", "add one"), Notice("b.txt", 4, "no date", "add one")])
    ['a.txt:1: no date; add one (also b.txt:4)']
    """
    causes: dict[tuple[str, str], list[str]] = {}
    for notice in notices:
        places = causes.setdefault((notice.what, notice.todo), [])
        if (place := f"{notice.file}:{notice.line}") not in places:
            places.append(place)
    return [f"{places[0]}: {what}; {todo}{_also(places[1:])}" for (what, todo), places in causes.items()]


def _also(places: Sequence[str]) -> str:
    if not places:
        return ""
    left = len(places) - SHOWN_PLACES
    return f" (also {', '.join(places[:SHOWN_PLACES])}{f' and {left} more' if left > 0 else ''})"


def _page_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise InputError(str(path), line, "no UTF-8", "save the page as UTF-8") from None
