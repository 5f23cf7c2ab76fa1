"""What each rule of the language packs is worth: it is switched off, and the annotated articles are read without it.

    python -m benchmarks.ablation [NAME ...]      (``make ablation``; only rules whose name begins with a NAME)

``moved`` counts what is read otherwise in the annotated articles (claims, passages, dates, titles), ``examples`` the texts among
the packs' own examples in which ``find_figures`` or ``find_dates`` finds something else. A rule that moves neither wants a
sentence that needs it, or it goes. The sets that nobody may read count too, as numbers only. Each rule is tried in a process of its own,
as many at once as there are cores; 300 rules take some minutes.
"""

from __future__ import annotations

import copy
import datetime as dt
import multiprocessing
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import dossier.language
from dossier.find import find_dates, find_figures
from dossier.language import NOTHING, language_codes, load_language
from tests.scores import SETS, GoldSet, records
from tests.scoring import score

TODAY = dt.date(2025, 6, 17)
NEVER = "never"
"""The tag that no token has: a rule of it alone matches nothing."""
TABLES = {"rules": "pattern", "patterns": "regex"}
"""The tables of a pack whose entries are switched off, and the key that says what each finds."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule or pattern of a language's pack, or of all packs (``shared``)."""

    language: str
    table: str
    name: str

    def __str__(self) -> str:
        return f"{self.language}:{self.name}"


Outcome = Mapping[str, Any]
"""Of all sets together: the number of claims right, right with relation, measure and side, and with the claimant's words; what was
found, as text."""


def rules(prefixes: Iterable[str]) -> list[Rule]:
    """Every rule and pattern of the packs that annotated articles are read with."""
    known = [
        Rule(code, table, name)
        for code in (dossier.language.SHARED, *language_codes())
        for table in TABLES
        for name in dossier.language.own_entries(code)[table]
        if code in (dossier.language.SHARED, "en", "fr")
    ]
    starts = tuple(prefixes)
    return [rule for rule in known if not starts or rule.name.startswith(starts)]


def outcome(rule: Rule | None) -> Outcome:
    """What is found with a rule switched off."""
    if rule is not None:
        _switch_off(rule)
    claims = strict = attributed = 0
    found: set[str] = set()
    for name, gold in SETS.items():
        each = records(gold)
        one = score(each, gold.annotations, gold.texts)
        claims += one.claims.right - one.claims.extra
        strict += one.strict.right - one.strict.extra
        attributed += one.attributed.right - one.attributed.extra
        found |= _parts(name, gold, each)
    return {"claims": claims, "strict": strict, "attributed": attributed, "found": found, "examples": set(_examples())}


def _examples() -> Iterator[str]:
    """What is found in the examples of all rules and patterns, a line each."""
    for code in ("en", "fr"):
        language = load_language(code)
        known: list[Any] = [*language.rules.values(), *language.patterns.values()]
        texts = {text for each in known for text in (*each.examples, *each.rejects)}
        for text in sorted(texts):
            yield f"{code} {text} {find_figures(text, language=code)} {find_dates(text, language=code, reference=TODAY)}"


def _parts(name: str, gold: GoldSet, each: Iterable[Mapping[str, Any]]) -> set[str]:
    """All that was read of a set, a piece each."""
    found = set()
    for record in each:
        head = f"{name}/{record['source']}"
        found |= {f"{head} {record[key]!r}" for key in ("language", "published", "outlet", "title")}
        found |= {f"{head} {item!r}" for item in (*record["passages"], *record["claims"])}
    return found


def _switch_off(rule: Rule) -> None:
    """Let the packs be loaded without a rule; nothing may have been loaded before."""
    load = dossier.language.own_entries

    def without(code: str) -> Mapping[str, Mapping[str, Any]]:
        tables = load(code)
        if code != rule.language:
            return tables
        changed = copy.deepcopy(dict(tables))
        entry = changed[rule.table][rule.name]
        entry[TABLES[rule.table]] = NEVER if rule.table == "rules" else NOTHING
        return changed

    dossier.language.own_entries = without  # type: ignore[assignment]


def main(arguments: list[str]) -> int:
    """1 where a rule moves nothing."""
    tried = rules(arguments)
    context = multiprocessing.get_context("fork")
    with context.Pool(maxtasksperchild=1) as pool:
        whole, *others = pool.map(outcome, [None, *tried], chunksize=1)
    rows = []
    for rule, one in zip(tried, others, strict=True):
        worth = [whole[key] - one[key] for key in ("claims", "strict", "attributed")]
        moved = [len(whole[key] ^ one[key]) for key in ("found", "examples")]
        rows.append((*worth, *moved, rule))
    rows.sort(key=lambda row: (-row[1], -row[2], -row[0], -row[3], -row[4], str(row[5])))
    print(
        f"{len(tried)} rules; right less extra with all of them: "
        + ", ".join(f"{key} {whole[key]}" for key in ("claims", "strict", "attributed"))
    )
    print(f"{'claims':>7} {'strict':>7} {'claimant':>8} {'moved':>6} {'examples':>8}  rule (what is lost without it)")
    for claims, strict, attributed, moved, examples, rule in rows:
        print(f"{claims:7} {strict:7} {attributed:8} {moved:6} {examples:8}  {rule}")
    idle = [str(rule) for *_, moved, examples, rule in rows if not moved and not examples]
    print(f"{len(idle)} of {len(tried)} move nothing: {', '.join(idle) or 'none'}")
    return 1 if idle else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
