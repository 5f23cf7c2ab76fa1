"""A topic's page: in short, the charts, where sources disagree, what each side says, the timeline, all claims, the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.config import Topic
from dossier.models import Claim, Estimate
from dossier.write.charts import Chart, sign_legend
from dossier.write.claimtable import claims_table, topic_claims
from dossier.write.editor import EditorPage
from dossier.write.lookup import Lookup
from dossier.write.notelist import note_list
from dossier.write.notes import Notes
from dossier.write.page import page_text, section
from dossier.write.parts import chart_figure, difference_blocks, leading, timeline, topic_estimates
from dossier.write.placed import Downloads, Placing
from dossier.write.quotes import Quote, passage_quote, quote_of
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


def topic_page(
    lookup: Lookup, topic: Topic, *, editor: EditorPage | None, charts: Sequence[Chart], everywhere: Sequence[Chart], downloads: Downloads
) -> str:
    """The whole page. ``editor`` is the editor's own text, which takes the place of the generated *In short*; ``charts`` are
    the page's, ``everywhere`` all of the site's; ``downloads`` the files of each, by its id. Raises InputError for what the
    editor cites or places wrongly."""
    say, notes = lookup.wording.say, Notes(lookup, "")
    estimates = topic_estimates(lookup, topic.id)
    placing = Placing(lookup, notes, everywhere, downloads, topic=topic.id)
    short = editor.written(lookup, notes, parts=placing.part) if editor else in_short(lookup, topic, estimates, notes)
    left = [chart for chart in charts if chart.id not in placing.placed]
    names = {estimate.id for estimate in estimates}
    differences = [one for one in lookup.dossier.differences if names.issuperset(one.estimates)]
    table = "" if "claims" in placing.placed else claims_table(lookup, topic_claims(lookup, topic.id), notes, here=topic.id)
    blocks = [
        *([short] if editor and editor.headed else section(say("topic.in_short"), short)),
        gap(lookup, topic, estimates),
        *section(say("topic.charts"), *chart_blocks(lookup, left[:CHARTS], notes, downloads=downloads)),
        *section(
            say("topic.differences"),
            difference_blocks(lookup, leading(lookup, differences), notes, here=topic.id, shown=DIFFERENCES),
        ),
        *section(say("topic.sides"), sides(lookup, topic, notes), without_figure(lookup, topic)),
        *section(say("topic.more_charts"), *chart_blocks(lookup, left[CHARTS:], notes, downloads=downloads, legend=False)),
        *section(say("topic.timeline"), timeline(lookup, notes, only=names, here=topic.id, last=RECENT, fold=True)),
        *section(say("topic.claims"), table),
        *section(say("note.title"), note_list(notes)),
    ]
    name = (editor.title if editor else None) or lookup.text(topic.title, topic.id)
    described = (editor.description if editor else None) or topic_description(lookup, topic, name)
    return page_text(
        name,
        blocks,
        description=described,
        headline=topic_headline(lookup, topic, name),
        image=image_path(topic.id),
        data=topic_data(lookup, name, described, topic_claims(lookup, topic.id)),
    )


def in_short(lookup: Lookup, topic: Topic, estimates: Sequence[Estimate], notes: Notes) -> Markup:
    """The generated sentences, measure by measure."""
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
    return render("in_short", lookup.wording, items=items) if items else Markup("")


def gap(lookup: Lookup, topic: Topic, estimates: Sequence[Estimate]) -> Markup:
    """What nobody gives a figure for, whoever wrote the lines above."""
    told = {estimate.measure for estimate in estimates}
    words = gaps(lookup, topic.measures, told) if told else lookup.wording.say("topic.no_figure")
    return render("gap", lookup.wording, words=words) if words else Markup("")


def chart_blocks(
    lookup: Lookup, charts: Sequence[Chart], notes: Notes, *, downloads: Downloads, here: bool = True, legend: bool = True
) -> list[Markup]:
    """The charts, the legend of their signs below the first."""
    figures = [chart_figure(lookup, chart, notes, downloads=downloads.get(chart.id, {}), here=here) for chart in charts]
    pictures = any(chart.wide for chart in charts)
    told = sign_legend(lookup.wording, upright=any(chart.kind == "over_time" and chart.wide for chart in charts))
    signs = render("legend", lookup.wording, legend=Markup(told)) if pictures and legend else Markup("")
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
