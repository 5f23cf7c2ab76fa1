"""Which of a sentence's attributions a figure stands under: that of its own clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dossier.find.claimants.names import Attribution
from dossier.find.words import Token
from dossier.language import Language
from dossier.models import Span

CLAUSE_REACH = 40  # words from a figure to an attribution of another clause
REACH = 4  # attributions on either side of a figure
TURNS = frozenset({"conj.time.while", "conj.but", "mark.semicolon", "prep.against"})
"""A clause about somebody else begins."""
QUOTED = 4  # the rank of somebody whom the speaker only cites


def governing(
    attributions: Sequence[Attribution], figure: Span, text: str, words: Sequence[Token], language: Language
) -> Attribution | None:
    """The attribution that a figure stands under: of its own clause, else the nearest that can reach it.

    A medium that only passes on yields to the one it quotes.
    """
    near = _nearest(attributions, figure)
    able = _able(near, figure, words, language)
    if not able:
        return None
    boundary = language.regex("claims.clause")

    def cost(item: Attribution) -> tuple[int, int, int]:
        gap = (item.end, figure.start) if item.end <= figure.start else (figure.end, item.start)
        crossed = len(boundary.findall(text, *gap)) if gap[0] < gap[1] else 0
        others = sum(1 for other in able if other is not item and gap[0] <= other.start < gap[1])
        return (others, min(crossed, 2) if len(able) > 1 else 0, max(0, gap[1] - gap[0]))

    best = min(able, key=cost)
    relay = next((item.claimant.words for item in near if item.medium and item.claimant and item is not best), None)
    if relay and best.claimant and best.claimant.relay is None and not best.medium:
        return replace(best, claimant=replace(best.claimant, relay=relay))
    return best


def _able(near: Sequence[Attribution], figure: Span, words: Sequence[Token], language: Language) -> list[Attribution]:
    """Those that reach a figure; a medium, and one without a side that is only cited, yield to the others."""
    able = [item for item in near if (not item.forward or item.start < figure.end) and not _turned_from(item, figure, words, language)]
    able = [item for item in able if not item.medium] or able
    if any(item.rank == QUOTED for item in able):
        able = [item for item in able if item.claimant is None or item.claimant.party] or able
    return _named_here(able, figure, words)


def _named_here(able: list[Attribution], figure: Span, words: Sequence[Token]) -> list[Attribution]:
    """ "It puts the dead at 20, the union said": who is named behind the figure speaks, not whom a pronoun may mean."""
    named = [item for item in able if item.claimant and item.claimant.words.start >= words[0].start]
    if not any(not item.forward and item.start >= figure.end for item in named):
        return able
    return [item for item in able if item in named or item.claimant is None]


def _nearest(attributions: Sequence[Attribution], figure: Span) -> list[Attribution]:
    """The few attributions before and behind a figure that can reach it: a line without stops may hold hundreds."""
    before = [item for item in attributions if item.start < figure.end]
    return [*before[-REACH:], *attributions[len(before) : len(before) + REACH]]


def _turned_from(item: Attribution, figure: Span, words: Sequence[Token], language: Language) -> bool:
    """Whether a clause about somebody else begins between them: "600 morts, a dit le préfet, alors que l'hôpital en a 14"."""
    if item.forward and item.end >= figure.start:
        return False
    if _of_last_clause(item, figure, words, language):
        return True
    gap = (item.end, figure.start) if item.end < figure.start else (figure.end, item.start)
    first, last = (bisect_left(words, place, key=lambda word: word.start) for place in gap)
    carried = item.start == item.end
    turned = [
        number
        for number in range(first, last)
        if not TURNS.isdisjoint(words[number].tags) and not (carried and "conj.but" in words[number].tags)
    ]
    if not turned:
        return False
    if item.forward:  # "X dit que A mais que B": still what X says
        following = turned[-1] + 1
        return not (following < last and "conj.sub" in words[following].tags)
    return item.end < figure.start


def _of_last_clause(item: Attribution, figure: Span, words: Sequence[Token], language: Language) -> bool:
    """ "300 pompiers sont là, deux jours après la crue qui a fait 12 morts selon X": without a comma before it, X says the last."""
    if item.forward or not item.last_clause or item.start <= figure.end:
        return False
    first, last = (bisect_left(words, place, key=lambda word: word.start) for place in (figure.end, item.start))
    if last - first > CLAUSE_REACH:
        return False
    comma = next((number for number in range(last - 1, first - 1, -1) if words[number].is_mark), None)
    if comma is None or comma == last - 1:
        return False
    relative = next((number for number in range(comma, last) if "pron.rel.subj" in words[number].tags), last)
    return any(word.lower[0].isdigit() for word in words[relative:last])
