"""What the editor corrected in ``dossier.yml``, applied to what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from dossier.config import Config, Correction, per_language
from dossier.errors import InputError, raise_all
from dossier.models import Article, Claim, Claimant, Notice, Span
from dossier.nearest import did_you_mean

FIELDS = ("measure", "topics", "as_of", "as_of_basis", "scope", "modality", "hearsay", "former")
"""The fields of a claim that a correction sets as they are."""

OPEN_BOUNDS = {
    "at_least": ((True, False), "'at_least' has a low and no high (high: null)"),
    "at_most": ((False, True), "'at_most' has a high and no low (low: null)"),
}
"""For the relations with one bound: whether low and high are given, and what is wrong otherwise."""


def correct_claims(claims: Iterable[Claim], articles: Sequence[Article], config: Config) -> tuple[list[Claim], list[Notice]]:
    """The claims without the rejected ones, the others with the editor's fields and reason; notices of ids that match nothing any more.

    Raises InputError for all changes that make no sense.
    """
    claims = list(claims)
    notices = [
        *gone("claims", config.claims, [claim.id for claim in claims], "claim", config),
        *gone("sources", config.sources, [article.source for article in articles], "article that was read", config),
    ]
    texts = {article.source: article.text for article in articles}
    found: list[Claim] = []
    faults: list[InputError] = []
    for claim in claims:
        correction = config.claims.get(claim.id)
        try:
            found += [] if correction and correction.reject else [_corrected(claim, texts[claim.source], correction, config)]
        except InputError as fault:
            faults.append(fault)
    raise_all(faults)
    return found, notices


def gone(key: str, named: Iterable[str], known: Sequence[str], what: str, config: Config) -> list[Notice]:
    """A notice for each id of the editor's under ``key`` that is none of the known ones: an article may have been scraped anew."""
    found = set(known)
    return [
        Notice(
            config.file,
            config.line(key, name),
            f"'{name}' matches no {what}",
            did_you_mean(name, sorted(found), most=3) or f"correct it, or remove it from {key}",
        )
        for name in named
        if name not in found
    ]


def _corrected(claim: Claim, text: str, correction: Correction | None, config: Config) -> Claim:
    """A claim with the editor's changes; itself where there are none."""
    if correction is None or not correction.changes():
        return claim
    changes = correction.changes()
    bounds = {key: changes[key] for key in ("low", "high", "relation") if key in changes}
    fields = {key: changes[key] for key in FIELDS if key in changes}
    if "measure" in fields and "topics" not in fields:
        shown = tuple(topic.id for topic in config.topics if fields["measure"] in topic.measures)
        fields["topics"] = shown or claim.topics
    for key in ("measure", "topics", "relation", "modality", "hearsay", "former"):
        if changes.get(key, key) is None:
            raise _fault(claim, f"a claim needs a {key.removesuffix('s')}", "name one, or reject the claim", config, key)
    figure = replace(claim.figure, **bounds)
    fault = _fault_of_bounds(figure.low, figure.high, figure.relation)
    if fault:
        values = f"low {figure.low}, high {figure.high}, relation {figure.relation}"
        raise _fault(claim, f"{fault} ({values})", "correct low, high and relation together", config)
    return replace(
        claim,
        figure=figure,
        claimant=_claimant(claim, text, changes, config),
        correction=per_language(correction.reason or {}, config.languages[0]),
        **fields,
    )


def _fault_of_bounds(low: float | None, high: float | None, relation: str) -> str | None:
    """What is wrong with the bounds of a figure, None where they make sense."""
    given = low is not None, high is not None
    if relation in OPEN_BOUNDS:
        wanted, fault = OPEN_BOUNDS[relation]
        return None if given == wanted else fault
    if low is None or high is None:
        return "a bound is missing"
    fits = low == high if relation in ("exact", "about") else low <= high
    return None if fits else "the bounds do not fit"


def _claimant(claim: Claim, text: str, changes: Mapping[str, Any], config: Config) -> Claimant | None:
    """The claimant after correction. Words alone bring their actor and party; a party alone keeps an actor that belongs to it."""
    claimant = _named(claim, text, changes["attributed_to"], config) if "attributed_to" in changes else claim.claimant
    party = changes.get("party")
    if "party" not in changes or (claimant is None and party is None):
        return claimant
    if claimant is None:
        raise _fault(claim, "a party without a claimant", "add attributed_to: the article's words that name who claims it", config, "party")
    return claimant if claimant.party == party else Claimant(claimant.words, None, party)


def _named(claim: Claim, text: str, words: str | None, config: Config) -> Claimant | None:
    """The claimant whom words of the article name; None where the editor says that nobody is named."""
    if words is None:
        return None
    place = _nearest(words, text, claim)
    if place is None:
        raise _fault(claim, f"{words!r} does not stand in {claim.source}", "copy the words from the article", config, "attributed_to")
    return Claimant(place, *_actor(words, config))


def _nearest(words: str, text: str, claim: Claim) -> Span | None:
    """Where the words stand, whatever the white space and apostrophes: the place nearest to the claim, the earlier of two."""
    pattern = r"\s+".join(re.escape(word).replace("'", "['’]").replace("’", "['’]") for word in words.split())
    places = [Span(*match.span()) for match in re.finditer(pattern, text)] if pattern else []
    return min(places, key=lambda place: (max(place.start - claim.end, claim.start - place.end, 0), place.start), default=None)


def _actor(words: str, config: Config) -> tuple[str | None, str | None]:
    """The actor and party with the longest name in the words; two as long leave it open."""
    plain = words.replace("’", "'")
    found = {
        (len(alias), per_language(actor.name, "en"), party.id)
        for party in config.parties
        for actor in party.actors
        for alias in (*actor.name.values(), *chain.from_iterable(actor.aliases.values()))
        if re.search(rf"(?<!\w){re.escape(alias.replace('’', chr(39)))}(?!\w)", plain, re.IGNORECASE)
    }
    best = {(actor, party) for length, actor, party in found if length == max(found)[0]}
    return best.pop() if len(best) == 1 else (None, None)


def _fault(claim: Claim, what: str, todo: str, config: Config, *where: str) -> InputError:
    """The error of a correction, at its line of dossier.yml."""
    return InputError(config.file, config.line("claims", claim.id, *where), what, todo)
