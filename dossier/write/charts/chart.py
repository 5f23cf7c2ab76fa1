"""A finished chart, and the words that charts of all kinds share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor, log10

from dossier.bounds import ends, stands
from dossier.config import Topic
from dossier.models import Claim, Estimate
from dossier.write.charts.drawn.vega import picture
from dossier.write.charts.layout.axis import needs_log
from dossier.write.charts.layout.drawing import Drawing
from dossier.write.charts.layout.rows import Row
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.headline import who_says
from dossier.write.html.links import page_link
from dossier.write.kinds import apart, kinds, reserves
from dossier.write.lookup import Lookup
from dossier.write.wording import lower_first, upper_first, without_brackets

MOST_ROWS = 12
"""More rows than that are a table, not a picture (LOOK.md); the table under the chart holds them all."""


MOST_TABLED = 100
"""More rows than that under a chart would be most of its page; the file holds them all."""

LEAST = 3
"""With fewer points that can be compared there is no picture: a sentence and the table say it."""

LOG_NAMED = 3
"""How many values show how a logarithmic axis goes up."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart.

    ``wide`` and ``narrow`` are inline SVGs of 720 and 328 px with colours as CSS variables. They are empty where the data is too thin
    for a picture: then the words and the table say it. ``spec`` and ``narrow_spec`` are their Vega-Lite specifications; ``claimant_keys``
    holds for the claim of each figure that can be touched the key of its claimant. ``head`` and ``rows`` are the table of everything
    it was drawn from, ``claims`` the ids of the claims behind it. ``kind`` is one of ``config.CHARTS``; ``credit`` names the sources
    and the dossier for a picture that leaves the site; ``page`` is the one from which the pictures' links lead. ``doubted`` says which
    rows rest on doubtful sources alone; ``firm`` is the chart without them, ``None`` where nothing is left. ``moments`` are what happened
    at the lines that a letter marks in it. ``newest`` are the places of the rows that a page shows where they are too many, else empty.
    ``lines`` stand in the place of a picture.
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
    claimant_keys: Mapping[str, str]
    kind: str
    credit: str
    page: str
    doubted: tuple[bool, ...] = ()
    firm: Chart | None = None
    moments: tuple[str, ...] = ()
    newest: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a picture: ``title`` says what is seen, ``alt`` gives the finding to a reader who cannot see it."""

    title: str
    subtitle: str
    alt: str


@dataclass(frozen=True, slots=True)
class Table:
    """The table under a picture: the data it was drawn from."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    doubted: tuple[bool, ...] = ()
    newest: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a chart needs: the dossier by id, its words, and the topic whose page it stands on; ``None``: the page that ``place`` names."""

    lookup: Lookup
    topic: Topic | None
    place: str = "index.md"

    @property
    def page(self) -> str:
        """The page that the chart is drawn for, below the root of its language."""
        return f"{self.topic.id}.md" if self.topic else self.place

    def say(self, key: str, **values: object) -> str:
        """A message of the ``[charts]`` table."""
        return self.lookup.wording.say(f"charts.{key}", **values)

    def count(self, key: str, n: int, **values: object) -> str:
        """A message of the ``[charts]`` table in the plural form of ``n``."""
        return self.lookup.wording.count(f"charts.{key}", n, **values)

    def unit(self, measure: str) -> str:
        """What a measure counts ("people"), "" where the editor gives no unit."""
        found = self.lookup.measures.get(measure)
        return self.lookup.text(found.unit) if found else ""

    def claimant(self, estimate: Estimate) -> str:
        """The claimant's label."""
        return upper_first(self.lookup.who(estimate) or self.lookup.wording.say("claim.nobody"))

    def short_name(self, estimate: Estimate) -> str:
        """The shortest name of the claimant, for beside a sign."""
        return without_brackets(self.lookup.who(estimate) or self.lookup.wording.say("claim.nobody"))

    def party_or_claimant(self, estimate: Estimate) -> str:
        """The party's name where the party has a sign of its own, else the claimant's."""
        number, name = self.lookup.party(estimate.party)
        return name if number else self.short_name(estimate)

    def outlets(self, estimate: Estimate) -> list[str]:
        """The outlets of an estimate's claims, each once, in reading order."""
        articles = [self.lookup.articles[self.lookup.claims[claim].source] for claim in estimate.claims]
        return list(dict.fromkeys(self.lookup.outlet(article) for article in articles))

    def doubt(self, estimate: Estimate) -> list[str]:
        """The word of warning for an estimate that rests on doubtful sources alone, nothing for any other."""
        return [self.lookup.wording.say("warning.short")] if sole_doubtful_outlet(self.lookup, estimate) else []

    def date_note(self, estimate: Estimate, *, day: bool = False) -> str:
        """The date of an estimate; with the outlet, where nobody is named."""
        date = self.lookup.held(estimate, short=not day)
        return " · ".join([date, self.outlets(estimate)[0]]) if estimate.claimant is None else date

    def href(self, claim: Claim) -> str:
        """The address of a claim: its note on this page, else its quote on the page of its first topic."""
        topics = [topic.id for topic in self.lookup.config.topics if topic.id in claim.topics]
        if self.topic is not None and self.topic.id in topics:
            topics = [self.topic.id]
            if not self.lookup.parts[self.topic.id]:
                return f"#note-{claim.id}"
        return str(page_link(self.lookup.page_of(topics[0], claim.id), root="", anchor=f"claim-{claim.id}")) if topics else ""

    def describe(self, estimate: Estimate) -> str:
        """An estimate in one line, for the tip of a point and for a screen reader."""
        about = [self.lookup.held(estimate), *kinds(self.lookup.wording, estimate), *self.doubt(estimate)]
        return self.say(
            "point",
            claimant=self.claimant(estimate),
            figure=self.lookup.in_words(estimate),
            measure=self.lookup.measure(estimate.measure),
            date=self.lookup.wording.say("list.comma").join(about),
        )

    def revised_from(self, estimates: Sequence[Estimate]) -> dict[str, str]:
        """For each estimate that revises an earlier one, that one's id; both by their ids.

        The dossier's differences say which totals a claimant revised. Two batches, or figures of which one is undated, are never joined.
        """
        after: dict[str, str] = {}
        for difference in self.lookup.dossier.differences if len(estimates) > 1 else ():
            first, last = (self.lookup.estimates[difference.estimates[place]] for place in (0, -1))
            between = (
                [one for one in estimates if one.id in difference.estimates and one.as_of]
                if difference.kind == "rising"
                else [
                    one
                    for one in estimates
                    if difference.kind == "revision"
                    and stands(one)
                    and (one.measure, one.claimant, one.party, one.scope) == (first.measure, first.claimant, first.party, first.scope)
                    and one.as_of
                    and (first.as_of or "") <= one.as_of <= (last.as_of or "")
                ]
            )
            between.sort(key=lambda one: (one.as_of or "", one.relation != "vague", one.id))
            for place, one in enumerate(between):
                before = [other.id for other in between[:place] if other.as_of != one.as_of]
                after |= {one.id: before[-1]} if before else {}
        return after

    def counted(self, estimate: Estimate, others: Sequence[Estimate]) -> str:
        """A figure with what it counts, beside other figures: by its unit where the others have another unit, else by its measure; what
        befell people always by that: "12 people" says nothing of it."""
        units = {self.unit(other.measure) for other in others if other.measure != estimate.measure}
        unit = self.unit(estimate.measure)
        toll = estimate.measure in self.lookup.measures and self.lookup.measures[estimate.measure].toll
        name = lower_first(self.lookup.measure(estimate.measure)) if toll or not unit or unit in units else unit
        return self.lookup.counted(estimate, name)

    def row(self, estimate: Estimate, name: str, note: str, *, revises: int | None = None) -> Row:
        """An estimate as a row under a label."""
        return Row(
            name=name,
            note=" · ".join(filter(None, [note, *self.doubt(estimate)])),
            low=estimate.low,
            high=estimate.high,
            relation=estimate.relation,
            revises=revises,
            party=self.lookup.party(estimate.party)[0],
            figure=self.lookup.in_words(estimate),
            label=self.describe(estimate),
            href=self.href(self.lookup.claims[estimate.claims[0]]),
            claim=estimate.claims[0],
            claimant_key=claimant_key(estimate),
            reported=estimate.as_of is not None and estimate.as_of_basis == "reported",
        )


def draw_chart(context: Context, name: str, kind: str, words: Words, table: Table, draw: Callable[[bool], Drawing]) -> Chart:
    """Draw both widths (``draw`` gets whether the narrow one is wanted) and put all together."""
    chart = chart_without_picture(context, name, kind, words, table)
    label = f"{words.title}. {words.alt}".strip()
    drawings = [_doubted(draw(narrow), context) for narrow in (False, True)]
    wide, spec = picture(drawings[0], id=f"{chart.id}-wide", label=label, wording=context.lookup.wording)
    narrow, narrow_spec = picture(drawings[1], id=f"{chart.id}-narrow", label=label, wording=context.lookup.wording)
    claimant_keys = {hit.claim: hit.claimant_key for drawing in drawings for hit in drawing.hits if hit.claim}
    return replace(chart, wide=wide, narrow=narrow, spec=spec, narrow_spec=narrow_spec, claimant_keys=claimant_keys)


def _doubted(drawing: Drawing, context: Context) -> Drawing:
    """A drawing whose signs say which figures rest on doubtful sources alone."""
    estimates = context.lookup.estimate_of
    return replace(
        drawing, signs=tuple(replace(one, doubtful=bool(one.claim and context.doubt(estimates[one.claim]))) for one in drawing.signs)
    )


def chart_without_picture(context: Context, name: str, kind: str, words: Words, table: Table) -> Chart:
    """A chart without a picture, of words and a table only, where a picture would say no more."""
    place = f"{context.topic.id}-" if context.topic else ""
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
        claimant_keys={},
        kind=kind,
        credit=credit(context, table),
        page=context.page,
        doubted=table.doubted,
        newest=table.newest,
    )


def credit(context: Context, table: Table) -> str:
    """The sources, those in doubt, and the dossier, for a picture that leaves the site."""
    lookup, comma = context.lookup, context.lookup.wording.say("list.comma")
    doubtful = comma.join(outlet for outlet in table.outlets if outlet in lookup.doubtful_outlets)
    found = context.say("credit", sources=comma.join(table.outlets), dossier=lookup.text(lookup.config.title))
    return f"{found} {context.say('credit_doubt', outlets=doubtful)}" if doubtful else found


def claimant_key(estimate: Estimate) -> str:
    """The key of an estimate's claimant. Two figures without a claimant never share one."""
    return f"{estimate.party}/{estimate.claimant}" if estimate.claimant else estimate.id


def list_estimates(estimates: Sequence[Estimate], context: Context) -> Table:
    """The table under a chart of estimates: all of them, drawn or not."""
    lookup = context.lookup
    head = tuple(context.say(f"head_{name}") for name in ("measure", "claimant", "party", "figure", "scope", "date", "sources"))
    rows = tuple(
        (
            lookup.measure(item.measure),
            context.claimant(item),
            lookup.party(item.party)[1] if item.party else "",
            lookup.in_words(item),
            ", ".join([*reserves(lookup.wording, item), context.say(f"scope_{item.scope or 'unsaid'}"), *apart(lookup.wording, item)]),
            lookup.held(item),
            ", ".join([*context.outlets(item), *context.doubt(item)]),
        )
        for item in estimates
    )
    claims = tuple(dict.fromkeys(claim for item in estimates for claim in item.claims))
    outlets = tuple(dict.fromkeys(outlet for item in estimates for outlet in context.outlets(item)))
    doubted = tuple(bool(context.doubt(item)) for item in estimates)
    return Table(head, rows, claims, outlets, doubted, newest([item.as_of for item in estimates]))


def newest(dates: Sequence[str | None]) -> tuple[int, ...]:
    """The places of the newest of too many dates, in their order; none where a page shows them all."""
    if len(dates) <= MOST_TABLED:
        return ()
    return tuple(sorted(sorted(range(len(dates)), key=lambda place: dates[place] or "", reverse=True)[:MOST_TABLED]))


def time_span(estimates: Sequence[Estimate], context: Context) -> str:
    """The time for which the figures hold: "Mar 2025 to Nov 2025, 2 undated"."""
    dates = sorted(estimate.as_of for estimate in estimates if estimate.as_of)
    undated = len(estimates) - len(dates)
    if not dates:
        return context.say("undated_all")
    first, last = (context.lookup.wording.date(date, short=True) for date in (dates[0], dates[-1]))
    dates_in_words = first if first == last else context.say("dated", first=first, last=last)
    return f"{dates_in_words}, {context.count('undated', undated)}" if undated else dates_in_words


def source_of(estimate: Estimate, context: Context) -> str:
    """Who gives an estimate, as of when: "the mayor, Nov 2025"."""
    return f"{who_says(context.lookup, [estimate])}, {context.lookup.held(estimate, short=True)}"


def sentences(*parts: str) -> str:
    """The non-empty ones of some sentences, each with a capital and a full stop.

    >>> sentences("number of people", "", "2 undated")
    'Number of people. 2 undated.'
    """
    return " ".join(f"{upper_first(part)}." for part in parts if part)


def log_note(estimates: Sequence[Estimate], context: Context) -> str:
    """A warning that an axis is logarithmic, "" where it is not."""
    values = [value for estimate in estimates for value in ends(estimate)]
    if not needs_log(values):
        return ""
    first = floor(log10(min(values)))
    return context.say(
        "log", steps=context.say("then").join(context.lookup.wording.number(10.0**power) for power in range(first, first + LOG_NAMED))
    )


def more_note(count: int, context: Context) -> str:
    """A note on how many figures only the table holds, "" where there are none."""
    return context.count("more", count) if count > 0 else ""
