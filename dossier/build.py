"""The whole program: read, find, gather, write. The doors (``cli``, ``plugin``) call nothing else for a site.

Only here and in ``read.seeds`` is the disk read; nothing is written and nothing said: notices travel with the result.
"""

from __future__ import annotations

import datetime as dt
import os
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dossier.config import LANGUAGES, Config, per_language
from dossier.errors import InputError, complaints, shown_path
from dossier.extraction import Cache, Progress, extract, no_progress
from dossier.find import find_dates, find_figures
from dossier.gather import Corrected, Untranslated, check_translations, correct_claims, each_its_own, gather, untranslated
from dossier.history import FOLDER, history_of, read_records
from dossier.models import Article, Claim, Dossier, Extract, Figure, Notice, Passage, Site
from dossier.places import fault_of, leads_out


def build(config: Config, *, cache: Cache | None = None, jobs: int = 1, progress: Progress = no_progress, site_url: str = "") -> Site:
    """The published files of a dossier in all of its languages: the first at the site's root, each other one below its code.

    ``Site.files`` has the content of each file by its path (pages are Markdown); the other files of ``docs/`` (pictures) are
    among them, so that a Site is whole. ``cache``, ``jobs`` and ``progress`` are those of ``extraction.extract``; without a cache
    nothing is written to the disk. Raises InputError for what cannot be used as it stands.

    ``site_url`` is where the site will stand, for the feed of what changed; "" where that is not known.

    >>> site = build(load_config(Path("dossier.yml")))  # doctest: +SKIP
    >>> site.files["index.md"], site.notices  # doctest: +SKIP
    ('# The floods of May...', ())
    """
    from dossier.write.site import write_site  # charts take half a second to import, and extract draws none

    _check_folders(config)
    pages, others, left_out = read_docs(config)
    articles, passages, claims, found = _extracted(config, cache, jobs, progress)
    if not articles:
        what = f"no article in '{config.seeds}' that can be read" + "".join(f" ({line})" for line in complaints(found))
        raise InputError(config.file, config.line("seeds"), what, "put articles there as .txt, .html or .md files")
    dossier, notices = gather(articles, passages, claims, config)
    translated = check_translations(dossier.passages, [*claims, *dossier.claims], articles, config, figures=undated_figures)
    progress("writing pages", 0, 1)
    records, bad = read_records(config)
    site = write_site(dossier, config, pages=pages, figures=undated_figures, history=history_of(records), site_url=site_url)
    progress("writing pages", 1, 1)
    newest = max((article.published for article in articles if article.published), default=None)
    covered = [_covered(name, config) for name in sorted(others.keys() & site.files.keys())]
    notices = [*found, *left_out, *translated, *notices, *bad, *site.notices, *covered]
    return replace(site, files={**others, **site.files}, notices=tuple(notices), newest=newest)


def _check_folders(config: Config) -> None:
    """Raise InputError where the folder of seeds and that of the editor's pages are one, or one is in the other: all that is in the
    second is published as it stands."""
    seeds, docs = (Path(os.path.realpath(config.folder / name)) for name in (config.seeds, config.docs))
    if docs.exists() and (seeds.is_relative_to(docs) or docs.is_relative_to(seeds)):
        what = f"'{config.seeds}' and '{config.docs}' are one folder, or one is in the other"
        raise InputError(config.file, config.line("seeds"), what, "put articles and pages into two folders side by side")


def _covered(name: str, config: Config) -> Notice:
    """The notice of a file of the editor's in whose place the site has one of its own."""
    return Notice(f"{config.docs}/{name}", 1, "the site has a file of its own in this place, which it keeps", "give this one another name")


ANY_DAY = dt.date(2000, 1, 1)
"""The day that relative dates are counted from where only their places in a text are asked for."""


def undated_figures(text: str, language: str) -> list[Figure]:
    """The figures of a text that are no dates.

    >>> [figure.low for figure in undated_figures("On 2 March 2025, three days later, 12 died.", "en")]
    [12.0]
    """
    dates = find_dates(text, language=language, reference=ANY_DAY)
    found = find_figures(text, language=language)
    return [figure for figure in found if not any(date.start <= figure.start and figure.end <= date.end for date in dates)]


def gathered(config: Config, *, cache: Cache | None = None, jobs: int = 1, progress: Progress = no_progress) -> Dossier:
    """All that a dossier says, without its site. Raises InputError."""
    articles, passages, claims, _ = _extracted(config, cache, jobs, progress)
    return gather(articles, passages, claims, config)[0]


def missing_translations(
    config: Config, *, cache: Cache | None = None, jobs: int = 1, progress: Progress = no_progress
) -> list[Untranslated]:
    """The quotes that lack a translation into one of the site's languages. Raises InputError."""
    articles, passages, claims, _ = _extracted(config, cache, jobs, progress)
    return untranslated(passages, claims, articles, config)


def corrected_claims(config: Config, extracts: Sequence[Extract]) -> Corrected:
    """The claims of some articles as ``dossier.yml`` corrects them; what it adds to other articles is left out. Raises InputError."""
    articles = [one.article for one in extracts if one.article]
    _, claims = each_its_own((), (claim for one in extracts for claim in one.claims))
    here = {article.source for article in articles}
    others = {key for key, one in config.claims.items() if one.add and one.add.source not in here}
    own = {key: one for key, one in config.claims.items() if key not in others}
    return correct_claims(claims, articles, config.model_copy(update={"claims": own}))


def _extracted(
    config: Config, cache: Cache | None, jobs: int, progress: Progress
) -> tuple[list[Article], list[Passage], list[Claim], list[Notice]]:
    """What all the dossier's seeds hold."""
    extracts = list(extract(config, [seeds_folder(config)], cache=cache, jobs=jobs, progress=progress))
    passages, claims = each_its_own(
        (passage for one in extracts for passage in one.passages), (claim for one in extracts for claim in one.claims)
    )
    return (
        [one.article for one in extracts if one.article],
        passages,
        claims,
        [notice for one in extracts for notice in one.notices],
    )


def seeds_folder(config: Config) -> Path:
    """The folder of the dossier's articles. Raises InputError where there is none."""
    folder = config.folder / config.seeds
    if not folder.is_dir():
        raise InputError(config.file, config.line("seeds"), f"no folder '{config.seeds}' beside it", "make it and put the articles in it")
    return folder


MAX_PAGE = 2_000_000  # bytes of an editor's page


def read_docs(config: Config) -> tuple[dict[str, dict[str, tuple[str, str]]], dict[str, bytes], list[Notice]]:
    """The editor's own files: Markdown pages (file, text) by language and page, all others by their addresses on the site.

    ``method.md`` is the page in the dossier's first language, ``method.fr.md`` the same in French; both are given as
    ``method.md``. Other files (pictures) stand beside the pages of every language. Hidden files, and pages in a language
    that the site has not, are passed over; a notice tells of what cannot be read. Raises InputError for two files that would be one
    page, and for a link to a folder elsewhere.
    """
    folder = config.folder / config.docs
    pages: dict[str, dict[str, tuple[str, str]]] = {language: {} for language in config.languages}
    others: dict[str, bytes] = {}
    copies: dict[str, bytes] = {}
    places: dict[tuple[str, str], str] = {}
    notices: list[Notice] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        file = f"{config.docs}/{shown_path(name)}"
        if path.is_dir() and path.is_symlink():
            _check_link(path, file, config)
        if path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
            notices.append(Notice(file, 1, "nobody may read this folder; it is left out", "make it readable, or remove it", grave=True))
        if path.is_dir() or any(part.startswith(".") for part in name.split("/")):
            continue
        if fault := fault_of(path, (folder, config.folder)):
            notices.append(Notice(file, 1, *fault, grave=True))
            continue
        if path.suffix != ".md":
            others[name] = path.read_bytes()
            copies |= dict.fromkeys((f"{config.root(language)}{name}" for language in config.languages), others[name])
            continue
        language, page = page_name(name, config)
        if language in pages:
            twin = places.setdefault((language, unicodedata.normalize("NFC", page).casefold()), file)
            if twin != file:
                raise InputError(file, 1, f"this would be the same page as {twin}", "join the two, or give one another name")
            text = _page_text(path, file)
            if isinstance(text, Notice):
                notices.append(text)
            else:
                pages[language][page] = (file, text)
    return pages, copies | others, notices


def _check_link(path: Path, file: str, config: Config) -> None:
    """Raise InputError for a link to a folder that leads out of the dossier or to a folder around it: MkDocs would go through all of
    that, and never end."""
    real = Path(os.path.realpath(path))
    if leads_out(path, (config.folder / config.docs, config.folder)) or Path(os.path.realpath(path.parent)).is_relative_to(real):
        raise InputError(file, 1, "this link leads out of its folder, and to all that is there", "put the folder itself there")


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
    """Title and page of what a reader can turn to, in each language: home, the topics, all claims, sources, method, data."""
    from dossier.write.wording import load_wording

    found: dict[str, list[tuple[str, str]]] = {}
    for language in config.languages:
        say, root = load_wording(language).say, config.root(language)
        topics = [(per_language(topic.title, language), f"{topic.id}.md") for topic in config.topics]
        about = {
            "claims": "data/claims.md",
            "sources": "sources/index.md",
            "changes": "changes.md",
            "method": "method.md",
            "data": "data/index.md",
        }
        pages = [(say("nav.home"), "index.md"), *topics, *((say(f"nav.{name}"), page) for name, page in about.items())]
        found[language] = [(title, f"{root}{page}") for title, page in pages if f"{root}{page}" in site.files]
    return found


def menu_text(config: Config) -> str:
    """The text of the site's settings, which names the pages of its menu; "" where there is none."""
    path = config.folder / "mkdocs.yml"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def watched(config: Config) -> list[Path]:
    """What a dossier is made of: its file and its folders, those that are there."""
    places = (Path(config.file), *(config.folder / name for name in (config.seeds, config.docs, FOLDER)))
    return [place for place in places if place.exists()]


def _page_text(path: Path, file: str) -> str | Notice:
    """The text of an editor's page, or a notice why it cannot be read."""
    size = path.stat().st_size
    if size > MAX_PAGE:
        what = f"the page has {size / 1e6:.0f} MB, one of the site at most {MAX_PAGE / 1e6:.0f}; it is left out"
        return Notice(file, 1, what, "cut it into several", grave=True)
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return Notice(file, raw[: error.start].count(b"\n") + 1, "the page is not UTF-8; it is left out", "save it as UTF-8", grave=True)
