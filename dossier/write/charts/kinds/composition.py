"""The parts an announcement names: figures of other things that one claimant gives in one breath, from zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.bounds import drawable, top, value_of
from dossier.models import Estimate
from dossier.write.charts.chart import MOST_ROWS, Chart, Desk, Words, finish, list_estimates, more_note, sentences, source_of
from dossier.write.charts.layout.axis import LOG_FROM
from dossier.write.charts.layout.rows import Panel, draw_rows
from dossier.write.wording import upper_first, without_brackets


@dataclass(frozen=True, slots=True)
class Announcement:
    """The parts, largest first; ``told`` the estimates of all that say the same ones (the same claimant at another date); ``whole``
    what the same sentence says that they are parts of, where it does."""

    parts: tuple[Estimate, ...]
    told: tuple[Estimate, ...]
    whole: Estimate | None = None

    @property
    def rows(self) -> tuple[Estimate, ...]:
        """The whole, where it is told, then the parts."""
        return (self.whole, *self.parts) if self.whole else self.parts


def composition_chart(estimates: Sequence[Estimate], desk: Desk) -> Chart | None:
    """The chart of the announcements that name parts, None where there is none."""
    found = _announcements(estimates, desk)
    if not found:
        return None
    shown: list[Announcement] = []
    for announcement in found:
        if sum(len(item.rows) for item in (*shown, announcement)) <= MOST_ROWS:
            shown.append(announcement)
    told = list(dict.fromkeys(estimate for item in found for estimate in (*([item.whole] if item.whole else []), *item.told)))
    panels = [_panel(announcement, desk) for announcement in shown]
    left = sum(len(announcement.rows) for announcement in found) - sum(len(announcement.rows) for announcement in shown)
    first = found[0]
    claimant = without_brackets(desk.claimant(first.parts[0]))
    listed = desk.lookup.wording.listing([desk.part(estimate, first.parts) for estimate in first.parts])
    title = desk.say("title_parts" if first.parts[0].claimant else "title_parts_unsaid", claimant=claimant, parts=listed)
    alt = sentences(
        *(
            desk.say(
                "alt_parts",
                source=source_of(item.parts[0], desk),
                parts=desk.lookup.wording.listing([desk.part(estimate, item.parts) for estimate in item.parts]),
            )
            for item in shown[:2]
        )
    )
    words = Words(upper_first(title), desk.say("subtitle_parts"), alt)
    return finish(
        desk,
        "composition",
        "composition",
        words,
        list_estimates(told, desk),
        lambda narrow: draw_rows(panels, more=more_note(left, desk), narrow=narrow, wording=desk.lookup.wording),
    )


def _panel(announcement: Announcement, desk: Desk) -> Panel:
    first = announcement.parts[0]
    dates = dict.fromkeys(desk.lookup.wording.date(estimate.as_of) for estimate in announcement.told if estimate.measure == first.measure)
    who = desk.claimant(first) if first.claimant else f"{desk.claimant(first)} ({desk.outlets(first)[0]})"
    rows = tuple(desk.row(estimate, desk.lookup.measure(estimate.measure), "") for estimate in announcement.rows)
    return Panel(f"{who} · {desk.lookup.wording.listing(list(dates))}", rows, bars=True)


def _announcements(estimates: Sequence[Estimate], desk: Desk) -> list[Announcement]:
    """Estimates of two or more measures in one sentence by one claimant as of one date, none of which holds another.

    The same parts by the same claimant are one announcement, however often told. Parts over ``LOG_FROM``-fold apart, and
    bare plurals, are no bars.
    """
    places: dict[object, dict[str, Estimate]] = {}
    for estimate in drawable(estimates):
        for claim in (desk.lookup.claims[name] for name in estimate.claims):
            if estimate.relation != "vague":
                key = (claim.source, claim.start, estimate.party, estimate.claimant, estimate.as_of, estimate.scope)
                places.setdefault(key, {}).setdefault(estimate.measure, estimate)
    same: dict[object, list[Estimate]] = {}
    wholes: dict[object, Estimate | None] = {}
    for found in places.values():
        parts = sorted(_parts(found.values(), desk), key=lambda estimate: (-top(estimate), estimate.measure))
        if len(parts) > 1 and 0 < top(parts[0]) <= LOG_FROM * top(parts[-1]):
            first = parts[0]
            values = tuple((part.measure, *value_of(part)) for part in parts)
            voice = first.party, first.claimant, first.scope, values
            same.setdefault(voice, []).extend(parts)
            wholes[voice] = wholes.get(voice) or _whole(parts, found, desk)
    announcements = [
        Announcement(tuple(told[: len({part.measure for part in told})]), tuple(told), wholes[voice]) for voice, told in same.items()
    ]
    return sorted(announcements, key=lambda item: (item.parts[0].claimant is None, item.parts[0].as_of is None, item.parts[0].as_of or ""))


def _whole(parts: Sequence[Estimate], found: Mapping[str, Estimate], desk: Desk) -> Estimate | None:
    """The figure of the sentence whose measure holds those of all the parts."""
    holders = [set(measure.contained_in) for part in parts if (measure := desk.lookup.measures.get(part.measure))]
    names = set.intersection(*holders) if len(holders) == len(parts) else set()
    return next((estimate for name, estimate in found.items() if name in names), None)


def _parts(estimates: Iterable[Estimate], desk: Desk) -> list[Estimate]:
    """Those that count the same kind of thing: measures with one container, or, where none is told, with any unit but money's."""
    found = [estimate for estimate in estimates if not any(desk.lookup.claims[claim].figure.unit for claim in estimate.claims)]
    holders = {name for estimate in found if (measure := desk.lookup.measures.get(estimate.measure)) for name in measure.contained_in}
    return [estimate for estimate in found if estimate.measure not in holders]
