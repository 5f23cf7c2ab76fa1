"""What a sentence inherits from those before it: who spoke last and when, and what was counted last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.find.naming import Attribution
from dossier.find.told import Counted
from dossier.find.topics import Read
from dossier.models import Claimant, Span

SUBJECT_WORDS = 3  # a sentence's subject begins within these


@dataclass(frozen=True, slots=True)
class Context:
    """``claimant`` is whom "il", "selon lui" mean, ``counted`` what "600 d'entre eux" are of, ``said`` the claimant's day."""

    claimant: Claimant | None = None
    counted: Counted | None = None
    said: str | None = None


def last_claimant(text: str, read: Read, attributions: Sequence[Attribution], before: Claimant | None) -> Claimant | None:
    """Whom "il", "selon lui" in the next sentence mean: who claimed here last; else the person this sentence is about.

    A sentence about somebody else's body or country makes a pronoun uncertain: nobody.
    """
    named = [item.claimant for item in attributions if item.claimant is not None]
    if named:
        return named[-1]
    subject = next((item for item in read.named if item.actor and item.hit.first <= SUBJECT_WORDS), None)
    if subject is None or (before and subject.party == before.party):
        return before
    first = read.words[max(0, subject.hit.first - 1)]
    person = (
        subject.hit.first > 0
        and not first.is_mark
        and text[first.start].isupper()
        and first.start > read.sentence.start - 1
        and len(first.lower) > 3
    )
    whole = subject.hit.last > subject.hit.first and text[subject.hit.start : subject.hit.end].istitle() and subject.hit.first == 0
    if person or whole:
        return Claimant(Span(first.start if person else subject.hit.start, subject.hit.end), subject.actor, subject.party)
    return None
