"""The Atom feed of what changed (RFC 4287): an entry a record, newest first, and one for the day from which changes are recorded.

Every date is a record's, at midnight UTC, and every id is a tag (RFC 4151) of the site's host and the first record's day, so that neither
changes from build to build. A feed needs whole addresses: there is none where the site's is not known.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from urllib.parse import urljoin, urlsplit

from feedgenerator import Atom1Feed
from markupsafe import Markup

from dossier.history import KINDS, Comparison, History
from dossier.write.blocks.history import changed_rows, counted_words, told
from dossier.write.html.plain import plain
from dossier.write.lookup import Lookup

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML may hold."""

MOST_TOLD = 50
"""Figures of one kind that an entry names; the page names more."""


def changes_feed(lookup: Lookup, history: History, site_url: str) -> str | None:
    """The feed as XML; None where the site's address is none of the web."""
    address = urlsplit(site_url)
    if address.scheme not in ("http", "https") or not address.hostname:
        return None
    root = urljoin(site_url if site_url.endswith("/") else f"{site_url}/", lookup.config.root(lookup.language))
    page, name = urljoin(root, "changes.html"), lookup.text(lookup.config.title)
    tag = f"tag:{address.hostname},{history.since}:{address.path.strip('/')}/{lookup.language}/changes"
    say, date = lookup.wording.say, lookup.wording.date
    feed = Atom1Feed(
        title=_xml(f"{name} – {say('nav.changes')}"),
        link=page,
        description=_xml(say("history.description")),
        language=lookup.language,
        author_name=_xml(name),
        feed_url=urljoin(root, "changes.xml"),
        feed_guid=tag,
    )
    for step in reversed(history.steps):
        counted = counted_words(lookup, step.items) or say("history.confirmed")
        feed.add_item(
            title=_xml(say("history.entry", date=date(step.new.date), changes=counted)),
            link=page,
            description=None,
            content=_xml(_content(lookup, step, root)),
            unique_id=f"{tag}/{step.new.date}",
            pubdate=_midnight(step.new.date),
            updateddate=_midnight(step.new.date),
        )
    first = _midnight(history.since)
    words = _xml(say("history.first"))
    feed.add_item(title=words, link=page, description=words, unique_id=f"{tag}/{history.since}", pubdate=first, updateddate=first)
    written = io.StringIO()
    feed.write(written, "utf-8")
    return written.getvalue() + "\n"


def _midnight(date: str) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(date), dt.time(), dt.UTC)


def _xml(words: str) -> str:
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", words)


def _content(lookup: Lookup, step: Comparison, root: str) -> str:
    """What changed on a day as HTML, each figure with all that stands with it, and a link to it where it still stands."""
    parts: list[Markup] = []
    for kind in (kind for kind in KINDS if step.of(kind)):
        if kind == "source":
            articles = [item.article for item in step.of(kind)[:MOST_TOLD] if item.article]
            lines = [plain(f"{lookup.outlet(one)}, {lookup.wording.date(one.published)}: {lookup.title(one)}") for one in articles]
        else:
            rows = changed_rows(lookup, step, step.of(kind)[:MOST_TOLD], root=root)
            lines = [Markup('<a href="{}">{}</a>').format(row.link, told(row, lookup)) if row.link else told(row, lookup) for row in rows]
        items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
        parts.append(Markup("<h2>{}</h2><ul>{}</ul>").format(plain(lookup.wording.say(f"history.{kind}")), items))
    return str(Markup("").join(parts))
