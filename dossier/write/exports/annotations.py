"""Every quote as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/), to be found again in its article.

Articles are not published: a position counts characters of the article's text as it was saved and read here, and the words
around a quote are those of the sentences that touch it, never of menus or adverts. The page of the article on the web may be
another by now; a program looks there for ``exact`` first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from dossier.models import Article, Span
from dossier.write.exports.fields import told
from dossier.write.html.links import original_link, page_link
from dossier.write.lookup import Lookup, topic_of

AROUND = 32
"""Characters before and after a quote, as annotation programs (Hypothesis, Apache Annotator) keep them."""


def web_annotations(lookup: Lookup) -> str:
    """All quotes as one AnnotationCollection; addresses are relative to the file."""
    items = [found for article in lookup.dossier.articles for found in _of_article(lookup, article)]
    page = {"id": "annotations.jsonld#page", "type": "AnnotationPage", "partOf": "annotations.jsonld", "startIndex": 0, "items": items}
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "annotations.jsonld",
        "type": "AnnotationCollection",
        "label": told("export.positions")[lookup.language],
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _of_article(lookup: Lookup, article: Article) -> Iterator[dict[str, Any]]:
    """The quotes of an article in their order: its passages, and the sentences of claims that an editor added."""
    places = {(one.start, one.end) for one in (*lookup.passages_of.get(article.source, ()), *lookup.claims_of.get(article.source, ()))}
    bounds = sorted(article.sentences)
    before = {sentence.start: previous for previous, sentence in pairwise(bounds)}
    after = {sentence.end: following for sentence, following in pairwise(bounds)}
    own_page = f"sources/{lookup.slugs[article.source]}.md"
    for start, end in sorted(places):
        claims = lookup.sentences.get((article.source, start, end), ())
        anchor = f"claim-{claims[0].id}" if claims else f"passage-{lookup.passage_ids[article.source, start, end]}"
        bodies = [_page(lookup.page_of(_topic(lookup, claim.id), claim.id), f"claim-{claim.id}") for claim in claims]
        own = _page(own_page, anchor)
        yield {
            "id": own,
            "type": "Annotation",
            "motivation": "identifying" if claims else "highlighting",
            **({"body": bodies} if bodies else {}),
            "target": {
                "type": "SpecificResource",
                "source": article.url if original_link(article.url) else _page(own_page, ""),
                "selector": [
                    {"type": "TextQuoteSelector", "exact": article.text[start:end]} | _around(article, start, end, before, after),
                    {"type": "TextPositionSelector", "start": start, "end": end},
                ],
            },
        }


def _around(article: Article, start: int, end: int, before: dict[int, Any], after: dict[int, Any]) -> dict[str, str]:
    """The words before and after a quote, where a sentence of the body touches it."""
    text, found = article.text, {}
    previous: Span | None = before.get(start)
    following: Span | None = after.get(end)
    if previous and not text[previous.end : start].strip():
        found["prefix"] = text[max(previous.start, start - AROUND) : start]
    if following and not text[end : following.start].strip():
        found["suffix"] = text[end : min(following.end, end + AROUND)]
    return found


def _topic(lookup: Lookup, claim: str) -> str:
    return topic_of(lookup, lookup.estimate_of[claim]) if claim in lookup.estimate_of else "index"


def _page(path: str, anchor: str) -> str:
    """The address of a page of the dossier's first language, from the folder of the data."""
    return str(page_link(path, root="../", anchor=anchor))
