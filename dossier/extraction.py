"""What each seed holds: it is read, and what its article claims is found.

The doors and ``build`` begin here. What reading and finding need is imported with the first seed that is read anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dossier.config import Config
from dossier.models import Article, Extract, Notice, Seed


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


def extract(config: Config, paths: Sequence[Path]) -> Iterator[Extract]:
    """What the seeds at the paths (files, or folders of them) hold, one after the other, as it was read.

    The editor's corrections of claims are not applied: they belong to the dossier as a whole. Raises InputError.
    """
    from dossier.read import read_seed, seed_files

    for file in seed_files(paths, root=config.folder):
        seed = read_seed(file)
        yield extract_seed(config, seed) if isinstance(seed, Seed) else Extract(None, (), (), (seed,))


def extract_seed(config: Config, seed: Seed) -> Extract:
    """What one seed holds."""
    from dossier.find import find_claims

    article, notices = read_article(seed, config)
    passages, claims = find_claims(article, config) if article else ([], [])
    return Extract(article, tuple(passages), tuple(claims), tuple(notices))
