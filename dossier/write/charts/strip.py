"""The small strip of a key figure's card, and the legend of signs. Neither has a scale to read, so Vega is not needed."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.bounds import drawable, ends, lower_bound, upper_bound
from dossier.models import Estimate, Relation
from dossier.write.charts.layout.axis import Axis, value_axis
from dossier.write.charts.layout.letters import text_width
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.html.plain import plain
from dossier.write.lookup import Lookup
from dossier.write.signs import ARROW, RING, sign, small_picture
from dossier.write.wording import Wording

WIDTH, SCALED_WIDTH, EDGE = 260.0, 343.0, 20.0
"""Px of a strip in a card, and of one with a scale, whose letters must stay over 12 px on a phone; and beside its axis."""

LANE, DOUBTFUL_LANE, RADIUS, SCALE_SIZE = 13.0, 19.0, 5.0, 12.5
"""Px from one line of signs to the next, where none or some have a ring of doubt; a sign's radius; the letters of the scale."""

MOST_LANES = 3
"""More signs on one spot than that do not fit a card; they lie on one another."""

MOST_SIGNS = 60
"""Of more than that some lie on one another so closely that a reader tells them apart no longer; they would be most of a page."""

SIGNS: tuple[Relation, ...] = ("exact", "about", "range", "at_least", "at_most", "vague")


def strip(
    lookup: Lookup, estimates: Sequence[Estimate], *, scale: bool = False, width: float | None = None, size: float = SCALE_SIZE
) -> str:
    """All estimates of a measure as signs on one line, "" where none has a bound. The words around it say what they mean.

    ``scale`` writes the values of the axis below; ``width`` and the ``size`` of its letters are in px.
    """
    known = sorted(drawable(estimates), key=lambda estimate: (lower_bound(estimate), upper_bound(estimate), estimate.id))
    if not known:
        return ""
    width = width or (SCALED_WIDTH if scale else WIDTH)
    values = [value for estimate in known for value in ends(estimate)]
    axis = value_axis(values, width=width - 2 * EDGE, wording=lookup.wording)
    doubtful = {estimate.id for estimate in known if sole_doubtful_outlet(lookup, estimate)}
    lanes, high = _lanes(known, axis, reach=RING if doubtful else 1.4), DOUBTFUL_LANE if doubtful else LANE
    base = high * (1 + max(lanes)) + 5
    body = f'<path d="M0 {base:g}H{width:g}" stroke="var(--rule)"/>'
    labels = zip(axis.ticks, axis.labels, strict=True) if scale else ()
    body += "".join(_tick(EDGE + axis.px(tick), base, label, size, width) for tick, label in labels)
    for estimate, lane in _seen(known, lanes, axis):
        start, end = axis.px(lower_bound(estimate)), axis.px(upper_bound(estimate))
        body += sign(
            lookup.party(estimate.party)[0],
            estimate.relation,
            x=EDGE + start,
            y=base - 3 - (RADIUS * RING if doubtful else RADIUS) - lane * high,
            radius=RADIUS,
            length=end - start,
            doubtful=estimate.id in doubtful,
        )
    return small_picture(body, width=width, height=base + (19 if scale else 3), css="strip")


def _lanes(known: Sequence[Estimate], axis: Axis, *, reach: float) -> list[int]:
    """How many lines over the axis each sign stands, so that they do not cover one another; they ``reach`` so many radii."""
    ends: list[float] = []
    lanes = []
    for estimate in known:
        start, end = axis.px(lower_bound(estimate)), axis.px(upper_bound(estimate))
        before, after = (RADIUS * (ARROW if estimate.relation == open_side else reach) for open_side in ("at_most", "at_least"))
        lane = next((number for number, taken in enumerate(ends) if taken <= start - before), min(len(ends), MOST_LANES - 1))
        ends[lane : lane + 1] = [end + after]
        lanes.append(lane)
    return lanes


def _seen(known: Sequence[Estimate], lanes: Sequence[int], axis: Axis) -> list[tuple[Estimate, int]]:
    """The signs to draw, each with its lane: all, unless there are too many; then those of the highest lane, which lie on one another, a
    radius apart, and the last."""
    found: list[tuple[Estimate, int]] = []
    place = 0.0
    for estimate, lane in zip(known, lanes, strict=True):
        start = axis.px(lower_bound(estimate))
        if len(known) <= MOST_SIGNS or lane < MOST_LANES - 1 or start >= place or estimate is known[-1]:
            found.append((estimate, lane))
            place = start + RADIUS if lane == MOST_LANES - 1 else place
    return found


def _tick(x: float, y: float, label: str, size: float, width: float) -> str:
    """A tick with its label under it, which stays within the picture."""
    half = text_width(label, size) / 2
    middle = max(half, min(x, width - half))
    words = f'<text x="{middle:.2f}" y="{y + 16:g}" text-anchor="middle" font-size="{size:g}" fill="var(--ink-soft)">{plain(label)}</text>'
    return f'<path d="M{x:.2f} {y:g}v4" stroke="var(--ink-soft)"/>{words}'


def sign_legend(wording: Wording, *, upright: bool = False, timed: bool = False, doubtful: bool = False) -> str:
    """The legend of the signs of figures, as one HTML paragraph; ``upright``: also of those whose values go upwards; ``timed``: also of
    what only charts over time tell; ``doubtful``: also of those that rest on doubtful sources alone."""
    parts = []
    for relation in SIGNS:
        spread, arrow = relation in ("range", "vague"), relation in ("at_least", "at_most")
        width = 30.0 if spread or arrow else 14.0
        x = 3.0 if spread else width - 7 if relation == "at_most" else 7.0
        picture = small_picture(sign(0 if spread else 1, relation, x=x, y=8, radius=5.5, length=24), width=width, height=16, css="sign")
        if upright and arrow:
            turned = sign(1, relation, x=5, y=15 if relation == "at_least" else 5, radius=4, upright=True)
            picture += small_picture(turned, width=10, height=20, css="sign d-upright")
        parts.append(f'<span class="sign-of">{picture} {plain(wording.say(f"charts.sign_{relation}"))}</span>')
    others = [("nobody", sign(0, "exact", x=8, y=8, radius=5.5))]
    others += [("reported", '<path d="M2 8h16" stroke="var(--ink-soft)"/>' + sign(1, "exact", x=20, y=8, radius=5.5))] if timed else []
    for name, drawn in others:
        picture = small_picture(drawn, width=28.0 if name == "reported" else 16.0, height=16, css="sign")
        parts.append(f'<span class="sign-of">{picture} {plain(wording.say(f"charts.sign_{name}"))}</span>')
    if doubtful:
        ringed = small_picture(sign(1, "exact", x=10, y=10, radius=5, doubtful=True), width=20, height=20, css="sign")
        parts.append(f'<span class="sign-of d-doubted">{ringed} {plain(wording.say("charts.sign_doubt"))}</span>')
    return f'<p class="sign-legend">{plain(wording.say("charts.signs"))} {" ".join(parts)}</p>'
