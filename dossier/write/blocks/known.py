"""Which measures have cards."""

from __future__ import annotations

from dossier.models import Estimate
from dossier.write.headline import foremost
from dossier.write.lookup import Lookup

CARDS = 4
"""How many key figures the home page has: as many as fit the first screen."""


def headline_measures(lookup: Lookup) -> dict[str, list[Estimate]]:
    """The measures of the key figures with their estimates, the gravest first: the editor's headlines, else those with the most claims."""
    found = foremost(lookup, CARDS)
    chosen = {measure.id for measure in lookup.config.measures if measure.headline}
    return {measure: same for measure, same in found.items() if measure in chosen} or found


def checked_words(lookup: Lookup) -> str | None:
    """How many figures an editor has looked at, None where that is none."""
    checked = sum(claim.id in lookup.dossier.checked for claim in lookup.dossier.claims)
    every = lookup.wording.number(len(lookup.dossier.claims))
    return lookup.wording.count("home.checked", checked, all=every) if checked else None
