"""A chart laid out, before it is drawn: what stands where. Values stay values; all else is in px from the plot's corner.

The ``claimant_key`` of a word or sign is that of the claimant whose figure it shows; it is "" where it shows nobody's, such as a heading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from dossier.models import Relation
from dossier.write.charts.layout.axis import Axis, overhang

WIDE, NARROW = 720.0, 328.0
"""The text column of a desktop page, and of a phone 360 px wide, the narrowest that is common."""

NAME, SOFT, VALUE = 14.0, 13.0, 14.0
"""Letter sizes, so that an axis stays over 12 px where a page shows the picture a little smaller."""

RADIUS = 6.5
"""The size of a sign: its radius in px."""

LINE = 18.0
"""From one line of words to the next, in px."""

MARGIN = 34.0
"""Px right of a plot: room for half a tick's label and an arrow."""

BESIDE, ABOVE = 46.0, 44.0
"""The least height of a row with its label beside or above it: a finger's width."""

TRIES = 4
"""How often an axis is made anew, as a shorter one may have other labels."""

AXIS_ROOM, EDGE, FOOT = 30.0, 4.0, 22.0
"""Px under a plot for its axis' labels, or where it has none; and under these for a note on the whole chart."""

HALO = 5.0
"""How broad the ground around words is that lie on lines."""

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words at a place; ``y`` is their middle. ``halo`` keeps lines from running through them."""

    x: float
    y: float
    words: str
    size: float = SOFT
    bold: bool = False
    soft: bool = False
    align: Align = "left"
    halo: bool = False
    claimant_key: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A figure on the axis: its bounds, its hedge, its party's number. On a time axis the bounds are days, and ``y2`` is set where
    the value goes upwards: its lower bound at ``y``, its upper one at ``y2``. ``claim`` is the one behind it; ``doubtful``: it
    rests on doubtful sources alone."""

    low: float | None
    high: float | None
    y: float
    relation: Relation
    party: int
    y2: float | None = None
    claimant_key: str = ""
    claim: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A length from zero. ``party`` is None where it has nobody's colour; ``whole``: it is the pale bar that another is a part of. ``x``
    and ``x2`` (px) stand where there is no axis."""

    value: float
    y: float
    height: float
    party: int | None = None
    x: float = 0
    x2: float = 0
    whole: bool = False
    claimant_key: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A revision: from one value at a height down to another at the next. At one height, a stretch of days."""

    low: float
    high: float
    y: float
    y2: float
    claimant_key: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline in px."""

    x: float
    x2: float
    y: float
    y2: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A place to touch: where it leads (``href``) and what it is called (``label``). ``claim`` is the one behind it, where it shows one
    figure. ``more`` is a second place (x, x2, y, y2) for the same, where words stand apart from their sign."""

    x: float
    x2: float
    y: float
    y2: float
    href: str
    label: str
    claim: str = ""
    more: tuple[float, float, float, float] | None = None
    claimant_key: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of a chart. ``left`` and ``right`` are the px beside the plot, ``height`` the plot's, ``foot`` the px under
    its axis."""

    width: float
    left: float
    right: float
    height: float
    axis: Axis | None
    texts: tuple[Text, ...]
    signs: tuple[Sign, ...]
    bars: tuple[Bar, ...]
    steps: tuple[Step, ...]
    rules: tuple[Rule, ...]
    hits: tuple[Hit, ...]
    foot: float = 0


@dataclass(slots=True)
class Sheet:
    """What has been laid out so far, from the top down to ``y``; ``total`` is the picture's width."""

    total: float
    left: float
    right: float
    y: float = 0
    texts: list[Text] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)


def room_under(axis: Axis | None) -> float:
    """Px under a plot for what its axis says there."""
    return AXIS_ROOM if axis and axis.labels else EDGE


@contextmanager
def belonging_to(sheet: Sheet, key: str) -> Iterator[None]:
    """Everything laid out within belongs to one claimant: it stays when others' figures fade."""
    parts: tuple[list[Any], ...] = (sheet.texts, sheet.signs, sheet.bars, sheet.steps, sheet.hits)
    before = [len(part) for part in parts]
    yield
    for part, start in zip(parts, before, strict=True):
        part[start:] = [replace(one, claimant_key=key) for one in part[start:]]


def fit(sheet: Sheet, make: Callable[[float], Axis]) -> Axis:
    """The axis for the room that its own outermost labels leave; widens the sheet's sides for them."""
    for _ in range(TRIES):
        axis = make(sheet.total - sheet.left - sheet.right)
        before, after = overhang(axis)
        if before <= sheet.left and after <= sheet.right:
            break
        sheet.left, sheet.right = max(sheet.left, before), max(sheet.right, after)
    return axis


def complete(sheet: Sheet, axis: Axis | None, *, more: str) -> Drawing:
    """The finished sheet. ``more`` is a note under all else on what only the table holds."""
    if more:
        sheet.texts.append(Text(-sheet.left, sheet.y + room_under(axis) + FOOT / 2, more, SOFT, soft=True))
    return Drawing(
        sheet.total,
        sheet.left,
        sheet.right,
        sheet.y,
        axis,
        tuple(sheet.texts),
        tuple(sheet.signs),
        tuple(sheet.bars),
        tuple(sheet.steps),
        tuple(sheet.rules),
        tuple(sheet.hits),
        FOOT if more else 0,
    )
