"""Whose people or things a figure counts, and whether it is a running total or a batch of its own."""

from __future__ import annotations

from dossier.find.about import Read, places_in
from dossier.find.counts.antecedent import CLAIMING
from dossier.find.counts.countable import words_before
from dossier.find.counts.noun import Counted
from dossier.find.rules import Rules
from dossier.models import Figure, Scope

CLAUSE_MARKS = frozenset(";:().")
DENIED_REACH = 60  # characters before a figure in which it is denied
BATCH_REACH = 24  # characters behind the counted words in which "supplémentaires", "avaient été envoyés" stand


def of_others(text: str, read: Read, figure: Figure, counted: Counted, rules: Rules) -> bool:
    """Whether the figure is about another party's people or things, or about what the dossier leaves out."""
    subject = rules.config.subject
    if subject is None:
        return False
    place = next((number for number, word in enumerate(read.words) if word.start >= figure.end), len(read.words))
    own = [item for item in read.named if item.party == subject]
    if counted.others and not own:
        return True
    for item in read.named:
        if item.party == subject or not item.adjective:
            continue
        span = counted.span
        if span and span.start < item.hit.end and item.hit.start - span.end <= 2 and "," not in text[span.end : item.hit.start]:
            return True
        if place <= item.hit.first <= place + 1 and item.hit.first == item.hit.last:
            return True
    if counted.by == "body of people" and not own and any(item.adjective and item.hit.last < place for item in read.named):
        return True
    if _owned_by_others(text, read, figure, counted, rules) or _left_out(text, read, place, rules):
        return True
    if counted.measure in rules.tolls and not own and _elsewhere(text, read, figure, place, rules):
        return True
    losing = [first for first, last in read.sentence.tagged("claims.suffering") if last < place]
    if losing and not counted.before:
        subjects = [item for item in read.named if item.hit.last < losing[-1]]
        return bool(subjects) and subjects[-1].party != subject and not any(item.hit.last < losing[-1] for item in own)
    return False


def _owned_by_others(text: str, read: Read, figure: Figure, counted: Counted, rules: Rules) -> bool:
    """ "the US has 28,500 troops": what another party has of its own."""
    before = words_before(read.words, figure)
    verb = len(before) - 1
    owned = counted.measure in rules.people and read.sentence.has("claims.owning", max(0, verb), verb + 1)
    sent = counted.measure in rules.own and read.sentence.has("claims.deploying", max(0, verb), verb + 1)
    if not owned and not sent:
        return False
    if verb > 0 and "claims.impersonal" in before[verb - 1].tags:
        return False
    while verb > 0 and not before[verb - 1].tags.isdisjoint(("speech.auxiliaries", "speech.adverbs")):
        verb -= 1
    return any(item.hit.last == verb - 1 and item.party != rules.config.subject for item in read.named)


def _left_out(text: str, read: Read, place: int, rules: Rules) -> bool:
    """ "12 tourists": people whom the dossier leaves out."""
    words = read.words[place : place + 2]
    return any(hit.first == place or "claims.links" in words[0].tags for hit in read.sentence.within("elsewhere", place, place + 2))


def _elsewhere(text: str, read: Read, figure: Figure, place: int, rules: Rules) -> bool:
    """ "12 morts à Besson": at another party's, where no comma and no verb of saying stand between,
    and no sentence puts the subject there."""
    end = next((number for number in range(place, len(read.words)) if read.words[number].is_mark), len(read.words))
    if end == place:
        return False
    near = places_in(text, figure.end, read.words[end - 1].end, rules)
    there = [item for item in read.named if not item.adjective and near.get(item.hit.start, "") not in ("", *read.places)]
    return bool(there) and not any(read.sentence.has(kind, place, there[0].hit.first) for kind in CLAIMING)


def is_denied(text: str, read: Read, figure: Figure, rules: Rules) -> bool:
    """ "Il n'y a pas eu 40 morts", "denied that 60 had died": nobody claims that figure."""
    clause = text[max(read.sentence.start, figure.start - DENIED_REACH) : figure.start]
    return bool(rules.language.regex("claims.denied").search(clause))


def scope_of(text: str, read: Read, figure: Figure, counted: Counted, rules: Rules) -> Scope | None:
    """ "new" for a batch sent now, on top or to come; "total" for a running count, as every toll is; None for a part of
    another count ("dont 500 officiers") and for what each gets ("2 000 euros par mois")."""
    if counted.measure is None:
        return "total"
    regex = rules.language.regex
    if counted.by == "part":
        return None
    if counted.measure in rules.tolls:
        return "total"
    if regex("claims.each").match(text, figure.end, read.sentence.end) or regex("claims.part_led").search(
        text[max(read.sentence.start, figure.start - BATCH_REACH) : figure.start]
    ):
        return None
    before = words_before(read.words, figure)
    cut = max((word.end for word in before if "claims.turns" in word.tags or word.lower in CLAUSE_MARKS), default=read.sentence.start)
    if regex("claims.batch_before").search(text, cut, figure.start):
        return "new"
    end = counted.span.end if counted.span and counted.span.start >= figure.start else figure.end
    behind = regex("claims.batch_after").search(text, figure.end, min(read.sentence.end, end + BATCH_REACH))
    return "new" if behind else "total"
