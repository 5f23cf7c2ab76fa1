"""What changed from one record to a later one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Literal

from dossier.history.record import Record
from dossier.models import Article, Claim

Kind = Literal["new", "revised", "corrected", "withdrawn", "confirmed", "source"]
KINDS: tuple[Kind, ...] = ("new", "revised", "corrected", "withdrawn", "confirmed", "source")
"""What may have changed, in the order in which readers are told."""

ALIKE = 0.85
"""How much of two sentences must be the same, word by word, for one to be the other scraped anew: a typing mistake mended or a title added
to a name keeps nine words of ten in sentences of news; two sentences of one article about one figure seldom share more than half."""

MOST_TRIED = 50
"""Of the sentences with one figure in one article, those that are compared with each other: more have no news in them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that changed. ``old`` and ``new`` are the claim before and after, None where it was not or is no more; ``article`` is a
    new source. ``fields`` name what is other; ``reason`` is the editor's, by language."""

    kind: Kind
    old: Claim | None = None
    new: Claim | None = None
    article: Article | None = None
    fields: tuple[str, ...] = ()
    reason: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two records, by kind, then measure and source."""

    old: Record
    new: Record
    items: tuple[Item, ...]

    def of(self, kind: Kind) -> tuple[Item, ...]:
        """What changed in one way."""
        return tuple(item for item in self.items if item.kind == kind)


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a dossier's past: the day of its first record, and what changed from each record to the next, earliest first."""

    since: str
    steps: tuple[Comparison, ...]


def history_of(records: Sequence[Record]) -> History | None:
    """The history that some records tell, earliest first; None where there is none."""
    steps = tuple(compare(old, new) for old, new in pairwise(records))
    return History(records[0].date, tuple(step for step in steps if step.items)) if records else None


def compare(old: Record, new: Record) -> Comparison:
    """What changed. A claim of the one is the same as a claim of the other where

    1. it has the same id;
    2. or its article was scraped anew (the same address, or outlet and title; or neither article stands in both records, and both are of
       one outlet), its measure and figure are the same, and its sentence is the same or nearly so;
    3. or all that holds but for the figure in it: then the article's own figure was revised.

    A claim that says another thing by the editor's correction is *corrected*; by its article or the program, *revised*. So is a new claim
    by which the same claimant replaces a value that stood before.
    """
    pairs = _same_claims(old, new)
    taken = set(pairs.values())
    before = {claim.id: claim for claim in old.claims}
    items = [item for claim in new.claims if claim.id in pairs and (item := _changed(old, new, before[pairs[claim.id]], claim))]
    items += [_new(old, new, claim, before, pairs) for claim in new.claims if claim.id not in pairs]
    items += [_gone(new, claim, old) for claim in old.claims if claim.id not in taken]
    renewed = {article.source for article in new.articles} & _renewed(old, new, pairs).keys()
    known = {article.source for article in old.articles} | renewed
    items += [Item("source", article=article) for article in new.articles if article.source not in known]
    return Comparison(old, new, tuple(sorted(items, key=_order)))


def _order(item: Item) -> tuple[int, str, str, str]:
    claim = item.new or item.old
    if claim is None:
        return KINDS.index(item.kind), "", item.article.published or "" if item.article else "", item.article.source if item.article else ""
    return KINDS.index(item.kind), claim.measure, claim.source, claim.id


def _same_claims(old: Record, new: Record) -> dict[str, str]:
    """The claim before by the claim after, of those that are the same."""
    kept = {claim.id for claim in old.claims} & {claim.id for claim in new.claims}
    pairs = {name: name for name in kept}
    for with_figure in (True, False):
        taken, anew = set(pairs.values()), _renewed(old, new, pairs)
        waiting: dict[object, list[Claim]] = {}
        for claim in (one for one in old.claims if one.id not in taken):
            for place in _places_before(old, new, claim):
                waiting.setdefault((place, claim.measure, claim.figure.said if with_figure else None), []).append(claim)
        for claim in (one for one in new.claims if one.id not in pairs):
            place = _place_after(old, new, claim, anew)
            same = waiting.get((place, claim.measure, claim.figure.said if with_figure else None), [])
            found = _nearest(old, new, claim, [one for one in same[:MOST_TRIED] if one.id not in taken])
            if found:
                pairs[claim.id] = found.id
                taken.add(found.id)
    return pairs


def _places_before(old: Record, new: Record, claim: Claim) -> list[object]:
    """Where a claim may be looked for: in its article; where that is gone, in what else its outlet published."""
    gone = claim.source not in new.by_source
    return [claim.source, *([("outlet", old.article(claim).outlet)] if gone else [])]


def _place_after(old: Record, new: Record, claim: Claim, anew: Mapping[str, str]) -> object:
    """Where to look for what a claim was: in its article, under whatever name that stood; of one that is new, in what is gone."""
    if claim.source in old.by_source or claim.source in anew:
        return anew.get(claim.source, claim.source)
    return "outlet", new.article(claim).outlet


def _renewed(old: Record, new: Record, pairs: Mapping[str, str]) -> dict[str, str]:
    """The article before by the article after, of those scraped anew under another name: by address, by outlet and title, by its claims."""
    before, after = {one.source for one in old.articles}, {one.source for one in new.articles}
    gone = [article for article in old.articles if article.source not in after]
    come = [article for article in new.articles if article.source not in before]
    marks: dict[object, str] = {}
    for article in gone:
        marks |= dict.fromkeys(_marks(article), article.source)
    found = {article.source: marks[mark] for article in come for mark in _marks(article)[:1] if mark in marks}
    found |= {one.source: marks[mark] for one in come if one.source not in found for mark in _marks(one) if mark in marks}
    sources = {claim.id: claim.source for claim in old.claims}
    for claim in new.claims:
        source = sources.get(pairs.get(claim.id, ""))
        if source is not None and claim.source not in before and source not in after:
            found.setdefault(claim.source, source)
    return found


def _marks(article: Article) -> list[object]:
    """What tells an article whatever its file is called."""
    address = [re.sub(r"^https?://(?:www\.)?|[/?#]+$", "", article.url)] if article.url else []
    return [*address, *([(article.outlet, article.title.casefold())] if article.title and article.outlet else [])]


def _nearest(old: Record, new: Record, claim: Claim, among: Sequence[Claim]) -> Claim | None:
    """The claim whose sentence is the nearest, where it is near enough."""
    words = _words(new.quote(claim), new, claim)
    best: tuple[float, Claim] | None = None
    for one in among:
        others = _words(old.quote(one), old, one)
        share = 1.0 if words == others else SequenceMatcher(None, words, others, autojunk=False).ratio()
        if share >= ALIKE and (best is None or share > best[0]):
            best = share, one
    return best[1] if best else None


def _words(quote: str, record: Record, claim: Claim) -> list[str]:
    """A sentence as words, its figure apart."""
    place, end = claim.figure.start - claim.start, claim.figure.end - claim.start
    return re.findall(r"\w+", f"{quote[:place]} {quote[end:]}".casefold())


def _changed(old: Record, new: Record, before: Claim, after: Claim) -> Item | None:
    """What is other in a claim; None where nothing is."""
    fields = _others(_said(old, before), _said(new, after))
    was, now = _correction(old, before), _correction(new, after)
    if fields:
        edited = _doing(was) != _doing(now)
        return Item("corrected" if edited else "revised", before, after, fields=fields, reason=_reason(now) if edited else {})
    return Item("confirmed", before, after) if now.get("confirmed") and not was.get("confirmed") else None


def _others(one: Mapping[str, object], other: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name in one if one[name] != other[name])


def _said(record: Record, claim: Claim) -> dict[str, object]:
    """All that a claim says, so that two can be compared; a claimant whom the editor knows is the same in other words."""
    article, claimant = record.article(claim), claim.claimant
    words = " ".join(article.text[claimant.words.start : claimant.words.end].casefold().split()) if claimant else None
    return {
        "figure": claim.figure.said,
        "measure": claim.measure,
        "claimant": claimant.actor or words if claimant else None,
        "side": claimant.party if claimant else None,
        "as_of": (claim.as_of, claim.as_of_basis),
        "scope": claim.scope,
        "modality": claim.modality,
        "hearsay": claim.hearsay,
        "former": claim.former,
    }


def _correction(record: Record, claim: Claim) -> Mapping[str, Any]:
    return record.corrections.get(record.keys.get(claim.id, claim.id), {})


def _doing(correction: Mapping[str, Any]) -> dict[str, Any]:
    """What a correction does, whatever its reason and whoever looked at it."""
    return {key: value for key, value in correction.items() if key not in ("reason", "confirmed", "source", "quote", "figure")}


def _reason(correction: Mapping[str, Any]) -> dict[str, str]:
    reason = correction.get("reason")
    return {code: words for code, words in reason.items() if isinstance(words, str)} if isinstance(reason, dict) else {}


def _new(old: Record, new: Record, claim: Claim, before: Mapping[str, Claim], pairs: Mapping[str, str]) -> Item:
    """A claim that was not there. It revises one that was, where the same claimant gave that."""
    reason = _reason(_correction(new, claim))
    replaced = [before[pairs[name]] for name in new.revises.get(claim.id, ()) if name in pairs]
    if not replaced:
        return Item("new", None, claim, reason=reason)
    return Item("revised", replaced[0], claim, fields=_others(_said(old, replaced[0]), _said(new, claim)), reason=reason)


def _gone(new: Record, claim: Claim, old: Record) -> Item:
    """A claim that is there no more, with the editor's reason, if it is the editor's doing."""
    found = _correction(new, claim) or new.corrections.get(old.keys.get(claim.id, claim.id), {})
    reason = _reason(found) if found.get("reject") or found.get("same_as") or found.get("split") else {}
    return Item("withdrawn", claim, None, reason=reason)
