"""What each seed holds: it is read, and what its article claims is found.

The doors and ``build`` begin here. What a cache kept is not read again; of the rest, many seeds are read in processes, few in this
one. What reading and finding need is imported with the first seed that is read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from dossier.config import Config
from dossier.digest import seed_digest
from dossier.errors import DossierError, unforeseen
from dossier.models import Article, Extract, Notice, Seed
from dossier.read.seeds import SeedFile, read_seed, seed_files

Progress = Callable[[str, int, int], None]
"""Is given what is being done, how many are done, and of how many."""


LEFT_OUT = "the article is left out; please report it; --debug (mkdocs: --verbose) shows where"


def no_progress(_step: str, _done: int, _total: int) -> None:
    """Nobody watches."""


CHUNK = 100  # seeds in memory at once while the cache is asked for them

MET = 100
"""Seeds whose words are met before the first is read: 10 ms each.

The five first seeds are read in 1.5 s instead of 1.9 s, as 172 rules are compiled instead of 331; 55 invented articles of many subjects
in 8 s instead of the 30 s that they take where the words of eight are met, as every later one has rules compiled anew.
"""


class Cache(Protocol):
    """What earlier runs kept (``dossier.cache``)."""

    def find(self, seeds: Sequence[tuple[Seed, str]]) -> Sequence[Extract | None]:
        """What each of the seeds, which stand beside their digests, holds if that was kept."""

    def keep(self, path: str, source: str, digest: str, extract: Extract) -> None:
        """Keep what the seed of that path, name and digest holds."""

    def lemmas(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """The lemmas that were kept, by language and word."""

    def keep_lemmas(self, lemmas: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """Keep lemmas, by language and word."""


@dataclass(frozen=True, slots=True)
class _Unread:
    """A seed that is to be read, with the digest it had when it was looked for in the cache."""

    file: SeedFile
    digest: str


def read_article(seed: Seed, config: Config) -> tuple[Article | None, list[Notice]]:
    """Read a seed: its language, title, outlet, date with the evidence for it, sentences, and furniture that is never quoted.

    All places are offsets into ``seed.text``, in Unicode code points. The article is None, and a notice says why, where its
    language has no pack. What ``dossier.yml`` says of the seed's ``source`` wins over what is read.

    >>> from dossier.config import parse_config
    >>> config = parse_config("{title: Floods, topics: [{id: dead, title: Dead}]}", file="dossier.yml", folder=Path("."))
    >>> text = "The river rises\\n\\n12 May 2025\\n\\nAt least 12 people have died in this invented flood, the mayor said on Monday.\\n"
    >>> article, notices = read_article(Seed("report", "report.txt", text), config)
    >>> article.language, article.title, article.published, len(article.sentences)
    ('en', 'The river rises', '2025-05-12', 2)
    """
    from dossier.find import find_dates
    from dossier.read import read_article as read

    return read(seed, config, find_dates=find_dates, site_language=config.languages[0])


def extract_seed(config: Config, seed: Seed) -> Extract:
    """What one seed holds."""
    from dossier.find import find_claims

    article, notices = read_article(seed, config)
    passages, claims = find_claims(article, config) if article else ([], [])
    return Extract(article, tuple(passages), tuple(claims), tuple(notices))


def extract(
    config: Config, paths: Sequence[Path], *, cache: Cache | None = None, jobs: int = 1, progress: Progress = no_progress
) -> Iterator[Extract]:
    """What the seeds at the paths (files, or folders of them) hold, one after the other, as it was read.

    The editor's corrections of claims are not applied: they belong to the dossier as a whole. ``jobs`` is the most processes that
    many seeds are read in; the outcome is the same with any number. A program that asks for more than one must be importable
    (``if __name__ == "__main__":``). Raises InputError, before the first seed is read, for a file that cannot be used.
    """
    files = seed_files(paths, root=config.folder)
    found = [one for first in range(0, len(files), CHUNK) for one in _kept(files[first : first + CHUNK], cache)]
    unread = [one for one in found if isinstance(one, _Unread)]
    anew = _read_anew(config, unread, cache, jobs) if unread else iter(())
    for number, (file, one) in enumerate(zip(files, found, strict=True), 1):
        yield _told(file, next(anew) if isinstance(one, _Unread) else one)
        progress("reading articles", number, len(found))
    next(anew, None)  # so that it ends: it keeps the lemmas


def _told(file: SeedFile, extract: Extract) -> Extract:
    """What a seed holds, with what is to be said of its file."""
    return replace(extract, notices=(file.notice, *extract.notices)) if file.notice and file.readable else extract


def _kept(files: Sequence[SeedFile], cache: Cache | None) -> list[Extract | _Unread]:
    """What the seeds in some files hold, as far as that is known."""
    found: list[Extract | _Unread] = []
    seeds: list[tuple[Seed, str]] = []
    for file in files:
        seed = _seed_in(file)
        if isinstance(seed, Notice):
            found.append(Extract(None, (), (), (seed,)))
        else:
            seeds.append((seed, seed_digest(seed)))
            found.append(_Unread(file, seeds[-1][1]))
    kept = iter(cache.find(seeds) if cache else [None] * len(seeds))
    return [next(kept) or one if isinstance(one, _Unread) else one for one in found]


def _read_anew(config: Config, unread: Sequence[_Unread], cache: Cache | None, jobs: int) -> Iterator[Extract]:
    """What seeds hold that no cache knows, in their order; the cache is given all of it."""
    from dossier.language.lemmas import known_lemmas, recall_lemmas
    from dossier.workers import for_processes, work_on

    kept = cache.lemmas() if cache else {}
    recall_lemmas(kept)
    files = [one.file for one in unread]
    if len(files) > 1 and not for_processes(files, jobs):  # each process compiles its own
        _meet_words(config, files[:MET])
    for one, (digest, extract) in zip(unread, work_on(files, _read_file, config, jobs=jobs), strict=True):
        if cache and digest == one.digest:  # else the file was changed since it was looked for
            cache.keep(one.file.path, one.file.source, digest, extract)
        yield extract
    known = known_lemmas()
    if cache and sum(map(len, known.values())) > sum(map(len, kept.values())):
        cache.keep_lemmas(known)


def _meet_words(config: Config, files: Sequence[SeedFile]) -> None:
    """Compile the rules of finding for the words of the first seeds, so that each is compiled once."""
    from dossier.find import meet_words

    with suppress(Exception):  # each seed is read once more, by what tells of its faults
        seeds = [seed for seed in map(read_seed, files) if isinstance(seed, Seed)]
        meet_words([article for seed in seeds if (article := read_article(seed, config)[0])], config)


def _read_file(config: Config, file: SeedFile) -> tuple[str, Extract]:
    """What the seed in a file holds, with the seed's digest, or "" where the program fails there: that is kept by no cache."""
    seed = _seed_in(file)
    if isinstance(seed, Notice):
        return "", Extract(None, (), (), (seed,))
    try:
        return seed_digest(seed), extract_seed(config, seed)
    except DossierError:
        raise
    except Exception as error:  # one article never stops the others
        return "", Extract(None, (), (), (unforeseen(file.path, error, todo=LEFT_OUT),))


def _seed_in(file: SeedFile) -> Seed | Notice:
    """The seed in a file, or a notice why there is none."""
    try:
        return read_seed(file)
    except DossierError:
        raise
    except Exception as error:
        return unforeseen(file.path, error, todo=LEFT_OUT)
