"""The timeline: dates on the axis, a row for each measure, a sign with its figure for each estimate."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from dossier.bounds import drawable
from dossier.dateprefix import days_of, is_known
from dossier.models import Estimate
from dossier.write.charts.chart import (
    LEAST,
    MOST_ROWS,
    Chart,
    Context,
    Words,
    claimant_key,
    draw_chart,
    list_estimates,
    more_note,
    sentences,
)
from dossier.write.charts.layout.axis import Axis, time_axis
from dossier.write.charts.layout.drawing import (
    AXIS_ROOM,
    LINE,
    MARGIN,
    NAME,
    NARROW,
    RADIUS,
    SOFT,
    WIDE,
    Align,
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
from dossier.write.charts.layout.letters import cut, text_width, wrap
from dossier.write.headline import dated as dated_words
from dossier.write.headline import gravest
from dossier.write.wording import lower_first, upper_first

LABELS, FIRST_TICK = 168.0, 34.0
"""Px left of the plot: for the measures' names, and for half of a label such as "Nov 2025" where these stand above."""

LANE, TOUCH = 32.0, 44.0
"""The height of a line of signs under a mouse, and under a finger."""

LONGEST_NAME, LEAST_NAME, NAME_GAP = 150.0, 34.0, 6.0
"""Px: the longest name of a claimant, the shortest room in which a cut one says anything, and the gap between the figure and the name."""

UNDATED, NARROW_UNDATED, MOST_UNDATED, INTO_COLUMN = 132.0, 92.0, 170.0, 14.0
"""Px of the column of what has no date, right of the days: as it is, on a phone, at most; from its edge to its signs."""

TAIL = 18.0
"""Px of the line before a sign of which only the article's date is known: it holds then or before."""

HALF_RANGE, HALF_BAND = 8.0, 5.0
"""Px of half the height of a range's sign, and half the width of a bare plural's: no value is read from them here."""


NAMED = 4
"""How many measures the alternative text names."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """An estimate in its place: its days (none where it is undated) and its lane. ``clear`` is the distance from the sign to its words,
    ``right`` the side on which they stand."""

    estimate: Estimate
    figure: str
    who: str
    days: tuple[dt.date, dt.date] | None
    lane: int
    clear: float
    right: bool


def timeline_chart(estimates: Sequence[Estimate], context: Context, *, elsewhere: Container[str] = ()) -> Chart | None:
    """The chart of the estimates that are dated by a month at least, beside them those without a date. ``None`` where the dated are fewer
    than ``LEAST``, hold at one day or month, or are all in another chart (``elsewhere``, by id)."""
    dated = [estimate for estimate in estimates if is_known(estimate.as_of, "month")]
    undated = [estimate for estimate in drawable(estimates) if estimate.as_of is None]
    dates = sorted({estimate.as_of for estimate in dated if estimate.as_of})
    if len(dates) < 2 or len(dated) < LEAST or all(estimate.id in elsewhere for estimate in dated):
        return None
    return draw_chart(
        context,
        "timeline",
        "timeline",
        _words(estimates, dated, undated, dates, context),
        list_estimates(estimates, context),
        lambda narrow: _draw([*dated, *undated], dates, context, narrow=narrow),
    )


def _words(
    estimates: Sequence[Estimate], dated: Sequence[Estimate], undated: Sequence[Estimate], dates: Sequence[str], context: Context
) -> Words:
    wording = context.lookup.wording
    first, last = (wording.date(date, short=True) for date in (dates[0], dates[-1]))
    measure = gravest(context.lookup, dict.fromkeys(estimate.measure for estimate in dated))
    latest = max((one for one in dated if one.measure == measure), key=lambda one: (one.as_of or "", not context.doubt(one), one.id))
    title = context.say("title_timeline", phrase=context.lookup.phrase(measure), figure=dated_words(context.lookup, latest))
    left = len(estimates) - len(dated) - len(undated)
    months = not all(is_known(date, "day") for date in dates)
    notes = context.say("months") if months else "", context.count("undated_more", left) if left else ""
    kinds = [
        context.say("of_kind", kind=lower_first(context.lookup.measure(name)), n=wording.number(count))
        for name, count in Counter(estimate.measure for estimate in dated).most_common(NAMED)
    ]
    alt = context.say("alt_timeline", first=first, last=last, kinds=wording.listing(kinds))
    return Words(upper_first(title), sentences(context.say("subtitle_timeline"), *notes), sentences(alt))


def _draw(dated: Sequence[Estimate], dates: Sequence[str], context: Context, *, narrow: bool) -> Drawing:
    sheet = Sheet(NARROW if narrow else WIDE, FIRST_TICK if narrow else LABELS, MARGIN)
    last = max(days_of(date)[1] for date in dates)
    figures = [text_width(context.lookup.in_words(one), SOFT, bold=True) for one in dated if one.as_of is None]
    least = NARROW_UNDATED if narrow else UNDATED
    beside = min(MOST_UNDATED, max(least, INTO_COLUMN + RADIUS + 10 + max(figures))) if figures else 0.0
    sheet.right += beside
    axis = fit(sheet, lambda width: time_axis(days_of(dates[0])[0], last, width=width, wording=context.lookup.wording))
    column = axis.width + sheet.right - beside
    bands = _bands(dated, axis, column, sheet, context, narrow=narrow)
    edges = -sheet.left, sheet.total - sheet.left
    for measure, marks in bands.items():
        sheet.rules.append(Rule(*edges, sheet.y, sheet.y))
        _band(measure, marks, axis, column, sheet, context, narrow=narrow)
    sheet.rules.append(Rule(*edges, sheet.y, sheet.y))
    if beside:
        sheet.texts.append(Text(column + 6, sheet.y + AXIS_ROOM / 2, context.lookup.wording.date(None), SOFT, soft=True))
    return complete(sheet, axis, more=more_note(len(dated) - sum(map(len, bands.values())), context))


def _bands(dated: Sequence[Estimate], axis: Axis, column: float, sheet: Sheet, context: Context, *, narrow: bool) -> dict[str, list[_Mark]]:
    """The marks of each measure, in lanes; these are dealt out in turn until there are ``MOST_ROWS``."""
    measures = dict.fromkeys(estimate.measure for estimate in dated)
    marks = {
        measure: _lanes([item for item in dated if item.measure == measure], axis, column, sheet, context, narrow=narrow)
        for measure in measures
    }
    wanted = sorted({(mark.lane, place) for place, found in enumerate(marks.values()) for mark in found})
    dealt = set(wanted[:MOST_ROWS])
    bands = {measure: [mark for mark in found if (mark.lane, place) in dealt] for place, (measure, found) in enumerate(marks.items())}
    return {measure: kept for measure, kept in bands.items() if kept}


def _lanes(estimates: Sequence[Estimate], axis: Axis, column: float, sheet: Sheet, context: Context, *, narrow: bool) -> list[_Mark]:
    """Each estimate in the first lane that has room for its sign, its figure and who says it; those without a date have lanes of their
    own, in their column."""
    before = sheet.left if sheet.left < LABELS else RADIUS
    dates_end = dt.date.max.isoformat()
    ends: dict[bool, list[float]] = {True: [], False: []}
    marks: list[_Mark] = []
    for estimate in sorted(estimates, key=lambda item: (item.as_of is None, days_of(item.as_of or dates_end), item.id)):
        days = days_of(estimate.as_of) if estimate.as_of else None
        room = LONGEST_NAME if days else axis.width + sheet.right - column - INTO_COLUMN - RADIUS - 6
        figure, who = context.lookup.in_words(estimate), cut(context.party_or_claimant(estimate), room, SOFT)
        if not days and not narrow:
            left = room - text_width(figure, SOFT, bold=True) - NAME_GAP
            who = cut(who, left, SOFT) if left >= LEAST_NAME else ""
        middle, long = _middle(days, axis, column), _length(figure, who, narrow=narrow)
        near = RADIUS + 6
        tail = TAIL if estimate.as_of_basis == "reported" else 0.0
        past = max(near, middle - axis.px(days[0].toordinal()) + tail + 6) if days else near
        sides = [(clear, right) for clear in (past, near) for right in (True, False)] if days else [(near, True)]
        edge = (column if days else axis.width + sheet.right), (-sheet.left if sheet.left < LABELS else 0)
        free = [
            (clear, right) for clear, right in sides if (middle + clear + long <= edge[0] if right else middle - clear - long >= edge[1])
        ]
        clear, right = free[0] if free else (near, middle < axis.width / 2 or not days)
        begin, end = (middle - past, middle + clear + long + 6) if right else (middle - clear - long - 6, middle + past)
        taken = ends[days is None]
        lane = next((number for number, far in enumerate(taken) if far <= max(begin, -before)), len(taken))
        taken[lane : lane + 1] = [end]
        marks.append(_Mark(estimate, figure, who, days, lane, clear, right))
    return marks


def _length(figure: str, who: str, *, narrow: bool) -> float:
    """The room of a figure and who says it, beside or over one another."""
    long, name = text_width(figure, SOFT, bold=True), text_width(who, SOFT)
    return max(long, name) if narrow else long + NAME_GAP + name


def _middle(days: tuple[dt.date, dt.date] | None, axis: Axis, column: float) -> float:
    """Where a sign stands, in px: in the middle of its days, or in the column of what is undated."""
    return (axis.px(days[0].toordinal()) + axis.px(days[1].toordinal())) / 2 if days else column + INTO_COLUMN


def _band(measure: str, marks: Sequence[_Mark], axis: Axis, column: float, sheet: Sheet, context: Context, *, narrow: bool) -> None:
    """A measure's row: its name, the grid, its marks."""
    top = sheet.y
    lines = wrap(context.lookup.measure(measure), sheet.total if narrow else sheet.left - 16, NAME)
    sheet.texts += [Text(-sheet.left, top + 15 + number * LINE, words, NAME) for number, words in enumerate(lines)]
    lane = TOUCH if narrow else LANE
    start = top + (LINE * len(lines) + 6 if narrow else 2)
    sheet.y = max(start + (1 + max(mark.lane for mark in marks)) * lane, top + LINE * len(lines) + 8) + 2
    places = [axis.px(tick) for tick in axis.ticks] + ([column] if column < axis.width + sheet.right else [])
    sheet.rules += [Rule(x, x, start if narrow else top, sheet.y) for x in places]
    for mark in marks:
        with belonging_to(sheet, claimant_key(mark.estimate)):
            _mark(mark, start + (mark.lane + 0.5) * lane, lane, axis, column, sheet, context, narrow=narrow)


def _mark(mark: _Mark, y: float, height: float, axis: Axis, column: float, sheet: Sheet, context: Context, *, narrow: bool) -> None:
    """A sign at its day, or in the middle of a line over the days that its date may mean. The figure and who gives it stand beside the
    sign; on a phone one stands over the other."""
    middle = _middle(mark.days, axis, column)
    px = (axis.high - axis.low) / axis.width
    day = axis.low + middle * px
    if mark.days:
        day = (mark.days[0].toordinal() + mark.days[1].toordinal()) / 2
        first = mark.days[0].toordinal() - (TAIL * px if mark.estimate.as_of_basis == "reported" else 0)
        if first < mark.days[1].toordinal():
            sheet.steps.append(Step(max(first, axis.low), mark.days[1].toordinal(), y, y))
    sheet.signs.append(_sign(mark.estimate, day, y, px, context.lookup.party(mark.estimate.party)[0]))
    long = mark.clear + _length(mark.figure, mark.who, narrow=narrow)
    align: Align = "left" if mark.right else "right"
    begin, end = (middle - 14, middle + long) if mark.right else (middle - long, middle + 14)
    far = mark.clear if narrow else mark.clear + text_width(mark.figure, SOFT, bold=True) + NAME_GAP
    apart, way = 8.5 if narrow else 0.0, 1 if mark.right else -1
    sheet.texts.append(Text(middle + way * mark.clear, y - apart, mark.figure, SOFT, bold=True, align=align, halo=True))
    if mark.who:
        sheet.texts.append(Text(middle + way * far, y + apart, mark.who, SOFT, soft=True, align=align, halo=True))
    claim = context.lookup.claims[mark.estimate.claims[0]]
    sheet.hits.append(Hit(begin, end, y - height / 2, y + height / 2, context.href(claim), context.describe(mark.estimate), claim.id))


def _sign(estimate: Estimate, day: float, y: float, px: float, party: int) -> Sign:
    """A sign that tells the hedge: an arrow up or down, a range upright, a bare plural as a band. No value is read from its height; ``px``
    is a pixel in days."""
    claim = estimate.claims[0]
    if estimate.relation == "range":
        return Sign(day, day, y + HALF_RANGE, "range", party, y - HALF_RANGE, claim=claim)
    if estimate.relation == "vague":
        return Sign(day - HALF_BAND * px, day + HALF_BAND * px, y + HALF_RANGE, "vague", party, y - HALF_RANGE, claim=claim)
    lowered = y + {"at_least": HALF_BAND, "at_most": -HALF_BAND}.get(estimate.relation, 0.0)
    return Sign(day, day, lowered, estimate.relation, party, lowered, claim=claim)
