"""Which figures rest on outlets of doubtful reliability alone."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.models import Estimate
from dossier.write.lookup import Lookup


def doubtful_figures(lookup: Lookup, estimates: Sequence[Estimate]) -> dict[str, list[str]]:
    """The figures of one measure that an outlet of doubtful reliability alone gives, by outlet."""
    alone: dict[str, list[str]] = {}
    for estimate in estimates:
        outlet = sole_doubtful_outlet(lookup, estimate)
        if outlet and (figure := lookup.in_words(estimate)) not in alone.setdefault(outlet, []):
            alone[outlet].append(figure)
    elsewhere = {lookup.in_words(estimate) for estimate in estimates if not sole_doubtful_outlet(lookup, estimate)}
    only = {outlet: [figure for figure in figures if figure not in elsewhere] for outlet, figures in alone.items()}
    return {outlet: figures for outlet, figures in only.items() if figures}


def sole_doubtful_outlet(lookup: Lookup, estimate: Estimate) -> str | None:
    """The outlet of doubtful reliability on which alone an estimate rests, or the list of several; ``None`` where it rests on any other
    outlet."""
    articles = [lookup.articles[lookup.claims[claim].source] for claim in estimate.claims]
    outlets = list(dict.fromkeys(lookup.outlet(article) for article in articles))
    return lookup.wording.listing(outlets) if all(lookup.reliability(article) for article in articles) else None
