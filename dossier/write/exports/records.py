"""An article's record for ``dossier extract``; the fields of a claim that it shares with the downloads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dossier.claimfields import claim_fields
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
        "claims": [exported_fields(article, claim) for claim in claims],
    }


def exported_fields(article: Article, claim: Claim) -> dict[str, Any]:
    """The fields of a claim that every program reads: its quote has the figure's unit and the claimant's name."""
    said = claim_fields(article, claim)
    own = {name: value for name, value in said.items() if name not in ("unit", "actor")}
    return {"id": claim.id, "quote": said["quote"], "start": claim.start, "end": claim.end} | own
