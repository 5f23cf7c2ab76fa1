"""What an editor says of one claim, applied to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from dossier.config import Config, Correction, Part, per_language
from dossier.errors import InputError
from dossier.gather.places import number_in, on_one_line, places_of
from dossier.models import Claim, Claimant, Figure, Span

FIELDS = ("measure", "topics", "as_of", "as_of_basis", "scope", "modality", "hearsay", "former", "whole", "people", "place")
"""The fields of a claim that a correction sets as they are."""

OPEN_BOUNDS = {
    "at_least": ((True, False), "'at_least' has a low and no high (high: null)"),
    "at_most": ((False, True), "'at_most' has a high and no low (low: null)"),
}
"""For the relations with one bound: whether low and high are given, and what is wrong otherwise."""


class _Unclaimed(Exception):
    """What is wrong with a claimant, what to do, and which key says it."""


def corrected(
    claim: Claim, text: str, said: Correction | Part, correction: Correction, config: Config, where: tuple[str | int, ...]
) -> Claim:
    """A claim with what is said of it and the reason of the correction; itself where nothing is. ``where`` it stands in dossier.yml."""
    changes = said.changes()
    if not changes and not correction.split and not correction.add:
        return claim

    def fault(what: str, todo: str, *key: str) -> InputError:
        return InputError(config.file, config.line(*where, *key), what, todo)

    fields = {key: changes[key] for key in FIELDS if key in changes}
    if "measure" in fields and "topics" not in fields:
        shown = tuple(topic.id for topic in config.topics if fields["measure"] in topic.measures)
        fields["topics"] = shown or claim.topics
    for key in ("measure", "topics", "relation", "modality", "hearsay", "former"):
        if changes.get(key, key) is None:
            raise fault(f"a claim needs a {key.removesuffix('s')}", "name one, or reject the claim", key)
    if fields.get("as_of", claim.as_of) != claim.as_of:  # the article's date alone tells it no more
        fields.setdefault("as_of_basis", "stated" if fields["as_of"] else None)
    if fields.get("whole"):
        if fields.setdefault("scope", "part") != "part":
            raise fault(f"what is a part of '{fields['whole']}' has the scope '{fields['scope']}'", "write scope: part", "scope")
    elif fields.get("scope", "part") != "part":
        fields["whole"] = None
    figure = replace(claim.figure, **{key: changes[key] for key in ("low", "high", "relation") if key in changes})
    if wrong := _fault_of_bounds(figure.low, figure.high, figure.relation):
        values = f"low {figure.low}, high {figure.high}, relation {figure.relation}"
        raise fault(f"{wrong} ({values})", "correct low, high and relation together")
    try:
        claimant = _claimant(claim, text, changes, config)
    except _Unclaimed as wrong_one:
        raise fault(*wrong_one.args) from None
    reason = per_language(correction.reason or {}, config.languages[0])
    return replace(claim, figure=figure, claimant=claimant, correction=reason, **fields)


def split_claim(claim: Claim, text: str, key: str, correction: Correction, config: Config) -> list[Claim]:
    """The claims that an editor makes of one: the first keeps its id and address, the others have it with their number."""
    parts = []
    for number, part in enumerate(correction.split or ()):
        where = ("claims", key, "split", number)
        place = number_in(part.figure, text, claim)
        if place is None:
            sentence = on_one_line(text[claim.start : claim.end])
            what = f"the figure '{part.figure}' does not stand in the sentence of '{key}'"
            raise InputError(config.file, config.line(*where, "figure"), what, f"the sentence is «{sentence}»")
        same = (place.start, place.end) == (claim.figure.start, claim.figure.end)
        if not same and part.low is None and part.high is None:
            raise InputError(config.file, config.line(*where), f"the figure '{part.figure}' has no value", "write its number as 'low'")
        own = replace(claim, id=f"{claim.id}-{number + 1}" if number else claim.id, figure=_figure(part, place, claim.figure))
        parts.append(corrected(own, text, part, correction, config, where))
    return parts


def _figure(part: Part, place: Span, figure: Figure) -> Figure:
    """The figure of a part before the fields that it gives: one number is both bounds, and an open bound of the whole stays open."""
    relation, given = part.relation or figure.relation, [bound for bound in (part.low, part.high) if bound is not None]
    if not given:
        return replace(figure, start=place.start, end=place.end)
    low, high = (None if relation == "at_most" else given[0]), (None if relation == "at_least" else given[-1])
    return Figure(place.start, place.end, low, high, relation, figure.unit)


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
        raise _Unclaimed("a party without a claimant", "add attributed_to: the article's words that name who claims it", "party")
    return claimant if claimant.party == party else Claimant(claimant.words, None, party)


def _named(claim: Claim, text: str, words: str | None, config: Config) -> Claimant | None:
    """The claimant whom words of the article name; None where the editor says that nobody is named."""
    if words is None:
        return None
    place = _nearest(words, text, claim)
    if place is None:
        raise _Unclaimed(f"{words!r} does not stand in {claim.source}", "copy the words from the article", "attributed_to")
    return Claimant(place, *_actor(words, config))


def _nearest(words: str, text: str, claim: Claim) -> Span | None:
    """Where the words stand, whatever the white space and apostrophes: the place nearest to the claim, the earlier of two."""
    return min(
        places_of(words, text), key=lambda place: (max(place.start - claim.end, claim.start - place.end, 0), place.start), default=None
    )


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
