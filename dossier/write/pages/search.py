"""Entries for the site's search that point inside pages: every claim, and every side with its claimants."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dossier.models import Claim, Entry
from dossier.write.blocks.quotes import translation
from dossier.write.headline import stated
from dossier.write.html.links import page_link
from dossier.write.lookup import Lookup


def search_entries(lookup: Lookup) -> Iterator[Entry]:
    """An entry for each claim of each topic, and for each side with what it says there. Words are escaped, as themes show them as HTML."""
    for topic in lookup.config.topics:
        claims = [claim for claim in lookup.dossier.claims if topic.id in claim.topics]
        for party in lookup.config.parties:
            own = [claim for claim in claims if claim.claimant and claim.claimant.party == party.id]
            if own:
                figures = dict.fromkeys(_figure(lookup, claim) for claim in own)
                text = lookup.wording.say("list.semicolon").join(figures)
                yield _entry(f"{topic.id}.md", f"side-{party.id}", lookup.text(party.name, party.id), text)
        for claim in claims:
            yield _entry(lookup.page_of(topic.id, claim.id), f"claim-{claim.id}", _figure(lookup, claim), _text(lookup, claim))


def _entry(page: str, anchor: str, title: str, text: str) -> Entry:
    return Entry(str(page_link(page, root="", anchor=anchor)), escape(title, quote=False), escape(text, quote=False))


def _figure(lookup: Lookup, claim: Claim) -> str:
    """A claim's figure with what it counts, who gives it, and what else must stand with it."""
    return lookup.wording.say("list.colon").join([lookup.measure(claim.measure), stated(lookup, claim)])


def _text(lookup: Lookup, claim: Claim) -> str:
    article = lookup.articles[claim.source]
    quote = lookup.quote(claim, claim.source)
    own = translation(lookup, claim, claim.source)
    names = _other_names(lookup, claim.claimant.actor if claim.claimant else None)
    return " · ".join([f"« {quote} »", *([own] if own else []), lookup.outlet(article), lookup.wording.date(article.published), *names])


def _other_names(lookup: Lookup, actor: str | None) -> list[str]:
    """The names by which the editor knows an actor, each once: a reader may search by any."""
    known = [one for party in lookup.config.parties for one in party.actors if actor in one.name.values()]
    names = dict.fromkeys(name for one in known for words in (one.name.values(), *one.aliases.values()) for name in words)
    return [", ".join(names)] if names else []
