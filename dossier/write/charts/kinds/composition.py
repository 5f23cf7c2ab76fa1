"""The parts that an announcement names: figures of other things that one claimant gives in one sentence, as bars from zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.bounds import drawable, upper_bound, value_of
from dossier.models import Estimate
from dossier.write.charts.chart import (
    LEAST,
    MOST_ROWS,
    Chart,
    Context,
    Words,
    draw_chart,
    list_estimates,
    more_note,
    sentences,
    source_of,
)
from dossier.write.charts.layout.axis import LOG_FROM
from dossier.write.charts.layout.rows import Panel, draw_rows
from dossier.write.kinds import reserves
from dossier.write.wording import upper_first, without_brackets


@dataclass(frozen=True, slots=True)
class Announcement:
    """The parts, largest first. ``repeats`` are all estimates that give the same parts (the same claimant at another date too). ``whole``
    is the figure that they are parts of, where the same sentence gives it."""

    parts: tuple[Estimate, ...]
    repeats: tuple[Estimate, ...]
    whole: Estimate | None = None

    @property
    def rows(self) -> tuple[Estimate, ...]:
        """The whole, where it is known, then the parts."""
        return (self.whole, *self.parts) if self.whole else self.parts


def composition_chart(estimates: Sequence[Estimate], context: Context) -> Chart | None:
    """The chart of the announcements that name parts; ``None`` where there is none with ``LEAST`` figures."""
    found = [one for one in _announcements(estimates, context) if len(one.rows) >= LEAST]
    if not found:
        return None
    shown: list[Announcement] = []
    for announcement in found:
        if sum(len(item.rows) for item in (*shown, announcement)) <= MOST_ROWS:
            shown.append(announcement)
    estimates_shown = list(dict.fromkeys(estimate for item in found for estimate in (*([item.whole] if item.whole else []), *item.repeats)))
    panels = [_panel(announcement, context) for announcement in shown]
    left = sum(len(announcement.rows) for announcement in found) - sum(len(announcement.rows) for announcement in shown)
    first = found[0]
    claimant = without_brackets(context.claimant(first.parts[0]))
    listed = context.lookup.wording.listing([context.counted(estimate, first.parts) for estimate in first.parts])
    title = context.say("title_parts" if first.parts[0].claimant else "title_parts_unsaid", claimant=claimant, parts=listed)
    alt = sentences(
        *(
            context.say(
                "alt_parts",
                source=source_of(item.parts[0], context),
                parts=context.lookup.wording.listing([context.counted(estimate, item.parts) for estimate in item.parts]),
            )
            for item in shown[:2]
        )
    )
    words = Words(upper_first(f"{title}{_reserved(first.parts[0], ' ({})', context)}"), context.say("subtitle_parts"), alt)
    return draw_chart(
        context,
        "composition",
        "composition",
        words,
        list_estimates(estimates_shown, context),
        lambda narrow: draw_rows(panels, more=more_note(left, context), narrow=narrow, wording=context.lookup.wording),
    )


def _panel(announcement: Announcement, context: Context) -> Panel:
    first = announcement.parts[0]
    dates = dict.fromkeys(
        context.lookup.wording.date(estimate.as_of) for estimate in announcement.repeats if estimate.measure == first.measure
    )
    who = context.claimant(first) if first.claimant else f"{context.claimant(first)} ({context.outlets(first)[0]})"
    rows = tuple(context.row(estimate, context.lookup.measure(estimate.measure), "") for estimate in announcement.rows)
    return Panel(f"{who}{_reserved(first, ' · {}', context)} · {context.lookup.wording.listing(list(dates))}", rows, bars=True)


def _reserved(estimate: Estimate, form: str, context: Context) -> str:
    """The words for a figure that is not simply said to be so, or rests on doubtful sources alone, in the form in which they stand behind
    others; nothing for any other."""
    words = [*reserves(context.lookup.wording, estimate), *context.doubt(estimate)]
    return form.format(", ".join(words)) if words else ""


def _announcements(estimates: Sequence[Estimate], context: Context) -> list[Announcement]:
    """Estimates of two or more measures in one sentence by one claimant as of one date, none of which holds another.

    The same parts by the same claimant are one announcement, however often it is repeated. Parts over ``LOG_FROM``-fold apart, and
    bare plurals, are no bars.
    """
    places: dict[object, dict[str, Estimate]] = {}
    for estimate in drawable(estimates):
        for claim in (context.lookup.claims[name] for name in estimate.claims):
            if estimate.relation != "vague":
                key = (claim.source, claim.start, estimate.party, estimate.claimant, estimate.as_of, estimate.scope, estimate.modality)
                places.setdefault(key, {}).setdefault(estimate.measure, estimate)
    same: dict[object, list[Estimate]] = {}
    wholes: dict[object, Estimate | None] = {}
    for found in places.values():
        parts = sorted(_parts(found.values(), context), key=lambda estimate: (-upper_bound(estimate), estimate.measure))
        if len(parts) > 1 and 0 < upper_bound(parts[0]) <= LOG_FROM * upper_bound(parts[-1]):
            values = tuple((part.measure, *value_of(part)) for part in parts)
            announced = parts[0].party, parts[0].claimant, parts[0].scope, parts[0].modality, values
            same.setdefault(announced, []).extend(parts)
            wholes[announced] = wholes.get(announced) or _whole(parts, found, context)
    announcements = []
    for announced_parts, repeats in same.items():
        kinds = len({part.measure for part in repeats})
        announcements.append(Announcement(tuple(repeats[:kinds]), tuple(repeats), wholes[announced_parts]))
    return sorted(announcements, key=lambda item: (item.parts[0].claimant is None, item.parts[0].as_of is None, item.parts[0].as_of or ""))


def _whole(parts: Sequence[Estimate], found: Mapping[str, Estimate], context: Context) -> Estimate | None:
    """The figure of the sentence whose measure holds those of all the parts."""
    holders = [set(measure.contained_in) for part in parts if (measure := context.lookup.measures.get(part.measure))]
    names = set.intersection(*holders) if len(holders) == len(parts) else set()
    return next((estimate for name, estimate in found.items() if name in names), None)


def _parts(estimates: Iterable[Estimate], context: Context) -> list[Estimate]:
    """The estimates that count the same kind of thing: measures within one other measure; where none is configured so, all but amounts of
    money and other units."""
    found = [estimate for estimate in estimates if not any(context.lookup.claims[claim].figure.unit for claim in estimate.claims)]
    holders = {name for estimate in found if (measure := context.lookup.measures.get(estimate.measure)) for name in measure.contained_in}
    return [estimate for estimate in found if estimate.measure not in holders]
