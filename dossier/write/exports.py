"""What machines read: the claims as JSON and CSV, and an article's record for ``dossier extract``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from dossier.models import Article, Claim, Passage
from dossier.write.lookup import Lookup

COLUMNS = (
    "id",
    "source",
    "language",
    "outlet",
    "title",
    "url",
    "published",
    "quote",
    "start",
    "end",
    "surface",
    "low",
    "high",
    "relation",
    "counted",
    "measure",
    "topics",
    "attributed_to",
    "claimant",
    "party",
    "as_of",
    "scope",
    "estimate",
    "correction",
)
"""The fields of a claim in both downloads, in this order."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula: https://owasp.org/www-community/attacks/CSV_Injection"""


def extract_record(article: Article, passages: Sequence[Passage], claims: Sequence[Claim]) -> dict[str, object]:
    """One article as ``dossier extract`` prints it; the fields and their order are a promise to programs.

    Offsets count Unicode code points of the file as decoded.
    """
    return {
        "source": article.source,
        "language": article.language,
        "published": article.published,
        "published_evidence": article.published_evidence,
        "outlet": article.outlet,
        "title": article.title,
        "passages": [
            {"quote": article.text[one.start : one.end], "start": one.start, "end": one.end, "topics": list(one.topics)} for one in passages
        ],
        "claims": [_claim(article, claim) for claim in claims],
    }


def _claim(article: Article, claim: Claim) -> dict[str, Any]:
    text, figure, counted, claimant = article.text, claim.figure, claim.counted, claim.claimant
    return {
        "id": claim.id,
        "quote": text[claim.start : claim.end],
        "start": claim.start,
        "end": claim.end,
        "surface": text[figure.start : figure.end],
        "low": _number(figure.low),
        "high": _number(figure.high),
        "relation": figure.relation,
        "counted": text[counted.start : counted.end] if counted else None,
        "measure": claim.measure,
        "topics": list(claim.topics),
        "attributed_to": text[claimant.words.start : claimant.words.end] if claimant else None,
        "party": claimant.party if claimant else None,
        "as_of": claim.as_of,
        "scope": claim.scope,
    }


def claim_rows(lookup: Lookup) -> list[dict[str, Any]]:
    """Every claim with all that is known of it, in the order of the articles."""
    rows = []
    for claim in lookup.dossier.claims:
        article = lookup.articles[claim.source]
        own = _claim(article, claim) | {
            "source": article.source,
            "language": article.language,
            "outlet": article.outlet,
            "title": article.title,
            "url": article.url,
            "published": article.published,
            "claimant": claim.claimant.actor if claim.claimant else None,
            "correction": claim.correction,
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


def csv_table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    r"""A table with CRLF line ends whose words no spreadsheet runs: a word that begins like a formula gets an apostrophe.

    >>> csv_table(["a"], [["=1+1"], [-1], [["x", "y"]]])
    "a\r\n'=1+1\r\n-1\r\nx y\r\n"
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow([_cell(word) for word in head])
    table.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = " ".join(value)
    if not isinstance(value, str):
        return str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value


def _number(value: float | None) -> float | int | None:
    """Counts without a decimal point."""
    return int(value) if value is not None and value == int(value) else value
