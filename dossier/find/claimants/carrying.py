"""Whether a sentence that names no claimant goes on with what the one before it said, and so stands under its claimant."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dossier.find.claimants.attributions import speaks
from dossier.find.claimants.names import OPENING, Attribution, Memory, holds, open_quotations
from dossier.find.claimants.resolve import opening_of
from dossier.find.claimants.speech import begins, found_in
from dossier.find.sentence import Sentence
from dossier.models import Claimant

INHERITED = 5  # the rank of an attribution that stands in another sentence
ANNOUNCED_REACH = 6  # words from a verb to the claim's noun that it gives


def carried(sentence: Sentence, memory: Memory) -> Attribution | None:
    """Case 1: the attribution of the sentence before, where this one goes on with it."""
    claimant, apart = _only_claimant(memory.attributions), paragraphs_apart(sentence, memory)
    if claimant is None or apart > 1:
        return None
    beside = apart == 0
    if beside and _is_quotation(sentence, memory):
        return inherit(sentence, claimant, "quotation")
    if beside and (memory.attributions[0].carries or _is_announced(memory)):
        others = any(item.party != claimant.party for item in sentence.named[:1])
        return None if others or speaks(memory) else inherit(sentence, claimant, "announced")
    if not _goes_on(sentence, memory, beside=beside) or speaks(memory) or was_said(memory):
        return None
    return inherit(sentence, claimant, "carried")


def in_turn(sentence: Sentence, memory: Memory) -> Attribution | None:
    """The attribution of a sentence in somebody's turn of a transcript."""
    return inherit(sentence, memory.turn, "turn") if memory.turn and memory.turn == memory.last else None


def inherit(sentence: Sentence, claimant: Claimant, by: str) -> Attribution:
    """An attribution that stands in another sentence."""
    start = sentence.start
    return Attribution(start, start, INHERITED, claimant, False, by=by, carries=by == "announced", quotation=by == "quotation")


def paragraphs_apart(sentence: Sentence, memory: Memory) -> int:
    """How many paragraphs behind the sentence before a sentence stands: 0 in the same one."""
    return sentence.place.paragraph - memory.previous.place.paragraph if memory.previous else 0


def is_beside(sentence: Sentence, memory: Memory) -> bool:
    """Whether the sentence before stands in the same paragraph."""
    return memory.previous is not None and paragraphs_apart(sentence, memory) == 0


def was_said(memory: Memory) -> bool:
    """Whether the sentence being read says that somebody said it, not who ("it was claimed")."""
    return found_in(memory, "speech.was_said") is not None


def _goes_on(sentence: Sentence, memory: Memory, *, beside: bool) -> bool:
    """Whether a sentence takes up what stood before it, or reports in the verb's mood or tense, or cites somebody's words."""
    taken_up = begins(memory, "speech.goes_on" if beside else "speech.adds")
    cites = _cites(sentence) and opening_of(sentence) is None
    return bool(taken_up or (beside and _reports(sentence, memory))) or cites


def _reports(sentence: Sentence, memory: Memory) -> bool:
    """Whether the verb of a sentence's first clause is in the mood or tense of a report; no verb of a relative clause."""
    verb = found_in(memory, "speech.reported")
    before = sentence.tokens[: verb.start] if verb else ()
    return verb is not None and not (holds(before, "pron.rel") or holds(before, "conj.sub"))


def _is_announced(memory: Memory) -> bool:
    """Whether the sentence before says no more than that somebody gave a count, which those behind it tell: "La préfecture a rendu
    une première estimation."; they may go on telling it."""
    item, read = memory.attributions[0], memory.previous
    if read is None or read.figures or not item.forward:
        return False
    behind = read.number(item.end)
    return read.has("noun.claim", behind, behind + ANNOUNCED_REACH)


def _cites(sentence: Sentence) -> bool:
    """Whether a sentence holds somebody's own words ("une « quantité considérable »"); a capital makes it a title or a name."""
    if "mark.quote" not in sentence.tags:
        return False
    return any(not OPENING.isdisjoint(word.tags) and sentence.text[after.start].islower() for word, after in pairwise(sentence.tokens))


def _only_claimant(attributions: Sequence[Attribution]) -> Claimant | None:
    """The one claimant of a sentence, None where it has none or several."""
    claimants = {item.claimant for item in attributions}
    return claimants.pop() if len(claimants) == 1 else None


def _is_quotation(sentence: Sentence, memory: Memory) -> bool:
    """Whether a sentence begins within a quotation, is nothing but words quoted, or begins a longer quotation."""
    quoted = holds(sentence.tokens[-2:], "mark.quote") or open_quotations(sentence.tokens, 0) > 0
    return memory.quotations > 0 or (holds(sentence.tokens[:1], "mark.quote") and quoted)
