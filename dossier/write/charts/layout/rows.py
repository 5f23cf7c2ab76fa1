"""The picture most charts share: claimants (or kinds, or parts) as rows, one axis, the value at the sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.bounds import ends
from dossier.models import Relation
from dossier.write.charts.layout.axis import Axis, overhang, value_axis
from dossier.write.charts.layout.drawing import (
    ABOVE,
    BESIDE,
    LINE,
    MARGIN,
    NAME,
    NARROW,
    RADIUS,
    SOFT,
    VALUE,
    WIDE,
    Align,
    Bar,
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
from dossier.write.charts.layout.letters import text_width, wrap
from dossier.write.signs import ARROW
from dossier.write.wording import Wording

LABELS = 256.0
"""Px for the labels beside the plot of the wide picture."""

SIDE, SCALE_ROOM = 8.0, 20.0
"""Px left of a narrow plot for half a label of a panel's own scale, and under the panel for its labels."""

GAP, LIFT = 7.0, 20.0
"""Px from a sign to its value, and from a bar up to the words over it."""

HEADROOM = 1.15
"""The axis of bars goes on past the longest, whose number stands at its end."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as a row. ``name`` is empty where the row continues the claimant above. ``revises`` is the place in the panel of the row
    that it revises; ``whole`` the number that it is a part of; ``reported``: only its article's date tells its day."""

    name: str
    note: str
    low: float | None
    high: float | None
    relation: Relation
    party: int
    figure: str
    href: str
    label: str
    claim: str = ""
    claimant_key: str = ""
    revises: int | None = None
    reported: bool = False
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows of one scope under a heading. ``bars``: the figures are lengths from zero. ``own``: they stand on a scale of their own."""

    title: str
    rows: tuple[Row, ...]
    bars: bool = False
    own: bool = False


def draw_rows(panels: Sequence[Panel], *, more: str, narrow: bool, wording: Wording) -> Drawing:
    """Lay out panels of rows on one axis, or each on its own. ``more`` is a note on what only the table holds."""
    if any(panel.own for panel in panels):
        return _own_scales(panels, more=more, narrow=narrow, wording=wording)
    rows = [row for panel in panels for row in panel.rows]
    values = [value for row in rows for value in (*ends(row), *([row.whole] if row.whole else []))]
    bars = any(panel.bars for panel in panels)
    if bars and not any(row.whole for row in rows):
        values.append(max(values) * HEADROOM)
    sheet = Sheet(NARROW if narrow else WIDE, 0 if narrow else LABELS, MARGIN)
    axis = fit(sheet, lambda width: value_axis(values, width=width, wording=wording, linear=bars))
    for panel in panels:
        _panel(panel, axis, sheet, narrow=narrow)
    return complete(sheet, axis, more=more)


def _own_scales(panels: Sequence[Panel], *, more: str, narrow: bool, wording: Wording) -> Drawing:
    """Lay out panels that each have a scale from zero. A value's place is its share of its panel's scale, whose labels stand below it."""
    sheet = Sheet(NARROW if narrow else WIDE, SIDE if narrow else LABELS, MARGIN)
    values = [[value for row in panel.rows for value in ends(row)] for panel in panels]

    def scales(width: float) -> list[Axis]:
        return [value_axis(found, width=width, wording=wording, linear=True) for found in values]

    for before, after in map(overhang, scales(sheet.total - sheet.left - sheet.right)):
        sheet.left, sheet.right = max(sheet.left, before), max(sheet.right, after)
    width = sheet.total - sheet.left - sheet.right
    for panel, scale in zip(panels, scales(width), strict=True):
        rows = tuple(replace(row, low=_share(row.low, scale), high=_share(row.high, scale)) for row in panel.rows)
        ticks = tuple(tick / scale.high for tick in scale.ticks)
        _panel(replace(panel, rows=rows), Axis("linear", 0, 1, width, ticks, ()), sheet, narrow=narrow)
        for tick, label in zip(scale.ticks, scale.labels, strict=True):
            sheet.texts.append(Text(scale.px(tick), sheet.y + 6, label, SOFT, soft=True, align="center"))
        sheet.y += SCALE_ROOM
    return complete(sheet, Axis("linear", 0, 1, width, (), ()), more=more)


def _share(value: float | None, scale: Axis) -> float | None:
    return None if value is None else value / scale.high


def _panel(panel: Panel, axis: Axis, sheet: Sheet, *, narrow: bool) -> None:
    """Lay out one panel: its heading, its rows, the step lines between rows of which one revises the other, the grid."""
    _heading(panel, sheet)
    begin = sheet.y
    tracks: list[tuple[float, float]] = []
    for row in panel.rows:
        before = None if row.revises is None else tracks[row.revises][0]
        with belonging_to(sheet, row.claimant_key):
            tracks.append(_row(row, panel, axis, sheet, narrow=narrow, before=before))
    for (x2, y2), row in zip(tracks, panel.rows, strict=True):
        if row.revises is not None:
            x, y = tracks[row.revises]
            sheet.steps.append(Step(x, x2, y, y2, row.claimant_key))
    if not narrow:
        sheet.rules += [Rule(axis.px(tick), axis.px(tick), begin, sheet.y) for tick in axis.lines]
    sheet.y += 6


def _heading(panel: Panel, sheet: Sheet) -> None:
    if not panel.title:
        return
    if sheet.y:
        sheet.y += 8
        sheet.rules.append(Rule(-sheet.left, sheet.total - sheet.left, sheet.y, sheet.y))
    for words in wrap(panel.title, sheet.total, SOFT, bold=True):
        sheet.texts.append(Text(-sheet.left, sheet.y + 16, words, SOFT, bold=True, soft=True))
        sheet.y += LINE
    sheet.y += 8


def _row(row: Row, panel: Panel, axis: Axis, sheet: Sheet, *, narrow: bool, before: float | None) -> tuple[float, float]:
    """Lay out one row; ``before`` is the value that a step line comes from. Gives the value and the height it goes through."""
    top = sheet.y
    middle = (
        _labels_above(row, axis, sheet, halo=any(one.revises is not None for one in panel.rows)) if narrow else _labels_beside(row, sheet)
    )
    if row.whole:  # "37 of the 64" stands over the bar, which fills the width
        sheet.y, middle = (sheet.y + LIFT, middle + LIFT) if narrow else (sheet.y, middle + LIFT / 2)
    low, high = ends(row)
    if narrow:
        sheet.rules += [Rule(axis.px(tick), axis.px(tick), middle - 11, middle + 11) for tick in axis.lines]
    if panel.bars:
        sheet.bars.append(Bar(high, middle, 14, row.party))
    if row.whole:
        sheet.bars.append(Bar(row.whole, middle, 14, None, whole=True))
        sheet.texts.append(Text(0, middle - LIFT, row.figure, VALUE, bold=True, halo=True))
    else:
        _value(row, panel, axis, sheet, middle, before=before)
    sheet.signs.append(Sign(row.low, row.high, middle, row.relation, row.party, claim=row.claim))
    sheet.hits.append(Hit(-sheet.left, axis.width + sheet.right, top, sheet.y, row.href, row.label, row.claim))
    return (low + high) / 2 if axis.kind == "linear" else low, middle


def _labels_beside(row: Row, sheet: Sheet) -> float:
    """A row's words left of the plot; gives the row's middle."""
    room = sheet.left - 16
    lines = wrap(row.name, room, NAME) if row.name else []
    words = [*lines, *(wrap(row.note, room, SOFT) if row.note else [])]
    height = max(BESIDE, len(words) * LINE + 12)
    first = sheet.y + height / 2 - (len(words) - 1) * LINE / 2
    for number, line in enumerate(words):
        named = number < len(lines)
        sheet.texts.append(Text(-sheet.left, first + number * LINE, line, NAME if named else SOFT, soft=not named))
    sheet.y += height
    return sheet.y - height / 2


def _labels_above(row: Row, axis: Axis, sheet: Sheet, *, halo: bool) -> float:
    """A row's words over its track, the note beside the name where both fit; gives the track's middle."""
    edge = axis.width + sheet.right
    room = edge + sheet.left
    lines = wrap(row.name, room, NAME) if row.name else []
    beside = len(lines) == 1 and text_width(row.name, NAME) + text_width(row.note, SOFT) + 14 <= room
    first = sheet.y + 14
    sheet.texts += [Text(-sheet.left, first + number * LINE, words, NAME, halo=halo) for number, words in enumerate(lines)]
    if row.note and beside:
        sheet.texts.append(Text(edge, first, row.note, SOFT, soft=True, align="right", halo=halo))
    under = wrap(row.note, room, SOFT) if row.note and not beside else []
    below = first + len(lines) * LINE
    sheet.texts += [Text(-sheet.left, below + number * LINE, words, SOFT, soft=True, halo=halo) for number, words in enumerate(under)]
    middle = below + len(under) * LINE + 3
    sheet.y = max(middle + 15, sheet.y + ABOVE)
    return middle


def _covered(row: Row, axis: Axis) -> tuple[float, float]:
    """The px that a row's sign covers."""
    low, high = ends(row)
    start, end = axis.px(low), axis.px(high)
    if row.relation in ("vague", "range"):
        return start - 2, end + 2
    before, after = (RADIUS * (ARROW if row.relation == open_side else 1.2) for open_side in ("at_most", "at_least"))
    return start - before, end + after


def _value(row: Row, panel: Panel, axis: Axis, sheet: Sheet, y: float, *, before: float | None) -> None:
    """The value beside its sign: to the right where there is room and no step line comes in, else to the left, else on it."""
    start, end = _covered(row, axis)
    need = text_width(row.figure, VALUE, bold=True) + GAP
    edge = axis.width + sheet.right
    free = {"left": end + need <= edge, "right": start - need >= (0 if sheet.left == LABELS else -sheet.left) and not panel.bars}
    order: tuple[Align, Align] = ("left", "right")
    if before is not None and before > sum(ends(row)) / 2:
        order = ("right", "left")
    align = next((side for side in order if free[side]), None)
    x = {"left": end + GAP, "right": start - GAP, None: max(need / 2 - sheet.left, min((start + end) / 2, edge - need / 2))}[align]
    sheet.texts.append(Text(x, y, row.figure, VALUE, bold=True, align=align or "center", halo=True))
