"""What a sentence inherits from those around it: who spoke last and when, what was counted last, whose report goes on.

A sentence that attributes nothing itself stands under a claimant of its neighbours in three cases:

1. It goes on: it takes up what stood right before it ("Ils", "S'y ajoutent", "Of those"), reports ("auraient été", "had been"),
   or is the rest of a quotation; and the sentence before it has one claimant.
2. The next sentence tells whose it was: "C'est ce qu'affirme X", the rest of the quotation with "a dit X".
3. It says that somebody said it ("it was claimed"), and the next sentence names one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dossier.find.claimants.attributions import find_attributions
from dossier.find.claimants.carrying import INHERITED, carried, in_turn, inherit, is_beside
from dossier.find.claimants.memory import entered, remember
from dossier.find.claimants.names import Attribution, Memory, holds
from dossier.find.claimants.speech import begins, found_in, rows_of, turns_of
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.models import Claimant

LEAD = 2  # sentences that may tell first what was said and then by whom
QUOTATION = 3  # sentences of a quotation before the one that tells who speaks


class Speech:
    """The attributions of an article's sentences, which are read in order, as far as they are asked for."""

    def __init__(self, sentences: Sequence[Sentence], rules: Rules) -> None:
        self._sentences = sentences
        self._memories = [Memory(rules)]  # before the first sentence, and behind each one read
        self._rows = rows_of(sentences, rules)
        self._turns = turns_of(sentences, self._rows, rules)

    def attributions(self, number: int) -> Sequence[Attribution]:
        """All attributions that a sentence stands under; those behind it may tell them too."""
        behind = self._read(number + QUOTATION)[number + 1 : number + QUOTATION + 2]
        found = behind[0].attributions
        if found and not found[0].quotation:
            return found
        told = None if found else _told_next(self._sentences[number], behind, first=number < LEAD)
        claimant, by = (told, "told after") if told else (_closing(behind), "quotation")
        return [inherit(self._sentences[number], claimant, by)] if claimant else found

    def last(self, number: int) -> Claimant | None:
        """Whom a pronoun means behind a sentence; nobody before the first one."""
        return self._read(number)[number + 1].last

    def _read(self, number: int) -> Sequence[Memory]:
        """The memories, up to the one behind a sentence."""
        for place in range(len(self._memories) - 1, min(number + 1, len(self._sentences))):
            sentence = self._sentences[place]
            memory = entered(self._memories[-1], sentence, self._rows[place], self._turns.get(place))
            found = find_attributions(sentence, memory)
            went_on = None if found else carried(sentence, memory) or in_turn(sentence, memory)
            self._memories.append(remember(memory, sentence, [went_on] if went_on else found))
        return self._memories


def _told_next(sentence: Sentence, behind: Sequence[Memory], *, first: bool) -> Claimant | None:
    """Cases 2 and 3: whom the next sentence names for this one, of which ``behind`` are the memories from this one on."""
    if len(behind) == 1:
        return None
    following = behind[1].previous
    claimant = next((item.claimant for item in behind[1].attributions if item.claimant and item.rank < INHERITED), None)
    if claimant is None or following is None or following.place.paragraph - sentence.place.paragraph > 1:
        return None
    quoted = holds(sentence.tokens[-2:], "mark.quote")
    refers = begins(behind[1], "speech.refers_back") or (quoted and begins(behind[1], "speech.signed"))
    told = first and claimant.party and found_in(behind[0], "speech.it_was_said")
    return claimant if refers or told else None


def _closing(behind: Sequence[Memory]) -> Claimant | None:
    """Case 2: who speaks in the quotation that goes on behind a sentence, as its closing words tell."""
    for before, memory in pairwise(behind):
        if not (memory.previous and before.quotations and is_beside(memory.previous, before)):
            return None
        closing = next((item for item in memory.attributions if item.rank < INHERITED and not item.forward), None)
        if closing:
            return closing.claimant
    return None
