"""What each side says: the quotes by party, each value once, and the passages without a figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from dossier.config import Topic
from dossier.models import Claim
from dossier.write.blocks.quotes import Quote, passage_quote, quote_of
from dossier.write.citations import Notes
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup, topic_claims

SHOWN = 6
"""How many statements of a side stand open; the others are one touch away."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one side says in a sentence, with where the same is said again."""

    quote: Quote
    also: tuple[Quote, ...]
    others: int


def sides(lookup: Lookup, topic: Topic, notes: Notes) -> Markup:
    """The quotes by party in the order of ``dossier.yml``, then who belongs to no side, then the articles' own voice."""
    groups: dict[str | bool | None, list[Claim]] = {}
    for claim in topic_claims(lookup, topic.id):
        groups.setdefault(claim.claimant.party if claim.claimant else False, []).append(claim)
    order = [*(party.id for party in lookup.config.parties), None, False]
    told = []
    for side in (side for side in order if side in groups):
        name = (
            lookup.wording.say("topic.no_claimant")
            if side is False
            else lookup.wording.say("topic.no_side")
            if side is None
            else lookup.party(str(side))[1]
        )
        number = lookup.party(side)[0] if isinstance(side, str) else 0
        anchor = f"side-{side}" if isinstance(side, str) else "no-claimant" if side is False else "no-side"
        told.append(
            {"number": number, "name": name, "anchor": anchor, "statements": statements(lookup, groups[side], notes), "shown": SHOWN}
        )
    return render("sides", lookup.wording, sides=told) if told else Markup("")


def statements(lookup: Lookup, claims: Iterable[Claim], notes: Notes) -> list[Statement]:
    """Sentences in order of time, each value once: what repeats it stands with it.

    The one shown is from a source without a warning, dated, and the earliest.
    """
    sentences: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in claims:
        sentences.setdefault((claim.source, claim.start, claim.end), []).append(claim)
    same: dict[frozenset[str], list[list[Claim]]] = {}
    for sentence in sentences.values():
        same.setdefault(frozenset(lookup.estimate_of[claim.id].id for claim in sentence), []).append(
            sorted(sentence, key=lambda claim: claim.figure)
        )
    groups = [sorted(group, key=lambda sentence: _standing(lookup, sentence[0])) for group in same.values()]
    told = []
    for first, *rest in sorted(groups, key=lambda group: (group[0][0].as_of is None, group[0][0].as_of or "", group[0][0].source)):
        others = {sentence[0].source for sentence in rest} - {first[0].source}
        told.append(Statement(quote_of(lookup, first, notes), tuple(quote_of(lookup, sentence, notes) for sentence in rest), len(others)))
    return told


def _standing(lookup: Lookup, claim: Claim) -> tuple[bool, bool, str, str, int]:
    article = lookup.articles[claim.source]
    return lookup.reliability(article) is not None, article.published is None, article.published or "", article.source, -claim.start


def without_figure(lookup: Lookup, topic: Topic) -> Markup:
    """The passages of a topic in which no figure stands."""
    passages = [
        one for one in lookup.dossier.passages if topic.id in one.topics and (one.source, one.start, one.end) not in lookup.sentences
    ]
    quotes = [passage_quote(lookup, passage, root="") for passage in passages]
    return render("without_figure", lookup.wording, quotes=quotes) if quotes else Markup("")
