"""A page's content for programs: JSON-LD in the words of schema.org.

- A topic and the home page are a Dataset (https://schema.org/Dataset), ``isBasedOn`` the articles; its downloads are
  DataDownloads with ``contentUrl`` and ``encodingFormat``.
- A claim is a Claim (https://schema.org/Claim): ``name`` says the figure, what is counted, who gives it and what kind of statement
  it is, ``author`` is who claims it, in the article's words, ``temporalCoverage`` the time for which it holds, ``appearance`` the
  quote it stands in. No ClaimReview: nothing is rated here. No ``firstAppearance``: who said it first is not known. The author has a
  name and no type, for whether the words name a person or a body is not known either.
- A quote is a Quotation (https://schema.org/Quotation), part (``hasPart``) of its NewsArticle (https://schema.org/NewsArticle).
  It has no ``creator`` or ``spokenByCharacter``: the words are mostly the article's, about what the claimant said.

Addresses are relative to the page, as JSON-LD resolves them (https://www.w3.org/TR/json-ld11/#base-iri); an ``@id`` is the
permalink of a claim or passage, so that the pages speak of the same thing under one name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from dossier.models import Article, Claim, Passage, Span
from dossier.write.headline import stated
from dossier.write.html.links import original_link, page_link
from dossier.write.lookup import Lookup, ordered_claims, topic_claims, topic_of
from dossier.write.wording import upper_first

MOST_CLAIMS = 40
"""How many claims a page's head holds. More would delay its first view (each is 250 to 500 bytes), and the downloads hold them all."""

MOST_ARTICLES = 40
FORMATS = {"csv": "text/csv", "json": "application/json"}
_CONTEXT = {"@context": "https://schema.org"}

Node = dict[str, object]


def home_data(lookup: Lookup, description: str) -> Node:
    """The whole dossier as one Dataset."""
    articles = [_article(lookup, article, ()) for article in lookup.dossier.articles[:MOST_ARTICLES]]
    name = lookup.text(lookup.config.title)
    return _CONTEXT | _dataset(lookup, name, description, lookup.dossier.claims) | {"isBasedOn": articles}


def topic_data(lookup: Lookup, topic: str, name: str, description: str) -> Node:
    """A topic's claims with their quotes, each article and each quote once."""
    claims = topic_claims(lookup, topic)
    title = lookup.text(lookup.config.title)
    shown = claims[:MOST_CLAIMS]
    spans: dict[str, dict[tuple[int, int], Claim]] = {}
    for claim in shown:
        spans.setdefault(claim.source, {}).setdefault((claim.start, claim.end), claim)
    articles = [
        _article(lookup, lookup.articles[source], [_quotation(lookup, one, _quote_id(lookup, one), source) for one in found.values()])
        for source, found in spans.items()
    ]
    return _CONTEXT | _dataset(lookup, f"{name} – {title}", description, claims) | {
        "isPartOf": {"@type": "Dataset", "name": title, "url": "index.html"},
        "isBasedOn": articles,
        "hasPart": [_claim(lookup, claim, page=str(page_link(lookup.page_of(topic, claim.id), root="")), here=topic) for claim in shown],
    }  # fmt: skip


def dossier_data(lookup: Lookup) -> str:
    """Every claim with its quote and article, as the text of a file in ``data/``. Its words need no other file: a program reads it
    without the network."""
    addresses = {name: {"@type": "@id"} for name in ("url", "contentUrl")}
    title = lookup.text(lookup.config.title)
    quotes: dict[str, dict[object, Node]] = {}
    for claim in lookup.dossier.claims:
        quotes.setdefault(claim.source, {})[claim.start, claim.end] = _quotation(lookup, claim, _quote_id(lookup, claim), claim.source)
    for one in lookup.dossier.passages:
        quotes.setdefault(one.source, {})[one.start, one.end] = _quotation(lookup, one, _passage_id(lookup, one), one.source)
    articles = [_article(lookup, article, quotes.get(article.source, {}).values()) for article in lookup.dossier.articles]
    claims = [(claim, lookup.page_of(topic_of(lookup, lookup.estimate_of[claim.id]), claim.id)) for claim in ordered_claims(lookup)]
    found = _dataset(lookup, title, lookup.text(lookup.config.subtitle), lookup.dossier.claims) | {
        "url": "data/index.html",
        "isBasedOn": articles,
        "hasPart": [_claim(lookup, claim, page=str(page_link(path, root=""))) for claim, path in claims],
    }
    context = {"@vocab": "https://schema.org/", "@base": "../", **addresses}
    return json.dumps({"@context": context} | found, ensure_ascii=False, indent=1) + "\n"


def source_data(lookup: Lookup, article: Article, description: str) -> Node:
    """A page about an article, with the passages quoted there."""
    passages = lookup.passages_of.get(article.source, ())[:MOST_CLAIMS]
    quotes = [_quotation(lookup, passage, f"#{_anchor(lookup, passage)}", article.source) for passage in passages]
    return _CONTEXT | _known(
        {
            "@type": "WebPage",
            "name": lookup.title(article),
            "description": description,
            "inLanguage": lookup.language,
            "about": _article(lookup, article, quotes),
        }
    )


def _dataset(lookup: Lookup, name: str, description: str, claims: Sequence[Claim]) -> Node:
    dates = sorted(claim.as_of for claim in claims if claim.as_of)
    files = [
        {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{lookup.home}data/claims.{ending}"}
        for ending, kind in FORMATS.items()
    ]
    return _known(
        {
            "@type": "Dataset",
            "name": name,
            "description": f"{description} {lookup.wording.say('sharing.dataset')}".strip(),
            "inLanguage": lookup.language,
            "temporalCoverage": "/".join(dict.fromkeys((dates[0], dates[-1]))) if dates else None,
            "variableMeasured": list(dict.fromkeys(lookup.measure(claim.measure) for claim in claims)),
            "distribution": files,
        }
    )


def _article(lookup: Lookup, article: Article, quotes: Iterable[Node]) -> Node:
    return _known(
        {
            "@type": "NewsArticle",
            "headline": article.title,
            "inLanguage": article.language,
            "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
            "datePublished": article.published,
            "url": article.url if original_link(article.url) else None,
            "hasPart": list(quotes),
        }
    )


def _quotation(lookup: Lookup, span: Span, id: str, source: str) -> Node:
    return {"@type": "Quotation", "@id": id, "text": lookup.quote(span, source), "inLanguage": lookup.articles[source].language}


def _claim(lookup: Lookup, claim: Claim, *, page: str, here: str = "") -> Node:
    page = "" if page == f"{here}.html" else page
    who = lookup.quote(claim.claimant.words, claim.source) if claim.claimant else None
    return _known(
        {
            "@type": "Claim",
            "@id": f"{page}#claim-{claim.id}",
            "name": lookup.wording.say("list.colon").join([upper_first(lookup.phrase(claim.measure)), stated(lookup, claim)]),
            "author": {"name": who} if who else None,
            "temporalCoverage": claim.as_of,
            "appearance": {"@id": _quote_id(lookup, claim)},
        }
    )


def _quote_id(lookup: Lookup, claim: Claim) -> str:
    """Where a claim's quote stands on its source's page."""
    first = lookup.sentences[claim.source, claim.start, claim.end][0]
    return f"sources/{lookup.slugs[claim.source]}.html#claim-{first.id}"


def _passage_id(lookup: Lookup, passage: Passage) -> str:
    """Where a passage stands on its source's page."""
    return f"sources/{lookup.slugs[passage.source]}.html#{_anchor(lookup, passage)}"


def _anchor(lookup: Lookup, passage: Passage) -> str:
    """A passage's permalink on its source's page: that of its first claim, by which other pages know it, if it has one."""
    claims = lookup.sentences.get((passage.source, passage.start, passage.end), ())
    return f"claim-{claims[0].id}" if claims else f"passage-{passage.id}"


def _known(node: Node) -> Node:
    """A node without its unknown fields."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
