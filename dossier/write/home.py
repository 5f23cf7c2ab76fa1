"""The home page: what is known in a sentence and in a few figures, then the way into the topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dossier.models import Estimate
from dossier.write.charts import Chart
from dossier.write.editor import EditorPage
from dossier.write.links import page_link
from dossier.write.lookup import Lookup, upper_first
from dossier.write.notelist import note_list
from dossier.write.notes import Notes
from dossier.write.page import page_text, section
from dossier.write.parts import card, difference_blocks, leading, timeline, topic_estimates, topic_of
from dossier.write.placed import Downloads, Placing
from dossier.write.plain import plain
from dossier.write.render import render, say_html
from dossier.write.sharing import home_data, home_description, image_path, span_in_words
from dossier.write.summary import bottom, extent, headline_estimates, only_doubtful, source_words, top
from dossier.write.topicpage import chart_blocks

CARDS = 4
"""Key figures of the home page: as many as fit the first screen."""

DIFFERENCES = 3
"""How many of them the home page shows in full; the others stand on their topics' pages."""


LATEST = 12
"""Rows of the home page's timeline, in whole dates from the newest back; the topics' pages hold them all."""

TOPIC_FIGURES = 2
"""Measures named under a topic on the home page: two lines on a phone."""


def home_page(
    lookup: Lookup, *, editor: EditorPage | None, charts: Sequence[Chart], everywhere: Sequence[Chart], downloads: Downloads
) -> str:
    """The whole page; ``everywhere`` are all charts of the site. Raises InputError for what the editor cites or places wrongly."""
    say, notes = lookup.wording.say, Notes(lookup, "")
    placing = Placing(lookup, notes, everywhere, downloads)
    standfirst = editor.written(lookup, notes, parts=placing.part) if editor else plain(lookup.text(lookup.config.subtitle))
    charts = [chart for chart in charts if chart.id not in placing.placed]
    measures = headline_measures(lookup)
    differences = leading(lookup, lookup.dossier.differences, first=measures)
    blocks = [
        standfirst,
        render("known", lookup.wording, known=widest(lookup, measures, notes) or known(lookup, measures), cards=_cards(lookup, measures)),
        *section(say("topic.charts"), *chart_blocks(lookup, charts[:1], notes, downloads=downloads, here=False)),
        *section(say("topic.differences"), difference_blocks(lookup, differences[:DIFFERENCES], notes), _more_differences(lookup)),
        *section(
            say("home.timeline"),
            timeline(lookup, notes, only={one.id for one in lookup.dossier.estimates if one.measure in measures}, last=LATEST),
        ),
        *section(say("home.topics"), render("topics", lookup.wording, topics=_topics(lookup))),
        *section(
            say("home.sources"),
            render("counts", lookup.wording, **source_counts(lookup), link=page_link("sources/index.md", root="")),
            *chart_blocks(lookup, charts[1:], notes, downloads=downloads, here=False, legend=False),
        ),
        *section(say("note.title"), note_list(notes)),
    ]
    described = (editor.description if editor else None) or home_description(lookup, measures, lambda some: known(lookup, some))
    name = (editor.title if editor else None) or lookup.text(lookup.config.title)
    return page_text(name, blocks, description=described, image=image_path("index"), data=home_data(lookup, described))


def headline_measures(lookup: Lookup) -> dict[str, list[Estimate]]:
    """The measures of the key figures with their estimates: the editor's headlines, else the most claimed."""
    by_measure: dict[str, list[Estimate]] = {}
    for estimate in lookup.dossier.estimates:
        by_measure.setdefault(estimate.measure, []).append(estimate)
    chosen = [measure.id for measure in lookup.config.measures if measure.headline and measure.id in by_measure]
    most = sorted(by_measure, key=lambda measure: -sum(len(estimate.claims) for estimate in by_measure[measure]))
    return {measure: headline_estimates(by_measure[measure]) for measure in (chosen or most)[:CARDS]}


def known(lookup: Lookup, measures: Mapping[str, list[Estimate]]) -> str:
    """One sentence that answers "what is known"."""
    if not measures:
        return lookup.wording.say("home.nothing")
    return lookup.wording.say(
        "home.known", figures=lookup.wording.listing([_from_to(lookup, measure, estimates) for measure, estimates in measures.items()])
    )


def widest(lookup: Lookup, measures: Mapping[str, list[Estimate]], notes: Notes) -> Markup | None:
    """The key figure on which named claimants are furthest apart, with who gives either end; ``None`` where none of them
    disagree. What nobody is named for stays out: the further apart, the likelier that it counts something else.
    """
    found: list[tuple[float, Estimate, Estimate]] = []
    for difference in lookup.dossier.differences:
        told = [lookup.estimates[name] for name in difference.estimates]
        told = [one for one in told if one.claimant and one.relation != "vague" and one.scope != "new" and one.measure in measures]
        if difference.kind != "conflict" or not told:
            continue
        low = extent(told).lowest
        others = [one for one in told if one.claimant != low.claimant]
        if others and top(high := extent(others).highest) > bottom(low) > 0:
            found.append((top(high) / bottom(low), low, high))
    if not found:
        return None
    _, low, high = max(found, key=lambda one: one[0])
    return say_html(
        lookup.wording,
        "home.widest",
        phrase=lookup.phrase(low.measure),
        low=lookup.in_words(low),
        low_notes=notes.cite(low.claims[:1]),
        low_who=_who_when(lookup, low),
        high=lookup.in_words(high),
        high_notes=notes.cite(high.claims[:1]),
        high_who=_who_when(lookup, high),
    )


def _who_when(lookup: Lookup, estimate: Estimate) -> str:
    """Who gives an end of a span, as of when, and that the outlet is doubtful where it alone has it."""
    said = lookup.wording.say("list.comma").join([source_words(lookup, estimate), lookup.wording.date(estimate.as_of, short=True)])
    doubt = [lookup.wording.say("warning.short")] if only_doubtful(lookup, estimate) else []
    return lookup.wording.say("list.semicolon").join([said, *doubt])


def source_counts(lookup: Lookup) -> dict[str, object]:
    """How much the dossier rests on."""
    articles = lookup.dossier.articles
    newest = max((article.published for article in articles if article.published), default=None)
    undated = sum(article.published is None for article in articles)
    return {
        "articles": len(articles),
        "outlets": len({article.outlet for article in articles if article.outlet}),
        "origins": len(lookup.dossier.origins),
        "newest": newest,
        "undated": undated,
    }


def _cards(lookup: Lookup, measures: Mapping[str, list[Estimate]]) -> list[dict[str, object]]:
    return [
        card(lookup, measure, estimates, link=page_link(f"{topic_of(lookup, estimates[0])}.md", root=""))
        for measure, estimates in measures.items()
    ]


def _topics(lookup: Lookup) -> list[dict[str, object]]:
    told = []
    for topic in lookup.config.topics:
        estimates = topic_estimates(lookup, topic.id)
        claims = [claim for estimate in estimates for claim in estimate.claims]
        sources = {passage.source for passage in lookup.dossier.passages if topic.id in passage.topics}
        told.append(
            {
                "title": lookup.text(topic.title, topic.id),
                "link": page_link(f"{topic.id}.md", root=""),
                "figures": len(claims),
                "sources": len(sources),
                "first": _first_figures(lookup, estimates),
            }
        )
    return told


def _first_figures(lookup: Lookup, estimates: Sequence[Estimate]) -> str:
    """What a topic is about, by its first measures."""
    by_measure: dict[str, list[Estimate]] = {}
    for estimate in estimates:
        by_measure.setdefault(estimate.measure, []).append(estimate)
    items = [_from_to(lookup, measure, headline_estimates(found)) for measure, found in list(by_measure.items())[:TOPIC_FIGURES]]
    return upper_first(
        lookup.wording.say("home.topic_figures", figures=lookup.wording.listing(items)) if items else lookup.wording.say("topic.no_figure")
    )


def _from_to(lookup: Lookup, measure: str, estimates: Sequence[Estimate]) -> str:
    return lookup.wording.counted(span_in_words(lookup, estimates), lookup.phrase(measure))


def _more_differences(lookup: Lookup) -> Markup:
    left = len(lookup.dossier.differences) - DIFFERENCES
    return render("more_differences", lookup.wording, left=left) if left > 0 else Markup("")
