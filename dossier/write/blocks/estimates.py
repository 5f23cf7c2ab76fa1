"""An estimate as a row of a list: its value, who gives it, as of when, its notes."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dossier.models import Estimate
from dossier.write.citations import Citations
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.headline import when
from dossier.write.kinds import kinds
from dossier.write.lookup import Lookup, topic_of

MOST_NOTES = 12
"""So many sources of a figure have a note in its row; how many more there are stands there, and its quote's place names them all."""


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """An estimate as a row: its value, who gives it, as of when, its notes and the address of its quote."""

    figure: str
    measure: str
    party: tuple[int, str]
    who: str
    date: str
    link: Markup
    cites: Markup
    doubtful: str | None
    kinds: list[str]


def estimate_row(lookup: Lookup, estimate: Estimate, citations: Citations, *, here: str | None, cite: bool = True) -> EstimateRow:
    """An estimate as a row. ``here`` is the topic whose page the row stands on."""
    claims = [lookup.claims[claim] for claim in estimate.claims]
    first = next((claim for claim in claims if here in claim.topics), claims[0])
    doubtful = sole_doubtful_outlet(lookup, estimate)
    outlet = lookup.articles[first.source].outlet
    nobody = lookup.wording.say("claim.nobody_in", outlet=outlet) if outlet and not doubtful else lookup.wording.say("claim.nobody")
    topic = here if here in first.topics else topic_of(lookup, estimate)
    cited = list(reversed({claim.source: claim.id for claim in reversed(claims)}.values()))
    cites = (citations.cite if cite else citations.refer)(cited[:MOST_NOTES])
    return EstimateRow(
        figure=lookup.in_words(estimate),
        measure=lookup.measure(estimate.measure),
        party=lookup.party(estimate.party) if estimate.party else (0, ""),
        who=lookup.named(estimate) or nobody,
        date=when(lookup, estimate),
        link=citations.link(first, topic),
        cites=cites + citations.others(first, topic, len(cited) - MOST_NOTES),
        doubtful=lookup.wording.say("warning.row", outlet=doubtful) if doubtful else None,
        kinds=kinds(lookup.wording, estimate),
    )
