"""Who speaks, as far as is known: what two claims must share to be one claimant's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier.models import Claim


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as far as is known. ``kind`` is the evidence, strongest first:

    1. actor: a configured person or body (``name``);
    2. words: the same words for somebody of the same party ("un responsable américain");
    3. source: nobody of a known side; then nothing says that two articles mean the same person, and an article's own voice
       is its own, so that ``name`` is the article, with the words if there are any.
    """

    kind: Literal["actor", "words", "source"]
    name: str
    party: str | None

    @property
    def known(self) -> bool:
        """Whether two articles that have it mean the same person or body."""
        return self.kind != "source"


def voice_of(claim: Claim, text: str) -> Voice:
    """The voice behind a claim of an article with this text."""
    claimant = claim.claimant
    if claimant is None:
        return Voice("source", claim.source, None)
    if claimant.actor is not None:
        return Voice("actor", claimant.actor, claimant.party)
    words = plain(text[claimant.words.start : claimant.words.end])
    return Voice("words", words, claimant.party) if claimant.party else Voice("source", f"{claim.source}: {words}", None)


def plain(words: str) -> str:
    """Words on one line, in lower case, with straight apostrophes."""
    return " ".join(words.replace("’", "'").split()).casefold()
