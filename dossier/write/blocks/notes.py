"""The list of notes at the end of a page. A note is « quote », claimant, outlet, title, date, with links there and back.

Paper, where nothing is a touch away from anything, has each sentence once and the title and address of each article once.
"""

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
    sentences: dict[tuple[str, int, int], int] = {}
    articles: dict[str, int] = {}
    rows = []
    for name, number in citations.numbers.items():
        claim = citations.lookup.claims[name]
        same = sentences.setdefault((claim.source, claim.start, claim.end), number)
        first = articles.setdefault(claim.source, number)
        rows.append(_note(citations, claim, number, same=same, first=first))
    return render("notes", citations.lookup.wording, notes=rows)


def _note(citations: Citations, claim: Claim, number: int, *, same: int, first: int) -> dict[str, object]:
    """One note; ``same`` is the first of those with its sentence, ``first`` the first of its article."""
    lookup: Lookup = citations.lookup
    article = lookup.articles[claim.source]
    return {
        "id": claim.id,
        "number": number,
        "same": same if same < number else None,
        "first": first if first < number else None,
        "figure": marked(lookup, claim.figure, [claim], source=claim.source),
        "day": lookup.wording.date(article.published),
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
