"""Whose people or things a figure counts, and whether it is a running total or a batch of its own."""

from __future__ import annotations

from dossier.find.about import About, places_in
from dossier.find.counts.antecedent import CLAIMING
from dossier.find.counts.countable import words_before
from dossier.find.counts.noun import Counted
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.models import Figure, Scope

CLAUSE_MARKS = frozenset(";:().")
DENIED_REACH = 60  # characters before a figure in which it is denied
BATCH_REACH = 24  # characters behind the counted words in which "supplémentaires", "avaient été envoyés" stand


def of_others(sentence: Sentence, about: About, figure: Figure, counted: Counted, rules: Rules) -> bool:
    """Whether the figure is about another party's people or things, or about what the dossier leaves out."""
    subject = rules.config.subject
    if subject is None:
        return False
    place = next((number for number, word in enumerate(sentence.tokens) if word.start >= figure.end), len(sentence.tokens))
    own = [item for item in sentence.named if item.party == subject]
    if counted.others and not own:
        return True
    for item in sentence.named:
        if item.party == subject or not item.adjective:
            continue
        span = counted.span
        if span and span.start < item.hit.end and item.hit.start - span.end <= 2 and "," not in sentence.text[span.end : item.hit.start]:
            return True
        if place <= item.hit.first <= place + 1 and item.hit.first == item.hit.last:
            return True
    if counted.by == "body of people" and not own and any(item.adjective and item.hit.last < place for item in sentence.named):
        return True
    if _owned_by_others(sentence, figure, counted, rules) or _left_out(sentence, place, rules):
        return True
    if counted.measure in rules.tolls and not own and _elsewhere(sentence, about, figure, place, rules):
        return True
    losing = [first for first, last in sentence.tagged("claims.suffering") if last < place]
    if losing and not counted.before:
        subjects = [item for item in sentence.named if item.hit.last < losing[-1]]
        return bool(subjects) and subjects[-1].party != subject and not any(item.hit.last < losing[-1] for item in own)
    return False


def _owned_by_others(sentence: Sentence, figure: Figure, counted: Counted, rules: Rules) -> bool:
    """ "the US has 28,500 troops": what another party has of its own."""
    before = words_before(sentence.tokens, figure)
    verb = len(before) - 1
    owned = counted.measure in rules.people and sentence.has("claims.owning", max(0, verb), verb + 1)
    sent = counted.measure in rules.own and sentence.has("claims.deploying", max(0, verb), verb + 1)
    if not owned and not sent:
        return False
    if verb > 0 and "claims.impersonal" in before[verb - 1].tags:
        return False
    while verb > 0 and not before[verb - 1].tags.isdisjoint(("speech.auxiliaries", "speech.adverbs")):
        verb -= 1
    return any(item.hit.last == verb - 1 and item.party != rules.config.subject for item in sentence.named)


def _left_out(sentence: Sentence, place: int, rules: Rules) -> bool:
    """ "12 tourists": people whom the dossier leaves out."""
    words = sentence.tokens[place : place + 2]
    return any(hit.first == place or "claims.links" in words[0].tags for hit in sentence.within("elsewhere", place, place + 2))


def _elsewhere(sentence: Sentence, about: About, figure: Figure, place: int, rules: Rules) -> bool:
    """ "12 morts à Besson": at another party's, where no comma and no verb of saying stand between,
    and no sentence puts the subject there."""
    end = next((number for number in range(place, len(sentence.tokens)) if sentence.tokens[number].is_mark), len(sentence.tokens))
    if end == place:
        return False
    near = places_in(sentence.text, figure.end, sentence.tokens[end - 1].end, rules)
    there = [item for item in sentence.named if not item.adjective and near.get(item.hit.start, "") not in ("", *about.places)]
    return bool(there) and not any(sentence.has(kind, place, there[0].hit.first) for kind in CLAIMING)


def is_denied(sentence: Sentence, figure: Figure, rules: Rules) -> bool:
    """ "Il n'y a pas eu 40 morts", "denied that 60 had died": nobody claims that figure."""
    clause = sentence.text[max(sentence.start, figure.start - DENIED_REACH) : figure.start]
    return bool(rules.language.regex("claims.denied").search(clause))


def scope_of(sentence: Sentence, figure: Figure, counted: Counted, rules: Rules) -> Scope | None:
    """ "new" for a batch sent now, on top or to come; "total" for a running count, as every toll is; None for a part of
    another count ("dont 500 officiers") and for what each gets ("2 000 euros par mois")."""
    if counted.measure is None:
        return "total"
    text, regex = sentence.text, rules.language.regex
    if counted.by == "part":
        return None
    if counted.measure in rules.tolls:
        return "total"
    if regex("claims.each").match(text, figure.end, sentence.end) or regex("claims.part_led").search(
        text[max(sentence.start, figure.start - BATCH_REACH) : figure.start]
    ):
        return None
    before = words_before(sentence.tokens, figure)
    cut = max((word.end for word in before if "claims.turns" in word.tags or word.lower in CLAUSE_MARKS), default=sentence.start)
    if regex("claims.batch_before").search(text, cut, figure.start):
        return "new"
    end = counted.span.end if counted.span and counted.span.start >= figure.start else figure.end
    behind = regex("claims.batch_after").search(text, figure.end, min(sentence.end, end + BATCH_REACH))
    return "new" if behind else "total"
