"""The sources: a table of all articles, and a page for each with the passages used, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dossier.models import Article, Claim, Passage
from dossier.write.blocks.changes import changed_words
from dossier.write.blocks.charts import chart_blocks
from dossier.write.blocks.quotes import citation, claimant_words, evidence, marked, outlet_words, translation
from dossier.write.charts.chart import Chart
from dossier.write.charts.files import Downloads
from dossier.write.citations import Citations
from dossier.write.headline import stated
from dossier.write.html.links import original_link, page_link
from dossier.write.html.page import page_text, section
from dossier.write.html.templates import render
from dossier.write.kinds import kinds
from dossier.write.lookup import Lookup
from dossier.write.pages.parts import Row, neighbours, page_table, part_name, way
from dossier.write.sharing.image import image_path
from dossier.write.sharing.linked import source_data
from dossier.write.spread import Page, monthly

ROOT = "../"
IMAGE = ROOT + image_path("index")

INDEX = "sources/index.md"
MOST_ARTICLES = 400
"""So many articles stand in one table: a row makes 1 kB."""

RELAYS = 20
"""How many articles of one origin a page names: with all of them, a dispatch that a thousand outlets carried would make a million links."""


def sources_pages(lookup: Lookup, *, charts: Sequence[Chart], downloads: Downloads) -> dict[str, str]:
    """The table of all articles, newest first, undated last, and how much of each the dossier quotes. Where they are many, the table
    stands in parts, by month."""
    say, articles = lookup.wording.say, lookup.dossier.articles
    drawn = chart_blocks(lookup, charts, Citations(lookup, ROOT), downloads=downloads, here=False, legend=False)
    pages = monthly(articles, lambda article: article.published, most=MOST_ARTICLES) if len(articles) > MOST_ARTICLES else []
    rows = [Row(f"sources/by-month/{page.name}.md", part_name(lookup, page), len(page.items)) for page in pages]
    intro = lookup.wording.count("parts.articles", len(articles), pages=lookup.wording.count("parts.pages", len(pages)))
    heads = {"name": say("table.published"), "count": say("parts.articles_head")}
    if pages:
        table = page_table(lookup, _newest_first(rows, pages), intro=intro, root=ROOT, columns={}, **heads)
    else:
        table = _table(lookup, articles, ROOT)
    found = {INDEX: _text(say("nav.sources"), [table, *section(say("source.quoted"), *drawn)], say("source.index_description"), ROOT)}
    for place, (page, row) in enumerate(zip(pages, rows, strict=True)):
        back = way(lookup, (say("nav.sources"), INDEX), "../../", *neighbours(rows, place))
        title = say("list.colon").join([say("nav.sources"), row.name])
        blocks = [back, _table(lookup, page.items, "../../")]
        found[row.path] = _text(title, blocks, say("source.index_description"), "../../", searched=False)
    return found


def _newest_first(rows: Sequence[Row], pages: Sequence[Page[Article]]) -> list[Row]:
    """Rows of months, the newest first, undated last."""
    dated = [row for row, page in zip(rows, pages, strict=True) if page.month]
    return [*dated[::-1], *rows[len(dated) :]]


def _text(title: str, blocks: Sequence[str], description: str, root: str, *, searched: bool = True) -> str:
    return page_text(title, blocks, description=description, image=root + image_path("index"), searched=searched)


def _table(lookup: Lookup, articles: Sequence[Article], root: str) -> Markup:
    """Some articles, newest first, undated last."""
    dated = sorted((article for article in articles if article.published), key=lambda article: article.published or "", reverse=True)
    rows = [_row(lookup, article, root) for article in (*dated, *(article for article in articles if not article.published))]
    return render("sources", lookup.wording, rows=rows)


def _row(lookup: Lookup, article: Article, root: str) -> dict[str, object]:
    claims = lookup.claims_of.get(article.source, ())
    return {
        "title": lookup.title(article),
        "translated": lookup.translated(article.title or "", article.language),
        "titled": article.title is not None,
        "lang": article.language,
        "outlet": outlet_words(lookup, article),
        "date": lookup.wording.date(article.published),
        "published": article.published or "",
        "evidence": evidence(lookup.wording, article) if article.published and article.published_evidence else None,
        "note": lookup.note(article),
        "figures": len(claims),
        "origin": origin_words(lookup, article, short=True),
        "link": page_link(f"sources/{lookup.slugs[article.source]}.md", root=root),
        "warning": lookup.reliability(article),
    }


def origin_words(lookup: Lookup, article: Article, *, short: bool = False) -> str:
    """Where an article's report comes from, in a few words: its own is one only where nothing in it speaks against that."""
    say, origin = lookup.wording.say, lookup.origins.get(article.source)
    if origin and origin.evidence == "editor" and origin.name:
        return say("source.origin_editor_named", name=origin.name)
    if origin and origin.evidence != "single":
        return say(f"source.origin_{origin.evidence}", name=origin.name or "")
    own = lookup.config.sources.get(article.source)
    relays = origin.name if origin and own and own.relays else None
    if origin and origin.name and origin.name != article.outlet:
        return say("source.origin_agency" if origin.name in (*article.credits, relays) else "source.origin_named", name=origin.name)
    relayed = any(claim.claimant and claim.claimant.relay for claim in lookup.claims_of.get(article.source, ()))
    if not article.outlet or article.credits or relayed:
        return say("source.origin_open")
    return say("source.own_short" if short else "source.own")


def source_page(lookup: Lookup, article: Article) -> str:
    """All about one article, and the passages of it that the dossier quotes."""
    say = lookup.wording.say
    passages = lookup.passages_of.get(article.source, ())
    blocks = [
        render("source", lookup.wording, **_facts(lookup, article)),
        *section(say("source.passages"), _passages(lookup, article, passages)),
    ]
    described = say("source.description", outlet=lookup.outlet(article), date=lookup.wording.date(article.published))
    return page_text(
        lookup.title(article),
        blocks,
        description=described,
        image=IMAGE,
        data=source_data(lookup, article, described),
        lang=article.language if article.title else None,
        searched=not lookup.is_spread,
    )


def _facts(lookup: Lookup, article: Article) -> dict[str, object]:
    origin = lookup.origins.get(article.source)
    relays = [other for other in (origin.sources if origin else ()) if other != article.source]
    return {
        "outlet": outlet_words(lookup, article),
        "translated": lookup.translated(article.title or "", article.language),
        "when": lookup.wording.date(article.published),
        "dated": article.published is not None,
        "evidence": evidence(lookup.wording, article) if article.published_evidence else None,
        "origin": origin_words(lookup, article),
        "credits": lookup.wording.listing(article.credits) if article.credits else None,
        "relays": [_relay(lookup, lookup.articles[other]) for other in relays[:RELAYS]],
        "more_relays": max(len(relays) - RELAYS, 0),
        "url": original_link(article.url),
        "language_name": lookup.wording.language_name(article.language),
        "note": lookup.note(article),
        "warning": lookup.reliability(article),
        "untitled": article.title is None,
        "file": article.path,
    }


def _relay(lookup: Lookup, article: Article) -> dict[str, object]:
    link = page_link(f"{lookup.slugs[article.source]}.md", root="")
    return {"title": lookup.title(article), "lang": article.language if article.title else None, "link": link}


def _passages(lookup: Lookup, article: Article, passages: Sequence[Passage]) -> Markup:
    if not passages:
        return render("no_passages", lookup.wording)
    rows, end = [], 0
    for passage in passages:
        claims = list(lookup.sentences.get((passage.source, passage.start, passage.end), ()))
        rows.append(
            {
                "id": passage.id,
                "gap": bool(article.text[end : passage.start].strip()),
                "words": marked(lookup, passage, claims, source=article.source),
                "lang": article.language,
                "claims": [_used(lookup, claim) for claim in claims],
                "translation": translation(lookup, passage, article.source),
                "anchor": f"claim-{claims[0].id}" if claims else f"passage-{passage.id}",
                "citation": citation(lookup, article, claims),
                "figures": lookup.wording.listing([stated(lookup, claim) for claim in claims]) if claims else "",
                "original": original_link(article.url, lookup.quote(passage, article.source)),
                "topics": [] if claims else _topics(lookup, passage.topics, passage.id, f"passage-{passage.id}"),
            }
        )
        end = passage.end
    return render("passages", lookup.wording, rows=rows, rest=bool(article.text[end:].strip()))


def _used(lookup: Lookup, claim: Claim) -> dict[str, object]:
    say, date = lookup.wording.say, lookup.wording.date
    party = lookup.party(claim.claimant.party) if claim.claimant and claim.claimant.party else None
    return {
        "id": claim.id,
        "figure": lookup.in_words(claim),
        "measure": lookup.measure(claim.measure),
        "party": party,
        "who": claimant_words(lookup, claim),
        "date": say("source.as_of", date=date(claim.as_of, short=True)) if claim.as_of else date(None),
        "kinds": kinds(lookup.wording, claim),
        "correction": changed_words(lookup, [claim]),
        "topics": _topics(lookup, claim.topics, claim.id, f"claim-{claim.id}"),
    }


def _topics(lookup: Lookup, topics: Sequence[str], id: str, anchor: str) -> list[dict[str, object]]:
    """The topics' pages on which something is used, at the place where it is."""
    titles = {topic.id: lookup.text(topic.title, topic.id) for topic in lookup.config.topics}
    known = [topic for topic in topics if topic in titles]
    return [{"title": titles[topic], "link": page_link(lookup.page_of(topic, id), root=ROOT, anchor=anchor)} for topic in known]
