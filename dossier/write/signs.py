"""The signs of all charts: a party is a colour and a shape, a hedge is how the shape is drawn.

Shapes are SVG paths around (0, 0) of about radius 1. Vega takes the same paths, so that a strip, a legend and a chart
show the same sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import cos, pi, sin

from dossier.models import Relation

_CIRCLE = "M{r},0A{r},{r},0,1,1,-{r},0A{r},{r},0,1,1,{r},0Z"
_PLUS = [
    (-0.36, -1),
    (0.36, -1),
    (0.36, -0.36),
    (1, -0.36),
    (1, 0.36),
    (0.36, 0.36),
    (0.36, 1),
    (-0.36, 1),
    (-0.36, 0.36),
    (-1, 0.36),
    (-1, -0.36),
    (-0.36, -0.36),
]
ARROW = 3.6
"""How far an open bound's arrow reaches, in radii of the sign it starts from."""


def _polygon(points: Sequence[tuple[float, float]], *, turn: float = 0) -> str:
    turned = [(x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)) for x, y in points]
    return "M" + "L".join(f"{round(x, 3):g},{round(y, 3):g}" for x, y in turned) + "Z"


SHAPES = (
    _CIRCLE.format(r=1.05) + "M-0.7,0A0.7,0.7,0,1,0,0.7,0A0.7,0.7,0,1,0,-0.7,0Z" + _CIRCLE.format(r=0.36),
    _CIRCLE.format(r=0.95),
    _polygon([(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)]),
    _polygon([(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]),
    _polygon([(0, -1.15), (1.1, 0.8), (-1.1, 0.8)]),
    _polygon([(0, 1.15), (-1.1, -0.8), (1.1, -0.8)]),
    _polygon(_PLUS, turn=pi / 4),
    _polygon(_PLUS),
)
"""The shapes by party number. 0, for other parties and for claims without a claimant, is a ring with a point in it when exact."""

HOLLOW = (_CIRCLE.format(r=0.95), *SHAPES[1:])
ARROWS = {"at_least": "M1,0H3.6M2.7,-0.75L3.6,0L2.7,0.75", "at_most": "M-1,0H-3.6M-2.7,-0.75L-3.6,0L-2.7,0.75"}
UPRIGHT = {"at_least": "M0,-1V-3.6M-0.75,-2.7L0,-3.6L0.75,-2.7", "at_most": "M0,1V3.6M-0.75,2.7L0,3.6L0.75,2.7"}
END, FLAT_END = "M0,-1V1", "M-1,0H1"
"""Arrows where the value goes upwards; what closes a range, across it."""
HOLLOW_LINE, EXACT_LINE = 2.0, 0.5
"""The line around a sign, in px: what is hollow needs a bold one, the ring none that would fill it."""
BAND = 0.3
"""How pale a band is."""

RING, DASHES, RING_LINE, DASH = 1.75, 8, 1.2, (3, 3)
"""The broken ring around a sign that rests on doubtful sources alone: its radius in radii of the sign, its dashes, its line; and the
dashes, in px, of the line of such a range."""

DOUBTED = " ".join(map(str, DASH))


def _ring() -> str:
    """The path of the broken ring."""
    ends = [2 * pi * (place + part) / DASHES for place in range(DASHES) for part in (0.0, 0.55)]
    points = [f"{round(RING * cos(turn), 3):g},{round(RING * sin(turn), 3):g}" for turn in ends]
    return "".join(f"M{first}A{RING:g},{RING:g},0,0,1,{last}" for first, last in zip(points[::2], points[1::2], strict=True))


DOUBT = _ring()

LIGHT = {
    "--party-0": "#767676",
    "--party-1": "#0072B2",
    "--party-2": "#B8860B",
    "--party-3": "#C4411D",
    "--party-4": "#8E4585",
    "--party-5": "#2C8C7C",
    "--party-6": "#4B6FA5",
    "--party-7": "#6B7280",
    "--ink": "#1a1a1a",
    "--ink-soft": "#595959",
    "--rule": "#d9d9d6",
    "--paper": "#ffffff",
}
"""Real colours for a picture that leaves the site. On the site the stylesheet gives these variables their colours."""


def in_light(svg: str) -> str:
    """A picture with real colours for its variables.

    >>> in_light('<path stroke="var(--ink)"/>')
    '<path stroke="#1a1a1a"/>'
    """
    return re.sub(r"var\((--[a-z0-9-]+)\)", lambda match: LIGHT[match[1]], svg)


def party_number(party: str | None, parties: Sequence[str]) -> int:
    """A party's number, which is its colour and its shape: its place in the editor's file from 1; 0 for every party after the last shape,
    and for no party.

    >>> party_number("b", ["a", "b"]), party_number(None, ["a", "b"])
    (2, 0)
    """
    place = parties.index(party) + 1 if party in parties else 0
    return place if place < len(SHAPES) else 0


def colour(number: int) -> str:
    """The CSS variable of a party number."""
    return f"var(--party-{number})"


def shape(number: int, relation: Relation) -> str:
    """The path of a party's sign under a hedge."""
    return HOLLOW[number] if relation == "about" else SHAPES[number]


def fill(number: int, relation: Relation) -> str:
    """What a sign is filled with: "about" is hollow."""
    return "var(--paper)" if relation == "about" else colour(number)


def line(relation: Relation) -> float:
    """How broad a sign's outline is, in px."""
    return HOLLOW_LINE if relation == "about" else EXACT_LINE


def sign(
    number: int, relation: Relation, *, x: float, y: float, radius: float, length: float = 0, upright: bool = False, doubtful: bool = False
) -> str:
    """One sign as SVG at a place, in px. ``length`` is the length of a range or vague band, from ``x`` on; ``upright`` turns an arrow;
    ``doubtful`` draws it broken, or in a broken ring."""
    tint = colour(number)
    place = f'transform="translate({x:.2f} {y:.2f}) scale({radius:g})"'
    drawn = f'vector-effect="non-scaling-stroke" stroke="{tint}"'
    if relation == "vague":
        box = f'x="{x:.2f}" y="{y - radius:.2f}" width="{max(length, radius):.2f}" height="{2 * radius:.2f}"'
        broken = f'<rect {box} fill="none" stroke="{tint}" stroke-dasharray="{DOUBTED}"/>' if doubtful else ""
        return f'<rect {box} fill="{tint}" opacity="{BAND}"/>{broken}'
    if relation == "range":
        ends = f"M{x:.2f} {y - radius:.2f}v{2 * radius:.2f}m0 {-radius:.2f}h{length:.2f}m0 {-radius:.2f}v{2 * radius:.2f}"
        broken = f' stroke-dasharray="{DOUBTED}"' if doubtful else ""
        return f'<path d="{ends}" fill="none" stroke="{tint}" stroke-width="2.5"{broken}/>'
    arrows = UPRIGHT if upright else ARROWS
    arrow = f'<path d="{arrows[relation]}" fill="none" {place} {drawn} stroke-width="2"/>' if relation in ARROWS else ""
    arrow += f'<path d="{DOUBT}" fill="none" {place} {drawn} stroke-width="{RING_LINE:g}"/>' if doubtful else ""
    return f'{arrow}<path d="{shape(number, relation)}" {place} {drawn} stroke-width="{line(relation):g}" fill="{fill(number, relation)}"/>'


def small_picture(body: str, *, width: float, height: float, css: str) -> str:
    """A small inline SVG around signs, beside words that say the same."""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="{css}" {size} aria-hidden="true">{body}</svg>'
