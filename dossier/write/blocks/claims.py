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


def claims_table(
    lookup: Lookup, claims: Sequence[Claim], citations: Citations, *, here: str | None, whole: bool = True, filtered: bool = False
) -> Markup:
    """Every claim as a row. ``here`` is the topic on whose page the table stands, ``None`` on another page. ``whole``: the table holds
    all claims of that topic. ``filtered``: it has a page of its own, where it stands open, without notes, and a script filters it."""
    rows = []
    for place, claim in enumerate(claims):
        article, figure = lookup.articles[claim.source], claim.figure
        topic = here if here in claim.topics else topic_of(lookup, lookup.estimate_of[claim.id])
        rows.append(
            {
                "link": citations.link(claim, topic),
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
                "cites": Markup("") if filtered else citations.refer([claim.id]),
                "keys": _keys(lookup, claim),
            }
        )
    if not rows:
        return Markup("")
    return render(
        "claims",
        lookup.wording,
        rows=rows,
        whole=whole and here is not None,
        folded=len(rows) > OPEN_ROWS and not filtered,
        filters=_filters(lookup, claims) if filtered else None,
        topics=list(dict.fromkeys(topic for claim in claims for topic in claim.topics)) if filtered else [],
        every=page_link("data/claims.md", root=citations.root, anchor=f"topic={here}") if here else None,
    )


def _keys(lookup: Lookup, claim: Claim) -> dict[str, str]:
    """By what a reader may filter a claim: the filters' names with its values."""
    return {
        "topic": " ".join(claim.topics),
        "side": claim.claimant.party or "no-side" if claim.claimant else "nobody",
        "measure": claim.measure,
        "article": lookup.slugs[claim.source],
        "dated": claim.as_of_basis or "stated" if claim.as_of else "undated",
        "doubtful": "yes" if lookup.reliability(lookup.articles[claim.source]) else "no",
    }


def _filters(lookup: Lookup, claims: Sequence[Claim]) -> list[dict[str, object]]:
    """The filters that tell the claims apart, each with the values that there are, in the editor's order."""
    say, keys = lookup.wording.say, [_keys(lookup, claim) for claim in claims]
    articles = [
        (lookup.slugs[one.source], f"{lookup.outlet(one)}, {lookup.wording.date(one.published)}") for one in lookup.dossier.articles
    ]
    measures = dict.fromkeys([*lookup.measures, *(claim.measure for claim in claims)])
    options: dict[str, list[tuple[str, str]]] = {
        "topic": [(topic.id, lookup.text(topic.title, topic.id)) for topic in lookup.config.topics],
        "side": [
            *((party, name) for party, (_, name) in lookup.parties.items()),
            ("no-side", say("topic.no_side")),
            ("nobody", say("claim.nobody")),
        ],
        "measure": [(measure, lookup.measure(measure)) for measure in measures],
        "article": articles,
        "dated": [(name, say(f"filter.{name}")) for name in ("stated", "reported", "undated")],
        "doubtful": [(name, say(f"filter.doubtful_{name}")) for name in ("no", "yes")],
    }
    found: list[dict[str, object]] = []
    for name, values in options.items():
        known = {value for key in keys for value in key[name].split(" ")}
        shown = [value for value in values if value[0] in known]
        if len(shown) > 1:
            found.append({"name": name, "label": say(f"filter.{name}"), "options": shown})
    return found
