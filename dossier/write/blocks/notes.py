"""The list at the end of a page: « quote », claimant, outlet, title, date, links there and back."""

from __future__ import annotations

from markupsafe import Markup

from dossier.models import Claim
from dossier.write.blocks.quotes import claimant_words, dated, marked, translation
from dossier.write.citations import Notes
from dossier.write.html.links import original_link, page_link
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup


def note_list(notes: Notes) -> Markup:
    """All notes cited so far, in the order of their numbers; empty where there are none."""
    if not notes.numbers:
        return Markup("")
    rows = [_note(notes, notes.lookup.claims[claim], number) for claim, number in notes.numbers.items()]
    return render("notes", notes.lookup.wording, notes=rows)


def _note(notes: Notes, claim: Claim, number: int) -> dict[str, object]:
    lookup: Lookup = notes.lookup
    article = lookup.articles[claim.source]
    return {
        "id": claim.id,
        "number": number,
        "quote": marked(lookup, claim, [claim]),
        "lang": article.language,
        "translation": translation(lookup, claim, claim.source),
        "who": claimant_words(lookup, claim),
        "outlet": lookup.outlet(article),
        "title": article.title,
        "date": dated(lookup.wording, article),
        "source": page_link(f"sources/{lookup.slugs[claim.source]}.md", root=notes.root, anchor=f"claim-{claim.id}"),
        "original": original_link(article.url, lookup.quote(claim, claim.source)),
        "address": article.url,
        "warning": lookup.reliability(article) is not None,
        "back": [f"ref-{claim.id}-{time}" for time in range(1, notes.cited.get(claim.id, 0) + 1)],
    }
