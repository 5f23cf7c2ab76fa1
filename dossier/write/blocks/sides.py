"""What each side says: the quotes by party, each statement of an article once, and the passages without a figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.models import Claim, Passage
from dossier.write.blocks.quotes import Quote, passage_quote, quote_of
from dossier.write.citations import Citations
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup

SHOWN = 3
"""How many statements stand open, one of each side before a second of any; a touch opens the others."""

Side = str | bool | None
"""A party; ``None`` for claimants of no party; ``False`` where nobody is named."""

Sentence = list[Claim]
"""The claims of one sentence in the order of their figures."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of one side, with the sentences that repeat its figures."""

    quote: Quote
    also: tuple[Quote, ...]
    others: int


def sides(lookup: Lookup, claims: Sequence[Claim], citations: Citations, *, shown: int = SHOWN) -> Markup:
    """The quotes by party in the order of ``dossier.yml``; then claimants of no party; then the articles' own figures. ``shown`` of them
    stand open."""
    groups: dict[Side, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(side_of(claim), []).append(claim)
    headings = sides_of(lookup, claims)
    said = {side: statements(lookup, groups[side], citations) for side in headings}
    blocks = []
    for side, opened in zip(said, dealt([len(one) for one in said.values()], shown), strict=True):
        number, name, anchor = headings[side]
        blocks.append({"number": number, "name": name, "anchor": anchor, "statements": said[side], "shown": opened})
    return render("sides", lookup.wording, sides=blocks) if blocks else Markup("")


def dealt(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each group come first where ``most`` may: one of each in turn.

    >>> dealt([2, 1, 4], 3), dealt([1, 4], 3), dealt([2, 2, 2, 2], 3)
    ([1, 1, 1], [1, 2], [1, 1, 1, 0])
    """
    taken = [0] * len(sizes)
    for turn in range(1, most + 1):
        for place, size in enumerate(sizes):
            if sum(taken) < most and turn <= size:
                taken[place] = turn
    return taken


def side_of(claim: Claim) -> Side:
    """The side that gives a claim."""
    return claim.claimant.party if claim.claimant else False


def sides_of(lookup: Lookup, claims: Iterable[Claim]) -> dict[Side, tuple[int, str, str]]:
    """The sides that give some claims, in the order of the page, each with its number, its name and its anchor."""
    given = {side_of(claim) for claim in claims}
    order: list[Side] = [*(party.id for party in lookup.config.parties), None, False]
    return {side: _heading(lookup, side) for side in order if side in given}


def _heading(lookup: Lookup, side: Side) -> tuple[int, str, str]:
    if isinstance(side, str):
        return *lookup.party(side), f"side-{side}"
    if side is None:
        return 0, lookup.wording.say("topic.no_side"), "no-side"
    return 0, lookup.wording.say("topic.no_claimant"), "no-claimant"


def statements(lookup: Lookup, claims: Iterable[Claim], citations: Citations) -> list[Statement]:
    """Statements in order of time, each once, with what repeats it: other articles, and what the same one says in fewer figures elsewhere
    (its summary beside its body).

    Of sentences with the same figures, the first is the fullest, from a source without a warning, dated, and the earliest.
    """
    sentences: dict[tuple[str, int, int], Sentence] = {}
    for claim in claims:
        sentences.setdefault((claim.source, claim.start, claim.end), []).append(claim)
    values = {place: frozenset(lookup.estimate_of[claim.id].id for claim in sentence) for place, sentence in sentences.items()}
    fullest: dict[str, list[frozenset[str]]] = {}
    for (source, _, _), found in sorted(values.items(), key=lambda entry: -len(entry[1])):
        if not any(found <= other for other in fullest.setdefault(source, [])):
            fullest[source].append(found)
    same: dict[frozenset[str], list[Sentence]] = {}
    for place, sentence in sentences.items():
        whole = next(found for found in fullest[place[0]] if values[place] <= found)
        same.setdefault(whole, []).append(sorted(sentence, key=lambda claim: claim.figure))
    groups = [sorted(group, key=lambda sentence: (-len(sentence), *_standing(lookup, sentence[0]))) for group in same.values()]
    cards = []
    for first, *rest in sorted(groups, key=lambda group: (group[0][0].as_of is None, group[0][0].as_of or "", group[0][0].source)):
        others = {sentence[0].source for sentence in rest} - {first[0].source}
        cards.append(
            Statement(quote_of(lookup, first, citations), tuple(quote_of(lookup, sentence, citations) for sentence in rest), len(others))
        )
    return cards


def _standing(lookup: Lookup, claim: Claim) -> tuple[bool, bool, str, str, int]:
    article = lookup.articles[claim.source]
    return lookup.reliability(article) is not None, article.published is None, article.published or "", article.source, -claim.start


def without_figure(lookup: Lookup, passages: Sequence[Passage], *, root: str) -> Markup:
    """Passages in which no figure stands; ``root`` is the way from the page to the root of its language."""
    quotes = [passage_quote(lookup, passage, root=root) for passage in passages]
    return render("without_figure", lookup.wording, quotes=quotes) if quotes else Markup("")
