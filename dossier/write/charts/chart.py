"""What a chart is once it is drawn, and what all of them say of the estimates behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor, log10

from dossier.bounds import bottom, top
from dossier.config import Topic
from dossier.models import Claim, Estimate
from dossier.write.charts.drawn.vega import picture
from dossier.write.charts.layout.axis import needs_log
from dossier.write.charts.layout.drawing import Drawing
from dossier.write.charts.layout.rows import Row
from dossier.write.html.links import page_link
from dossier.write.lookup import Lookup
from dossier.write.wording import lower_first, upper_first, without_brackets

MOST_ROWS = 12
"""More rows than that are a table, not a picture (LOOK.md); the table under the chart holds them all."""


LOG_NAMED = 3
"""How many values tell how a logarithmic axis goes up."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart.

    ``wide`` and ``narrow`` are inline SVGs of 720 and 328 px with colours as CSS variables. They are empty where the data is too thin
    for a picture: then the words and the table say it. ``spec`` and ``narrow_spec`` are their Vega-Lite specifications; ``voices``
    holds for the claim of each figure that can be touched the key of its claimant. ``head`` and ``rows`` are the table of everything
    it was drawn from, ``claims`` the ids of the claims behind it. ``kind`` is one of ``config.CHARTS``; ``credit`` names the sources
    and the dossier for a picture that leaves the site; ``page`` is the one from which the pictures' links lead.
    """

    id: str
    title: str
    subtitle: str
    alt: str
    wide: str
    narrow: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...]
    spec: Mapping[str, object]
    narrow_spec: Mapping[str, object]
    voices: Mapping[str, str]
    kind: str
    credit: str
    page: str


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around a picture; ``title`` says what is seen, ``alt`` the finding to who cannot see it."""

    title: str
    subtitle: str
    alt: str


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture was drawn from."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a chart needs at hand: the dossier by id and its words, and the page's own topic (None: the home page)."""

    lookup: Lookup
    topic: Topic | None

    @property
    def page(self) -> str:
        """The page that the chart is drawn for, in the folder of its language."""
        return f"{self.topic.id}.md" if self.topic else "index.md"

    def say(self, key: str, **values: object) -> str:
        """A message of the ``[charts]`` table."""
        return self.lookup.wording.say(f"charts.{key}", **values)

    def count(self, key: str, n: int, **values: object) -> str:
        """A message of the ``[charts]`` table in the plural form of ``n``."""
        return self.lookup.wording.count(f"charts.{key}", n, **values)

    def unit(self, measure: str) -> str:
        """What a measure counts ("people"), "" where the editor does not tell."""
        found = self.lookup.measures.get(measure)
        return self.lookup.text(found.unit) if found else ""

    def claimant(self, estimate: Estimate) -> str:
        """The claimant's label."""
        return upper_first(self.lookup.who(estimate) or self.lookup.wording.say("claim.nobody"))

    def voice(self, estimate: Estimate) -> str:
        """The claimant beside a sign, as short as may be."""
        return without_brackets(self.lookup.who(estimate) or self.lookup.wording.say("claim.nobody"))

    def side(self, estimate: Estimate) -> str:
        """The party's name where it has a sign of its own, else the claimant's."""
        number, name = self.lookup.party(estimate.party)
        return name if number else self.voice(estimate)

    def outlets(self, estimate: Estimate) -> list[str]:
        """Where an estimate's claims were read, each outlet once, in reading order."""
        articles = [self.lookup.articles[self.lookup.claims[claim].source] for claim in estimate.claims]
        return list(dict.fromkeys(self.lookup.outlet(article) for article in articles))

    def note(self, estimate: Estimate, *, day: bool = False) -> str:
        """What stands beside a claimant: the date, and where nobody is named the outlet that says it."""
        date = self.lookup.wording.date(estimate.as_of, short=not day)
        return " · ".join([date, self.outlets(estimate)[0]]) if estimate.claimant is None else date

    def href(self, claim: Claim) -> str:
        """The address of a claim: its note on this page, else its quote on the page of its first topic."""
        topics = [topic.id for topic in self.lookup.config.topics if topic.id in claim.topics]
        if self.topic is not None and self.topic.id in topics:
            return f"#note-{claim.id}"
        return str(page_link(f"{topics[0]}.md", root="", anchor=f"claim-{claim.id}")) if topics else ""

    def told(self, estimate: Estimate) -> str:
        """An estimate in one breath, for the tip of a point and the ears of a screen reader."""
        return self.say(
            "point",
            claimant=self.claimant(estimate),
            figure=self.lookup.in_words(estimate),
            measure=self.lookup.measure(estimate.measure),
            date=self.lookup.wording.date(estimate.as_of),
        )

    def revised(self, estimates: Sequence[Estimate]) -> dict[str, str]:
        """Which of the estimates each one comes after, by their ids, where the dossier's differences say that a claimant revised a
        total: two batches, or figures of which one is undated, are never joined."""
        after: dict[str, str] = {}
        for difference in self.lookup.dossier.differences if len(estimates) > 1 else ():
            first, last = (self.lookup.estimates[difference.estimates[place]] for place in (0, -1))
            between = [
                one
                for one in estimates
                if difference.kind == "revision"
                and (one.measure, one.claimant, one.party, one.scope) == (first.measure, first.claimant, first.party, first.scope)
                and one.as_of
                and (first.as_of or "") <= one.as_of <= (last.as_of or "")
            ]
            between.sort(key=lambda one: (one.as_of or "", one.relation != "vague", one.id))
            for place, one in enumerate(between):
                before = [other.id for other in between[:place] if other.as_of != one.as_of]
                after |= {one.id: before[-1]} if before else {}
        return after

    def part(self, estimate: Estimate, others: Sequence[Estimate]) -> str:
        """A figure with what it counts, beside others: by its unit, where that tells it from theirs, else by its measure."""
        units = {self.unit(other.measure) for other in others if other.measure != estimate.measure}
        unit = self.unit(estimate.measure)
        name = lower_first(self.lookup.measure(estimate.measure)) if not unit or unit in units else unit
        return self.lookup.wording.counted(self.lookup.in_words(estimate), name)

    def row(self, estimate: Estimate, name: str, note: str, *, after: int | None = None) -> Row:
        """An estimate as a row under a label."""
        return Row(
            name=name,
            note=note,
            low=estimate.low,
            high=estimate.high,
            relation=estimate.relation,
            after=after,
            party=self.lookup.party(estimate.party)[0],
            figure=self.lookup.in_words(estimate),
            told=self.told(estimate),
            href=self.href(self.lookup.claims[estimate.claims[0]]),
            claim=estimate.claims[0],
            voice=voice_of(estimate),
        )


def finish(desk: Desk, name: str, kind: str, words: Words, table: Table, draw: Callable[[bool], Drawing]) -> Chart:
    """Draw both widths (``draw`` gets whether the narrow one is wanted) and put all together."""
    chart = unpictured(desk, name, kind, words, table)
    label = f"{words.title}. {words.alt}"
    drawings = draw(False), draw(True)
    wide, spec = picture(drawings[0], id=f"{chart.id}-wide", label=label, wording=desk.lookup.wording)
    narrow, narrow_spec = picture(drawings[1], id=f"{chart.id}-narrow", label=label, wording=desk.lookup.wording)
    voices = {hit.claim: hit.of for drawing in drawings for hit in drawing.hits if hit.claim}
    return replace(chart, wide=wide, narrow=narrow, spec=spec, narrow_spec=narrow_spec, voices=voices)


def unpictured(desk: Desk, name: str, kind: str, words: Words, table: Table) -> Chart:
    """What is said in words and a table where a picture would say no more."""
    place = f"{desk.topic.id}-" if desk.topic else ""
    return Chart(
        id=f"chart-{place}{name}",
        title=words.title,
        subtitle=words.subtitle,
        alt=words.alt,
        wide="",
        narrow="",
        head=table.head,
        rows=table.rows,
        claims=table.claims,
        spec={},
        narrow_spec={},
        voices={},
        kind=kind,
        credit=credit(desk, table),
        page=desk.page,
    )


def credit(desk: Desk, table: Table) -> str:
    """The sources and the dossier, for what leaves the site."""
    dossier = desk.lookup.text(desk.lookup.config.title)
    return desk.say("credit", sources=desk.lookup.wording.say("list.comma").join(table.outlets), dossier=dossier)


def voice_of(estimate: Estimate) -> str:
    """What makes two figures one claimant's; nobody named is nobody's."""
    return f"{estimate.party}/{estimate.claimant}" if estimate.claimant else estimate.id


def list_estimates(estimates: Sequence[Estimate], desk: Desk) -> Table:
    """The table under a chart of estimates: all of them, drawn or not."""
    lookup = desk.lookup
    head = tuple(desk.say(f"head_{name}") for name in ("measure", "claimant", "party", "figure", "scope", "date", "sources"))
    rows = tuple(
        (
            lookup.measure(item.measure),
            desk.claimant(item),
            lookup.party(item.party)[1] if item.party else "",
            lookup.in_words(item),
            desk.say(f"scope_{item.scope or 'unsaid'}"),
            lookup.wording.date(item.as_of),
            ", ".join(desk.outlets(item)),
        )
        for item in estimates
    )
    claims = tuple(dict.fromkeys(claim for item in estimates for claim in item.claims))
    return Table(head, rows, claims, tuple(dict.fromkeys(outlet for item in estimates for outlet in desk.outlets(item))))


def time_span(estimates: Sequence[Estimate], desk: Desk) -> str:
    """For when the figures hold: "Mar 2025 to Nov 2025, 2 undated"."""
    dates = sorted(estimate.as_of for estimate in estimates if estimate.as_of)
    undated = len(estimates) - len(dates)
    if not dates:
        return desk.say("undated_all")
    first, last = (desk.lookup.wording.date(date, short=True) for date in (dates[0], dates[-1]))
    told = first if first == last else desk.say("dated", first=first, last=last)
    return f"{told}, {desk.count('undated', undated)}" if undated else told


def source_of(estimate: Estimate, desk: Desk) -> str:
    """Who says it, as of when: "the mayor, Nov 2025"."""
    who = desk.lookup.who(estimate) or desk.lookup.wording.say("claim.nobody")
    return f"{without_brackets(who)}, {desk.lookup.wording.date(estimate.as_of, short=True)}"


def sentences(*parts: str) -> str:
    """The parts that are there, each with a capital and a full stop.

    >>> sentences("number of people", "", "2 undated")
    'Number of people. 2 undated.'
    """
    return " ".join(f"{upper_first(part)}." for part in parts if part)


def log_note(estimates: Sequence[Estimate], desk: Desk) -> str:
    """What must be said of a logarithmic axis, "" of another."""
    values = [value for estimate in estimates for value in (bottom(estimate), top(estimate))]
    if not needs_log(values):
        return ""
    first = floor(log10(min(values)))
    return desk.say(
        "log", steps=desk.say("then").join(desk.lookup.wording.number(10.0**power) for power in range(first, first + LOG_NAMED))
    )


def more_note(count: int, desk: Desk) -> str:
    """What is left to the table."""
    return desk.count("more", count) if count > 0 else ""
