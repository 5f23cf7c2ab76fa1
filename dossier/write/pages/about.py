"""The pages about the dossier itself: its method, its data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dossier.models import Claim
from dossier.write.blocks.changes import all_changes
from dossier.write.blocks.claims import claims_table
from dossier.write.blocks.known import checked_words
from dossier.write.blocks.notes import note_list
from dossier.write.blocks.quotes import marked, outlet_words, translation
from dossier.write.charts.chart import Chart
from dossier.write.charts.files import Downloads
from dossier.write.citations import Citations
from dossier.write.editors.page import EditorPage
from dossier.write.editors.placed import Placing
from dossier.write.exports.downloads import COLUMNS
from dossier.write.exports.fields import VERSION
from dossier.write.exports.published import Files, file_words, size_words
from dossier.write.html.links import original_link, page_link, root_of
from dossier.write.html.page import page_text, section
from dossier.write.html.plain import plain
from dossier.write.html.templates import render, say_html
from dossier.write.lookup import Lookup, ordered_claims
from dossier.write.pages.parts import Row, neighbours, page_table, part_name, way
from dossier.write.sharing.image import image_path
from dossier.write.spread import monthly

_ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
CLAIMS = "data/claims.md"
MOST_CLAIMS = 400
"""So many claims stand in one table: a row makes 1.4 kB."""
CLAIM_FILES = ("claims.csv", "claims.json")
STEPS = ("read", "find", "gather", "write")
LIMITS = ("missed", "claimant", "date", "counted", "truth", "origins")


def method_page(lookup: Lookup, *, editor: EditorPage | None, charts: Sequence[Chart], downloads: Downloads) -> str:
    """The editor's words up to their first heading, how it works, what the editors wrote, what it cannot do; then the editor's other
    sections (how well it reads), and whom to tell of a mistake. ``charts`` are all of the site's. Raises InputError for what the editor
    cites or places wrongly."""
    say, citations = lookup.wording.say, Citations(lookup, "")
    placing = Placing(lookup, citations, charts, downloads)
    written = editor.written(lookup, citations, place=placing.block) if editor else ""
    first, heading, others = f"\n{written}".partition("\n## ")
    contact = [
        say_html(lookup.wording, "method.line", name=say(f"method.{name}"), words=_linked(words))
        for name in ("contact", "licence")
        if (words := lookup.text(getattr(lookup.config, name)))
    ]
    blocks = [
        first.strip("\n"),
        *section(
            say("method.how"),
            render("steps", lookup.wording, steps=_steps(lookup)),
        ),
        *section(say("method.editors"), render("list", lookup.wording, items=[say("method.editors_short"), *_translated(lookup)])),
        *section(say("change.title"), _changes(lookup), _rejected(lookup)),
        *section(say("method.limits"), render("list", lookup.wording, items=[say(f"method.limit_{limit}") for limit in LIMITS])),
        f"{heading.strip()} {others}" if heading else "",
        *section(
            say("method.mistake"),
            render("list", lookup.wording, items=[say("method.mistake_reader"), say("method.mistake_editor"), *contact]),
        ),
        *section(say("note.title"), note_list(citations)),
    ]
    title, described = (editor.title, editor.description) if editor else (None, None)
    return page_text(title or say("nav.method"), blocks, description=described or say("method.description"), image=image_path("index"))


def _translated(lookup: Lookup) -> list[str]:
    """That the editors translated quotes, where they did."""
    return [lookup.wording.say("method.editors_translations")] if lookup.config.translations else []


def _changes(lookup: Lookup) -> str:
    """All that the editors changed in claims; nothing where they changed none."""
    changes = all_changes(lookup)
    return render("list", lookup.wording, items=[lookup.wording.say("change.intro"), *changes]) if changes else ""


def _rejected(lookup: Lookup) -> Markup:
    """The figures that the editors set aside, each in its sentence, and why: no search finds them, as they are nobody's claims here."""
    rows = []
    for change in lookup.dossier.changes:
        if change.kind == "rejected" and (claim := change.found):
            article = lookup.articles[claim.source]
            date = lookup.wording.date(article.published)
            source = page_link(f"sources/{lookup.slugs[claim.source]}.md", root="")
            rows.append(
                {
                    "quote": marked(lookup, claim, [claim]),
                    "lang": article.language,
                    "translation": translation(lookup, claim, claim.source),
                    "outlet": outlet_words(lookup, article),
                    "source": source,
                    "date": date,
                    "reason": lookup.reason(change, claim),
                }
            )
    return render("rejected", lookup.wording, rows=rows) if rows else Markup("")


def _linked(words: str) -> Markup:
    """The editor's words; an address of a person or a page among them is a link."""
    shown, place = Markup(""), 0
    for match in _ADDRESS.finditer(words):
        shown += plain(words[place : match.start()])
        place = match.end()
        link = original_link(match[0]) if "://" in match[0] else plain(f"mailto:{match[0]}")
        shown += Markup('<a href="{}"{}>{}</a>').format(link, Markup(' rel="external"' if "://" in match[0] else ""), plain(match[0]))
    return shown + plain(words[place:])


def _steps(lookup: Lookup) -> list[tuple[str, str]]:
    """What the program does, step by step, and what an editor did."""
    say, checked = lookup.wording.say, checked_words(lookup)
    steps = [(say(f"method.{step}_title"), say(f"method.{step}")) for step in STEPS]
    return [*steps, *([(say("method.checked_title"), checked)] if checked else [])]


def claims_pages(lookup: Lookup) -> dict[str, str]:
    """All claims in one table, which a script filters; where they are many, in a table for each month, and one of these tables."""
    say, claims = lookup.wording.say, ordered_claims(lookup)
    if len(claims) <= MOST_CLAIMS:
        return {CLAIMS: _claims_text(lookup, claims, say("nav.claims"), "../")}
    pages = monthly(claims, lambda claim: claim.as_of, most=MOST_CLAIMS)
    rows = [Row(f"data/claims/{page.name}.md", part_name(lookup, page), len(page.items), _by_topic(lookup, page.items)) for page in pages]
    table = page_table(
        lookup,
        rows[::-1],
        intro=lookup.wording.count("parts.claims", len(claims), pages=lookup.wording.count("parts.pages", len(pages))),
        root="../",
        name=say("table.as_of"),
        count=say("table.figures"),
        columns={f"topic={topic.id}": lookup.text(topic.title, topic.id) for topic in lookup.config.topics},
    )
    image = "../" + image_path("index")
    found = {CLAIMS: page_text(say("nav.claims"), [table], description=say("filter.description"), image=image)}
    for place, (page, row) in enumerate(zip(pages, rows, strict=True)):
        back = way(lookup, (say("nav.claims"), CLAIMS), "../../", *neighbours(rows, place))
        title = say("list.colon").join([say("nav.claims"), row.name])
        found[row.path] = _claims_text(lookup, page.items, title, "../../", back)
    return found


def _claims_text(lookup: Lookup, claims: Sequence[Claim], title: str, root: str, back: str = "") -> str:
    say = lookup.wording.say
    table = claims_table(lookup, claims, Citations(lookup, root), here=None, filtered=True)
    blocks = [back, table or say("home.nothing")]
    return page_text(title, blocks, description=say("filter.description"), image=root + image_path("index"), searched=not back)


def _by_topic(lookup: Lookup, claims: Sequence[Claim]) -> list[tuple[int, str]]:
    """How many of some claims bear on each topic, and where a page shows these alone."""
    counts = Counter(topic for claim in claims for topic in claim.topics)
    return [(counts[topic.id], f"topic={topic.id}") for topic in lookup.config.topics]


def data_page(lookup: Lookup, *, files: Files, charts: Downloads, titles: Mapping[str, str]) -> str:
    """The downloads and what their columns mean; ``files`` are those of the whole site by their names, ``charts`` the files of each chart
    by its id, ``titles`` their titles."""
    say = lookup.wording.say
    listed = [
        {"name": name, "link": page_link(f"data/{name}", root=f"../{lookup.home}"), "what": _download(lookup, name, content)}
        for name, content in files.items()
    ]
    drawn = [
        {"title": titles[chart], "links": {kind: page_link(path, root="../") for kind, path in paths.items()}}
        for chart, paths in charts.items()
    ]
    columns = [(column, say(f"column.{column}")) for column in COLUMNS]
    blocks = [
        *section(say("data.claims"), render("files", lookup.wording, files=listed)),
        *section(say("data.rely"), render("list", lookup.wording, items=_promised(lookup))),
        *section(say("data.columns"), render("columns", lookup.wording, columns=columns)),
        *section(say("data.charts"), render("chart_files", lookup.wording, charts=drawn) if drawn else ""),
    ]
    return page_text(say("nav.data"), blocks, description=say("data.description"), image="../" + image_path("index"))


def _download(lookup: Lookup, name: str, content: str | bytes) -> str:
    """What a download is, in a sentence, and how big where its size is the same on every machine."""
    counted = f"data.{name.replace('.', '_')}"
    words = lookup.wording.count(counted, len(lookup.dossier.claims)) if name in CLAIM_FILES else file_words(lookup.wording, name)
    return f"{words} · {size_words(lookup.wording, content)}" if isinstance(content, str) else words


def _promised(lookup: Lookup) -> list[str]:
    """What others may build on, and what the positions in the data count."""
    say = lookup.wording.say
    return [say("export.stable"), say("export.version", version=VERSION), say("export.positions"), say("export.formulas")]


def other_page(lookup: Lookup, path: str, editor: EditorPage, *, charts: Sequence[Chart], downloads: Downloads) -> str:
    """A further page of the editor's; ``charts`` are all of the site's. Raises InputError for what is cited or placed wrongly."""
    citations = Citations(lookup, root_of(path))
    written = editor.written(lookup, citations, place=Placing(lookup, citations, charts, downloads).block)
    name = editor.title or path.removesuffix(".md").rpartition("/")[2]
    blocks = [written, *section(lookup.wording.say("note.title"), note_list(citations))]
    return page_text(name, blocks, description=editor.description or "", image=root_of(path) + image_path("index"))
