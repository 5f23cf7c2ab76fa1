"""Where figures differ: each difference with its figures on one axis and in words, and why they may differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markupsafe import Markup

from dossier.bounds import ends, extent
from dossier.models import Difference, Estimate
from dossier.write.blocks.estimates import estimate_row
from dossier.write.blocks.in_short import source_words
from dossier.write.charts.strip import strip
from dossier.write.citations import Citations
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.happenings import reading_of, with_notes
from dossier.write.headline import stated
from dossier.write.html.plain import inline_svg
from dossier.write.html.templates import render, say_html
from dossier.write.lookup import Lookup
from dossier.write.wording import without_brackets

ROWS = 12
"""How many rows a difference shows, half of them from either end. More than 12 rows are a table, which every topic has."""

DRAWN = 24
"""So many figures stand on the axis; of more, those of the rows: the words below say how many lie between."""


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
    lookup: Lookup,
    differences: Sequence[Difference],
    citations: Citations,
    *,
    here: str | None = None,
    shown: int | None = None,
    brief: bool = False,
) -> Markup:
    """Each difference with its title, its figures on one axis and in words, and why they may differ. ``shown`` of them stand open.
    Where they are ``brief``, a touch opens the words."""
    if not differences:
        return Markup("")
    blocks = [_difference(lookup, difference, citations, here) for difference in differences]
    return render("differences", lookup.wording, blocks=blocks, shown=shown or len(blocks), brief=brief)


def _difference(lookup: Lookup, difference: Difference, citations: Citations, here: str | None) -> dict[str, object]:
    estimates = [lookup.estimates[name] for name in difference.estimates]
    in_time = difference.kind in ("revision", "rising")
    shown = estimates if in_time else sorted(estimates, key=lambda one: (one.modality != "planned", one.scope != "new", *ends(one)))
    measured = len(set(difference.measures)) > 1
    return {
        "id": difference.id,
        "kind": lookup.wording.say(f"difference.kind_{difference.kind}"),
        "when": _when(lookup, estimates),
        "title": _title(lookup, difference, estimates),
        "why": _why(lookup, difference, estimates),
        "reading": with_notes(lookup, lookup.text(reading.text), citations) if (reading := reading_of(lookup, difference)) else None,
        "axis": Markup(inline_svg(strip(lookup, estimates if len(estimates) <= DRAWN else _ends(shown), scale=True))),
        "rows": [estimate_row(lookup, estimate, citations, here=here) for estimate in _ends(shown)],
        "left": max(len(shown) - ROWS, 0),
        "measured": measured,
        "doubted": sum(not sole_doubtful_outlet(lookup, one) for one in estimates) < 2,
    }


def _title(lookup: Lookup, difference: Difference, estimates: Sequence[Estimate]) -> str:
    """What differs, with who gives either end. What is planned, and a new batch, stand beside a total, not against it."""
    say = lookup.wording.say
    measures = [lookup.measure(measure) for measure in difference.measures]
    if difference.kind == "definition":
        first = [_plainest(lookup, [one for one in estimates if one.measure == measure]) for measure in difference.measures]
        return say("charts.then").join(
            say("list.colon").join([name, stated(lookup, one)]) for name, one in zip(measures, first, strict=True)
        )
    if difference.kind in ("planned", "batch"):
        beside = [one for one in estimates if (one.modality == "planned" if difference.kind == "planned" else one.scope == "new")]
        both = [_plainest(lookup, side) for side in (beside, [one for one in estimates if one not in beside]) if side]
        return say("list.colon").join([measures[0], say("charts.then").join(stated(lookup, one) for one in both)])
    low, high = (estimates[0], estimates[-1]) if difference.kind in ("revision", "rising") else _apart(estimates)
    return say(
        f"difference.title_{difference.kind}",
        measure=measures[0],
        low=lookup.in_words(low),
        low_who=_whose(lookup, low),
        high=lookup.in_words(high),
        high_who=_whose(lookup, high),
    )


def _plainest(lookup: Lookup, estimates: Sequence[Estimate]) -> Estimate:
    """The estimate that needs the fewest words: of a source that is not in doubt, of a named claimant."""
    return min(estimates, key=lambda one: (bool(sole_doubtful_outlet(lookup, one)), one.claimant is None))


def _apart(estimates: Sequence[Estimate]) -> tuple[Estimate, Estimate]:
    """The lowest and the highest: of those that name a claimant, where two claimants are named."""
    named = [one for one in estimates if one.claimant]
    found = extent(named if len({one.claimant for one in named}) > 1 else estimates)
    return found.lowest, found.highest


def _who(lookup: Lookup, estimate: Estimate) -> str:
    return without_brackets(lookup.named(estimate) or lookup.wording.say("claim.nobody"))


def _whose(lookup: Lookup, estimate: Estimate) -> str:
    """Who gives an estimate, with a warning where only a doubtful outlet has it."""
    doubt = [lookup.wording.say("warning.short")] if sole_doubtful_outlet(lookup, estimate) else []
    return lookup.wording.say("list.semicolon").join([source_words(lookup, estimate), *doubt])


def _why(lookup: Lookup, difference: Difference, estimates: Sequence[Estimate]) -> Markup:
    """Why the figures may differ, as far as their kind tells."""
    measures = [lookup.measure(measure) for measure in difference.measures]
    keys = [f"difference.{difference.kind}"]
    if difference.kind == "conflict":
        keys = ["difference.conflict_undated"] if any(one.as_of is None for one in estimates) else keys
        keys += ["difference.reported"] if any(one.as_of_basis == "reported" for one in estimates) else []
        keys += ["difference.batches"] if all(one.scope == "new" for one in estimates) else []
    return Markup(" ").join(
        say_html(lookup.wording, key, who=_who(lookup, estimates[0]), measure=measures[0], other=measures[-1]) for key in keys
    )


def _when(lookup: Lookup, estimates: Sequence[Estimate]) -> str:
    """The months of the earliest and the latest of some estimates."""
    dates = sorted(estimate.as_of for estimate in estimates if estimate.as_of)
    ends = dict.fromkeys(lookup.wording.date(date, short=True) for date in (dates[0], dates[-1])) if dates else [lookup.wording.date(None)]
    return " – ".join(ends)


def _ends(estimates: list[Estimate]) -> list[Estimate]:
    """The first and the last of many rows."""
    return estimates if len(estimates) <= ROWS else [*estimates[: ROWS // 2], *estimates[-ROWS // 2 :]]
