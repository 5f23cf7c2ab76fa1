"""From where to where some estimates run, in words."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.bounds import bottom, extent, top
from dossier.models import Estimate
from dossier.write.lookup import Lookup


def span_words(lookup: Lookup, estimates: Sequence[Estimate]) -> tuple[str, str | None]:
    """The ends of the extent in words: ("about 600", "6,000 or more"), or one value and ``None``.

    The lower end of "at least" needs no hedge where something higher follows.
    """
    found = extent(estimates)
    if found.one_value:
        return lookup.in_words(found.lowest), None
    low, high, number = found.lowest, found.highest, lookup.wording.number
    first = number(bottom(low)) if low.relation in ("range", "at_least", "at_most") else lookup.in_words(low)
    if high.relation == "at_least":
        return first, lookup.wording.say("figure.or_more", number=number(top(high)))
    return first, number(top(high)) if high.relation in ("range", "at_most") else lookup.in_words(high)


def span_in_words(lookup: Lookup, estimates: Sequence[Estimate]) -> str:
    """From where to where some estimates of one measure run, with their hedges: "about 600 to 6,000"."""
    low, high = span_words(lookup, estimates)
    return lookup.wording.say("home.from_to", low=low, high=high) if high else low
