"""The figures of a chart as data: each claim with who makes it, of when, how sure, and where it can be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dossier.write.exports.records import exported_fields
from dossier.write.exports.tables import csv_table
from dossier.write.html.links import page_link
from dossier.write.lookup import Lookup, topic_of

FIELDS = (
    "id",
    "low",
    "high",
    "relation",
    "measure",
    "claimant",
    "party",
    "scope",
    "modality",
    "hearsay",
    "former",
    "as_of",
    "as_of_basis",
    "reliability",
    "quote",
    "outlet",
    "address",
    "url",
)
"""The columns of a chart's table as a file. ``address`` is the quote's page and place below the root of the site's language, ``url`` the
article's own; ``reliability`` is the editor's warning about the outlet."""


def figure_fields(lookup: Lookup, name: str) -> dict[str, Any]:
    """What a claim says, by field."""
    claim, estimate = lookup.claims[name], lookup.estimate_of[name]
    article = lookup.articles[claim.source]
    found = exported_fields(article, claim) | {
        "measure": lookup.measure(claim.measure),
        "claimant": lookup.who(estimate),
        "party": lookup.party(estimate.party)[1] if estimate.party else None,
        "reliability": lookup.reliability(article),
        "outlet": article.outlet,
        "address": str(page_link(lookup.page_of(topic_of(lookup, estimate), name), root="", anchor=f"claim-{name}")),
        "url": article.url,
    }
    return {field: found[field] for field in FIELDS}


def figures_csv(lookup: Lookup, claims: Iterable[str]) -> str:
    """The claims behind a chart as a table for spreadsheets."""
    return csv_table(FIELDS, (list(figure_fields(lookup, name).values()) for name in claims))
