"""The small strip of a key figure card, and the legend of signs: no scale to read, so no Vega to draw them."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.config import Config
from dossier.models import Estimate, Relation
from dossier.write.charts.axis import value_axis
from dossier.write.charts.chart import drawable
from dossier.write.charts.signs import ARROW, party_number, sign, small_picture
from dossier.write.plain import plain
from dossier.write.summary import bottom, top
from dossier.write.wording import Wording

WIDTH, LANE, EDGE, RADIUS = 260.0, 13.0, 20.0, 5.0
MOST_LANES = 3
"""More dots on one spot than that do not fit a card; they lie on one another."""
SIGNS: tuple[Relation, ...] = ("exact", "about", "range", "at_least", "at_most", "vague")


def strip(estimates: Sequence[Estimate], config: Config, wording: Wording, *, scale: bool = False) -> str:
    """All estimates of a measure as signs on one line, "" where none has a bound. The words around it say what they mean;
    ``scale`` writes the axis' values below."""
    known = sorted(drawable(estimates), key=lambda estimate: (bottom(estimate), top(estimate), estimate.id))
    if not known:
        return ""
    axis = value_axis([value for estimate in known for value in (bottom(estimate), top(estimate))], width=WIDTH - 2 * EDGE, wording=wording)
    ends: list[float] = []
    placed: list[tuple[Estimate, float, float, int]] = []
    for estimate in known:
        start, end = axis.px(bottom(estimate)), axis.px(top(estimate))
        lane = next((number for number, taken in enumerate(ends) if taken <= start - RADIUS), min(len(ends), MOST_LANES - 1))
        ends[lane:lane + 1] = [end + RADIUS * (ARROW if estimate.relation == "at_least" else 1.4)]
        placed.append((estimate, start, end, lane))
    height = LANE * len(ends) + 8
    parties = [party.id for party in config.parties]
    body = f'<path d="M0 {height - 3:g}H{WIDTH:g}" stroke="var(--rule)"/>'
    if scale:
        body += "".join(f'<path d="M{EDGE + axis.px(tick):g} {height - 3:g}v3" stroke="var(--ink-soft)"/><text x="{EDGE + axis.px(tick):g}" y="{height + 9:g}" '
                        f'text-anchor="middle" font-size="8.5" fill="var(--ink-soft)">{plain(label)}</text>' for tick, label in zip(axis.ticks, axis.labels, strict=True))
    for estimate, start, end, lane in placed:
        body += sign(party_number(estimate.party, parties), estimate.relation, x=EDGE + start, y=height - 6 - RADIUS - lane * LANE, radius=RADIUS, reach=end - start)
    return small_picture(body, width=WIDTH, height=height + (12 if scale else 0), css="strip")


def sign_legend(wording: Wording) -> str:
    """What each way of drawing a figure means, as one HTML paragraph."""
    parts = []
    for relation in SIGNS:
        spread, arrow = relation in ("range", "vague"), relation in ("at_least", "at_most")
        width = 30.0 if spread or arrow else 14.0
        x = 3.0 if spread else width - 7 if relation == "at_most" else 7.0
        picture = small_picture(sign(0 if spread else 1, relation, x=x, y=8, radius=5.5, reach=24), width=width, height=16, css="sign")
        parts.append(f'<span class="sign-of">{picture} {plain(wording.say(f"charts.sign_{relation}"))}</span>')
    return f'<p class="sign-legend">{plain(wording.say("charts.signs"))} {" ".join(parts)}</p>'


def party_sign(party: str | None, config: Config) -> str:
    """A party's own sign for a chip beside its name."""
    number = party_number(party, [known.id for known in config.parties])
    return small_picture(sign(number, "exact", x=7, y=7, radius=5), width=14, height=14, css="party-sign")
