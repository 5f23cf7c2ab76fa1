"""Which figures of a sentence can count people or things: no dates, ages, rates, shares, labels, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from dossier.find.figures.figures import find_figures
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.find.words import Token
from dossier.models import DateSpan, Figure, Why

OLDEST = 120  # years that a person may have
BEFORE_FIGURE: tuple[Why, ...] = ("limit", "factor", "size", "trial")  # patterns of the clause before a figure
_LISTED = re.compile(r"\(\d[\d.,\s]{0,12}\s[^\W\d]{3,40}[^()]{0,60}\)")
CLAUSE_REACH = 60  # characters before a figure in which a word makes it a limit or a factor


def countable_figures(
    sentence: Sentence, figures: Sequence[Figure], dates: Sequence[DateSpan], rules: Rules
) -> tuple[list[Figure], list[tuple[Figure, Why]]]:
    """Of a sentence's figures those that can count people or things, and the others, each with the name of what it is instead."""
    text, start, end = sentence.text, sentence.start, sentence.end
    compared = rules.language.regex("claims.compared").match(text, start, end)
    found: list[Figure] = []
    dismissed: list[tuple[Figure, Why]] = []
    for figure in figures:
        reached = _reached(text, figure, rules)
        if any(date.start < reached.end and reached.start < date.end for date in dates):
            dismissed.append((reached, "date"))
        elif why := "comparison" if compared else _uncountable(sentence, reached, rules):
            dismissed.append((reached, why))
        elif dismissed and dismissed[-1][1] == "age" and _is_listed(text, dismissed[-1][0], reached, rules):
            dismissed.append((reached, "age"))
        else:
            found.append(reached)
    shared = [_shares_unit(text, found, number, rules, end) for number in range(len(found))]
    dismissed += [(figure, "unit") for figure, is_unit in zip(found, shared, strict=True) if is_unit]
    return [figure for figure, is_unit in zip(found, shared, strict=True) if not is_unit], dismissed


def _reached(text: str, figure: Figure, rules: Rules) -> Figure:
    """ "est passé de 35 à 41 morts": no range, but what the count has come to."""
    if figure.relation != "range" or not rules.language.regex("claims.changed").search(text[max(0, figure.start - 40) : figure.start + 5]):
        return figure
    middle = next(
        (match.end() for match in rules.language.regex("claims.changed_to").finditer(text, figure.start, figure.end)), figure.start
    )
    last = find_figures(text[middle : figure.end], language=rules.language.code)
    return replace(last[-1], start=middle + last[-1].start, end=middle + last[-1].end) if last else figure


def _shares_unit(text: str, figures: Sequence[Figure], number: int, rules: Rules, end: int) -> bool:
    """ "obus de 122 et 152 mm": the unit of a later figure is that of the ones listed before it."""
    match = rules.language.regex("claims.listed_unit").match(text, figures[number].end, end)
    return match is not None and _is_unit(rules.lexicon.read(text, match.start(1), match.end(1))[0][0], rules)


def _is_listed(text: str, age: Figure, figure: Figure, rules: Rules) -> bool:
    """ "brothers aged nine and 12": what is joined to an age is one."""
    return age.end <= figure.start and rules.language.regex("claims.joining").fullmatch(text, age.end, figure.start) is not None


def _is_note(text: str, figure: Figure, words: Sequence[Token]) -> bool:
    """ "(12)", "[4]": the mark of a note, unless counts in brackets are listed ("from Besson (78 divers) and Turin (50)")."""
    if text[figure.start - 1 : figure.start] not in ("(", "[") or text[figure.end : figure.end + 1] not in (")", "]"):
        return False
    return not any(match.end() < figure.start for match in _LISTED.finditer(text, words[0].start, figure.start))


def _is_unit(word: Token, rules: Rules) -> bool:
    """Whether a word is a unit, in any form but that of a verb; a unit of one or two letters as it is written only ("m")."""
    if "claims.short_units" in word.tags:
        return True
    return "claims.units" in word.tags and not rules.language.regex("claims.verbal").search(word.lower)


def _uncountable(sentence: Sentence, figure: Figure, rules: Rules) -> Why | None:
    """What a number is that counts no people or things, None where it can count."""
    text, words, regex = sentence.text, sentence.tokens, rules.language.regex
    if figure.unit == "%":
        return "share"
    if regex("claims.age").search(text[figure.end : figure.end + 20]) or _is_age(text, figure, rules):
        return "age"
    if (figure.high or figure.low or 0) < 1 or not float(figure.low or figure.high or 0).is_integer():
        return "fraction"
    if regex("claims.item").match(text[words[0].start : figure.end + 2]):
        return "number of a line"
    if figure.low == figure.high == 1 and figure.relation == "exact" and not text[figure.start].isdigit():
        return "pronoun"
    if _is_note(text, figure, words):
        return "mark of a note"
    if regex("claims.rate").match(text, figure.end) or regex("claims.rate_of").search(text[max(0, figure.start - 12) : figure.start]):
        return "rate"
    if regex("claims.compound").match(text, figure.end):
        return "unit"
    clause = text[max(words[0].start, figure.start - CLAUSE_REACH) : figure.start]
    for why in BEFORE_FIGURE:
        if regex(f"claims.{why}").search(clause):
            return why
    if regex("claims.changed_from").search(text[max(0, figure.start - 40) : figure.start]):
        return "former value"
    if text[figure.start : figure.start + 2] in ("0 ", "0\u00a0", "0\u202f", "00"):
        return "telephone number"
    after = list(islice((word for word in words if word.start >= figure.end), 3))
    before = words_before(words, figure)[-1:]
    if after and "claims.unit_links" in after[0].tags:
        after = after[1:]
    counted = {hit.start for hit in sentence.hits.get("counted", ())}
    if after and not figure.unit and _is_unit(after[0], rules) and after[0].start not in counted:
        return "unit"
    if before and "claims.labels" in before[0].tags and text[figure.start].isdigit():
        return "label"
    is_year = re.fullmatch(r"(?:19|20)\d\d", text[figure.start : figure.end]) and _is_year(words, figure, rules)
    return "date" if is_year else None


def _is_age(text: str, figure: Figure, rules: Rules) -> bool:
    """ "Anne Lorrain, 41, says", "she was 41": an age behind a name or a pronoun."""
    before = text[max(0, figure.start - 30) : figure.start]
    if rules.language.regex("claims.age_before").search(before):
        return (figure.high or 0) < OLDEST
    return bool(rules.language.regex("claims.age_aside").search(text[max(0, figure.start - 30) : figure.end + 1]))


def _is_year(words: Sequence[Token], figure: Figure, rules: Rules) -> bool:
    before = words_before(words, figure)[-1:]
    named = rules.language.words["claims.before_year"]
    return bool(before) and (before[0].lower in named or before[0].lower.rstrip("s") in named)


def words_before(words: Sequence[Token], figure: Figure) -> list[Token]:
    """The words of a sentence that stand before a figure."""
    return [word for word in words if word.end <= figure.start]
