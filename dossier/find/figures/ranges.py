"""Ranges: two numbers that bound one figure."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dossier.language import Language, alternatives, load_language
from dossier.models import Figure, Relation

# The longest joint between two numbers: a unit said twice ("10 dollars to 20 dollars") and the joining word.
JOINT = 32
CENTS = 100
THOUSAND = 1000
# "10 à 12 000" is 10,000 to 12,000; "2 to 10,000" may be two. Ranges in the news seldom go beyond three times their low end.
FARTHEST = 3


class Amount(NamedTuple):
    """One number or two that a range joins, with the sign written onto it, before its hedge is known."""

    start: int
    end: int
    low: float
    high: float
    relation: Relation
    scale: float = 1
    unit: str | None = None
    lone: bool = False


@cache
def _joints(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand in front of a range, and between its ends: the words told by the group that matched."""
    words = load_language(code).words
    opening = re.compile(
        rf"(?<!\w)(?:(?P<pair>{alternatives(words['numbers.range_pairs'])})(?:\s+(?:{alternatives(words['numbers.before_about'])}))?"
        rf"|(?P<open>{alternatives(words['numbers.range_open'])}))[\s\"«“]*$",
        re.IGNORECASE,
    )
    named = {"pair": "range_pair_joins", "join": "range_joins", "choice": "range_choices", "also": "range_further"}
    groups = "|".join(f"(?P<{name}>{alternatives(words[f'numbers.{key}'])})" for name, key in named.items())
    joint = re.compile(
        rf"(?P<unit>[\s-]*[^\W\d_,;.]+(?:\s(?:de\s|d'|per\s)?[^\W\d_]+)?)??(?P<comma>,)?\s*(?:(?<![^\W\d])|(?=\W))(?:{groups})[\s\"«“]*",
        re.IGNORECASE,
    )
    return opening, joint


def join_ranges(text: str, amounts: list[Amount], language: Language) -> list[Amount]:
    """One amount for each pair that a range joins: "entre 4 000 et 6 000", "one to three thousand"."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        both = _range(text, last, amount, language) if last is not None and amount.start - last.end <= JOINT else None
        if both is not None:
            joined[-1:] = both
        else:
            joined.append(amount)
    return joined


def _range(text: str, first: Amount, second: Amount, language: Language) -> list[Amount] | None:
    if "range" in (first.relation, second.relation) or "vague" in (first.relation, second.relation):
        return None
    opening, joint = _joints(language.code)
    match = joint.fullmatch(text, first.end, second.start)
    if match is None or (match["comma"] and not match["also"]) or not _same_unit(text, match["unit"], second, (first.unit, second.unit)):
        return None
    scaled = _share_scale(text, first, second)
    if match["also"]:
        further = (
            second
            if second.scale > 1 or first.scale == 1 or second.low * first.scale <= first.low
            else second._replace(low=second.low * first.scale, high=second.high * first.scale, scale=first.scale)
        )
        return [first, further] if further is not second else None
    before = opening.search(text, max(0, first.start - JOINT), first.start)
    if (match["pair"] and not (before and before["pair"])) or scaled.low >= second.high:
        return None
    if match["choice"] and (second.high > scaled.low * 10 or match["unit"]):
        return None
    start = before.start() if before and not match["choice"] else first.start
    return [Amount(start, second.end, scaled.low, second.high, "range", second.scale, second.unit or first.unit)]


def _share_scale(text: str, first: Amount, second: Amount) -> Amount:
    """The first number takes the scale of the second when it is written once for both: 4 à 6 millions, sept à huit cents,
    deux à trois cent mille, 10 à 12 000."""
    scales = [second.scale] if second.scale > first.scale else []
    if text[first.start].isalpha() and second.scale >= THOUSAND and second.low % (CENTS * second.scale) == 0:
        scales.insert(0, CENTS * second.scale)
    if second.scale == first.scale == 1 and second.low % THOUSAND == 0 and second.low <= FARTHEST * THOUSAND * first.low:
        scales.append(THOUSAND)
    for scale in scales:
        if first.low < second.high / scale and (first.scale == 1 or first.low < THOUSAND <= scale):
            return first._replace(low=first.low * scale, high=first.high * scale, scale=scale)
    return first


def _same_unit(text: str, unit: str | None, second: Amount, signs: tuple[str | None, str | None]) -> bool:
    """Whether the words behind the first number stand behind the second too."""
    if signs[0] and signs[0] != signs[1] and (signs[1] or signs[0] == "%"):
        return False
    if not unit:
        return True
    word = unit.strip(" -\u00a0\u202f").lower()
    follows = text[second.end : second.end + len(unit) + 2].strip(" -\u00a0\u202f").lower()
    stem = word if len(word) <= 3 else word[:-1]
    return follows.startswith(stem)


def join_money(text: str, amounts: list[Amount], language: Language) -> list[Amount]:
    """One amount for money told in two units: thirteen dollars and forty-five cents; 15 dollars 50."""
    if len(amounts) < 2:
        return amounts
    joined: list[Amount] = []
    joint, cents, counted = (language.regex(f"numbers.{name}") for name in ("money_joint", "cents", "counted"))
    for amount in amounts:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.relation == amount.relation == "exact"
            and amount.start - last.end <= JOINT
            and 0 < amount.low < CENTS
            and amount.low % 1 == 0
            and joint.fullmatch(text, last.end, amount.start)
            and ((end := cents.match(text, amount.end)) or not counted.match(text, amount.end))
        ):
            value = last.low + amount.low / CENTS
            joined[-1] = Amount(last.start, end.end() if end else amount.end, value, value, "exact", 1, last.unit)
        else:
            joined.append(amount)
    return joined


def join_bounds(text: str, figures: list[Figure], language: Language) -> list[Figure]:
    """One range for a bound below and one above: "supérieur à 100 et inférieur à 300"."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        if (
            last
            and {last.relation, figure.relation} == {"at_least", "at_most"}
            and figure.start - last.end < JOINT
            and text[last.end : figure.start].strip(" ,").lower() in language.words["numbers.both"]
        ):
            low, high = (last.low, figure.high) if last.relation == "at_least" else (figure.low, last.high)
            if low is not None and high is not None and low < high:
                joined[-1] = Figure(last.start, figure.end, low, high, "range", figure.unit or last.unit)
                continue
        joined.append(figure)
    return joined
