"""The picture of values over time: days from left to right, values upwards, the figure and who says it at each sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dossier.bounds import ends
from dossier.write.charts.layout.axis import Axis, time_axis, value_axis
from dossier.write.charts.layout.drawing import (
    LINE,
    MARGIN,
    RADIUS,
    SOFT,
    WIDE,
    Drawing,
    Hit,
    Rule,
    Sheet,
    Sign,
    Step,
    Text,
    belonging_to,
    complete,
    fit,
)
from dossier.write.charts.layout.letters import cut, text_width
from dossier.write.charts.layout.rows import Row
from dossier.write.signs import ARROW
from dossier.write.wording import Wording

LOWEST, HIGHEST, A_POINT = 130.0, 300.0, 36.0
"""Px of a panel: at least, at most, and for each figure in it, so that the words beside the signs find room."""

ABOVE_PLOT = 16.0
"""Px between a panel's heading and its highest value: room for an arrow."""

BESIDE_SIGN, NAME_GAP = 7.0, 6.0
"""Px from a sign to its figure, and from the figure to who says it."""

SCALE_GAP = 15.0
"""Px between the scale of values and the plot: half a sign of the first day stands in it."""

LONGEST_NAME = 240.0
"""Px of a claimant's name; a longer one is cut, and whole in the table."""

SHIFTS = tuple(sign * step * LINE for step in range(12) for sign in ((1,) if step == 0 else (-1, 1)))
"""How far over or under its sign a figure may stand, nearest first."""

DODGES = (0.0, 15.0, -15.0, 30.0, -30.0, 45.0, -45.0)
"""How far signs of one day and value are shifted, in px, so that none hides another."""


@dataclass(frozen=True, slots=True)
class Point:
    """A dated figure: a row without its labels, the days on which it may hold, the name of its claimant."""

    row: Row
    first: dt.date
    last: dt.date
    who: str


@dataclass(frozen=True, slots=True)
class Field:
    """The points of one measure and scope, earliest first."""

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(slots=True)
class _Panel:
    """A panel while it is laid out: ``place`` gives the height of a value; ``taken`` is where nothing more may stand."""

    axis: Axis
    place: Callable[[float], float]
    room: _Box
    taken: list[_Box] = field(default_factory=list)


def draw_plot(fields: Sequence[Field], *, more: Callable[[int], str], wording: Wording) -> Drawing:
    """Lay out panels under one another, on one axis of days and one scale of values. ``more`` says how many figures are left
    to the table, given those that found no place."""
    points = [point for one in fields for point in one.points]
    height = min(HIGHEST, max(LOWEST, A_POINT * max(len(one.points) for one in fields)))
    values = value_axis([value for point in points for value in ends(point.row)], width=2 * height, wording=wording)
    sheet = Sheet(WIDE, max(text_width(label, SOFT) for label in values.labels) + SCALE_GAP + 4, MARGIN)
    first, last = min(point.first for point in points), max(point.last for point in points)
    axis = fit(sheet, lambda width: time_axis(first, last, width=width, wording=wording))
    left = 0
    for one in fields:
        left += _panel(one, axis, values, height, sheet)
    return complete(sheet, axis, more=more(left))


def _panel(one: Field, axis: Axis, values: Axis, height: float, sheet: Sheet) -> int:
    """Lay out one panel; gives how many of its figures found no place."""
    if one.title:
        sheet.texts.append(Text(-sheet.left, sheet.y + 14, one.title, SOFT, bold=True, soft=True))
        sheet.y += LINE
    top = sheet.y + ABOVE_PLOT
    bottom = top + height
    panel = _Panel(axis, lambda value: bottom - values.px(value) / 2, _Box(-4, axis.width + sheet.right, sheet.y, bottom + LINE / 2))
    sheet.rules += [Rule(0, axis.width, panel.place(value), panel.place(value)) for value in values.lines]
    sheet.rules += [Rule(axis.px(tick), axis.px(tick), top, bottom) for tick in axis.ticks]
    for value, label in zip(values.ticks, values.labels, strict=True):
        sheet.texts.append(Text(-SCALE_GAP, panel.place(value), label, SOFT, soft=True, align="right"))
    days = [_aside(point, panel) for point in one.points]
    for point, day in zip(one.points, days, strict=True):
        if point.row.revises is not None:
            before = one.points[point.row.revises]
            y, y2, x, x2 = panel.place(_middle(point)), panel.place(_middle(before)), axis.px(day), axis.px(days[point.row.revises])
            sheet.steps.append(Step(day, days[point.row.revises], y, y2, point.row.claimant_key))
            panel.taken += [_Box(min(x, x2), max(x, x2), y2 - 2, y2 + 2), _Box(x - 2, x + 2, min(y, y2), max(y, y2))]
    placed = []
    for point, day in zip(one.points, days, strict=True):
        with belonging_to(sheet, point.row.claimant_key):
            placed.append(_point(point, day, panel, sheet))
    sheet.y = bottom + 22
    return placed.count(False)


def _middle(point: Point) -> float:
    return sum(ends(point.row)) / 2


def _covered(point: Point, x: float, panel: _Panel) -> _Box:
    """What a sign covers."""
    up, down = (RADIUS * (ARROW if point.row.relation == open_side else 1.2) for open_side in ("at_least", "at_most"))
    low, high = map(panel.place, ends(point.row))
    return _Box(x - RADIUS * 1.1, x + RADIUS * 1.1, high - up, low + down)


def _aside(point: Point, panel: _Panel) -> float:
    """The day at which a sign is drawn: its own, or the nearest at which no other sign hides it."""
    day = (point.first.toordinal() + point.last.toordinal()) / 2
    for shift in DODGES:
        box = _covered(point, panel.axis.px(day) + shift, panel)
        if not any(box.meets(other) for other in panel.taken):
            break
    panel.taken.append(box)
    moved = (box.left + box.right) / 2 / panel.axis.width * (panel.axis.high - panel.axis.low) + panel.axis.low
    return day if shift == 0 else min(max(moved, panel.axis.low), panel.axis.high)


def _point(point: Point, day: float, panel: _Panel, sheet: Sheet) -> bool:
    """Lay out a sign with its words at the nearest free place; gives whether there was one."""
    x, y = panel.axis.px(day), panel.place(_middle(point))
    if point.first != point.last:
        sheet.steps.append(Step(point.first.toordinal(), point.last.toordinal(), y, y))
    low, high = map(panel.place, ends(point.row))
    upright = high if point.row.relation == "range" else low
    sheet.signs.append(Sign(day, day, low, point.row.relation, point.row.party, upright, claim=point.row.claim))
    who = cut(point.who, LONGEST_NAME, SOFT)
    for name in (who, ""):
        found = next((box for box in _places(point, name, x, y, panel) if not any(box.meets(other) for other in panel.taken)), None)
        if found:
            _write(point, name, x, y, found, sheet)
            panel.taken.append(found)
            break
    covered = _covered(point, x, panel)
    words = (found.left - 4, found.right + 4, found.top - 4, found.bottom + 4) if found else None
    own = covered.left - 5, covered.right + 5, covered.top - 5, covered.bottom + 5
    sheet.hits.append(Hit(*(words or own), point.row.href, point.row.label, point.row.claim, more=own if words else None))
    return found is not None


def _places(point: Point, who: str, x: float, y: float, panel: _Panel) -> Iterator[_Box]:
    """Where a figure may stand beside its sign, the nearest first."""
    long = text_width(point.row.figure, SOFT, bold=True) + (NAME_GAP + text_width(who, SOFT) if who else 0)
    start = RADIUS + BESIDE_SIGN
    for shift in SHIFTS:
        for left in (x + start, x - start - long):
            box = _Box(left, left + long, y + shift - LINE / 2, y + shift + LINE / 2)
            if (
                box.left >= panel.room.left
                and box.right <= panel.room.right
                and box.top >= panel.room.top
                and box.bottom <= panel.room.bottom
            ):
                yield box


def _write(point: Point, who: str, x: float, y: float, box: _Box, sheet: Sheet) -> None:
    """Lay out the figure next to its sign, then its claimant; with a hairline where words and sign stand apart."""
    middle, long = (box.top + box.bottom) / 2, text_width(point.row.figure, SOFT, bold=True) + NAME_GAP
    right = box.left > x
    if abs(middle - y) > LINE / 2:
        sheet.rules.append(Rule(x, box.left - 3 if right else box.right + 3, y, middle))
    if right:
        sheet.texts.append(Text(box.left, middle, point.row.figure, SOFT, bold=True, halo=True))
        sheet.texts += [Text(box.left + long, middle, who, SOFT, soft=True, halo=True)] if who else []
    else:
        sheet.texts.append(Text(box.right, middle, point.row.figure, SOFT, bold=True, align="right", halo=True))
        sheet.texts += [Text(box.right - long, middle, who, SOFT, soft=True, align="right", halo=True)] if who else []
