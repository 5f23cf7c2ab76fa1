"""What changed, by the day of each record, newest first."""

from __future__ import annotations

from markupsafe import Markup

from dossier.history import KINDS, Comparison, History, Item
from dossier.write.blocks.history import changed_rows
from dossier.write.blocks.quotes import title_words
from dossier.write.html.links import page_link
from dossier.write.html.page import heading, page_text, section
from dossier.write.html.plain import plain
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup
from dossier.write.sharing.image import image_path

MOST = 200
"""How many figures of one kind and day the page shows: a dossier that is filled in one day is read on its topics' pages."""


def changes_page(lookup: Lookup, history: History, *, feed: bool) -> str:
    """The whole page; ``feed``: there is a feed of it."""
    say = lookup.wording.say
    intro = render(
        "changes_intro",
        lookup.wording,
        words=say("history.kept", date=lookup.wording.date(history.since)),
        nothing="" if history.steps else say("history.nothing"),
        feed=page_link("changes.xml", root="") if feed else None,
    )
    blocks: list[str] = [intro]
    for step in reversed(history.steps):
        blocks += section(lookup.wording.date(step.new.date), *_step(lookup, step))
    return page_text(say("nav.changes"), blocks, description=say("history.description"), image=image_path("index"))


def _step(lookup: Lookup, step: Comparison) -> list[str]:
    """What changed on a day, kind by kind."""
    blocks: list[str] = []
    for kind in KINDS:
        items = step.of(kind)
        if not items:
            continue
        shown = _sources(lookup, items[:MOST]) if kind == "source" else _figures(lookup, step, items[:MOST])
        left = render("changes_left", lookup.wording, left=len(items) - MOST) if len(items) > MOST else Markup("")
        blocks += [heading(3, lookup.wording.say(f"history.{kind}")), shown, left]
    return blocks


def _figures(lookup: Lookup, step: Comparison, items: tuple[Item, ...]) -> Markup:
    return render("changes", lookup.wording, rows=changed_rows(lookup, step, items, root=""))


def _sources(lookup: Lookup, items: tuple[Item, ...]) -> Markup:
    """New articles; each leads to its page where it still stands on the site."""
    rows = []
    for article in (item.article for item in items if item.article):
        slug = lookup.slugs.get(article.source)
        rows.append(
            {
                "title": title_words(lookup, article) or plain(lookup.title(article)),
                "outlet": lookup.outlet(article),
                "date": lookup.wording.date(article.published),
                "link": page_link(f"sources/{slug}.md", root="") if slug else None,
                "doubtful": lookup.reliability(article) is not None,
            }
        )
    return render("changes_sources", lookup.wording, rows=rows)
