"""The span of some estimates in words."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.bounds import extent, lower_bound, upper_bound
from dossier.models import Estimate
from dossier.write.lookup import Lookup


def span_words(lookup: Lookup, estimates: Sequence[Estimate]) -> tuple[str, str | None]:
    """The lowest and the highest figure in words: ("about 600", "6,000 or more"), or one value and ``None``.

    A lower end that is "at least" needs no hedge where something higher follows.
    """
    found = extent(estimates)
    if found.one_value:
        return lookup.in_words(found.lowest), None
    low, high, number = found.lowest, found.highest, lookup.wording.number
    first = number(lower_bound(low)) if low.relation in ("range", "at_least", "at_most") else lookup.in_words(low)
    if high.relation == "at_least":
        return first, lookup.wording.say("figure.or_more", number=number(upper_bound(high)))
    return first, number(upper_bound(high)) if high.relation in ("range", "at_most") else lookup.in_words(high)


def span_in_words(lookup: Lookup, estimates: Sequence[Estimate]) -> str:
    """The span of some estimates of one measure, with their hedges: "about 600 to 6,000"."""
    low, high = span_words(lookup, estimates)
    return lookup.wording.say("home.from_to", low=low, high=high) if high else low
