"""A topic's page: in short, the charts, where sources disagree, what each side says, the timeline, all claims, the notes; where there are
too many claims for a page, a table of the pages on which they stand (``pages.figures``)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dossier.config import Topic
from dossier.models import Claim
from dossier.write.blocks.charts import chart_blocks
from dossier.write.blocks.claims import claims_table
from dossier.write.blocks.differences import difference_blocks
from dossier.write.blocks.history import since_line
from dossier.write.blocks.in_short import gap, in_short
from dossier.write.blocks.notes import note_list
from dossier.write.blocks.sides import sides, without_figure
from dossier.write.blocks.switch import switch
from dossier.write.blocks.timeline import timeline
from dossier.write.charts.chart import Chart
from dossier.write.charts.files import Downloads
from dossier.write.citations import Citations
from dossier.write.editors.page import EditorPage
from dossier.write.editors.placed import Placing
from dossier.write.html.page import page_text, section
from dossier.write.lookup import Lookup, topic_claims, topic_estimates, unfigured
from dossier.write.pages.figures import MOST_DIFFERENCES, difference_list, part_list, topic_differences
from dossier.write.sharing.findings import topic_description, topic_headline
from dossier.write.sharing.image import image_path
from dossier.write.sharing.linked import topic_data

CHARTS = 2
"""Charts before *Where sources disagree*; the others come after what each side says."""

DIFFERENCES = 2
"""Differences that stand open: of each kind and measure the newest come first."""

RECENT = 6
"""Rows of the timeline that stand open, from the newest date back."""


def topic_page(
    lookup: Lookup, topic: Topic, *, editor: EditorPage | None, charts: Sequence[Chart], everywhere: Sequence[Chart], downloads: Downloads
) -> str:
    """The whole page. ``editor`` is the editor's own text, which takes the place of the generated *In short*; ``charts`` are
    the page's, ``everywhere`` all of the site's; ``downloads`` the files of each, by its id. Raises InputError for what the
    editor cites or places wrongly."""
    say, citations = lookup.wording.say, Citations(lookup, "", f"{topic.id}.md")
    estimates = topic_estimates(lookup, topic.id)
    placing = Placing(lookup, citations, everywhere, downloads, topic=topic.id)
    short = editor.written(lookup, citations, place=placing.block) if editor else in_short(lookup, topic, estimates, citations)
    left = [chart for chart in charts if chart.id not in placing.placed and chart.kind != "timeline"]
    dates = [chart for chart in charts if chart.id not in placing.placed and chart.kind == "timeline"]
    names = {estimate.id for estimate in estimates}
    parts = lookup.parts[topic.id]
    every = topic_claims(lookup, topic.id)
    table = "" if parts or "claims" in placing.placed else claims_table(lookup, every, citations, here=topic.id)
    blocks = [
        switch(lookup, estimates),
        *([short] if editor and editor.headed else section(say("topic.in_short"), short)),
        gap(lookup, topic, estimates),
        since_line(lookup, topic.id),
        *section(say("topic.charts"), *chart_blocks(lookup, left[:CHARTS], citations, downloads=downloads)),
        *section(say("topic.differences"), *_differences(lookup, topic, citations)),
        *section(say("topic.sides"), *(part_list(lookup, topic) if parts else _sides(lookup, topic, every, citations))),
        *section(say("topic.more_charts"), *chart_blocks(lookup, left[CHARTS:], citations, downloads=downloads, legend=False)),
        *section(
            say("topic.timeline"),
            *chart_blocks(lookup, dates, citations, downloads=downloads, legend=False),
            timeline(lookup, citations, only=names, here=topic.id, last=RECENT, earlier="told" if parts else "folded"),
        ),
        *section(say("topic.claims"), table),
        *section(say("note.title"), note_list(citations)),
    ]
    name = (editor.title if editor else None) or lookup.text(topic.title, topic.id)
    described = (editor.description if editor else None) or topic_description(lookup, topic, name)
    return page_text(
        name,
        blocks,
        description=described,
        headline=topic_headline(lookup, topic, name),
        image=image_path(topic.id),
        data=topic_data(lookup, topic.id, name, described),
    )


def _sides(lookup: Lookup, topic: Topic, claims: Sequence[Claim], citations: Citations) -> list[Markup]:
    """All that is said on the topic."""
    return [sides(lookup, claims, citations), without_figure(lookup, unfigured(lookup, topic.id), root="")]


def _differences(lookup: Lookup, topic: Topic, citations: Citations) -> list[Markup]:
    """Where the topic's figures differ: all of it, or the newest of it where figures and differences stand on pages of their own."""
    differences = topic_differences(lookup, topic)
    if not lookup.parts[topic.id]:
        return [difference_blocks(lookup, differences, citations, here=topic.id, shown=DIFFERENCES)]
    first = difference_blocks(lookup, differences[:MOST_DIFFERENCES], citations, here=topic.id, shown=DIFFERENCES)
    return [first, difference_list(lookup, topic, len(differences))]
