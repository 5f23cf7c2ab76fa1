"""A claim as plain fields: what extracts, downloads and the records of a dossier's history say of one in the same words."""

from __future__ import annotations

from typing import Any

from dossier.models import Article, Claim, Span


def claim_fields(article: Article, claim: Claim) -> dict[str, Any]:
    """What a claim says, by the names that the extract has for it, with the figure's unit and the claimant's actor."""

    def words(span: Span | None) -> str | None:
        return article.text[span.start : span.end] if span else None

    figure, claimant = claim.figure, claim.claimant
    return {
        "quote": words(claim),
        "surface": words(figure),
        "low": number(figure.low),
        "high": number(figure.high),
        "relation": figure.relation,
        "unit": figure.unit,
        "counted": words(claim.counted),
        "measure": claim.measure,
        "topics": list(claim.topics),
        "attributed_to": words(claimant.words) if claimant else None,
        "actor": claimant.actor if claimant else None,
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
