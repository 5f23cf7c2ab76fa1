"""The downloads: every claim as JSON and as CSV."""

from __future__ import annotations

import json
from typing import Any

from dossier.write.exports.fields import CLAIMS, columns
from dossier.write.exports.records import exported_fields
from dossier.write.exports.tables import csv_table
from dossier.write.lookup import Lookup

COLUMNS = columns(CLAIMS)
"""The fields of a claim in both downloads, in this order."""


def claim_rows(lookup: Lookup) -> list[dict[str, Any]]:
    """Every claim with all that is known of it, in the order of the articles."""
    rows = []
    for claim in lookup.dossier.claims:
        article = lookup.articles[claim.source]
        own = exported_fields(article, claim) | {
            "source": article.source,
            "language": article.language,
            "outlet": article.outlet,
            "title": article.title,
            "url": article.url,
            "published": article.published,
            "claimant": claim.claimant.actor if claim.claimant else None,
            "correction": claim.correction,
            "checked": claim.id in lookup.dossier.checked,
            "people": claim.people,
            "place": claim.place,
            "reliability": lookup.reliability(article),
            "estimate": lookup.estimate_of[claim.id].id if claim.id in lookup.estimate_of else None,
        }
        rows.append({column: own[column] for column in COLUMNS})
    return rows


def claims_json(lookup: Lookup) -> str:
    """All claims as JSON."""
    return json.dumps(claim_rows(lookup), ensure_ascii=False, indent=1) + "\n"


def claims_csv(lookup: Lookup) -> str:
    """All claims as a table for spreadsheets (RFC 4180, UTF-8)."""
    return csv_table(COLUMNS, ([row[column] for column in COLUMNS] for row in claim_rows(lookup)))
