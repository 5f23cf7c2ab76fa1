"""From a dossier to the files of its website: ``write_site``. Pure: texts in, texts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from importlib.resources import files

from dossier.config import Config
from dossier.errors import InputError
from dossier.history import History
from dossier.models import Dossier, Figures, Notice, Site
from dossier.write.addresses import DEVICES, alike
from dossier.write.blocks.charts import chart_page
from dossier.write.blocks.known import headline_measures
from dossier.write.blocks.scripts import chart_script
from dossier.write.charts.chart import Chart
from dossier.write.charts.chosen import home_charts, sources_charts, topic_charts
from dossier.write.charts.drawn.bundle import VEGA, vega_script
from dossier.write.charts.drawn.png import png
from dossier.write.charts.embed import embed_path
from dossier.write.charts.files import chart_files, script_path
from dossier.write.editors.costly import costly_line
from dossier.write.editors.page import EditorPage
from dossier.write.editors.prose import check_prose
from dossier.write.editors.words import check_words
from dossier.write.exports.published import Files, data_files
from dossier.write.lookup import Lookup, make_lookup, topic_claims
from dossier.write.pages.about import claims_pages, data_page, method_page, other_page
from dossier.write.pages.changes import changes_page
from dossier.write.pages.figures import part_pages
from dossier.write.pages.home import home_page
from dossier.write.pages.search import search_entries
from dossier.write.pages.sources import source_page, sources_pages
from dossier.write.pages.topic import topic_page
from dossier.write.sharing.feed import changes_feed
from dossier.write.sharing.image import home_picture, image_path, topic_picture
from dossier.write.sharing.linked import dossier_data

RESERVED = frozenset({"index", "sources", "method", "changes", "data", "assets", "embed", "404", *DEVICES})
"""Addresses of the site that no topic may take, and names that some systems keep for devices."""

INDEXES = ("changes.md", "sources/index.md", "data/index.md", "data/claims.md")
"""Pages of the site that the editor cannot replace."""

ASSETS = ("dossier.css", "dossier.js", "charts.js", "icon.svg")


def write_site(
    dossier: Dossier,
    config: Config,
    *,
    pages: Mapping[str, Mapping[str, tuple[str, str]]],
    figures: Figures,
    history: History | None = None,
    site_url: str = "",
) -> Site:
    """All generated files of the site, in all of its languages.

    ``history`` is what earlier records tell, ``site_url`` where the site will stand: without it there is no feed of what changed.

    ``pages`` are the editor's own Markdown pages, by language and path: (file, text). "index.md" is the home page's
    opening, "method.md" the method's, "<topic>.md" takes the place of *In short*; others are passed on with their citations
    made notes. ``figures`` finds the figures of their prose, which must agree with the claims that it cites. Raises InputError for what the
    editor wrote wrongly, DossierError where a claim does not stand in its article.
    """
    _check_topics(config)
    _check_places(pages, config)
    lookups = {language: make_lookup(dossier, config, language, history) for language in config.languages}
    generated = {"index.md", *(f"{topic.id}.md" for topic in config.topics)}
    notices: list[Notice] = []
    editors = {language: _editors_pages(pages.get(language, {}), generated, notices) for language in lookups}
    first = lookups[config.languages[0]]
    data = data_files(first, dossier_data(first))
    found: dict[str, str | bytes] = {}
    for language, lookup in lookups.items():
        found |= {f"{config.root(language)}{path}": content for path, content in _pages(lookup, dict(editors[language]), data).items()}
        found |= changes_files(lookup, site_url)
    for language, written in editors.items():
        for path, page in written.items():
            check_prose(lookups[language], page, figures=figures, strict=path in generated)
    notices += dict.fromkeys(notice for lookup in lookups.values() for notice in check_words(lookup, figures=figures))
    if any(path.endswith(".js") for path in found):
        found[VEGA] = vega_script()
    found |= {f"data/{name}": content for name, content in data.items()}
    found |= {f"assets/{name}": (files(__package__) / "assets" / name).read_text("utf-8") for name in ASSETS}
    notices += alike(dossier.articles)
    return Site(found, tuple(notices), entries={language: tuple(search_entries(lookup)) for language, lookup in lookups.items()})


def _editors_pages(pages: Mapping[str, tuple[str, str]], generated: Collection[str], notices: list[Notice]) -> dict[str, EditorPage]:
    """The editor's pages in a language. One that would cost the converter minutes is shown as plain text; left out where figures must
    cite claims, which plain text cannot. One whose front matter cannot be read is shown without it."""
    found: dict[str, EditorPage] = {}
    for path, (file, text) in pages.items():
        costly = costly_line(text)
        if costly:
            line, what = costly
            shown = "left out" if path in generated else "shown as plain text"
            notices.append(Notice(file, line, f"{what}; the page is {shown}", "close or cut what stands there", grave=True))
        if not (costly and path in generated):
            found[path] = EditorPage(file, text, plain=bool(costly))
            wrong = ((one, f"{one.what}; the page is shown without its front matter") for one in found[path].faults)
            notices.extend(Notice(one.file, one.line, what, one.todo, grave=True) for one, what in wrong)
    return found


def _pages(lookup: Lookup, editors: dict[str, EditorPage], data: Files) -> dict[str, str | bytes]:
    """The pages in one language and the files of its charts, by their paths below its root."""
    dossier, config = lookup.dossier, lookup.config
    files_of = {path: page.file for path, page in editors.items()}
    charts = each_once({"index": home_charts(lookup), **{topic.id: topic_charts(lookup, topic) for topic in config.topics}})
    charts["sources"] = sources_charts(lookup)
    drawn = [chart for found in charts.values() for chart in found]
    _check_charts([chart.id for chart in drawn], config)
    chart_data = {chart.id: chart_files(lookup, chart) for chart in drawn}
    downloads = {chart: {path.rpartition(".")[2]: path for path in made} for chart, made in chart_data.items()}
    found: dict[str, str | bytes] = {
        "index.md": home_page(lookup, editor=editors.pop("index.md", None), charts=charts["index"], everywhere=drawn, downloads=downloads)
    }
    for topic in config.topics:
        path = f"{topic.id}.md"
        own = charts[topic.id]
        found[path] = topic_page(lookup, topic, editor=editors.pop(path, None), charts=own, everywhere=drawn, downloads=downloads)
    further = {path: content for topic in config.topics for path, content in part_pages(lookup, topic).items()}
    found |= _images(lookup)
    found["method.md"] = method_page(lookup, editor=editors.pop("method.md", None), charts=drawn, downloads=downloads)
    found |= {path: other_page(lookup, path, editor, charts=drawn, downloads=downloads) for path, editor in editors.items()}
    further |= sources_pages(lookup, charts=charts["sources"], downloads=downloads) | claims_pages(lookup)
    sources = {f"sources/{lookup.slugs[article.source]}.md": article for article in dossier.articles}
    for path in sorted((sources.keys() | further.keys()) & found.keys()):
        raise InputError(files_of[path], 1, f"the site has a page '{path}' of its own", "give this one another name")
    found |= further | {path: source_page(lookup, article) for path, article in sources.items()}
    found["data/index.md"] = data_page(lookup, files=data, charts=downloads, titles={chart.id: chart.title for chart in drawn})
    for chart in (chart for chart in drawn if chart.wide):
        found |= {script_path(chart): chart_script(lookup, chart), embed_path(chart): chart_page(lookup, chart)}
    return found | {path: content for made in chart_data.values() for path, content in made.items()}


def changes_files(lookup: Lookup, site_url: str) -> dict[str, str | bytes]:
    """What changed, as a page and, where the site has an address, as a feed; nothing where there is no history."""
    if lookup.history is None:
        return {}
    root, feed = lookup.config.root(lookup.language), changes_feed(lookup, lookup.history, site_url) if site_url else None
    return {f"{root}changes.md": changes_page(lookup, lookup.history, feed=bool(feed)), **({f"{root}changes.xml": feed} if feed else {})}


def each_once(charts: Mapping[str, Sequence[Chart]]) -> dict[str, list[Chart]]:
    """The charts of each page without those that an earlier page has: two topics may count the same things."""
    seen: set[object] = set()
    left: dict[str, list[Chart]] = {}
    for page, own in charts.items():
        left[page] = [chart for chart in own if (chart.kind, chart.rows) not in seen]
        seen.update((chart.kind, chart.rows) for chart in own)
    return left


def _images(lookup: Lookup) -> dict[str, bytes]:
    """The pictures of shared links: the home page's and each topic's."""
    images = {image_path("index"): png(home_picture(lookup, headline_measures(lookup)))}
    for topic in lookup.config.topics:
        name, claims = lookup.text(topic.title, topic.id), topic_claims(lookup, topic.id)
        images[image_path(topic.id)] = png(topic_picture(lookup, topic, name, claims))
    return images


def _check_places(pages: Mapping[str, Mapping[str, tuple[str, str]]], config: Config) -> None:
    """Raise InputError for a page of the editor's that a page of the site's own would replace in silence."""
    folders = {config.root(language): language for language in config.languages if config.root(language)}
    for path, file in ((path, file) for written in pages.values() for path, (file, _) in written.items()):
        folder = path.partition("/")[0] + "/"
        if path.startswith(folder) and folder in folders:
            language = folders[folder]
            todo = f"name this one '{path.removeprefix(folder).removesuffix('.md')}.{language}.md'"
            raise InputError(file, 1, f"the pages in '{language}' stand in the folder '{language}'", todo)
        if path.rpartition("/")[2] == "README.md":
            raise InputError(file, 1, "'README.md' is the page of its folder to site generators", "name it 'index.md', or otherwise")
        if path in INDEXES:
            raise InputError(file, 1, f"the site has a page '{path}' of its own", "give this one another name")


def _check_charts(ids: Sequence[str], config: Config) -> None:
    """Raise InputError where ids of topics and measures make one address for two charts."""
    twice = [id for id, count in Counter(ids).items() if count > 1]
    if twice:
        raise InputError(config.file, config.line("topics"), f"two charts would be '{twice[0]}'", "give a topic or a measure another id")


def _check_topics(config: Config) -> None:
    for number, topic in enumerate(config.topics):
        if topic.id in RESERVED:
            raise InputError(
                config.file,
                config.line("topics", number, "id"),
                f"the site has a page '{topic.id}' of its own",
                "give the topic another id",
            )
