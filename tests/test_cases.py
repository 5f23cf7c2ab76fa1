"""Small invented articles, each of which was read wrongly once, with the right reading beside it.

``cases/NAME.json`` tells what must be found in the article of that name: its claims (a list means any one of its values; ``optional``
ones may be missing; ``not`` says what a field must not be), figures that are no claims (``none``), and its date and title where these
are judged. ``cases/dossier.yml`` is the dossier they are read for. The cases that are still read wrongly are listed in ``OPEN``; one
that is read right must leave the list.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from dossier.config import Config, load_config
from dossier.errors import complaints
from dossier.extraction import extract
from dossier.write.exports.records import extract_record

HERE = Path(__file__).parent / "cases"
CASES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.json"))}
OPEN = frozenset(
    {
        "table",
    }
)
SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "at",
        "for",
        "and",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "et",
        "au",
        "aux",
        "en",
        "à",
    ]
)
ARTICLES = frozenset(["a", "an", "the", "le", "la", "les", "l", "un", "une", "des"])
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

Claim = dict[str, Any]


@cache
def config() -> Config:
    return load_config(HERE / "dossier.yml")


def plain(text: str | None) -> str:
    """Words without invisible signs, with one kind of space and of apostrophe."""
    return " ".join((text or "").translate(UNSEEN).replace("’", "'").split())


def words(text: str | None) -> list[str]:
    return re.findall(r"\w+", plain(text).casefold())


def any_of(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def is_claimant(wanted: str | None, found: str | None, *, exactly: bool) -> bool:
    """Whether two name the same: they share more than half of the shorter one's words, small ones aside; exactly: all but articles."""
    if not wanted or not found:
        return not wanted and not found
    if exactly:
        return [word for word in words(wanted) if word not in ARTICLES] == [word for word in words(found) if word not in ARTICLES]
    one, other = ({word for word in words(text) if word not in SMALL} or set(words(text)) for text in (wanted, found))
    return len(one & other) > 0.5 * min(len(one), len(other))


def faults_of(wanted: Claim, found: Claim) -> set[str]:
    """The fields of a claim found that are not as they must be."""
    fields = [name for name in ("low", "high", "relation", "measure", "party", "as_of", "scope") if name in wanted]
    faults: set[str] = {name for name in fields if found[name] not in any_of(wanted[name])}
    exactly = wanted.get("attributed_to_exact", False)
    if "attributed_to" in wanted:
        names = any_of(wanted["attributed_to"])
        faults |= {"attributed_to"} if not any(is_claimant(name, found["attributed_to"], exactly=exactly) for name in names) else set()
    for name, banned in wanted.get("not", {}).items():
        faults |= {name} if any(is_banned(name, ban, found[name]) for ban in any_of(banned)) else set()
    return faults


def is_banned(name: str, ban: Any, value: Any) -> bool:
    if name == "attributed_to":
        return bool(value) and is_claimant(ban, value, exactly=False)
    return (value or "").startswith(ban) if name == "as_of" else bool(value == ban)


def is_no_claim(case: Claim, found: Claim) -> bool:
    """Whether a figure was found that the case lists as none."""
    return any(
        {entry.get("low"), entry.get("high")} & {found["low"], found["high"]} - {None}
        and entry.get("measure", found["measure"]) == found["measure"]
        for entry in case["none"]
    )


def left_over(case: Claim, found: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims that must be there and are not, and those found that no expectation fits: the best of all pairings."""
    must = [claim for claim in case["claims"] if not claim.get("optional")]
    may = [claim for claim in case["claims"] if claim.get("optional")]
    best: tuple[list[Claim], list[Claim]] = must, found
    for order in permutations(must) if len(must) < 7 else [tuple(must)]:
        free, missing = list(found), []
        for wanted in (*order, *may):
            hit = next((claim for claim in free if not faults_of(wanted, claim)), None)
            if hit is not None:
                free.remove(hit)
            elif wanted in must:
                missing.append(wanted)
        best = min(best, (missing, free), key=lambda one: (len(one[0]), len(one[1])))
    return best


def faults_of_case(case: Claim) -> list[str]:
    """What is wrong in the reading of a case; nothing where it is right."""
    extracts = list(extract(config(), [HERE / case["input"]]))
    messages = "\n".join(complaints([notice for one in extracts for notice in one.notices]))
    records = [extract_record(one.article, one.passages, one.claims) for one in extracts if one.article]
    if not records:
        return [f"nothing was read: {messages}"]
    faults = []
    if case.get("several") and len(records) < 2 and not messages:
        faults.append("neither a notice of several articles in one file nor a record for each")
    if case.get("published_checked") and records[0]["published"] not in any_of(case["published"]):
        faults.append(f"published is {records[0]['published']}, not {case['published']}")
    for name in ("title", "outlet", "url"):
        if name in case and name in records[0] and plain(str(records[0][name])) not in map(plain, any_of(case[name])):
            faults.append(f"{name} is {records[0][name]!r}, not {case[name]!r}")
    found: list[Claim] = [claim for record in records for claim in record["claims"]]
    missing, free = left_over(case, found)
    excused = bool(case.get("or_notice")) and re.search(case["or_notice"], messages, re.IGNORECASE) is not None
    faults += [f"missing or wrong: {claim}" for claim in missing if not excused]
    named = {name for claim in (*case["claims"], *case["none"]) for name in any_of(claim.get("measure"))}
    extra = [claim for claim in free if is_no_claim(case, claim) or not case["claims"] or claim["measure"] in named]
    return [*faults, *(f"extra: {claim}" for claim in extra)]


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.xfail(strict=True)) if name in OPEN else name for name in CASES])
def test_a_case_is_read_right(name: str) -> None:
    assert faults_of_case(CASES[name]) == [], CASES[name]["expected"]


def test_the_open_cases_are_cases() -> None:
    assert CASES.keys() >= OPEN
