"""Corrections that hold on to a claim's own words: an article that was saved anew may give its claims other ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.config import Config, Correction
from dossier.gather.places import bag, likeness
from dossier.gather.voices import plain
from dossier.models import Article, Claim, Notice
from dossier.nearest import did_you_mean

# A sentence that was edited between two versions of an article keeps most of its words; two sentences with one figure, of one subject,
# share a third of theirs at most.
SAME_SENTENCE = 0.5


BY_WORDS = "matches no claim, and was found again by its words"
"""What is told of a correction that holds by its words only."""


@dataclass(frozen=True, slots=True)
class Held:
    """Which key of ``dossier.yml`` a claim has, where that is not its id; which id a key has; what is to be told."""

    keys: Mapping[str, str]
    ids: Mapping[str, str]
    notices: Sequence[Notice]


def hold(claims: Sequence[Claim], articles: Iterable[Article], config: Config) -> Held:
    """The claims that corrections mean whose ids match nothing any more.

    Such a correction takes the claim with its ``figure``, as written, whose sentence holds its ``quote`` or is nearest to it, in its
    ``source`` if it names one; none where two are as near. A claim takes one correction.
    """
    known = {claim.id: claim for claim in claims}
    lost = {key: one for key, one in config.claims.items() if not one.add and key not in known}
    texts = {article.source: article.text for article in articles} if lost else {}
    by_figure: dict[str, list[Claim]] = {}
    for claim in claims if lost else ():
        if claim.id not in config.claims:
            by_figure.setdefault(plain(texts[claim.source][claim.figure.start : claim.figure.end]), []).append(claim)
    keys: dict[str, str] = {}
    notices = []
    for key, correction in lost.items():
        meant = _meant(correction, by_figure, texts, keys)
        if meant:
            keys[meant.id] = key
            what, todo = f"'{key}' {BY_WORDS}", f"write '{meant.id}' in its place"
        else:
            what, todo = f"'{key}' matches no claim", did_you_mean(key, sorted(known), most=3) or "correct it, or remove it from claims"
        notices.append(Notice(config.file, config.line("claims", key), what, todo))
    return Held(keys, {key: name for name, key in keys.items()}, notices)


def _meant(
    correction: Correction, by_figure: Mapping[str, Sequence[Claim]], texts: Mapping[str, str], taken: Mapping[str, str]
) -> Claim | None:
    """The claim that a correction's words name, None where they name none or two."""
    if correction.figure is None and correction.quote is None:
        return None
    named = by_figure.get(plain(correction.figure), ()) if correction.figure else [claim for found in by_figure.values() for claim in found]
    near = [
        (_nearness(correction.quote, texts[claim.source][claim.start : claim.end]), claim)
        for claim in named
        if claim.id not in taken and correction.source in (None, claim.source)
    ]
    best = max((score for score, _ in near), default=0.0)
    meant = [claim for score, claim in near if score == best]
    return meant[0] if best >= SAME_SENTENCE and len(meant) == 1 else None


def _nearness(quote: str | None, sentence: str) -> float:
    """How near a sentence is to an editor's words, from 0 to 1; without words each is."""
    if quote is None or plain(quote) in plain(sentence):
        return 1.0
    return likeness(bag(quote), bag(sentence))
