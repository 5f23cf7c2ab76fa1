"""A topic's page: in short, the charts, where sources disagree, what each side says, the timeline, all claims, the notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dossier.config import Topic
from dossier.models import Claim, Estimate
from dossier.write.charts import Chart, sign_legend
from dossier.write.editor import EditorPage
from dossier.write.links import page_link
from dossier.write.lookup import Lookup
from dossier.write.notelist import note_list
from dossier.write.notes import Notes
from dossier.write.page import page_text, section, split_title
from dossier.write.parts import chart_figure, difference_blocks, leading, timeline, topic_estimates
from dossier.write.quotes import Quote, claimant_words, passage_quote, quote_of
from dossier.write.render import render
from dossier.write.sharing import image_path, topic_data, topic_description, topic_headline
from dossier.write.summary import gaps, summarise

SHOWN = 6
"""How many statements of a side stand open; the others are one touch away."""

CHARTS = 2
"""Charts before *Where sources disagree*; the others come after what each side says."""

DIFFERENCES = 5
"""Differences that stand open: of each kind and measure the newest come first."""

RECENT = 30
"""Rows of the timeline that stand open, from the newest date back."""

OPEN_ROWS = 30
"""Rows of the table of claims that stand open: cards on a phone, of which thirty are a dozen screens already."""

Downloads = Mapping[str, Mapping[str, str]]
"""The files of each chart on the site: chart id -> kind ("csv", "svg") -> path."""


def topic_page(lookup: Lookup, topic: Topic, *, editor: EditorPage | None, charts: Sequence[Chart], downloads: Downloads) -> str:
    """The whole page. ``editor`` is the editor's own text, which takes the place of *In short*; ``downloads`` the files of
    each chart, by its id. Raises InputError for what the editor cites wrongly."""
    say, notes = lookup.wording.say, Notes(lookup, "")
    estimates = topic_estimates(lookup, topic.id)
    title, prose = split_title(editor.text) if editor else (None, "")
    placed: set[str] = set()

    def part(kind: str, name: str) -> str | None:
        chart = next((one for one in charts if kind == "chart" and name and f"-{one.id}".endswith(f"-{name}")), None)
        if chart is not None:
            placed.add(chart.id)
            return chart_figure(lookup, chart, notes, downloads=downloads.get(chart.id, {}))
        if kind == "quote" and name in lookup.claims:
            return render("placed", lookup.wording, quote=replace(quote_of(lookup, [lookup.claims[name]], notes), anchors=()))
        return claims_table(lookup, topic_claims(lookup, topic.id), notes) if kind == "claims" else None

    short = editor.written(lookup, prose, notes, parts=part) if editor else in_short(lookup, topic, estimates, notes)
    left = [chart for chart in charts if chart.id not in placed]
    names = {estimate.id for estimate in estimates}
    differences = [one for one in lookup.dossier.differences if names.issuperset(one.estimates)]
    blocks = [
        *([short] if editor else section(say("topic.in_short"), short)),
        *section(say("topic.charts"), *chart_blocks(lookup, left[:CHARTS], notes, downloads=downloads)),
        *section(
            say("topic.differences"),
            difference_blocks(lookup, leading(lookup, differences), notes, here=topic.id, shown=DIFFERENCES),
        ),
        *section(say("topic.sides"), sides(lookup, topic, notes), without_figure(lookup, topic)),
        *section(say("topic.more_charts"), *chart_blocks(lookup, left[CHARTS:], notes, downloads=downloads, legend=False)),
        *section(say("topic.timeline"), timeline(lookup, notes, only=names, here=topic.id, last=RECENT, fold=True)),
        *section(say("topic.claims"), claims_table(lookup, topic_claims(lookup, topic.id), notes)),
        *section(say("note.title"), note_list(notes)),
    ]
    name = title or lookup.text(topic.title, topic.id)
    described = topic_description(lookup, topic, name)
    return page_text(
        name,
        blocks,
        description=described,
        headline=topic_headline(lookup, topic, name),
        image=image_path(topic.id),
        data=topic_data(lookup, name, described, topic_claims(lookup, topic.id)),
    )


def topic_claims(lookup: Lookup, topic: str) -> list[Claim]:
    """The claims of a topic, by measure and time as the estimates are."""
    claims = [lookup.claims[claim] for estimate in lookup.dossier.estimates for claim in estimate.claims]
    return [claim for claim in claims if topic in claim.topics]


def in_short(lookup: Lookup, topic: Topic, estimates: Sequence[Estimate], notes: Notes) -> Markup:
    """The generated sentences, measure by measure, and what nobody gives a figure for."""
    measures = list(dict.fromkeys((*topic.measures, *(estimate.measure for estimate in estimates))))
    told = {estimate.measure for estimate in estimates}
    items = [
        {
            "measure": lookup.measure(measure),
            "sentences": summarise(lookup, measure, [estimate for estimate in estimates if estimate.measure == measure], notes),
        }
        for measure in measures
        if measure in told
    ]
    gap = gaps(lookup, topic.measures, told) if told else lookup.wording.say("topic.no_figure")
    return render("in_short", lookup.wording, items=items, gap=gap)


def chart_blocks(
    lookup: Lookup, charts: Sequence[Chart], notes: Notes, *, downloads: Downloads, here: bool = True, legend: bool = True
) -> list[Markup]:
    """The charts, the legend of their signs below the first."""
    figures = [chart_figure(lookup, chart, notes, downloads=downloads.get(chart.id, {}), here=here) for chart in charts]
    pictures = any(chart.wide for chart in charts)
    signs = render("legend", lookup.wording, legend=Markup(sign_legend(lookup.wording))) if pictures and legend else Markup("")
    return [*figures[:1], signs, *figures[1:]]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one side says in a sentence, with where the same is said again."""

    quote: Quote
    also: tuple[Quote, ...]
    others: int


def sides(lookup: Lookup, topic: Topic, notes: Notes) -> Markup:
    """The quotes by party in the order of ``dossier.yml``, then who belongs to no side, then the articles' own voice."""
    groups: dict[str | bool | None, list[Claim]] = {}
    for claim in topic_claims(lookup, topic.id):
        groups.setdefault(claim.claimant.party if claim.claimant else False, []).append(claim)
    order = [*(party.id for party in lookup.config.parties), None, False]
    told = []
    for side in (side for side in order if side in groups):
        name = (
            lookup.wording.say("topic.no_claimant")
            if side is False
            else lookup.wording.say("topic.no_side")
            if side is None
            else lookup.party(str(side))[1]
        )
        number = lookup.party(side)[0] if isinstance(side, str) else 0
        anchor = f"side-{side}" if isinstance(side, str) else "no-claimant" if side is False else "no-side"
        told.append(
            {"number": number, "name": name, "anchor": anchor, "statements": statements(lookup, groups[side], notes), "shown": SHOWN}
        )
    return render("sides", lookup.wording, sides=told) if told else Markup("")


def statements(lookup: Lookup, claims: Iterable[Claim], notes: Notes) -> list[Statement]:
    """Sentences in order of time, each value once: what repeats it stands with it.

    The one shown is from a source without a warning, dated, and the earliest.
    """
    sentences: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in claims:
        sentences.setdefault((claim.source, claim.start, claim.end), []).append(claim)
    same: dict[frozenset[str], list[list[Claim]]] = {}
    for sentence in sentences.values():
        same.setdefault(frozenset(lookup.estimate_of[claim.id].id for claim in sentence), []).append(
            sorted(sentence, key=lambda claim: claim.figure)
        )
    groups = [sorted(group, key=lambda sentence: _standing(lookup, sentence[0])) for group in same.values()]
    told = []
    for first, *rest in sorted(groups, key=lambda group: (group[0][0].as_of is None, group[0][0].as_of or "", group[0][0].source)):
        others = {sentence[0].source for sentence in rest} - {first[0].source}
        told.append(Statement(quote_of(lookup, first, notes), tuple(quote_of(lookup, sentence, notes) for sentence in rest), len(others)))
    return told


def _standing(lookup: Lookup, claim: Claim) -> tuple[bool, bool, str, str, int]:
    article = lookup.articles[claim.source]
    return lookup.reliability(article) is not None, article.published is None, article.published or "", article.source, -claim.start


def without_figure(lookup: Lookup, topic: Topic) -> Markup:
    """The passages of a topic in which no figure stands."""
    passages = [
        one for one in lookup.dossier.passages if topic.id in one.topics and (one.source, one.start, one.end) not in lookup.sentences
    ]
    quotes = [passage_quote(lookup, passage, root="") for passage in passages]
    return render("without_figure", lookup.wording, quotes=quotes) if quotes else Markup("")


def claims_table(lookup: Lookup, claims: Sequence[Claim], notes: Notes) -> Markup:
    """Every claim as a row that leads to its quote."""
    rows = []
    for place, claim in enumerate(claims):
        article, figure = lookup.articles[claim.source], claim.figure
        rows.append(
            {
                "id": claim.id,
                "place": place,
                "figure": lookup.wording.figure(figure.low, figure.high, figure.relation),
                "value": figure.low if figure.low is not None else figure.high,
                "measure": lookup.measure(claim.measure),
                "party": lookup.party(claim.claimant.party) if claim.claimant and claim.claimant.party else None,
                "who": claimant_words(lookup, claim),
                "as_of": claim.as_of,
                "date": lookup.wording.date(claim.as_of, short=True),
                "batch": claim.scope == "new",
                "outlet": lookup.outlet(article),
                "source": page_link(f"sources/{lookup.slugs[claim.source]}.md", root=notes.root, anchor=f"claim-{claim.id}"),
                "doubtful": lookup.reliability(article) is not None,
                "cites": notes.refer([claim.id]),
            }
        )
    return render("claims", lookup.wording, rows=rows, folded=len(rows) > OPEN_ROWS) if rows else Markup("")
