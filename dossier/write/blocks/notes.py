"""The list of notes at the end of a page. A note is « quote », claimant, outlet, title, date, with links there and back."""

from __future__ import annotations

from markupsafe import Markup

from dossier.models import Claim
from dossier.write.blocks.quotes import claimant_words, date_with_evidence, marked, outlet_words, title_words, translation
from dossier.write.citations import Citations
from dossier.write.html.links import original_link, page_link
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup


def note_list(citations: Citations) -> Markup:
    """All notes cited so far, in the order of their numbers; empty where there are none."""
    if not citations.numbers:
        return Markup("")
    rows = [_note(citations, citations.lookup.claims[claim], number) for claim, number in citations.numbers.items()]
    return render("notes", citations.lookup.wording, notes=rows)


def _note(citations: Citations, claim: Claim, number: int) -> dict[str, object]:
    lookup: Lookup = citations.lookup
    article = lookup.articles[claim.source]
    return {
        "id": claim.id,
        "number": number,
        "quote": marked(lookup, claim, [claim]),
        "lang": article.language,
        "translation": translation(lookup, claim, claim.source),
        "who": claimant_words(lookup, claim),
        "outlet": outlet_words(lookup, article),
        "title": title_words(lookup, article),
        "date": date_with_evidence(lookup.wording, article),
        "source": page_link(f"sources/{lookup.slugs[claim.source]}.md", root=citations.root, anchor=f"claim-{claim.id}"),
        "original": original_link(article.url, lookup.quote(claim, claim.source)),
        "address": article.url,
        "warning": lookup.reliability(article) is not None,
        "back": [f"ref-{claim.id}-{time}" for time in range(1, citations.cited.get(claim.id, 0) + 1)],
    }
