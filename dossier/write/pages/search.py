"""Entries for the site's search that point inside pages: every claim, and every side with its claimants.

A theme loads the whole index of a language before its first answer. Where figures stand on further pages, these and the sources' pages
are left out of it, and each claim and each source has one entry; where that is too much still, a claim's quote is left out, and then
there is one entry for each page of figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from dossier.models import Claim, Entry
from dossier.write.blocks.quotes import translation
from dossier.write.headline import stated
from dossier.write.html.links import page_link
from dossier.write.lookup import Lookup
from dossier.write.pages.figures import part_title

MOST = 650_000
"""Bytes of a large site's entries: with the other spellings of their words (a third in French) and the pages that are searched whole, the
index stays below 1 MB."""

AROUND = 70
"""Bytes that an entry takes beside its words."""


def search_entries(lookup: Lookup) -> list[Entry]:
    """An entry for each claim of each topic, and for each side with what it says there. Words are escaped, as themes show them as HTML."""
    if not lookup.is_spread:
        return [entry for topic in lookup.config.topics for entry in (*_sides(lookup, topic.id), *_claims(lookup, topic.id, _text))]
    topics = [topic.id for topic in lookup.config.topics]
    sides = [entry for topic in topics for entry in _claimants(lookup, topic)]
    ways: list[Callable[[], Iterable[Entry]]] = [
        lambda: [*(entry for topic in topics for entry in _claims(lookup, topic, _text)), *_sources(lookup)],
        lambda: [*(entry for topic in topics for entry in _claims(lookup, topic, _where)), *_sources(lookup)],
    ]
    for way in ways:
        entries = [*sides, *way()]
        if sum(map(_size, entries)) <= MOST:
            return entries
    return [*sides, *_pages(lookup)]


def _size(entry: Entry) -> int:
    return AROUND + sum(len(words.encode()) for words in (entry.location, entry.title, entry.text, entry.unseen))


def _claims(lookup: Lookup, topic: str, text: Callable[[Lookup, Claim], str]) -> Iterator[Entry]:
    """Each claim of a topic, at its quote."""
    for claim in lookup.dossier.claims:
        if topic in claim.topics:
            names = () if lookup.is_spread else _other_names(lookup, claim.claimant.actor if claim.claimant else None)
            place = lookup.page_of(topic, claim.id), f"claim-{claim.id}"
            yield _entry(*place, _figure(lookup, claim), text(lookup, claim), " ".join(names))


def _sides(lookup: Lookup, topic: str) -> Iterator[Entry]:
    """Each side of a topic with its figures."""
    claims = [claim for claim in lookup.dossier.claims if topic in claim.topics]
    for party in lookup.config.parties:
        own = [claim for claim in claims if claim.claimant and claim.claimant.party == party.id]
        if own:
            figures = dict.fromkeys(_figure(lookup, claim) for claim in own)
            text = lookup.wording.say("list.semicolon").join(figures)
            yield _entry(f"{topic}.md", f"side-{party.id}", lookup.text(party.name, party.id), text)


def _claimants(lookup: Lookup, topic: str) -> Iterator[Entry]:
    """Each side of a topic with the names of its claimants."""
    given = [claim.claimant for claim in lookup.dossier.claims if topic in claim.topics and claim.claimant]
    for party in lookup.config.parties:
        if any(claimant.party == party.id for claimant in given):
            names = dict.fromkeys(name for actor in party.actors for name in _other_names(lookup, next(iter(actor.name.values()), None)))
            text = lookup.wording.say("list.semicolon").join(names)
            yield _entry(f"{topic}.md", f"side-{party.id}", lookup.text(party.name, party.id), text)


def _sources(lookup: Lookup) -> Iterator[Entry]:
    for article in lookup.dossier.articles:
        text = " · ".join([lookup.outlet(article), lookup.wording.date(article.published)])
        yield _entry(f"sources/{lookup.slugs[article.source]}.md", "", lookup.title(article), text)


def _pages(lookup: Lookup) -> Iterator[Entry]:
    """Each page of figures, with these and with who gives them, each once."""
    for topic in lookup.config.topics:
        for part in lookup.parts[topic.id]:
            words = dict.fromkeys(lookup.in_words(claim) for claim in part.claims)
            words |= dict.fromkeys(lookup.named(lookup.estimate_of[claim.id]) or "" for claim in part.claims)
            words |= dict.fromkeys(lookup.outlet(lookup.articles[claim.source]) for claim in part.claims)
            yield _entry(part.path, "", part_title(lookup, topic, part), " · ".join(filter(None, words)))


def _entry(page: str, anchor: str, title: str, text: str, unseen: str = "") -> Entry:
    return Entry(str(page_link(page, root="", anchor=anchor)), *(escape(words, quote=False) for words in (title, text, unseen)))


def _figure(lookup: Lookup, claim: Claim) -> str:
    """A claim's figure with what it counts, who gives it, and what else must stand with it."""
    return lookup.wording.say("list.colon").join([lookup.measure(claim.measure), stated(lookup, claim)])


def _text(lookup: Lookup, claim: Claim) -> str:
    quote = lookup.quote(claim, claim.source)
    own = translation(lookup, claim, claim.source)
    return " · ".join([f"« {quote} »", *([own] if own else []), _where(lookup, claim)])


def _where(lookup: Lookup, claim: Claim) -> str:
    article = lookup.articles[claim.source]
    return " · ".join([lookup.outlet(article), lookup.wording.date(article.published)])


def _other_names(lookup: Lookup, actor: str | None) -> list[str]:
    """The names by which the editor knows an actor, each once: a reader may search by any."""
    known = [one for party in lookup.config.parties for one in party.actors if actor in one.name.values()]
    return list(dict.fromkeys(name.rstrip("*") for one in known for words in (one.name.values(), *one.aliases.values()) for name in words))
