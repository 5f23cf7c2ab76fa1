"""The rows of the tables beside that of the claims: sources, parties, measures, estimates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dossier.claimfields import number
from dossier.config import LANGUAGES
from dossier.models import Article, Estimate
from dossier.write.exports.fields import ESTIMATES, MEASURES, PARTIES, SOURCES, Table, columns
from dossier.write.exports.tables import csv_table
from dossier.write.lookup import Lookup

Row = Mapping[str, Any]


def tables_csv(lookup: Lookup) -> dict[str, str]:
    """Each table as a file for spreadsheets, by its name."""
    rows: list[tuple[Table, Iterable[Row]]] = [
        (SOURCES, (_source(lookup, article) for article in lookup.dossier.articles)),
        (PARTIES, _parties(lookup)),
        (MEASURES, _measures(lookup)),
        (ESTIMATES, (_estimate(lookup, estimate) for estimate in lookup.dossier.estimates)),
    ]
    return {f"{table.name}.csv": _csv(columns(table), found) for table, found in rows}


def _csv(names: Sequence[str], rows: Iterable[Row]) -> str:
    return csv_table(names, ([row[name] for name in names] for row in rows))


def _source(lookup: Lookup, article: Article) -> Row:
    origin = lookup.origins.get(article.source)
    return {
        "source": article.source,
        "key": lookup.slugs[article.source],
        "language": article.language,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "published_evidence": article.published_evidence,
        "origin": origin.id if origin else None,
        "origin_name": origin.name if origin else None,
        "reliability": lookup.reliability(article),
        "note": lookup.note(article),
        "passages": len(lookup.passages_of.get(article.source, ())),
        "claims": len(lookup.claims_of.get(article.source, ())),
    }


def _parties(lookup: Lookup) -> list[Row]:
    """The parties of ``dossier.yml``; one that only a claim names has no more than its id."""
    found: dict[str, Row] = {
        party.id: {"id": party.id, **_in_each("name", party.name), "country": party.country, "roles": list(party.role)}
        for party in lookup.config.parties
    }
    named = (claim.claimant.party for claim in lookup.dossier.claims if claim.claimant and claim.claimant.party)
    estimated = (estimate.party for estimate in lookup.dossier.estimates if estimate.party)
    others = dict.fromkeys([*named, *estimated])
    return [*found.values(), *({"id": id, **_in_each("name", {}), "country": None, "roles": []} for id in others if id not in found)]


def _measures(lookup: Lookup) -> list[Row]:
    """The measures of ``dossier.yml``; one that only a claim has has no more than its id."""
    found: dict[str, Row] = {
        measure.id: {
            "id": measure.id,
            **_in_each("title", measure.title),
            **_in_each("unit", measure.unit),
            "contained_in": list(measure.contained_in),
            "grows": measure.grows,
        }
        for measure in lookup.config.measures
    }
    others = dict.fromkeys(claim.measure for claim in lookup.dossier.claims)
    bare = {**_in_each("title", {}), **_in_each("unit", {}), "contained_in": [], "grows": False}
    return [*found.values(), *({"id": id, **bare} for id in others if id not in found)]


def _in_each(field: str, words: Mapping[Any, str]) -> Row:
    """The editor's words, a column for each language that a site may have."""
    return {f"{field}_{language}": words.get(language) for language in LANGUAGES}


def _estimate(lookup: Lookup, one: Estimate) -> Row:
    unit = lookup.text(lookup.measures[one.measure].unit) if one.measure in lookup.measures else ""
    return {
        "id": one.id,
        "measure": one.measure,
        "claimant": one.claimant,
        "party": one.party,
        "low": number(one.low),
        "high": number(one.high),
        "unit": lookup.currency(one) or unit or None,
        "relation": one.relation,
        "scope": one.scope,
        "modality": one.modality,
        "hearsay": one.hearsay,
        "former": one.former,
        "as_of": one.as_of,
        "as_of_basis": one.as_of_basis,
        "claims": len(one.claims),
        "articles": one.articles,
        "origins": one.origins,
        "people": one.people,
        "place": one.place,
        "reliability": " ".join(dict.fromkeys(warning for _, warning in lookup.sole_warnings(one))) or None,
    }
