"""Whose people or things a figure counts, and whether the figure is denied."""

from __future__ import annotations

from dossier.find.about import About, places_in
from dossier.find.counts.spots import Counted, Spot
from dossier.find.parties import Named

OWNER_REACH = 5  # tokens before a figure in which its owner ends


def of_others(spot: Spot, about: About, counted: Counted) -> bool:
    """Whether the figure is about another party's people or things, or about what the dossier leaves out."""
    subject = spot.rules.config.subject
    if subject is None:
        return False
    others = [item for item in spot.sentence.named if item.party != subject]
    if len(others) == len(spot.sentence.named) and _only_of_others(spot, about, counted, others):
        return True
    if any(_stands_on(spot, counted, item) for item in others) or _owned_by(spot, counted, others):
        return True
    return spot.holds("claims.left_out") or _lost_by(spot, subject, counted)


def _only_of_others(spot: Spot, about: About, counted: Counted, others: list[Named]) -> bool:
    """In a sentence that does not name the subject: what goes on from others' figures, a body of another party ("a Bessonnais force of
    300"), a toll in another place or of others than those whom the subject sends."""
    toll = counted.measure in spot.measures.tolls
    if counted.others or (toll and (_elsewhere(spot, about, others) or _of_civilians(spot, counted))):
        return True
    return counted.body and any(item.adjective and item.hit.last < spot.end for item in others)


def _of_civilians(spot: Spot, counted: Counted) -> bool:
    """ "two civilians were killed", where the dossier counts the soldiers whom the subject sends, and their losses."""
    measures = spot.measures
    return counted.measure in measures.own and not measures.own.isdisjoint(measures.kinds) and spot.sentence.has("noun.civilian")


def _lost_by(spot: Spot, subject: str, counted: Counted) -> bool:
    """ "Besson mourns 300": the party before a verb of suffering has what is counted, unless that stands before the figure."""
    if counted.before:
        return False
    suffers = [first for first, _ in spot.sentence.tagged("verb.suffer", 0, spot.first)]
    before = [item.party for item in spot.sentence.named if suffers and item.hit.last < suffers[-1]]
    return bool(before) and subject not in before


def _stands_on(spot: Spot, counted: Counted, item: Named) -> bool:
    """Whether an adjective belongs to the counted words or to the figure ("300 pompiers hollandais", "12 Dutch divers")."""
    if not item.adjective:
        return False
    hit, words = item.hit, spot.sentence
    if spot.end <= hit.first <= spot.end + 1 and hit.first == hit.last:
        return True
    span = counted.span if counted.span and counted.span.start >= words.start else None  # not those of an earlier sentence
    return span is not None and span.start < hit.end and hit.start - span.end <= 2 and "," not in words.text[span.end : hit.start]


def _owned_by(spot: Spot, counted: Counted, others: list[Named]) -> bool:
    """ "the US has 28,500 troops", "Lisbon sent 12 divers": what another party has of its own, or sends where it has its own."""
    found = spot.find("claims.owner", max(spot.floor, spot.first - OWNER_REACH), spot.end)
    if found is None:
        return False
    sent = "sent" in found.groups
    measured = counted.measure in (spot.measures.own if sent else spot.measures.people)
    return measured and any(item.hit.last == found.groups["owner"][1] - 1 for item in others)


def _elsewhere(spot: Spot, about: About, others: list[Named]) -> bool:
    """ "12 morts à Besson": at another party's, where no comma and no verb of saying stand between, and no sentence puts the subject
    there."""
    found = spot.find("claims.at_once", spot.first, len(spot.row))
    if found is None:
        return False
    near = places_in(spot.sentence.text, spot.figure.end, spot.sentence.tokens[found.end - 1].end, spot.rules)
    return any(not item.adjective and near.get(item.hit.start, "") not in ("", *about.places) for item in others)
