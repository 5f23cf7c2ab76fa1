"""Parts that several pages show: charts, differences, the timeline."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dossier.models import Difference, Estimate
from dossier.write.charts import Chart, live_path, strip
from dossier.write.links import page_link
from dossier.write.lookup import Lookup, without_brackets
from dossier.write.notes import Notes
from dossier.write.plain import squeeze
from dossier.write.render import render, say_html
from dossier.write.summary import bottom, extent, only_doubtful, span_words, top


def topic_estimates(lookup: Lookup, topic: str) -> list[Estimate]:
    """The estimates that rest on a claim of the topic."""
    return [estimate for estimate in lookup.dossier.estimates if any(topic in lookup.claims[claim].topics for claim in estimate.claims)]


def topic_of(lookup: Lookup, estimate: Estimate) -> str:
    """The topic on whose page an estimate is explained: the first that lists its measure and has a claim of it."""
    topics = {topic for claim in estimate.claims for topic in lookup.claims[claim].topics}
    listed = [topic.id for topic in lookup.config.topics if topic.id in topics]
    return next(
        (topic.id for topic in lookup.config.topics if topic.id in topics and estimate.measure in topic.measures),
        listed[0] if listed else "index",
    )


ROWS = 12
"""Rows of a difference, half from either end (more than 12 rows are a table, which every topic has)."""

CHART_NOTES = 40
"""More notes than that under a chart of the home page would be most of the page; each stands on its topic's page as well."""


def chart_figure(lookup: Lookup, chart: Chart, notes: Notes, *, downloads: Mapping[str, str], here: bool = True) -> Markup:
    """A chart with its title, its source line, its data and its downloads (kind -> path on the site).

    ``here`` tells that the page is the one that quotes the chart's claims.
    """
    links = {kind: page_link(path, root=notes.root) for kind, path in downloads.items()}
    everything = page_link("sources/index.md", root=notes.root) if chart.kind == "coverage" else None
    many = len(chart.claims) if len(chart.claims) > CHART_NOTES and not here else 0
    cites = Markup("") if everything or many else notes.cite_all(chart.claims)
    wide, narrow = (svg if here else _linked(svg, chart.page, root=notes.root, noted=bool(cites)) for svg in (chart.wide, chart.narrow))
    return render(
        "chart",
        lookup.wording,
        chart=chart,
        wide=_svg(wide),
        narrow=_svg(narrow),
        cites=cites,
        everything=everything,
        many=many,
        data=page_link("data/index.md", root=notes.root),
        downloads=links,
        live=page_link(live_path(chart), root=notes.root) if chart.live else None,
    )


def _linked(svg: str, page: str, *, root: str, noted: bool) -> str:
    """A drawing made for one page with its links told from another; ``noted`` tells that this one has the chart's notes as well.

    >>> _linked('<a xlink:href="#claim-a"></a><a xlink:href="b.html"></a>', "c.md", root="../", noted=True)
    '<a xlink:href="../c.html#claim-a"></a><a xlink:href="../b.html"></a>'
    """

    def told(match: re.Match[str]) -> str:
        address = match[1]
        if noted and address.startswith("#note-"):
            return match[0]
        return f'xlink:href="{page_link(page, root=root) if address.startswith("#") else root}{address}"'

    return re.sub(r'xlink:href="([^"]*)"', told, svg)


def _svg(svg: str) -> Markup:
    """A drawing inside a page: no line of it may end the HTML block or start a template's expression."""
    return squeeze(svg).replace("{", Markup("&#x7b;")).replace("}", Markup("&#x7d;"))


@dataclass(frozen=True, slots=True)
class Said:
    """One estimate in a list: its value, who gives it, as of when, its notes and the address of its quote."""

    figure: str
    measure: str
    party: tuple[int, str]
    who: str
    date: str
    link: Markup
    cites: Markup
    doubtful: str | None
    batch: bool


def said(lookup: Lookup, estimate: Estimate, notes: Notes, *, here: str | None, cite: bool = True) -> Said:
    """An estimate as a row; ``here`` is the topic whose page it stands on."""
    claims = [lookup.claims[claim] for claim in estimate.claims]
    first = next((claim for claim in claims if here in claim.topics), claims[0])
    doubtful = only_doubtful(lookup, estimate)
    outlet = lookup.articles[first.source].outlet
    nobody = lookup.wording.say("claim.nobody_in", outlet=outlet) if outlet and not doubtful else lookup.wording.say("claim.nobody")
    topic = here if here in first.topics else topic_of(lookup, estimate)
    link = Markup(f"#claim-{first.id}") if topic == here else page_link(f"{topic}.md", root=notes.root, anchor=f"claim-{first.id}")
    sources = {claim.source: claim.id for claim in reversed(claims)}
    return Said(
        figure=lookup.in_words(estimate),
        measure=lookup.measure(estimate.measure),
        party=lookup.party(estimate.party) if estimate.party else (0, ""),
        who=lookup.named(estimate) or nobody,
        date=lookup.wording.date(estimate.as_of, short=True),
        link=link,
        cites=(notes.cite if cite else notes.refer)(reversed(sources.values())),
        doubtful=lookup.wording.say("warning.row", outlet=doubtful) if doubtful else None,
        batch=estimate.scope == "new",
    )


def leading(lookup: Lookup, differences: Sequence[Difference], *, first: Collection[str] = ()) -> list[Difference]:
    """Differences in the order in which a reader should meet them: of each kind and measure the newest, those of the
    ``first`` measures before others; then what is left, as it was."""

    def newest(difference: Difference) -> str:
        return max((lookup.estimates[name].as_of or "" for name in difference.estimates), default="")

    heads: dict[tuple[str, tuple[str, ...]], Difference] = {}
    for difference in differences:
        kind = difference.kind, tuple(difference.measures)
        heads[kind] = max(heads.get(kind, difference), difference, key=newest)
    ordered = sorted(heads.values(), key=lambda one: not any(measure in first for measure in one.measures))
    return [*ordered, *(one for one in differences if one not in ordered)]


def difference_blocks(
    lookup: Lookup, differences: Sequence[Difference], notes: Notes, *, here: str | None = None, shown: int | None = None
) -> Markup:
    """Each difference: its title, its figures on one axis and in words, and why they may differ; ``shown`` of them open."""
    if not differences:
        return Markup("")
    blocks = [_difference(lookup, difference, notes, here) for difference in differences]
    return render("differences", lookup.wording, blocks=blocks, shown=shown or len(blocks))


def _difference(lookup: Lookup, difference: Difference, notes: Notes, here: str | None) -> dict[str, object]:
    estimates = [lookup.estimates[name] for name in difference.estimates]
    measures = [lookup.measure(measure) for measure in difference.measures]
    low, high = span_words(lookup, estimates)
    who = without_brackets(lookup.named(estimates[0]) or lookup.wording.say("claim.nobody"))
    if difference.kind == "definition":
        quoted = [lookup.wording.say("note.quoted_title", title=measure) for measure in measures]
        figure = lookup.wording.listing(_shared(lookup, estimates) or [low])
        title = lookup.wording.say("difference.definition_title", measures=lookup.wording.listing(quoted, last="list.or"), figure=figure)
    else:
        title = lookup.wording.say("difference.title" if high else "difference.title_one", measure=measures[0], low=low, high=high or "")
    undated = difference.kind == "conflict" and any(estimate.as_of is None for estimate in estimates)
    why = say_html(
        lookup.wording,
        "difference.conflict_undated" if undated else f"difference.{difference.kind}",
        who=who,
        measure=measures[0],
        other=measures[-1],
    )
    batch = lookup.wording.say("difference.batch") if all(estimate.scope == "new" for estimate in estimates) else ""
    shown = estimates if difference.kind == "revision" else sorted(estimates, key=lambda estimate: (bottom(estimate), top(estimate)))
    axis = Markup(_svg(strip(estimates, lookup.config, lookup.wording, scale=True)))
    return {
        "id": difference.id,
        "kind": lookup.wording.say(f"difference.kind_{difference.kind}"),
        "when": _when(lookup, estimates),
        "title": title,
        "why": why,
        "batch": batch,
        "axis": axis,
        "rows": [said(lookup, estimate, notes, here=here) for estimate in _ends(shown)],
        "left": max(len(shown) - ROWS, 0),
        "measured": len(set(measures)) > 1,
    }


def _when(lookup: Lookup, estimates: Sequence[Estimate]) -> str:
    """The months between which some estimates are said to hold."""
    dates = sorted(estimate.as_of for estimate in estimates if estimate.as_of)
    ends = dict.fromkeys(lookup.wording.date(date, short=True) for date in (dates[0], dates[-1])) if dates else [lookup.wording.date(None)]
    return " – ".join(ends)


def _ends(estimates: list[Estimate]) -> list[Estimate]:
    """The first and the last of many rows."""
    return estimates if len(estimates) <= ROWS else [*estimates[: ROWS // 2], *estimates[-ROWS // 2 :]]


def _shared(lookup: Lookup, estimates: Sequence[Estimate]) -> list[str]:
    """The numbers that estimates of different measures have in common."""
    bounds: dict[str, set[float]] = {}
    for estimate in estimates:
        bounds.setdefault(estimate.measure, set()).update(bound for bound in (estimate.low, estimate.high) if bound is not None)
    return [lookup.wording.number(bound) for bound in sorted(set.intersection(*bounds.values()))]


def timeline(lookup: Lookup, notes: Notes, *, only: Collection[str], here: str | None = None, last: int, fold: bool = False) -> Markup:
    """What ``only`` some estimates were said to hold when, oldest first: the newest dates that have no more than ``last`` rows
    together; with ``fold``, the earlier dates too, one touch away."""
    told = [(event.date, [lookup.estimates[name] for name in event.estimates if name in only]) for event in lookup.dossier.timeline]
    told = [(date, estimates) for date, estimates in told if estimates]
    left = _before(told, last)
    events = [_event(lookup, notes, date, estimates, here) for date, estimates in told[0 if fold else left :]]
    folded = events[:left] if fold else []
    return render("timeline", lookup.wording, events=events[len(folded) :], folded=folded, left=left) if events else Markup("")


def _before(told: Sequence[tuple[str, list[Estimate]]], last: int) -> int:
    """How many of the oldest dates to leave out, so that those left have no more rows than ``last``; the newest stays."""
    rows = 0
    for place in reversed(range(len(told))):
        rows += len(told[place][1])
        if rows > last:
            return min(place + 1, len(told) - 1)
    return 0


def _event(lookup: Lookup, notes: Notes, date: str, estimates: Sequence[Estimate], here: str | None) -> dict[str, object]:
    """A date of the timeline; where all of it rests on one doubtful outlet, that is said once."""
    rows = [said(lookup, one, notes, here=here, cite=False) for one in estimates]
    outlets = {only_doubtful(lookup, one) for one in estimates}
    outlet = outlets.pop() if len(outlets) == 1 and len(rows) > 1 else None
    return {
        "date": lookup.wording.date(date),
        "iso": date,
        "rows": [replace(row, doubtful=None) for row in rows] if outlet else rows,
        "doubt": lookup.wording.say("warning.event", outlet=outlet) if outlet else None,
    }


def card(lookup: Lookup, measure: str, estimates: Sequence[Estimate], *, link: Markup) -> dict[str, object]:
    """A key figure: what is counted, from where to where, how often and by whom it is said."""
    wording = lookup.wording
    found = extent(estimates)
    claims = [lookup.claims[claim] for estimate in estimates for claim in estimate.claims]
    origins = {lookup.origins[claim.source].id if claim.source in lookup.origins else claim.source for claim in claims}
    newest = max((estimate.as_of for estimate in estimates if estimate.as_of), default=None)
    voices = {estimate.claimant for estimate in estimates if estimate.claimant}
    facts = [
        wording.count("count.figures", len(claims)),
        wording.count("count.claimants", len(voices)) if voices else wording.say("claim.nobody"),
        wording.count("count.origins", len(origins)),
        wording.say("card.newest", date=wording.date(newest, short=True)) if newest else wording.date(None),
    ]
    words = lookup.in_words(found.lowest)
    if not found.one_value:
        words = wording.say("card.span", low=wording.number(bottom(found.lowest)), high=wording.number(top(found.highest)))
    more = not found.one_value and found.highest.high is None
    return {
        "title": lookup.measure(measure),
        "span": words,
        "open": more,
        "facts": facts,
        "link": link,
        "strip": Markup(_svg(strip(estimates, lookup.config, wording))),
    }
