"""Whether a sentence that names no claimant goes on with what the one before it told, and so stands under its claimant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.find.claimants.attributions import speaks
from dossier.find.claimants.names import Attribution, Heard
from dossier.find.claimants.resolve import DEFINITE, PREPOSITIONS
from dossier.find.sentence import Sentence
from dossier.language import Language
from dossier.models import Claimant

ENDS = frozenset({*PREPOSITIONS, "conj.and", "conj.but", "conj.sub", "pron.rel"})
RELATIVE = frozenset({"conj.sub", "pron.rel.obj"})
INHERITED = 5  # the rank of an attribution that stands in another sentence
SUBJECT_WORDS = 3  # a sentence's subject begins within these
ANNOUNCED_REACH = 6  # words from a verb to the claim's noun that it gives


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its attributions; ``before`` and ``after`` are whom a pronoun means in it and behind it."""

    read: Sentence
    attributions: Sequence[Attribution]
    before: Claimant | None
    after: Claimant | None
    quoted: bool


def carried(sentence: Heard, read: Sentence, previous: Spoken) -> Attribution | None:
    """Case 1: the attribution of the sentence before, where this one goes on with it."""
    claimant = _only_claimant(previous)
    apart = read.place.paragraph - previous.read.place.paragraph
    if claimant is None or apart > 1:
        return None
    text, language = sentence.text, sentence.language
    if apart == 0 and (sentence.quoted or _is_quotation(read)):
        return inherit(read, claimant, "quotation")
    if apart == 0 and previous.attributions[0].by == "speech.label":
        return inherit(read, claimant, "label")
    if apart == 0 and _announced(sentence, previous) and any(word.lower[0].isdigit() for word in read.tokens):
        others = any(item.party != claimant.party and not item.adjective and item.hit.first <= SUBJECT_WORDS for item in read.named[:1])
        return None if others or speaks(sentence) else inherit(read, claimant, "announced")
    goes_on = language.regex("speech.adds" if apart else "speech.goes_on").match(text[read.start : read.end])
    if not goes_on and (apart or not _reports(text, read, language)) and not _cites(text, read):
        return None
    said = language.regex("speech.was_said").search(text, read.start, read.end) or speaks(sentence)
    return None if said else inherit(read, claimant, "carried")


def _announced(sentence: Heard, previous: Spoken) -> bool:
    """Whether a sentence says no more than that somebody gave a count, which those behind it tell: "La préfecture a rendu
    une première estimation."; they may go on telling it."""
    item, read = previous.attributions[0], previous.read
    if item.by == "announced":
        return True
    if len(previous.attributions) > 1 or not item.forward or any(word.lower[0].isdigit() for word in read.tokens if word.start > item.end):
        return False
    behind = read.number(item.end)
    return any(
        not any(not DEFINITE.isdisjoint(word.tags) or not ENDS.isdisjoint(word.tags) for word in read.tokens[behind:first])
        for first, _ in read.tagged("noun.claim", behind, behind + ANNOUNCED_REACH)
    )


def _reports(text: str, read: Sentence, language: Language) -> bool:
    """Whether the verb of a sentence's first clause is in the mood or tense of a report."""
    verb = language.regex("speech.reported").search(text, read.start, read.end)
    return verb is not None and not any(not RELATIVE.isdisjoint(word.tags) for word in read.tokens if word.start < verb.start())


def _cites(text: str, read: Sentence) -> bool:
    """Whether a sentence holds somebody's own words ("une « quantité considérable »"); a capital makes it a title or a name."""
    return any(word.lower in '«“"' and text[after.start].islower() for word, after in pairwise(read.tokens))


def _only_claimant(spoken: Spoken) -> Claimant | None:
    """The one claimant of a sentence, None where it has none or several."""
    claimants = [item.claimant for item in spoken.attributions]
    return claimants[0] if claimants and all(item is not None and item == claimants[0] for item in claimants) else None


def _is_quotation(read: Sentence) -> bool:
    """Whether a sentence is nothing but words quoted, or begins a longer quotation."""
    marks = [word.lower for word in read.tokens if word.is_mark]
    closing = [mark for mark in marks[1:] if mark in '»”"']
    return read.tokens[0].lower in '«“"' and (not closing or (closing[-1] in marks[-2:] and read.tokens[-1].is_mark))


def inherit(read: Sentence, claimant: Claimant, by: str) -> Attribution:
    return Attribution(read.start, read.start, INHERITED, claimant, False, by=by)
