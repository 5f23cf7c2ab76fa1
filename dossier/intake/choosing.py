"""Which of what an editor gives becomes a seed, and what is known of it.

1. Each file is read as a build would read it; what cannot be read, and what holds no article, is told and left out.
2. A file with several articles is cut where the editor wants that, and left out where she was not asked.
3. What is the same text as a seed, or nearly so, is told with its twin and left out, unless she insists.
4. The rest is named by its day, outlet and title.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.config import Config, Source
from dossier.errors import shown_path
from dossier.extraction import Cache, Progress, extract, read_article
from dossier.gather import near_copies
from dossier.intake.fetching import fetch
from dossier.intake.given import Fetch, Given, given_files, kept
from dossier.intake.naming import free_name, seed_name
from dossier.intake.parts import parts_of
from dossier.models import Article, Notice, Seed
from dossier.read import read_seed
from dossier.read.seeds import SeedFile

Watched = Callable[[], AbstractContextManager[tuple[Cache | None, Progress]]]
"""Within it, what is read is kept, and a bar shows how far it is."""

Ask = Callable[[str, int], bool]
"""Whether to add the articles of a file, so many, each on its own."""

LEAST_WORDS = 15
"""An article has more words in its body; what has fewer is a page that showed its text to subscribers, or to no program."""


@dataclass(frozen=True, slots=True)
class Addition:
    """An article to be added: the ``name`` the editor gave it by, the file with its content, the ``seed`` that it becomes, and what is
    known of it."""

    name: str
    place: Path
    seed: str
    article: Article

    @property
    def source(self) -> str:
        """What ``dossier.yml`` calls it."""
        return Path(self.seed).stem


@dataclass(frozen=True, slots=True)
class Choice:
    """What is added, and why the rest is not."""

    added: tuple[Addition, ...]
    left: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was given, as a seed, and the texts of its articles where it holds several."""

    given: Given
    seed: Seed
    parts: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Read:
    """An article among what was given."""

    given: Given
    article: Article


def choose(
    config: Config,
    names: Sequence[str],
    *,
    aside: Path,
    watched: Watched,
    split: bool | None = None,
    ask: Ask | None = None,
    force: bool = False,
    fetch: Fetch = fetch,
) -> Choice:
    """What of the files, folders and addresses becomes a seed beside those that are there, in the order given.

    ``split`` says whether a file with several articles is cut; None asks the editor, where there is somebody to ``ask``. The folder
    ``aside`` takes what is fetched and cut. The bar of ``watched`` is away while she is asked.
    """
    with watched() as (cache, progress):
        seeds = [] if force else _articles_there(config, cache, progress)
        looked_at = list(_looked_at(config, names, aside, fetch, progress))
    files = [one for one in looked_at if isinstance(one, _File)]
    cut = [bool(one.parts) and (ask(one.given.name, len(one.parts)) if split is None and ask else split) for one in files]
    read: list[_Read | Notice] = []
    with watched() as (_, progress):
        for number, (file, wanted) in enumerate(zip(files, cut, strict=True), 1):
            read += _read(file, config, aside, wanted)
            progress("reading articles", number, len(files))
    found = [one for one in read if isinstance(one, _Read)]
    left = [one for one in (*looked_at, *read) if isinstance(one, Notice)]
    new, copies = (found, []) if force else _without_twins(found, seeds)
    return Choice(tuple(_named(new, config)), (*left, *copies))


def _articles_there(config: Config, cache: Cache | None, progress: Progress) -> list[Article]:
    """The articles of the seeds that are there."""
    folder = config.folder / config.seeds
    there = extract(config, [folder], cache=cache, progress=progress) if folder.is_dir() else ()
    return [one.article for one in there if one.article]


def _looked_at(config: Config, names: Sequence[str], aside: Path, fetch: Fetch, progress: Progress) -> Iterator[_File | Notice]:
    """What was given, each file once."""
    seeds = config.folder / config.seeds
    done, seen = 0, set[str]()
    for one in given_files(names, aside=aside, fetch=fetch, apart=[seeds, config.folder / config.docs]):
        if one is None:
            done += 1
            progress("looking at what was given", done, len(names))
        elif isinstance(one, Notice):
            yield one
        elif os.path.realpath(one.place.parent) == os.path.realpath(seeds):
            yield Notice(one.name, 1, "it is a seed already", "name what stands elsewhere")
        elif (place := os.path.realpath(one.place)) not in seen:
            seen.add(place)
            seed = _seed_of(one)
            yield seed if isinstance(seed, Notice) else _File(one, seed, _parts_of(seed))


def _parts_of(seed: Seed) -> Sequence[str]:
    """The texts of a file's articles where it holds several; a web page is one, whatever is in it."""
    if seed.markup and seed.markup.is_page:
        return ()
    return parts_of(seed.markup.file if seed.markup else seed.text)


def _read(file: _File, config: Config, aside: Path, wanted: bool | None) -> Iterator[_Read | Notice]:
    """The article of a file, or its articles where it is cut."""
    given, count = file.given, len(file.parts)
    if count and wanted is None:
        what = f"the file holds {count} articles; it is not added"
        yield Notice(given.name, 1, what, "add each on its own with --split, or all as one with --no-split")
        return
    whole = _article_of(given, file.seed, config)
    if not wanted:
        yield whole
        return
    for number, text in enumerate(file.parts, 1):
        place = kept(aside, text.encode("utf-8", "surrogatepass"), given.ending)
        part = replace(given, name=f"{given.name} ({number} of {count})", place=place)
        seed = _seed_of(part)
        read = seed if isinstance(seed, Notice) else _article_of(part, seed, config)
        yield _dated_by(read, whole) if isinstance(read, _Read) and isinstance(whole, _Read) else read


def _seed_of(given: Given) -> Seed | Notice:
    seed = read_seed(SeedFile(given.place, given.name, shown_path(given.place.stem)))
    return replace(seed, what=f"{seed.what}; it is not added") if isinstance(seed, Notice) and "left out" not in seed.what else seed


def _article_of(given: Given, seed: Seed, config: Config) -> _Read | Notice:
    """A seed as a build will read it."""
    known = {seed.source: Source(url=given.url)} if given.url else {}
    article, notices = read_article(seed, config.model_copy(update={"sources": known}))
    if article is None:
        return notices[-1] if notices else Notice(given.name, 1, "it cannot be read", "save its text as .txt")
    words = sum(len(article.text[sentence.start : sentence.end].split()) for sentence in article.sentences)
    if words < LEAST_WORDS:
        what = f"no article is found in it (its text has {words} words); it is not added"
        return Notice(given.name, 1, what, "open it in a browser, and save it, or its text, once all of it is seen")
    return _Read(given, article)


def _dated_by(part: _Read, whole: _Read) -> _Read:
    """A part of a newsletter, which has the day of the whole where it gives none of its own."""
    article, day = part.article, whole.article.published
    if article.published or not day:
        return part
    return replace(part, article=replace(article, published=day, published_evidence=whole.article.published_evidence))


def _without_twins(found: Sequence[_Read], seeds: Sequence[Article]) -> tuple[list[_Read], list[Notice]]:
    """What is given without what is there already or was given before, and a notice of each such twin."""
    articles = [*seeds, *(one.article for one in found)]
    names = [*(article.path for article in seeds), *(one.given.name for one in found)]
    left: dict[int, str] = {}
    for one, other in near_copies(articles):
        if one not in left and other >= len(seeds):
            left.setdefault(other, names[one])
    kept = [one for place, one in enumerate(found, len(seeds)) if place not in left]
    what = "the same text as {}, or nearly; it is not added"
    return kept, [Notice(names[place], 1, what.format(twin), "add it all the same with --force") for place, twin in sorted(left.items())]


def _named(found: Sequence[_Read], config: Config) -> Iterator[Addition]:
    """Each article with the file that it becomes; no seed has its name, with whatever ending, and no source of ``dossier.yml``."""
    folder = config.folder / config.seeds
    taken = {Path(name).stem.lower() for name in (os.listdir(folder) if folder.is_dir() else ())} | set(config.sources)
    for one in found:
        name = free_name(seed_name(one.article, one.given.stem), taken)
        taken.add(name)
        yield Addition(one.given.name, one.given.place, name + one.given.ending, one.article)


def told_of(article: Article) -> Mapping[str, str]:
    """What is known of an article, by the keys of ``sources``."""
    told = {"url": article.url, "outlet": article.outlet, "published": article.published, "title": article.title}
    return {key: value for key, value in told.items() if value}
