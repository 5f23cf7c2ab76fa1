"""What is known, in a sentence and in a few key figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dossier.bounds import bottom, extent, headline_estimates, top
from dossier.models import Estimate
from dossier.write.blocks.in_short import source_words
from dossier.write.citations import Notes
from dossier.write.doubts import only_doubtful
from dossier.write.html.templates import say_html
from dossier.write.lookup import Lookup
from dossier.write.spans import span_in_words

CARDS = 4
"""Key figures of the home page: as many as fit the first screen."""


def headline_measures(lookup: Lookup) -> dict[str, list[Estimate]]:
    """The measures of the key figures with their estimates: the editor's headlines, else the most claimed."""
    by_measure: dict[str, list[Estimate]] = {}
    for estimate in lookup.dossier.estimates:
        by_measure.setdefault(estimate.measure, []).append(estimate)
    chosen = [measure.id for measure in lookup.config.measures if measure.headline and measure.id in by_measure]
    most = sorted(by_measure, key=lambda measure: -sum(len(estimate.claims) for estimate in by_measure[measure]))
    return {measure: headline_estimates(by_measure[measure]) for measure in (chosen or most)[:CARDS]}


def known(lookup: Lookup, measures: Mapping[str, list[Estimate]]) -> str:
    """One sentence that answers "what is known"."""
    if not measures:
        return lookup.wording.say("home.nothing")
    return lookup.wording.say(
        "home.known", figures=lookup.wording.listing([counted_span(lookup, measure, estimates) for measure, estimates in measures.items()])
    )


def widest(lookup: Lookup, measures: Mapping[str, list[Estimate]], notes: Notes) -> Markup | None:
    """The key figure on which named claimants are furthest apart, with who gives either end; ``None`` where none of them
    disagree. What nobody is named for stays out: the further apart, the likelier that it counts something else.
    """
    found: list[tuple[float, Estimate, Estimate]] = []
    for difference in lookup.dossier.differences:
        told = [lookup.estimates[name] for name in difference.estimates]
        told = [one for one in told if one.claimant and one.relation != "vague" and one.scope != "new" and one.measure in measures]
        if difference.kind != "conflict" or not told:
            continue
        low = extent(told).lowest
        others = [one for one in told if one.claimant != low.claimant]
        if others and top(high := extent(others).highest) > bottom(low) > 0:
            found.append((top(high) / bottom(low), low, high))
    if not found:
        return None
    _, low, high = max(found, key=lambda one: one[0])
    return say_html(
        lookup.wording,
        "home.widest",
        phrase=lookup.phrase(low.measure),
        low=lookup.in_words(low),
        low_notes=notes.cite(low.claims[:1]),
        low_who=_who_when(lookup, low),
        high=lookup.in_words(high),
        high_notes=notes.cite(high.claims[:1]),
        high_who=_who_when(lookup, high),
    )


def _who_when(lookup: Lookup, estimate: Estimate) -> str:
    """Who gives an end of a span, as of when, and that the outlet is doubtful where it alone has it."""
    said = lookup.wording.say("list.comma").join([source_words(lookup, estimate), lookup.wording.date(estimate.as_of, short=True)])
    doubt = [lookup.wording.say("warning.short")] if only_doubtful(lookup, estimate) else []
    return lookup.wording.say("list.semicolon").join([said, *doubt])


def counted_span(lookup: Lookup, measure: str, estimates: Sequence[Estimate]) -> str:
    """The span of a measure before what it counts: "600 to 6,000 soldiers killed"."""
    return lookup.wording.counted(span_in_words(lookup, estimates), lookup.phrase(measure))
