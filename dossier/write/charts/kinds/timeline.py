"""The timeline: dates on the axis, a row for each measure, a sign with its figure for each estimate."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

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

LANE, TOUCH = 26.0, 44.0
"""The height of a line of signs under a mouse, and under a finger."""

LONGEST_NAME, NAME_GAP = 150.0, 6.0
"""Px: the longest name of a claimant, and the gap between the figure and the name."""


NAMED = 4
"""How many measures the alternative text names."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """An estimate in its place: its days and its lane. ``clear`` is the distance from the sign to its words, ``right`` the side on which
    they stand."""

    estimate: Estimate
    figure: str
    who: str
    first: dt.date
    last: dt.date
    lane: int
    clear: float
    right: bool


def timeline_chart(estimates: Sequence[Estimate], context: Context, *, elsewhere: Container[str] = ()) -> Chart | None:
    """The chart of the estimates that are dated by a month at least. ``None`` where they are fewer than ``LEAST``, hold at one day or
    month, or are all in another chart (``elsewhere``, by id)."""
    dated = [estimate for estimate in estimates if is_known(estimate.as_of, "month")]
    dates = sorted({estimate.as_of for estimate in dated if estimate.as_of})
    if len(dates) < 2 or len(dated) < LEAST or all(estimate.id in elsewhere for estimate in dated):
        return None
    return draw_chart(
        context,
        "timeline",
        "timeline",
        _words(estimates, dated, dates, context),
        list_estimates(estimates, context),
        lambda narrow: _draw(dated, dates, context, narrow=narrow),
    )


def _words(estimates: Sequence[Estimate], dated: Sequence[Estimate], dates: Sequence[str], context: Context) -> Words:
    wording = context.lookup.wording
    first, last = (wording.date(date, short=True) for date in (dates[0], dates[-1]))
    measure = gravest(context.lookup, dict.fromkeys(estimate.measure for estimate in dated))
    latest = max((one for one in dated if one.measure == measure), key=lambda one: (one.as_of or "", not context.doubt(one), one.id))
    title = context.say("title_timeline", phrase=context.lookup.phrase(measure), figure=dated_words(context.lookup, latest))
    left = len(estimates) - len(dated)
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
    axis = fit(sheet, lambda width: time_axis(days_of(dates[0])[0], last, width=width, wording=context.lookup.wording))
    bands = _bands(dated, axis, sheet, context, narrow=narrow)
    edges = -sheet.left, sheet.total - sheet.left
    for measure, marks in bands.items():
        sheet.rules.append(Rule(*edges, sheet.y, sheet.y))
        _band(measure, marks, axis, sheet, context, narrow=narrow)
    sheet.rules.append(Rule(*edges, sheet.y, sheet.y))
    return complete(sheet, axis, more=more_note(len(dated) - sum(map(len, bands.values())), context))


def _bands(dated: Sequence[Estimate], axis: Axis, sheet: Sheet, context: Context, *, narrow: bool) -> dict[str, list[_Mark]]:
    """The marks of each measure, in lanes; these are dealt out in turn until there are ``MOST_ROWS``."""
    measures = dict.fromkeys(estimate.measure for estimate in dated)
    marks = {
        measure: _lanes([item for item in dated if item.measure == measure], axis, sheet, context, narrow=narrow) for measure in measures
    }
    wanted = sorted({(mark.lane, place) for place, found in enumerate(marks.values()) for mark in found})
    dealt = set(wanted[:MOST_ROWS])
    bands = {measure: [mark for mark in found if (mark.lane, place) in dealt] for place, (measure, found) in enumerate(marks.items())}
    return {measure: kept for measure, kept in bands.items() if kept}


def _lanes(estimates: Sequence[Estimate], axis: Axis, sheet: Sheet, context: Context, *, narrow: bool) -> list[_Mark]:
    """Each estimate in the first lane that has room for its sign, its figure and who says it."""
    before = sheet.left if sheet.left < LABELS else RADIUS
    ends: list[float] = []
    marks: list[_Mark] = []
    for estimate in sorted(estimates, key=lambda item: (days_of(item.as_of or ""), item.id)):
        first, last = days_of(estimate.as_of or "")
        figure, who = context.lookup.in_words(estimate), cut(context.party_or_claimant(estimate), LONGEST_NAME, SOFT)
        middle, long = _middle(first, last, axis), _length(figure, who, narrow=narrow)
        past, near = max(RADIUS, middle - axis.px(first.toordinal())) + 6, RADIUS + 6
        sides = [(clear, right) for clear in (past, near) for right in (True, False)]  # past the line of days, else on it
        free = [(clear, right) for clear, right in sides if _free(middle, clear + long, axis, sheet, right=right)]
        clear, right = free[0] if free else (near, middle < axis.width / 2)
        begin, end = (middle - past, middle + clear + long + 6) if right else (middle - clear - long - 6, middle + past)
        lane = next((number for number, taken in enumerate(ends) if taken <= max(begin, -before)), len(ends))
        ends[lane : lane + 1] = [end]
        marks.append(_Mark(estimate, figure, who, first, last, lane, clear, right))
    return marks


def _length(figure: str, who: str, *, narrow: bool) -> float:
    """The room of a figure and who says it, beside or over one another."""
    long, name = text_width(figure, SOFT, bold=True), text_width(who, SOFT)
    return max(long, name) if narrow else long + NAME_GAP + name


def _free(middle: float, need: float, axis: Axis, sheet: Sheet, *, right: bool) -> bool:
    """Whether a figure fits on one side of its sign."""
    return middle + need <= axis.width + sheet.right if right else middle - need >= (-sheet.left if sheet.left < LABELS else 0)


def _middle(first: dt.date, last: dt.date, axis: Axis) -> float:
    return (axis.px(first.toordinal()) + axis.px(last.toordinal())) / 2


def _band(measure: str, marks: Sequence[_Mark], axis: Axis, sheet: Sheet, context: Context, *, narrow: bool) -> None:
    """A measure's row: its name, the grid, its marks."""
    top = sheet.y
    lines = wrap(context.lookup.measure(measure), sheet.total if narrow else sheet.left - 16, NAME)
    sheet.texts += [Text(-sheet.left, top + 15 + number * LINE, words, NAME) for number, words in enumerate(lines)]
    lane = TOUCH if narrow else LANE
    start = top + (LINE * len(lines) + 6 if narrow else 2)
    sheet.y = max(start + (1 + max(mark.lane for mark in marks)) * lane, top + LINE * len(lines) + 8) + 2
    sheet.rules += [Rule(axis.px(tick), axis.px(tick), start if narrow else top, sheet.y) for tick in axis.ticks]
    for mark in marks:
        with belonging_to(sheet, claimant_key(mark.estimate)):
            _mark(mark, start + (mark.lane + 0.5) * lane, lane, axis, sheet, context, narrow=narrow)


def _mark(mark: _Mark, y: float, height: float, axis: Axis, sheet: Sheet, context: Context, *, narrow: bool) -> None:
    """A sign at its day, or in the middle of a line over the days that its date may mean. The figure and who gives it stand beside the
    sign; on a phone one stands over the other."""
    first, last = mark.first.toordinal(), mark.last.toordinal()
    middle = _middle(mark.first, mark.last, axis)
    if first != last:
        sheet.steps.append(Step(first, last, y, y))
    day = (first + last) / 2
    party = context.lookup.party(mark.estimate.party)[0]
    sheet.signs.append(Sign(day, day, y, "about" if mark.estimate.relation == "about" else "exact", party, claim=mark.estimate.claims[0]))
    long = mark.clear + _length(mark.figure, mark.who, narrow=narrow)
    align: Align = "left" if mark.right else "right"
    begin, end = (middle - 14, middle + long) if mark.right else (middle - long, middle + 14)
    far = mark.clear if narrow else mark.clear + text_width(mark.figure, SOFT, bold=True) + NAME_GAP
    apart, way = 8.5 if narrow else 0.0, 1 if mark.right else -1
    sheet.texts.append(Text(middle + way * mark.clear, y - apart, mark.figure, SOFT, bold=True, align=align, halo=True))
    sheet.texts.append(Text(middle + way * far, y + apart, mark.who, SOFT, soft=True, align=align, halo=True))
    claim = context.lookup.claims[mark.estimate.claims[0]]
    sheet.hits.append(Hit(begin, end, y - height / 2, y + height / 2, context.href(claim), context.describe(mark.estimate), claim.id))
