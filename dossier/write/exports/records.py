"""An article's record for ``dossier extract``; the fields of a claim that it shares with the downloads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dossier.models import Article, Claim, Passage


def extract_record(article: Article, passages: Sequence[Passage], claims: Sequence[Claim]) -> dict[str, Any]:
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
        "claims": [claim_fields(article, claim) for claim in claims],
    }


def claim_fields(article: Article, claim: Claim) -> dict[str, Any]:
    """The fields of a claim that every program reads."""
    text, figure, counted, claimant = article.text, claim.figure, claim.counted, claim.claimant
    return {
        "id": claim.id,
        "quote": text[claim.start : claim.end],
        "start": claim.start,
        "end": claim.end,
        "surface": text[figure.start : figure.end],
        "low": number(figure.low),
        "high": number(figure.high),
        "relation": figure.relation,
        "counted": text[counted.start : counted.end] if counted else None,
        "measure": claim.measure,
        "topics": list(claim.topics),
        "attributed_to": text[claimant.words.start : claimant.words.end] if claimant else None,
        "party": claimant.party if claimant else None,
        "as_of": claim.as_of,
        "as_of_basis": claim.as_of_basis,
        "scope": claim.scope,
        "whole": claim.whole,
        "modality": claim.modality,
        "hearsay": claim.hearsay,
        "former": claim.former,
    }


def number(value: float | None) -> float | int | None:
    """Counts without a decimal point."""
    return int(value) if value is not None and value == int(value) else value
