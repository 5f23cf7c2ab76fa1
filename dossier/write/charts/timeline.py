"""What was said to hold when: dates on the axis, a row for each measure, a sign and its figure for each estimate."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.models import Estimate
from dossier.write.charts.axis import Axis, time_axis
from dossier.write.charts.chart import MOST_ROWS, Chart, Desk, Words, capital, finish, list_estimates, more_note, sentences
from dossier.write.charts.drawing import NAME, NARROW, SOFT, WIDE, Drawing, Hit, Key, Rule, Sign, Step, Text
from dossier.write.charts.letters import text_width, wrap
from dossier.write.charts.rows import LINE, MARGIN
from dossier.write.lookup import lower_first

LABELS = 168.0
LANE, TOUCH = 26.0, 44.0
"""The height of a line of signs under a mouse, and under a finger."""
RADIUS = 6.0
MOST_SHARE = 0.5
"""From this share on, the title names the month that holds so many of the figures."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """An estimate in its place: its days, its lane, and on which side of it the figure stands."""

    estimate: Estimate
    first: dt.date
    last: dt.date
    lane: int
    right: bool


@dataclass(frozen=True, slots=True)
class _Band:
    measure: str
    marks: tuple[_Mark, ...]
    lanes: int


def days_of(prefix: str) -> tuple[dt.date, dt.date]:
    """The first and last day of an ISO date or its prefix.

    >>> days_of("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    """
    if len(prefix) == 10:
        return dt.date.fromisoformat(prefix), dt.date.fromisoformat(prefix)
    year, first, last = int(prefix[:4]), int(prefix[5:] or 1), int(prefix[5:] or 12)
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def timeline_chart(estimates: Sequence[Estimate], desk: Desk) -> Chart | None:
    """The chart of the estimates with a month at least, None where fewer than two days or months are named."""
    dated = [estimate for estimate in estimates if estimate.as_of and len(estimate.as_of) > len("2025")]
    dates = sorted({estimate.as_of for estimate in dated if estimate.as_of})
    if len(dates) < 2:
        return None
    return finish(desk, "timeline", "timeline", _words(estimates, dated, dates, desk), list_estimates(estimates, desk),
                  lambda narrow: _draw(dated, dates, desk, narrow=narrow))


def _words(estimates: Sequence[Estimate], dated: Sequence[Estimate], dates: Sequence[str], desk: Desk) -> Words:
    wording = desk.lookup.wording
    first, last = (wording.date(date, short=True) for date in (dates[0], dates[-1]))
    month, most = max(Counter((estimate.as_of or "")[:7] for estimate in dated).items(), key=lambda item: (item[1], item[0]))
    if most >= MOST_SHARE * len(dated) and most > 2 and len(month) == 7:
        title = desk.say("title_timeline_most", most=wording.number(most), figures=desk.count("figures", len(dated)), month=wording.date(month))
    else:
        title = desk.say("title_timeline", figures=desk.count("figures", len(dated)), first=first, last=last)
    undated = len(estimates) - len(dated)
    months = any(len(estimate.as_of or "") < 10 for estimate in dated)
    subtitle = sentences(desk.say("subtitle_timeline"), desk.say("months") if months else "", desk.count("undated_more", undated) if undated else "")
    rows = Counter(estimate.measure for estimate in dated)
    alt = desk.say("alt_timeline", first=first, last=last, kinds=wording.listing(
        [desk.say("of_kind", kind=lower_first(desk.lookup.measure(name)), n=wording.number(count)) for name, count in rows.most_common(4)]))
    return Words(capital(title), subtitle, sentences(alt))


def _draw(dated: Sequence[Estimate], dates: Sequence[str], desk: Desk, *, narrow: bool) -> Drawing:
    total, left = (NARROW, 34.0) if narrow else (WIDE, LABELS)
    width = total - left - MARGIN
    axis = time_axis(days_of(dates[0])[0], max(days_of(date)[1] for date in dates), width=width, wording=desk.lookup.wording)
    bands, drawn = _bands(dated, axis, desk, left=left - 4 if narrow else 10)
    texts: list[Text] = []
    signs: list[Sign] = []
    rules: list[Rule] = []
    hits: list[Hit] = []
    steps: list[Step] = []
    keys: list[Key] = []
    lane, y = (TOUCH if narrow else LANE), _legend(dated, texts, keys, desk, left=left, total=total)
    for band in bands:
        rules.append(Rule(-left, total - left, y, y))
        lines = wrap(desk.lookup.measure(band.measure), total if narrow else left - 16, NAME)
        texts += [Text(-left, y + 15 + number * LINE, words, NAME) for number, words in enumerate(lines)]
        start = y + (LINE * len(lines) + 6 if narrow else 2)
        end = max(start + band.lanes * lane, y + LINE * len(lines) + 8)
        rules += [Rule(axis.px(tick), axis.px(tick), start if narrow else y, end + 2) for tick in axis.ticks]
        for mark in band.marks:
            _mark(mark, start + (mark.lane + 0.5) * lane, lane, axis, texts, signs, steps, hits, desk)
        y = end + 2
    rules.append(Rule(-left, total - left, y, y))
    more = more_note(len(dated) - drawn, desk)
    if more:
        texts.append(Text(-left, y + 14, more, SOFT, soft=True))
        y += 28
    return Drawing(total, left, MARGIN, y, axis, tuple(texts), tuple(signs), (), tuple(steps), tuple(rules), tuple(hits), tuple(keys), RADIUS)


def _bands(dated: Sequence[Estimate], axis: Axis, desk: Desk, *, left: float) -> tuple[list[_Band], int]:
    """The measures' rows, whose signs lie in lanes where nothing overlaps, and how many signs they hold. Lanes are dealt out
    in turn until there are ``MOST_ROWS``."""
    marks = {measure: _lanes([estimate for estimate in dated if estimate.measure == measure], axis, desk, left=left)
             for measure in dict.fromkeys(estimate.measure for estimate in dated)}
    wanted = [(lane, place) for place, found in enumerate(marks.values()) for lane in {mark.lane for mark in found}]
    dealt = set(sorted(wanted)[:MOST_ROWS])
    bands = []
    for place, (measure, found) in enumerate(marks.items()):
        kept = tuple(mark for mark in found if (mark.lane, place) in dealt)
        if kept:
            bands.append(_Band(measure, kept, 1 + max(mark.lane for mark in kept)))
    return bands, sum(len(band.marks) for band in bands)


def _lanes(estimates: Sequence[Estimate], axis: Axis, desk: Desk, *, left: float) -> list[_Mark]:
    """Each estimate in the first lane that has room for its sign and figure."""
    ends: list[float] = []
    marks: list[_Mark] = []
    for estimate in sorted(estimates, key=lambda item: (days_of(item.as_of or ""), item.id)):
        first, last = days_of(estimate.as_of or "")
        middle, clear = (axis.px(first.toordinal()) + axis.px(last.toordinal())) / 2, _clear(first, last, axis)
        need = text_width(desk.lookup.in_words(estimate), SOFT, bold=True) + clear
        right = middle + need <= axis.width + MARGIN
        begin, end = (middle - clear, middle + need + 6) if right else (middle - need - 6, middle + clear)
        lane = next((number for number, taken in enumerate(ends) if taken <= max(begin, -left)), len(ends))
        ends[lane:lane + 1] = [end]
        marks.append(_Mark(estimate, first, last, lane, right))
    return marks


def _clear(first: dt.date, last: dt.date, axis: Axis) -> float:
    """Px from a sign's middle to its figure: past the line over the days it may mean."""
    return max(RADIUS, (axis.px(last.toordinal()) - axis.px(first.toordinal())) / 2) + 6


def _mark(mark: _Mark, y: float, height: float, axis: Axis, texts: list[Text], signs: list[Sign], steps: list[Step], hits: list[Hit], desk: Desk) -> None:
    """A sign at its day, or in the middle of a line over the days it may mean, and its figure."""
    first, last = (axis.px(day.toordinal()) for day in (mark.first, mark.last))
    middle = (first + last) / 2
    party = desk.lookup.party(mark.estimate.party)[0]
    if mark.first != mark.last:
        steps.append(Step(mark.first.toordinal(), mark.last.toordinal(), y, y))
    day = (mark.first.toordinal() + mark.last.toordinal()) / 2
    relation = mark.estimate.relation if mark.estimate.relation == "about" else "exact"
    signs.append(Sign(day, day, y, relation, party))
    words = desk.lookup.in_words(mark.estimate)
    place = _clear(mark.first, mark.last, axis)
    texts.append(Text(middle + place if mark.right else middle - place, y, words, SOFT, bold=True, align="left" if mark.right else "right", halo=True))
    long = text_width(words, SOFT, bold=True) + place
    claim = desk.lookup.claims[mark.estimate.claims[0]]
    x, x2 = (middle - 14, middle + long) if mark.right else (middle - long, middle + 14)
    hits.append(Hit(x, x2, y - height / 2, y + height / 2, desk.href(claim), desk.told(mark.estimate)))


def _legend(dated: Sequence[Estimate], texts: list[Text], keys: list[Key], desk: Desk, *, left: float, total: float) -> float:
    """Which sign is whose, over the plot: the rows name measures, not claimants. Gives where the rows begin."""
    names: dict[int, list[str]] = {}
    for number, name in sorted({desk.lookup.party(estimate.party) for estimate in dated}):
        names.setdefault(number, []).append(capital(name))
    parties = sorted(((number, " · ".join(named)) for number, named in names.items()), key=lambda party: (party[0] == 0, party))
    x, y = -left, 10.0
    for number, name in parties:
        need = RADIUS * 2 + 8 + text_width(name, SOFT) + 18
        if x > -left and x + need > total - left:
            x, y = -left, y + LINE + 4
        keys.append(Key(x + RADIUS, y, number))
        texts.append(Text(x + RADIUS * 2 + 8, y, name, SOFT, soft=True))
        x += need
    return y + 20
