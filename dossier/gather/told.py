"""What an editor says of where an article's report comes from: ``relays`` and ``origin`` of a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.config import Config
from dossier.errors import InputError, raise_all
from dossier.gather.voices import plain
from dossier.models import Article
from dossier.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Told:
    """``pairs`` are the places of articles that go back to one report, ``names`` what that is called, by an article's place; ``relays``
    are the outlets whose report an article repeats, by its place, and those that publish such reports."""

    pairs: Sequence[tuple[int, int]]
    names: Mapping[int, str]
    relays: Mapping[int, str]


def told_origins(articles: Sequence[Article], config: Config) -> Told:
    """What the editor says of the articles that were read.

    ``origin`` is another article, else a name: all that share it go back to one report. ``relays`` is an outlet or agency that is
    known; it credits a report as the article's own words would, so that other evidence says which. Raises InputError for what does not
    exist: an outlet, an article, a name that no other source has and that is nearly an article's.
    """
    places = {article.source: place for place, article in enumerate(articles)}
    outlets = _outlets(articles, config)
    origins = {source: one.origin for source, one in config.sources.items() if one.origin and source in places}
    names = list(origins.values())
    pairs: list[tuple[int, int]] = []
    called: dict[int, str] = {}
    relays: dict[int, str] = {}
    first: dict[str, int] = {}
    faults = []
    for source, name in origins.items():
        near = did_you_mean(name, places) if names.count(name) == 1 else ""
        if name == source or (name not in places and near):
            what = f"'{name}' is the article itself" if name == source else f"'{name}' matches no article and is the origin of no other"
            todo = near if name != source else "name what it goes back to"
            faults.append(InputError(config.file, config.line("sources", source, "origin"), what, todo))
            continue
        pairs.append((places.get(name, first.setdefault(name, places[source])), places[source]))
        if name not in places:
            called[places[source]] = name
    for source, one in config.sources.items():
        if one.relays and source in places:
            outlet = outlets.get(plain(one.relays))
            if outlet is None:
                todo = did_you_mean(one.relays, outlets.values()) or "add it to outlets"
                line = config.line("sources", source, "relays")
                faults.append(InputError(config.file, line, f"'{one.relays}' matches no outlet", todo))
            else:
                relays[places[source]] = outlet
    raise_all(faults)
    relayed = {plain(name): name for name in relays.values()}
    relays |= {place: relayed[own] for place, one in enumerate(articles) if (own := plain(one.outlet or "")) in relayed}
    return Told(pairs, called, relays)


def _outlets(articles: Sequence[Article], config: Config) -> dict[str, str]:
    """The names of outlets and agencies, by how an editor may write them."""
    read = [name for article in articles for name in (article.outlet, *article.credits) if name]
    known = {plain(name): name for name in read}
    return known | {plain(name): outlet.name for outlet in config.outlets for name in (*outlet.domains, outlet.name)}
