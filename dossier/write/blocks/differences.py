"""Where sources disagree: each difference with its figures on one axis and in words, and why they may differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markupsafe import Markup

from dossier.bounds import ends, numbers_of
from dossier.models import Difference, Estimate
from dossier.write.blocks.estimates import estimate_row
from dossier.write.charts.strip import strip
from dossier.write.citations import Citations
from dossier.write.html.plain import inline_svg
from dossier.write.html.templates import render, say_html
from dossier.write.lookup import Lookup
from dossier.write.spans import span_words
from dossier.write.wording import without_brackets

ROWS = 12
"""How many rows a difference shows, half of them from either end. More than 12 rows are a table, which every topic has."""


def reading_order(lookup: Lookup, differences: Sequence[Difference], *, first: Collection[str] = ()) -> list[Difference]:
    """Differences in the order in which a reader should meet them. Of each kind and measure the newest come first, and of these the ones
    about the ``first`` measures; the rest follows in its own order."""

    def newest(difference: Difference) -> str:
        return max((lookup.estimates[name].as_of or "" for name in difference.estimates), default="")

    heads: dict[tuple[str, tuple[str, ...]], Difference] = {}
    for difference in differences:
        kind = difference.kind, tuple(difference.measures)
        heads[kind] = max(heads.get(kind, difference), difference, key=newest)
    ordered = sorted(heads.values(), key=lambda one: not any(measure in first for measure in one.measures))
    return [*ordered, *(one for one in differences if one not in ordered)]


def difference_blocks(
    lookup: Lookup, differences: Sequence[Difference], citations: Citations, *, here: str | None = None, shown: int | None = None
) -> Markup:
    """Each difference with its title, its figures on one axis and in words, and why they may differ. ``shown`` of them stand open."""
    if not differences:
        return Markup("")
    blocks = [_difference(lookup, difference, citations, here) for difference in differences]
    return render("differences", lookup.wording, blocks=blocks, shown=shown or len(blocks))


def _difference(lookup: Lookup, difference: Difference, citations: Citations, here: str | None) -> dict[str, object]:
    estimates = [lookup.estimates[name] for name in difference.estimates]
    measures = [lookup.measure(measure) for measure in difference.measures]
    low, high = span_words(lookup, estimates)
    who = without_brackets(lookup.named(estimates[0]) or lookup.wording.say("claim.nobody"))
    if difference.kind == "definition":
        quoted = [lookup.wording.say("note.quoted_title", title=measure) for measure in measures]
        figure = lookup.wording.listing(_shared(lookup, estimates) or [low])
        title = lookup.wording.say("difference.definition_title", measures=lookup.wording.listing(quoted, last="list.or"), figure=figure)
    else:
        title = lookup.wording.say("difference.title" if high else "difference.title_one", measure=measures[0], low=low, high=high or "")
    undated = difference.kind == "conflict" and any(estimate.as_of is None for estimate in estimates)
    why = say_html(
        lookup.wording,
        "difference.conflict_undated" if undated else f"difference.{difference.kind}",
        who=who,
        measure=measures[0],
        other=measures[-1],
    )
    batch = lookup.wording.say("difference.batch") if all(estimate.scope == "new" for estimate in estimates) else ""
    shown = estimates if difference.kind == "revision" else sorted(estimates, key=ends)
    axis = Markup(inline_svg(strip(lookup, estimates, scale=True)))
    return {
        "id": difference.id,
        "kind": lookup.wording.say(f"difference.kind_{difference.kind}"),
        "when": _when(lookup, estimates),
        "title": title,
        "why": why,
        "batch": batch,
        "axis": axis,
        "rows": [estimate_row(lookup, estimate, citations, here=here) for estimate in _ends(shown)],
        "left": max(len(shown) - ROWS, 0),
        "measured": len(set(measures)) > 1,
    }


def _when(lookup: Lookup, estimates: Sequence[Estimate]) -> str:
    """The months of the earliest and the latest of some estimates."""
    dates = sorted(estimate.as_of for estimate in estimates if estimate.as_of)
    ends = dict.fromkeys(lookup.wording.date(date, short=True) for date in (dates[0], dates[-1])) if dates else [lookup.wording.date(None)]
    return " – ".join(ends)


def _ends(estimates: list[Estimate]) -> list[Estimate]:
    """The first and the last of many rows."""
    return estimates if len(estimates) <= ROWS else [*estimates[: ROWS // 2], *estimates[-ROWS // 2 :]]


def _shared(lookup: Lookup, estimates: Sequence[Estimate]) -> list[str]:
    """The numbers that estimates of different measures have in common."""
    bounds: dict[str, set[float]] = {}
    for estimate in estimates:
        bounds.setdefault(estimate.measure, set()).update(numbers_of(estimate))
    return [lookup.wording.number(bound) for bound in sorted(set.intersection(*bounds.values()))]
