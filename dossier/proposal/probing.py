"""A dossier that asks for everything: each measure and each role that the packs know, and the countries that articles name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from dossier.config import Config, Source, parse_config
from dossier.language.catalogue import countries, country_id, names
from dossier.models import Article
from dossier.proposal.groups import groups

MOST_COUNTRIES = 8
"""Countries that are asked for: each costs time, and a dossier has few sides."""
LEAST_ARTICLES = 2
"""Articles that name a country which may be a side."""


def probe(*, folder: Path, file: str, sources: Mapping[str, Source], countries: Sequence[str] = ()) -> Config:
    """The dossier that asks for all measures and roles, and for some countries by their codes."""
    measures = [name for group in groups().values() for name in group["measures"]]  # of two that count the same, the first has it
    lines = [
        "title: '?'",
        "topics: [{id: all, title: '?', measures: [" + ", ".join(measures) + "]}]",
        "parties:",
        *(f"  - {{country: {code}}}" for code in countries),
        *(f"  - {{role: {role}}}" for role in names("roles")),
    ]
    return parse_config("\n".join(lines), file=file, folder=folder).model_copy(update={"sources": sources})


def named_countries(articles: Iterable[Article]) -> list[str]:
    """The codes of the countries that articles name most, by how many of them do."""
    found: Counter[str] = Counter()
    for article in articles:
        pattern, codes = _names(article.language)
        if pattern:
            found.update({codes[name] for name in pattern.findall(article.text)})
    return [code for code, count in found.most_common(MOST_COUNTRIES) if count >= LEAST_ARTICLES]


@cache
def _names(language: str) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    """The names and capitals of all countries in a language, as one pattern, and whose each is."""
    codes = {name: code for code, row in countries(language).items() for name in chain(row["names"], row["capital"])}
    if not codes:
        return None, codes
    longest_first = sorted(codes, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), codes


def country_of(party: str, codes: Iterable[str]) -> str | None:
    """The code of the country that a party of the probe is."""
    return next((code for code in codes if country_id(code) == party), None)
