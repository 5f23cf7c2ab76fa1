"""A proposal is made of what the articles hold, and tried on them before anybody sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.config import Config, parse_config
from dossier.errors import InputError
from dossier.extraction import Progress, extract
from dossier.language.catalogue import country_id
from dossier.models import Extract, Notice
from dossier.proposal.counting import count
from dossier.proposal.probing import named_countries, probe
from dossier.proposal.writing import kept_of, proposal
from dossier.starter import invented_seeds

SIDES = 2  # countries that speak make the sides of a dossier; one alone is where it happened
SPOKEN = 2  # figures that a country speaks for
LOST = 0.1
"""The part of the figures that may be lost where countries become parties: the dossier is then about no other country."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The text of the proposed file, how many figures it finds in the articles, and what is to be said of them."""

    text: str
    claims: int
    articles: int
    notices: tuple[Notice, ...]


def propose(paths: Sequence[Path], *, existing: Config | None, text: str, jobs: int, progress: Progress) -> Proposal:
    """A first ``dossier.yml`` for the articles at the paths; ``existing`` and its ``text`` are the one that is there.

    Raises InputError where no article can be read.
    """
    folder = existing.folder if existing else Path(".")
    sources = existing.sources if existing else {}
    paths = _without_invented(paths)
    plainly = probe(folder=folder, file="dossier.yml", sources=sources)
    found = list(extract(plainly, paths, jobs=jobs, progress=progress))
    articles = [one.article for one in found if one.article]
    if not articles:
        raise InputError(
            str(paths[0] if paths else "seeds"), 1, "no article that can be read", "add some: dossier add FILE... (see its --help)"
        )
    codes = named_countries(articles)
    if codes:
        asked = probe(folder=folder, file="dossier.yml", sources=sources, countries=codes)
        with_countries = list(extract(asked, paths, jobs=jobs, progress=progress))
    else:
        with_countries = found
    counted, told = count(found), count(with_countries)
    speaking = {country_id(code): code for code in codes if told.parties[country_id(code)] >= SPOKEN}
    counted.parties.update({party: told.parties[party] for party in speaking})
    title: dict[str, str] = {str(code): words for code, words in existing.title.items()} if existing else {}
    kept = kept_of(text)
    written = [proposal(counted, title=title, countries=speaking, sided=sided, kept=kept) for sided in (True, False)]
    plain_claims = _claims(written[1], paths, folder, jobs, progress)
    if len(speaking) >= SIDES:
        sided_claims = _claims(written[0], paths, folder, jobs, progress)
        if sided_claims >= (1 - LOST) * plain_claims:
            return Proposal(written[0], sided_claims, len(articles), _notices(found))
    return Proposal(written[1], plain_claims, len(articles), _notices(found))


def _without_invented(paths: Sequence[Path]) -> list[Path]:
    """The files at the paths, without the invented article of a new dossier where there are others."""
    listed: list[Path] = []
    for path in paths:
        invented = set(invented_seeds(path)) if path.is_dir() else set()
        others = [one for one in sorted(path.iterdir()) if one.name not in invented] if invented else []
        listed += others or [path]
    return listed


def _claims(text: str, paths: Sequence[Path], folder: Path, jobs: int, progress: Progress) -> int:
    """How many figures the proposal finds."""
    config = parse_config(text, file="dossier.yml", folder=folder)
    return sum(len(one.claims) for one in extract(config, paths, jobs=jobs, progress=progress))


def _notices(extracts: Sequence[Extract]) -> tuple[Notice, ...]:
    """What is to be said of articles that could not be read."""
    return tuple(notice for one in extracts if one.article is None for notice in one.notices)
