"""What is known, in a sentence and in a few key figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dossier.bounds import by_measure, extent, headline_estimates, lower_bound, stands, upper_bound
from dossier.models import Estimate
from dossier.write.blocks.in_short import source_words
from dossier.write.citations import Citations
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.html.templates import say_html
from dossier.write.lookup import Lookup
from dossier.write.spans import span_in_words

CARDS = 4
"""How many key figures the home page has: as many as fit the first screen."""


def headline_measures(lookup: Lookup) -> dict[str, list[Estimate]]:
    """The measures of the key figures with their estimates: the editor's headlines, else the measures with the most claims. What is
    planned, possible or superseded is no key figure."""
    groups = by_measure(filter(stands, lookup.dossier.estimates))
    chosen = [measure.id for measure in lookup.config.measures if measure.headline and measure.id in groups]
    most = sorted(groups, key=lambda measure: -sum(len(estimate.claims) for estimate in groups[measure]))
    return {measure: headline_estimates(groups[measure]) for measure in (chosen or most)[:CARDS]}


def known_sentence(lookup: Lookup, measures: Mapping[str, list[Estimate]]) -> str:
    """One sentence that answers "what is known"."""
    if not measures:
        return lookup.wording.say("home.nothing")
    return lookup.wording.say(
        "home.known", figures=lookup.wording.listing([counted_span(lookup, measure, estimates) for measure, estimates in measures.items()])
    )


def widest_disagreement(lookup: Lookup, measures: Mapping[str, list[Estimate]], citations: Citations) -> Markup | None:
    """A sentence on the key figure about which named claimants are furthest apart, with who gives either end; ``None`` where none of them
    disagree.

    Figures without a claimant are left out: the further apart they are, the likelier they count something else.
    """
    found: list[tuple[float, Estimate, Estimate]] = []
    for difference in lookup.dossier.differences:
        estimates = [lookup.estimates[name] for name in difference.estimates]
        estimates = [
            one for one in estimates if one.claimant and one.relation != "vague" and one.scope != "new" and one.measure in measures
        ]
        if difference.kind != "conflict" or not estimates:
            continue
        low = extent(estimates).lowest
        others = [one for one in estimates if one.claimant != low.claimant]
        if others and upper_bound(high := extent(others).highest) > lower_bound(low) > 0:
            found.append((upper_bound(high) / lower_bound(low), low, high))
    if not found:
        return None
    _, low, high = max(found, key=lambda one: one[0])
    return say_html(
        lookup.wording,
        "home.widest",
        phrase=lookup.phrase(low.measure),
        low=lookup.in_words(low),
        low_notes=citations.cite(low.claims[:1]),
        low_who=_who_when(lookup, low),
        high=lookup.in_words(high),
        high_notes=citations.cite(high.claims[:1]),
        high_who=_who_when(lookup, high),
    )


def _who_when(lookup: Lookup, estimate: Estimate) -> str:
    """Who gives an end of a span and as of when, with a warning where only a doubtful outlet has it."""
    source = lookup.wording.say("list.comma").join([source_words(lookup, estimate), lookup.wording.date(estimate.as_of, short=True)])
    doubt = [lookup.wording.say("warning.short")] if sole_doubtful_outlet(lookup, estimate) else []
    return lookup.wording.say("list.semicolon").join([source, *doubt])


def counted_span(lookup: Lookup, measure: str, estimates: Sequence[Estimate]) -> str:
    """The span of a measure before what it counts: "600 to 6,000 soldiers killed"."""
    return lookup.wording.counted(span_in_words(lookup, estimates), lookup.phrase(measure))
