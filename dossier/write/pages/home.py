"""The home page: what is known in a sentence and in a few figures, then the way into the topics."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from markupsafe import Markup

from dossier.models import Estimate
from dossier.write.blocks.cards import card
from dossier.write.blocks.charts import chart_blocks
from dossier.write.blocks.differences import difference_blocks, reading_order
from dossier.write.blocks.history import since_line
from dossier.write.blocks.known import checked_words, headline_measures
from dossier.write.blocks.notes import note_list
from dossier.write.blocks.switch import switch
from dossier.write.blocks.timeline import timeline
from dossier.write.charts.chart import Chart
from dossier.write.charts.files import Downloads
from dossier.write.citations import Citations
from dossier.write.editors.page import EditorPage
from dossier.write.editors.placed import Placing
from dossier.write.headline import make_headline, title_html
from dossier.write.html.links import page_link
from dossier.write.html.page import page_text, section
from dossier.write.html.plain import plain
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup, topic_estimates, topic_of
from dossier.write.sharing.findings import home_description, key_measures
from dossier.write.sharing.image import image_path
from dossier.write.sharing.linked import home_data

DIFFERENCES = 3
"""How many differences the home page shows in full; the others stand on their topics' pages."""


LATEST = 10
"""Rows of the home page's timeline, in whole dates from the newest back; the topics' pages hold them all."""


def home_page(
    lookup: Lookup, *, editor: EditorPage | None, charts: Sequence[Chart], everywhere: Sequence[Chart], downloads: Downloads
) -> str:
    """The whole page; ``everywhere`` are all charts of the site. Raises InputError for what the editor cites or places wrongly."""
    say, citations = lookup.wording.say, Citations(lookup, "")
    placing = Placing(lookup, citations, everywhere, downloads)
    standfirst = editor.written(lookup, citations, place=placing.block) if editor else plain(lookup.text(lookup.config.subtitle))
    charts = [chart for chart in charts if chart.id not in placing.placed]
    measures = headline_measures(lookup)
    differences = reading_order(lookup, lookup.dossier.differences, first=measures)
    blocks = [
        standfirst,
        render("known", lookup.wording, cards=_cards(lookup, measures)),
        switch(lookup, lookup.dossier.estimates),
        since_line(lookup),
        *section(say("topic.charts"), *chart_blocks(lookup, charts[:1], citations, downloads=downloads, here=False)),
        *section(
            say("topic.differences"),
            difference_blocks(lookup, differences[:DIFFERENCES], citations, brief=True),
            _more_differences(lookup),
        ),
        *section(
            say("home.timeline"),
            timeline(lookup, citations, only=_ids_of(lookup, measures), last=LATEST, brief=True),
        ),
        *section(say("home.topics"), render("topics", lookup.wording, topics=_topics(lookup, measures))),
        *section(
            say("home.sources"),
            render("counts", lookup.wording, **source_counts(lookup), link=page_link("sources/index.md", root="")),
        ),
        *section(say("note.title"), note_list(citations)),
    ]
    described = (editor.description if editor else None) or home_description(lookup, measures)
    name = (editor.title if editor else None) or lookup.text(lookup.config.title)
    return page_text(name, blocks, description=described, image=image_path("index"), data=home_data(lookup, described))


def source_counts(lookup: Lookup) -> dict[str, object]:
    """How many articles, outlets and origins the dossier rests on."""
    articles = lookup.dossier.articles
    newest = max((article.published for article in articles if article.published), default=None)
    undated = sum(article.published is None for article in articles)
    return {
        "articles": len(articles),
        "outlets": len({article.outlet for article in articles if article.outlet}),
        "origins": len(lookup.dossier.origins),
        "newest": newest,
        "undated": undated,
        "checked": checked_words(lookup),
    }


def _ids_of(lookup: Lookup, measures: Mapping[str, list[Estimate]]) -> set[str]:
    return {one.id for one in lookup.dossier.estimates if one.measure in measures}


def _cards(lookup: Lookup, measures: Mapping[str, list[Estimate]]) -> list[dict[str, object]]:
    return [
        card(lookup, measure, estimates, link=page_link(f"{topic_of(lookup, estimates[0])}.md", root=""))
        for measure, estimates in measures.items()
    ]


def _topics(lookup: Lookup, known: Collection[str]) -> list[dict[str, object]]:
    """The topics, each with the finding on its first measure that is not ``known`` from a card."""
    rows = []
    for topic in lookup.config.topics:
        estimates = topic_estimates(lookup, topic.id)
        sources = {passage.source for passage in lookup.dossier.passages if topic.id in passage.topics}
        measures = key_measures(lookup, topic)
        first = next(((measure, same) for measure, same in measures.items() if measure not in known), None)
        nothing = "" if measures else lookup.wording.say("topic.no_figure")
        rows.append(
            {
                "title": lookup.text(topic.title, topic.id),
                "link": page_link(f"{topic.id}.md", root=""),
                "figures": len(estimates),
                "sources": len(sources),
                "first": title_html(lookup, make_headline(lookup, *first)) if first else nothing,
            }
        )
    return rows


def _more_differences(lookup: Lookup) -> Markup:
    left = len(lookup.dossier.differences) - DIFFERENCES
    return render("more_differences", lookup.wording, left=left) if left > 0 else Markup("")
