"""The picture of values over time: days from left to right, values upwards, the figure and who says it at each sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dossier.bounds import ends
from dossier.write.charts.layout.axis import Axis, time_axis, value_axis
from dossier.write.charts.layout.drawing import (
    AXIS_ROOM,
    LINE,
    MARGIN,
    NARROW,
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

LONGEST_NAME, NARROW_NAME = 240.0, 120.0
"""Px of a claimant's name, on a phone too; a longer one is cut, and whole in the table."""

SHIFTS = tuple(sign * step * LINE for step in range(12) for sign in ((1,) if step == 0 else (-1, 1)))
"""How far over or under its sign a figure may stand, nearest first."""

UNDATED, NARROW_UNDATED, MOST_UNDATED = 132.0, 96.0, 170.0
"""Px of the column of what has no date, right of the days: as it is, on a phone, at most."""

LETTER = 14.0
"""Px of a letter over the plot, to every side."""

TAIL = 18.0
"""Px of the line before a sign of which only the article's date is known: it holds then or before."""

INTO_COLUMN = 22.0
"""Px from the column's edge to its signs."""

LEAST_NAME = 34.0
"""Px under which a name that is cut says nothing."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure: a row without its labels, the days on which it may hold (none where it is undated), the name of its claimant,
    and the shorter one of its side, for a phone."""

    row: Row
    days: tuple[dt.date, dt.date] | None
    who: str
    side: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which something happened, and the letter that stands for it over the plot."""

    day: dt.date
    letter: str


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
    """A panel while it is laid out: ``place`` gives the height of a value; ``taken`` is where nothing more may stand; the ``column`` of
    what is undated begins there; ``name`` is the px of the longest name."""

    axis: Axis
    place: Callable[[float], float]
    room: _Box
    column: float
    name: float
    taken: list[_Box] = field(default_factory=list)


def draw_plot(
    fields: Sequence[Field], *, more: Callable[[int], str], wording: Wording, narrow: bool = False, moments: Sequence[Moment] = ()
) -> Drawing:
    """Lay out panels under one another, on one axis of days and one scale of values; what has no date stands in a column of its own,
    right of the days. ``more`` says how many figures are left to the table, given those that found no place."""
    points = [point for one in fields for point in one.points]
    height = min(HIGHEST, max(LOWEST, A_POINT * max(len(one.points) for one in fields)))
    values = value_axis([value for point in points for value in ends(point.row)], width=2 * height, wording=wording)
    sheet = Sheet(NARROW if narrow else WIDE, max(text_width(label, SOFT) for label in values.labels) + SCALE_GAP + 4, MARGIN)
    days = [day for point in points if point.days for day in point.days]
    axis = fit(sheet, lambda width: time_axis(min(days), max(days), width=width, wording=wording))
    figures = [text_width(point.row.figure, SOFT, bold=True) for point in points if point.days is None]
    least = NARROW_UNDATED if narrow else UNDATED
    beside = min(MOST_UNDATED, max(least, INTO_COLUMN + RADIUS + BESIDE_SIGN + 4 + max(figures))) if figures else 0.0
    if beside:
        sheet.right += beside
        axis = fit(sheet, lambda width: time_axis(min(days), max(days), width=width, wording=wording))
    column = axis.width + sheet.right - beside
    shown = [moment for moment in moments if axis.low <= moment.day.toordinal() <= axis.high]
    left = 0
    for one in fields:
        left += _panel(one, axis, values, height, sheet, column=column, name=NARROW_NAME if narrow else LONGEST_NAME, moments=shown)
    if beside:
        words = Text(column + 6, sheet.y + AXIS_ROOM / 2, wording.say("date.none"), SOFT, soft=True)
        sheet.texts.append(words)
    return complete(sheet, axis, more=more(left))


def _panel(
    one: Field, axis: Axis, values: Axis, height: float, sheet: Sheet, *, column: float, name: float, moments: Sequence[Moment]
) -> int:
    """Lay out one panel; gives how many of its figures found no place."""
    if one.title:
        sheet.texts.append(Text(-sheet.left, sheet.y + 14, one.title, SOFT, bold=True, soft=True))
        sheet.y += LINE
    top = sheet.y + ABOVE_PLOT + (LETTER if moments else 0)
    bottom = top + height
    room = _Box(-4, axis.width + sheet.right, sheet.y, bottom + LINE / 2)
    panel = _Panel(axis, lambda value: bottom - values.px(value) / 2, room, column, name)
    sheet.rules += [Rule(0, axis.width + sheet.right, panel.place(value), panel.place(value)) for value in values.lines]
    if column < axis.width + sheet.right:
        sheet.rules.append(Rule(column, column, top, bottom))
    free = 0.0
    for moment in moments:
        x = axis.px(moment.day.toordinal())
        letter = max(x, free)
        free = letter + LETTER
        sheet.rules += [Rule(x - 0.5, x - 0.5, top - 4, bottom), Rule(x + 0.5, x + 0.5, top - 4, bottom)]
        sheet.texts.append(Text(letter, top - 11, moment.letter, SOFT, bold=True, soft=True, align="center"))
        panel.taken.append(_Box(x - 7, x + 7, top - 18, top - 2))
    sheet.rules += [Rule(axis.px(tick), axis.px(tick), top, bottom) for tick in axis.ticks]
    for value, label in zip(values.ticks, values.labels, strict=True):
        sheet.texts.append(Text(-SCALE_GAP, panel.place(value), label, SOFT, soft=True, align="right"))
    days = [_day(point, panel) for point in one.points]
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


def _day(point: Point, panel: _Panel) -> float:
    """The day at which a sign is drawn: its own, the middle of those it may mean, or the place of what is undated."""
    axis = panel.axis
    if point.days:
        day = (point.days[0].toordinal() + point.days[1].toordinal()) / 2
    else:
        day = axis.low + (panel.column + INTO_COLUMN) / axis.width * (axis.high - axis.low)
    panel.taken.append(_covered(point, axis.px(day), panel))
    return day


def _point(point: Point, day: float, panel: _Panel, sheet: Sheet) -> bool:
    """Lay out a sign with its words at the nearest free place; gives whether there was one."""
    x, y = panel.axis.px(day), panel.place(_middle(point))
    if point.days:

        def days(px: float) -> float:
            return px / panel.axis.width * (panel.axis.high - panel.axis.low)

        first, last = float(point.days[0].toordinal()), point.days[1].toordinal()
        first -= days(TAIL) if point.row.reported else 0
        sheet.steps += [Step(max(first, panel.axis.low - days(SCALE_GAP - 5)), last, y, y)] if first < last else []
    low, high = map(panel.place, ends(point.row))
    upright = high if point.row.relation == "range" else low
    sheet.signs.append(Sign(day, day, low, point.row.relation, point.row.party, upright, claim=point.row.claim))
    who = _name(point, x, panel)
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


def _name(point: Point, x: float, panel: _Panel) -> str:
    """A claimant's name as long as there is room for; in the column of what is undated it may not reach over the edge."""
    if point.days:
        return cut(point.side if panel.name == NARROW_NAME else point.who, panel.name, SOFT)
    taken = x + RADIUS + BESIDE_SIGN + text_width(point.row.figure, SOFT, bold=True) + NAME_GAP
    room = panel.room.right - taken
    return cut(point.side, room, SOFT) if room >= LEAST_NAME else ""


def _places(point: Point, who: str, x: float, y: float, panel: _Panel) -> Iterator[_Box]:
    """Where a figure may stand beside its sign, the nearest first."""
    long = text_width(point.row.figure, SOFT, bold=True) + (NAME_GAP + text_width(who, SOFT) if who else 0)
    start, tail = RADIUS + BESIDE_SIGN, TAIL - RADIUS if point.row.reported else 0.0
    for shift in SHIFTS:
        for left in (x + start, x - start - tail - long) if point.days else (x + start,):
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
