"""The card of a key figure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dossier.bounds import extent, lower_bound, upper_bound
from dossier.models import Estimate
from dossier.write.charts.strip import strip
from dossier.write.html.plain import inline_svg
from dossier.write.kinds import reserves
from dossier.write.lookup import Lookup


def card(lookup: Lookup, measure: str, estimates: Sequence[Estimate], *, link: Markup) -> dict[str, object]:
    """A key figure: its measure, its span, and how many figures, claimants and origins stand behind it."""
    wording = lookup.wording
    found = extent(estimates)
    claims = [lookup.claims[claim] for estimate in estimates for claim in estimate.claims]
    origins = {lookup.origins[claim.source].id if claim.source in lookup.origins else claim.source for claim in claims}
    newest = max((estimate.as_of for estimate in estimates if estimate.as_of), default=None)
    voices = {estimate.claimant for estimate in estimates if estimate.claimant}
    facts = [
        wording.count("count.figures", len(claims)),
        wording.count("count.claimants", len(voices)) if voices else wording.say("claim.nobody"),
        wording.count("count.origins", len(origins)),
        wording.say("card.newest", date=wording.date(newest, short=True)) if newest else wording.date(None),
    ]
    if found.one_value:
        facts += reserves(wording, found.lowest)
    words = lookup.in_words(found.lowest)
    if not found.one_value:
        words = wording.say("card.span", low=wording.number(lower_bound(found.lowest)), high=wording.number(upper_bound(found.highest)))
    more = not found.one_value and found.highest.high is None
    return {
        "title": lookup.measure(measure),
        "span": words,
        "open": more,
        "facts": facts,
        "link": link,
        "strip": Markup(inline_svg(strip(lookup, estimates))),
    }
