"""Which figures rest on outlets of doubtful reliability alone."""

from __future__ import annotations

from dossier.models import Estimate
from dossier.write.lookup import Lookup


def sole_doubtful_outlet(lookup: Lookup, estimate: Estimate) -> str | None:
    """The outlet of doubtful reliability on which alone an estimate rests, or the list of several; ``None`` where it rests on any other
    outlet."""
    outlets = dict.fromkeys(lookup.outlet(article) for article, _ in lookup.sole_warnings(estimate))
    return lookup.wording.listing(list(outlets)) if outlets else None
