"""Parts of a whole that the sentence counts before them: "12 morts, dont 3 enfants et 2 pompiers"."""

from __future__ import annotations

from dossier.find.counts.noun import Counted, Told
from dossier.find.lexicon import Hit
from dossier.find.rules import Rules
from dossier.models import Span

PART_WORDS = 4  # from one part to the one joined to it


def part_of(told: Told, number: int, phrase: tuple[int, int], noun: Hit | None, previous: Counted | None, rules: Rules) -> Counted | None:
    """ "12 morts, dont 3 enfants et 2 pompiers": a part of what the figure before counts, unless its noun has a measure of its
    own and that whole is no toll."""
    led = rules.language.regex("claims.part_led").search(told.gap(number)) is not None
    joined = not led and _joins_parts(told, number, rules)
    if not (led or joined) or previous is None or previous.measure is None or previous.back or (joined and previous.by != "part"):
        return None
    whole = told.figures[number - 1 - joined]
    if (told.figures[number].high or 0) > (whole.high or whole.low or 0):
        return None
    if noun and (noun.name in rules.tolls or noun.name not in rules.people or previous.measure not in rules.tolls):
        return None
    words = told.words[phrase[0] : phrase[1]]
    return Counted(Span(words[0].start, words[0].end) if words else previous.span, previous.measure, by="part")


def _joins_parts(told: Told, number: int, rules: Rules) -> bool:
    """ "dont 3 enfants et 2 pompiers": joined right to the part before it, no comma between."""
    words = told.words[told.after[number - 1] : told.before[number]]
    return number > 1 and 0 < len(words) <= PART_WORDS and "claims.joins" in words[-1].tags and not any(word.is_mark for word in words)


def is_found(told: Told, number: int, previous: Counted, rules: Rules) -> bool:
    """ "inspected 6,200 houses and found 1,870 unsafe": how some of those counted in the sentence were found."""
    place, before = told.after[number], told.before[number]
    if not number or previous.back or place >= len(told.words) or not told.sentence.has("claims.judging", max(0, before - 1), before):
        return False
    return rules.language.regex("claims.adjective").search(told.words[place].lower) is not None
