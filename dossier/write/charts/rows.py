"""The picture most charts share: claimants (or kinds, or parts) as rows, one axis, the value at the sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.models import Relation
from dossier.write.charts.axis import Axis, needs_log, value_axis
from dossier.write.charts.drawing import NAME, NARROW, SOFT, VALUE, WIDE, Align, Bar, Drawing, Hit, Rule, Sign, Step, Text
from dossier.write.charts.letters import text_width, wrap
from dossier.write.charts.signs import ARROW
from dossier.write.wording import Wording

LABELS = 256.0
"""Px for the labels beside the plot of the wide picture."""
FIRST_TICK = 22.0
"""Px left of a narrow logarithmic plot: half of a label such as 10,000. A linear one begins with a 0."""
BESIDE, ABOVE = 46.0, 44.0
"""The least height of a row: a finger's width."""
LINE = 18.0
MARGIN = 34.0
"""Px right of the plot: room for half a tick's label and an arrow."""
RADIUS = 6.5
GAP = 7.0
HEADROOM = 1.15
"""The axis of bars goes on past the longest, whose number stands at its end."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. ``name`` is empty where the row goes on with the claimant above (``follows``: the same one, revised)."""

    name: str
    note: str
    low: float | None
    high: float | None
    relation: Relation
    party: int | None
    figure: str
    href: str
    told: str
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows under a heading, never of two measures or scopes. ``bars``: lengths from zero."""

    title: str
    rows: tuple[Row, ...]
    bars: bool = False
    signs: bool = True


@dataclass(slots=True)
class _Sheet:
    """What has been laid out so far, from the top down."""

    texts: list[Text] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    y: float = 0


def ends(row: Row) -> tuple[float, float]:
    """The lowest and highest number of a row."""
    named = [value for value in (row.low, row.high) if value is not None]
    return min(named), max(named)


def draw_rows(panels: Sequence[Panel], *, more: str, narrow: bool, wording: Wording) -> Drawing:
    """Lay out panels of rows on one axis; ``more`` says what is left to the table, if anything is."""
    values = [value for panel in panels for row in panel.rows for value in ends(row)]
    if any(panel.bars for panel in panels):
        values.append(max(values) * HEADROOM)
    total, left = (NARROW, FIRST_TICK if needs_log(values) else 6.0) if narrow else (WIDE, LABELS)
    axis = value_axis(values, width=total - left - MARGIN, wording=wording, linear=any(panel.bars for panel in panels))
    sheet = _Sheet()
    for panel in panels:
        _heading(panel, sheet, left, total)
        begin = sheet.y
        tracks = [_row(row, panel, axis, sheet, left=left, narrow=narrow) for row in panel.rows]
        for (x, y), (x2, y2), row in zip(tracks, tracks[1:], panel.rows[1:], strict=False):
            if row.follows:
                sheet.steps.append(Step(x, x2, y, y2))
        if not narrow:
            sheet.rules += [Rule(axis.px(tick), axis.px(tick), begin, sheet.y) for tick in axis.ticks]
        sheet.y += 6
    if more:
        sheet.texts.append(Text(-left, sheet.y + 12, more, SOFT, soft=True))
        sheet.y += 26
    return Drawing(total, left, MARGIN, sheet.y, axis, tuple(sheet.texts), tuple(sheet.signs), tuple(sheet.bars), tuple(sheet.steps),
                   tuple(sheet.rules), tuple(sheet.hits), radius=RADIUS)


def _heading(panel: Panel, sheet: _Sheet, left: float, total: float) -> None:
    if not panel.title:
        return
    if sheet.y:
        sheet.y += 8
        sheet.rules.append(Rule(-left, total - left, sheet.y, sheet.y))
    for line in wrap(panel.title, total, SOFT, bold=True):
        sheet.texts.append(Text(-left, sheet.y + 16, line, SOFT, bold=True, soft=True))
        sheet.y += LINE
    sheet.y += 8


def _row(row: Row, panel: Panel, axis: Axis, sheet: _Sheet, *, left: float, narrow: bool) -> tuple[float, float]:
    """Lay out one row; gives the value and height its step line goes through."""
    top = sheet.y
    middle = _labels_above(row, axis, sheet, left) if narrow else _labels_beside(row, sheet, left)
    low, high = ends(row)
    if narrow:
        sheet.rules += [Rule(axis.px(tick), axis.px(tick), middle - 11, middle + 11) for tick in axis.ticks]
    if panel.bars:
        sheet.bars.append(Bar(high, middle, 14, row.party))
    if panel.signs:
        sheet.signs.append(Sign(row.low, row.high, middle, row.relation, row.party or 0))
    _value(row, panel, axis, sheet, middle, left=left)
    if row.href:
        sheet.hits.append(Hit(-left, axis.width + MARGIN, top, sheet.y, row.href, row.told))
    return (low + high) / 2 if axis.kind == "linear" else low, middle


def _labels_beside(row: Row, sheet: _Sheet, left: float) -> float:
    lines = wrap(row.name, left - 16, NAME) if row.name else []
    notes = wrap(row.note, left - 16, SOFT, lines=1) if row.note else []
    height = max(BESIDE, (len(lines) + len(notes)) * LINE + 12)
    middle = sheet.y + height / 2
    y = middle - (len(lines) + len(notes) - 1) * LINE / 2
    for number, words in enumerate([*lines, *notes]):
        named = number < len(lines)
        sheet.texts.append(Text(-left, y + number * LINE, words, NAME if named else SOFT, soft=not named))
    sheet.y += height
    return middle


def _labels_above(row: Row, axis: Axis, sheet: _Sheet, left: float) -> float:
    room = axis.width + MARGIN + left
    lines = wrap(row.name, room, NAME) if row.name else []
    beside = len(lines) == 1 and text_width(row.name, NAME) + text_width(row.note, SOFT) + 14 <= room
    y = sheet.y + 14
    for number, words in enumerate(lines):
        sheet.texts.append(Text(-left, y + number * LINE, words, NAME))
    if row.note and beside:
        sheet.texts.append(Text(axis.width + MARGIN, y, row.note, SOFT, soft=True, align="right"))
    elif row.note:
        words = wrap(row.note, room, SOFT, lines=1)[0]
        sheet.texts.append(Text(-left, y + len(lines) * LINE, words, SOFT, soft=True, halo=row.follows))
    count = len(lines) + (1 if row.note and not beside else 0)
    middle = sheet.y + 14 + count * LINE + 6
    sheet.y = max(middle + 20, sheet.y + ABOVE)
    return middle


def reach(row: Row, axis: Axis, *, signs: bool = True) -> tuple[float, float]:
    """The px that a row's sign covers."""
    low, high = ends(row)
    start, end = axis.px(low), axis.px(high)
    if not signs:
        return end, end
    if row.relation in ("vague", "range") and row.low is not None and row.high is not None:
        return start - 2, end + 2
    return start - RADIUS * (ARROW if row.relation == "at_most" else 1.2), end + RADIUS * (ARROW if row.relation == "at_least" else 1.2)


def _value(row: Row, panel: Panel, axis: Axis, sheet: _Sheet, y: float, *, left: float) -> None:
    """The value beside its sign: right where there is room and no step line, else left."""
    start, end = reach(row, axis, signs=panel.signs)
    need = text_width(row.figure, VALUE, bold=True) + GAP
    free = {"left": end + need <= axis.width + MARGIN, "right": start - need >= (0 if left > MARGIN else -left) and not panel.bars}
    order: tuple[Align, Align] = ("left", "right")
    if row.follows and sheet.signs[:-1]:
        before = sheet.signs[-2]
        came = [value for value in (before.low, before.high) if value is not None]
        if sum(came) / len(came) > sum(ends(row)) / 2:
            order = ("right", "left")
    align = next((side for side in order if free[side]), None)
    if align:
        sheet.texts.append(Text(end + GAP if align == "left" else start - GAP, y, row.figure, VALUE, bold=True, align=align, halo=True))
    else:
        sheet.texts.append(Text(max(0, min((start + end) / 2, axis.width + MARGIN - need / 2)), y, row.figure, VALUE, bold=True, align="center", halo=True))
