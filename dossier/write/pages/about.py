"""The pages about the dossier itself: its method, its data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.write.blocks.known import checked_words
from dossier.write.blocks.notes import note_list
from dossier.write.charts.chart import Chart
from dossier.write.charts.files import Downloads
from dossier.write.citations import Citations
from dossier.write.editors.page import EditorPage
from dossier.write.editors.placed import Placing
from dossier.write.exports.downloads import COLUMNS
from dossier.write.html.links import page_link, root_of
from dossier.write.html.page import page_text, section
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup
from dossier.write.sharing.image import image_path

STEPS = ("read", "find", "gather", "write")
LIMITS = ("missed", "claimant", "date", "counted", "truth", "origins")


def method_page(lookup: Lookup, *, editor: EditorPage | None, charts: Sequence[Chart], downloads: Downloads) -> str:
    """The editor's words first, then what is true of every dossier; ``charts`` are all of the site's. Raises InputError for
    what the editor cites or places wrongly."""
    say, citations = lookup.wording.say, Citations(lookup, "")
    placing = Placing(lookup, citations, charts, downloads)
    blocks = [
        editor.written(lookup, citations, place=placing.block) if editor else "",
        *section(
            say("method.how"),
            render("steps", lookup.wording, steps=_steps(lookup)),
        ),
        *section(say("method.limits"), render("list", lookup.wording, items=[say(f"method.limit_{limit}") for limit in LIMITS])),
        *section(say("method.mistake"), render("list", lookup.wording, items=[say("method.mistake_reader"), say("method.mistake_editor")])),
        *section(say("note.title"), note_list(citations)),
    ]
    title, described = (editor.title, editor.description) if editor else (None, None)
    return page_text(title or say("nav.method"), blocks, description=described or say("method.description"), image=image_path("index"))


def _steps(lookup: Lookup) -> list[tuple[str, str]]:
    """What the program does, step by step, and what an editor did."""
    say, checked = lookup.wording.say, checked_words(lookup)
    steps = [(say(f"method.{step}_title"), say(f"method.{step}")) for step in STEPS]
    return [*steps, *([(say("method.checked_title"), checked)] if checked else [])]


def data_page(lookup: Lookup, *, charts: Downloads, titles: Mapping[str, str]) -> str:
    """The downloads and what their columns mean; ``charts`` are the files of each chart by its id, ``titles`` their titles."""
    say = lookup.wording.say
    files = [
        {
            "name": name,
            "link": page_link(f"data/{name}", root=f"../{lookup.home}"),
            "what": lookup.wording.count(f"data.{name.replace('.', '_')}", len(lookup.dossier.claims)),
        }
        for name in ("claims.csv", "claims.json")
    ]
    drawn = [
        {"title": titles[chart], "links": {kind: page_link(path, root="../") for kind, path in paths.items()}}
        for chart, paths in charts.items()
    ]
    columns = [(column, say(f"column.{column}")) for column in COLUMNS]
    blocks = [
        *section(say("data.claims"), render("files", lookup.wording, files=files)),
        *section(say("data.columns"), render("columns", lookup.wording, columns=columns)),
        *section(say("data.charts"), render("chart_files", lookup.wording, charts=drawn) if drawn else ""),
    ]
    return page_text(say("nav.data"), blocks, description=say("data.description"), image="../" + image_path("index"))


def other_page(lookup: Lookup, path: str, editor: EditorPage, *, charts: Sequence[Chart], downloads: Downloads) -> str:
    """A further page of the editor's; ``charts`` are all of the site's. Raises InputError for what is cited or placed wrongly."""
    citations = Citations(lookup, root_of(path))
    written = editor.written(lookup, citations, place=Placing(lookup, citations, charts, downloads).block)
    name = editor.title or path.removesuffix(".md").rpartition("/")[2]
    blocks = [written, *section(lookup.wording.say("note.title"), note_list(citations))]
    return page_text(name, blocks, description=editor.description or "", image=root_of(path) + image_path("index"))
