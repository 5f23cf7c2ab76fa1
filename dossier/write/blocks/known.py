"""Which measures stand foremost."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.bounds import by_measure, stands
from dossier.models import Estimate
from dossier.write.lookup import Lookup

CARDS = 4
"""How many key figures the home page has: as many as fit the first screen."""

NEITHER = 99
"""The gravity of what befalls nobody: after all that does."""


def headline_measures(lookup: Lookup) -> dict[str, list[Estimate]]:
    """The measures of the key figures with their estimates, the gravest first: the editor's headlines, else those with the most claims.

    A measure of which something is said to be so comes before one that is only planned or feared; what is superseded is no key figure.
    """
    groups = by_measure(one for one in lookup.dossier.estimates if not one.former)
    chosen = [measure.id for measure in lookup.config.measures if measure.headline and measure.id in groups]
    most = sorted(groups, key=lambda measure: -sum(len(estimate.claims) for estimate in groups[measure]))
    ordered = sorted(gravest_first(lookup, chosen or most), key=lambda measure: not any(map(stands, groups[measure])))
    return {measure: groups[measure] for measure in gravest_first(lookup, ordered[:CARDS])}


def gravest_first(lookup: Lookup, measures: Iterable[str]) -> list[str]:
    """Measures in the order of what befell people, as the packs give it; else in their own order."""

    def gravity(measure: str) -> int:
        return (lookup.measures[measure].gravity if measure in lookup.measures else 0) or NEITHER

    return sorted(measures, key=gravity)
