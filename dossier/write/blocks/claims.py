"""The table of claims: every claim as a row that leads to its quote."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dossier.bounds import lower_bound, numbers_of
from dossier.models import Claim
from dossier.write.blocks.quotes import claimant_words
from dossier.write.citations import Citations
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.html.links import page_link
from dossier.write.html.templates import render
from dossier.write.kinds import kinds
from dossier.write.lookup import Lookup, topic_of

OPEN_ROWS = 4
"""How many rows of the table of claims stand open. On a phone a row is a card, and four cards are more than a screen already."""


def claims_table(lookup: Lookup, claims: Sequence[Claim], citations: Citations, *, here: str | None, whole: bool = True) -> Markup:
    """Every claim as a row. ``here`` is the topic on whose page the table stands, ``None`` on another page. ``whole``: the table holds
    all claims of that topic."""
    rows = []
    for place, claim in enumerate(claims):
        article, figure = lookup.articles[claim.source], claim.figure
        topic = here if here in claim.topics else topic_of(lookup, lookup.estimate_of[claim.id])
        anchor = f"claim-{claim.id}"
        rows.append(
            {
                "link": Markup(f"#{anchor}") if topic == here else page_link(f"{topic}.md", root=citations.root, anchor=anchor),
                "place": place,
                "figure": lookup.in_words(claim),
                "value": lower_bound(figure) if numbers_of(figure) else None,
                "measure": lookup.measure(claim.measure),
                "party": lookup.party(claim.claimant.party) if claim.claimant and claim.claimant.party else None,
                "who": claimant_words(lookup, claim),
                "as_of": claim.as_of,
                "date": lookup.held(claim, short=True),
                "kinds": kinds(lookup.wording, claim),
                "outlet": lookup.outlet(article),
                "source": page_link(f"sources/{lookup.slugs[claim.source]}.md", root=citations.root, anchor=f"claim-{claim.id}"),
                "alone": sole_doubtful_outlet(lookup, lookup.estimate_of[claim.id]) is not None,
                "doubtful": lookup.reliability(article) is not None,
                "cites": citations.refer([claim.id]),
            }
        )
    return (
        render("claims", lookup.wording, rows=rows, whole=whole and here is not None, folded=len(rows) > OPEN_ROWS) if rows else Markup("")
    )
