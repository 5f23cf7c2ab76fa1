"""Which of a sentence's attributions a figure stands under: that of its own clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier.find.claimants.names import Attribution, holds
from dossier.find.lexicon import DIGIT
from dossier.find.sentence import Sentence
from dossier.language import Language
from dossier.models import Span

REACH = 4  # attributions on either side of a figure
TURNS = frozenset({"conj.time.while", "conj.but", "mark.semicolon", "prep.against"})
"""A clause about somebody else begins."""
CARRIED_TURNS = TURNS - {"conj.but"}
"""The same in a sentence that goes on with the one before."""
MOST_CROSSED = 2  # clauses between a figure and an attribution, of which more are as far


def governing(attributions: Sequence[Attribution], figure: Span, sentence: Sentence, language: Language) -> Attribution | None:
    """The attribution that a figure stands under: of its own clause, else the nearest that can reach it.

    A medium that only passes on yields to the one it quotes.
    """
    near = _nearest(attributions, figure)
    able = [item for item in near if not ((item.forward and item.start >= figure.end) or _turned_from(item, figure, sentence))]
    able = _named_here([item for item in able if not item.medium] or able, figure, sentence)
    if not able:
        return None
    boundary = language.regex("claims.clause")

    def distance(item: Attribution) -> tuple[int, int, int]:
        start, end = (item.end, figure.start) if item.end <= figure.start else (figure.end, item.start)
        nearer = sum(other is not item and start <= other.start < end for other in able)
        return nearer, min(len(boundary.findall(sentence.text, start, end)), MOST_CROSSED), max(0, end - start)

    best = min(able, key=distance) if len(able) > 1 else able[0]
    relay = next((item.claimant.words for item in near if item.medium and item.claimant), None)
    if relay and best.claimant and not best.medium:
        return best._replace(claimant=replace(best.claimant, relay=best.claimant.relay or relay))
    return best


def _named_here(able: list[Attribution], figure: Span, sentence: Sentence) -> list[Attribution]:
    """ "It puts the dead at 20, the union said": who is named behind the figure speaks, not whom a pronoun may mean."""
    named = [item for item in able if item.claimant and item.claimant.words.start >= sentence.start]
    return named if any(item.start >= figure.end for item in named) else able


def _nearest(attributions: Sequence[Attribution], figure: Span) -> Sequence[Attribution]:
    """The few attributions before and behind a figure that can reach it: a line without stops may hold hundreds."""
    before = sum(item.start < figure.end for item in attributions)
    return attributions[max(0, before - REACH) : before + REACH]


def _turned_from(item: Attribution, figure: Span, sentence: Sentence) -> bool:
    """Whether a clause about somebody else begins between them: "600 morts, a dit le préfet, alors que l'hôpital en a 14"."""
    turns = CARRIED_TURNS if item.start == item.end else TURNS
    between = sentence.tokens[sentence.number(item.end) : sentence.number(figure.start)]
    turned = [number for number, word in enumerate(between, 1) if not turns.isdisjoint(word.tags)]
    if turned and item.forward:  # "X dit que A mais que B": still what X says
        return not holds(between[turned[-1] :][:1], "conj.sub")
    return bool(turned) or _of_last_clause(item, figure, sentence)


def _of_last_clause(item: Attribution, figure: Span, sentence: Sentence) -> bool:
    """ "300 pompiers sont là, deux jours après la crue qui a fait 12 morts selon X": without a comma before it, X says the last."""
    if not item.last_clause:
        return False
    between = sentence.tokens[sentence.number(figure.end) : sentence.number(item.start)]
    comma = max((number for number, word in enumerate(between) if word.is_mark), default=len(between))
    relative = next((number for number in range(comma, len(between)) if "pron.rel.subj" in between[number].tags), len(between))
    return any(DIGIT in word.tags for word in between[relative:])
