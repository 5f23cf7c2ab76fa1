"""How well the program reads annotated articles: what it found beside what people found.

A claim found is right when its low and high are the annotation's and both stand in the same sentence; strictly right when
relation, measure and party are too; attributed right when relation, measure and the claimant's words are, which needs no list of
parties and so compares subjects. A wrong speaker is a claimant named who is not the annotation's.

Sentences are the same when one's text holds the other's or they share three fifths of the shorter one's words. What annotators
could judge either way ("borderline", and the article's "optional" snippets) counts neither way. A leak is a quote of the page's
furniture; a quote that is not verbatim does not stand where its offsets say.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]

SAME_WORDS = 0.6
SHORT_SNIPPET = 15  # a menu entry of fewer characters ("Fermer") may stand in any sentence


@dataclass(slots=True)
class Tally:
    """Right, extra and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, right: bool) -> bool:
        """Count something found that is right, or else both extra and missed."""
        self.right += right
        self.extra += not right
        self.missed += not right
        return right

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.extra) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + self.extra + self.missed) or 1)


FIELDS = ("relation", "measure", "party", "claimant", "as_of", "scope")
"""What is compared of each claim found: hedge, what is counted, side, who claims it, when it holds, new or total."""

KINDS = ("modality", "hearsay", "former", "part")
"""What is compared of the claims that are planned or possible, hearsay, superseded or a part, by the annotation or the program."""


@dataclass(slots=True)
class Score:
    articles: int = 0
    claims: Tally = field(default_factory=Tally)
    strict: Tally = field(default_factory=Tally)
    attributed: Tally = field(default_factory=Tally)
    wrong_speakers: int = 0
    passages: Tally = field(default_factory=Tally)
    fields: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in KINDS})
    leaks: int = 0
    not_verbatim: int = 0
    faults: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """The numbers that floors.json has floors for."""
        return {
            "claims_f1": self.claims.f1,
            "strict_f1": self.strict.f1,
            "passages_f1": self.passages.f1,
            "attributed_f1": self.attributed.f1,
            "wrong_speaker": self.wrong_speakers / (self.claims.right or 1),
            "right_party": self.fields["party"] / ((self.claims.right + self.claims.missed) or 1),  # a claim found more never lowers it
            "as_of": self.share("as_of"),
            "kinds": self.kinds_told(),
            "leaks": self.leaks,
            "not_verbatim": self.not_verbatim,
        }

    def kinds_told(self) -> float:
        """Of the claims that the annotation or the program calls planned, possible, hearsay, superseded or a part, those on which they
        agree, found or not; 1 where neither calls one so. (A claim found more never lowers it.)"""
        right, told = (sum(getattr(one, name) for one in self.kinds.values()) for name in ("right", "missed"))
        return right / (right + told) if right + told else 1.0

    def share(self, name: str) -> float:
        """Of the claims found, those on which a field is the annotation's."""
        return self.fields[name] / (self.claims.right or 1)


def score(found: Iterable[Record], annotations: Path, texts: Path) -> Score:
    """Records as ``dossier extract`` prints them against a folder of annotations. An annotated article that is not found counts
    as one in which nothing is."""
    records = {record["source"]: record for record in found}
    golds = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(annotations.glob("*.json"))}
    named = {claim["measure"] for gold in golds.values() for claim in gold["claims"]} - {"other"}
    total = Score(articles=len(golds))
    for name, gold in golds.items():
        record = records.get(name, {"claims": [], "passages": []})
        text = (texts / f"{name}.txt").read_bytes().decode("utf-8-sig")
        _quotes(total, name, record, gold, text)
        either = [*gold.get("optional", ()), *(item["quote"] for item in (*gold["claims"], *gold["passages"]) if item.get("borderline"))]
        _claims(total, name, record["claims"], gold["claims"], either, named)
        _passages(total, name, record["passages"], gold["passages"], either)
    return total


def _quotes(total: Score, name: str, record: Record, gold: Record, text: str) -> None:
    body = [_plain(passage["quote"]) for passage in gold["passages"]]
    furniture = [_plain(snippet) for snippet in gold["not_body"]]
    for item in (*record["claims"], *record["passages"]):
        quote = _plain(item["quote"])
        if text[item["start"] : item["end"]] != item["quote"]:
            total.not_verbatim += 1
            total.faults.append(f"{name}: not verbatim: {quote[:80]}")
        leaked = any(quote in snippet or (len(snippet) > SHORT_SNIPPET and snippet in quote) for snippet in furniture)
        if leaked and not any(quote in sentence for sentence in body):
            total.leaks += 1
            total.faults.append(f"{name}: furniture: {quote[:80]}")


def _claims(total: Score, name: str, found: Sequence[Record], gold: Sequence[Record], either: Sequence[str], named: set[str]) -> None:
    left = list(found)
    for wanted in gold:
        hit = next((claim for claim in left if _bounds(claim) == _bounds(wanted) and _same_sentence(claim["quote"], wanted["quote"])), None)
        if hit is not None:
            left.remove(hit)
        if wanted.get("borderline"):
            continue
        if hit is None:
            total.claims.missed += 1
            total.strict.missed += 1
            total.attributed.missed += 1
            total.faults.append(f"{name}: missed {wanted['surface']!r} in {_plain(wanted['quote'])[:80]}")
            _kinds(total, name, None, wanted)
            continue
        total.claims.right += 1
        agreed = _agreed(hit, wanted, named)
        total.fields.update(agreed)
        _kinds(total, name, hit, wanted)
        total.wrong_speakers += hit["attributed_to"] is not None and "claimant" not in agreed
        total.attributed.add({"relation", "measure", "claimant"} <= agreed)
        if not total.strict.add({"relation", "measure", "party"} <= agreed):
            said = [f"{key} {hit[key]} for {wanted[key]}" for key in ("relation", "measure", "party") if hit[key] != wanted[key]]
            total.faults.append(f"{name}: {wanted['surface']!r}: {', '.join(said)}")
    for claim in left:
        if not any(_same_sentence(snippet, claim["quote"]) and _plain(claim["surface"]) in _plain(snippet) for snippet in either):
            total.claims.extra += 1
            total.strict.extra += 1
            total.attributed.extra += 1
            total.faults.append(f"{name}: extra {claim['surface']!r} in {_plain(claim['quote'])[:80]}")


def _kinds(total: Score, name: str, hit: Record | None, wanted: Record) -> None:
    """Compare the kinds of statement, where the annotation tells them; of a claim that is not found none is told."""
    if "modality" not in wanted:
        return
    right = {**wanted, "part": bool(wanted.get("part_of"))}
    found = {**hit, "part": hit["scope"] == "part"} if hit else {"modality": "actual", "hearsay": False, "former": False, "part": False}
    for kind, tally in total.kinds.items():
        usual = "actual" if kind == "modality" else False
        if {right[kind], found[kind]} != {usual} and not tally.add(right[kind] == found[kind]):
            total.faults.append(f"{name}: {wanted['surface']!r}: {kind} {found[kind]} for {right[kind]} in {_plain(wanted['quote'])[:80]}")


def _agreed(hit: Record, wanted: Record, named: set[str]) -> set[str]:
    """The fields on which a claim found is the annotation's: a date when one is as near as the other tells, to the month at
    least; a claimant when more than half of the shorter one's words are shared; a measure the dossier lacks when it is any
    that the annotations do not name."""
    agreed = {name for name in ("relation", "measure", "party", "scope") if hit[name] == wanted[name]}
    if hit["scope"] == "part" and wanted["scope"] is None:  # annotations call a part neither new nor total
        agreed.add("scope")
    if wanted["measure"] == "other" and hit["measure"] not in named:
        agreed.add("measure")
    dates = hit["as_of"], wanted["as_of"]
    if dates[0] == dates[1] or (all(dates) and (dates[0].startswith(dates[1]) or (dates[1].startswith(dates[0]) and len(dates[0]) >= 7))):
        agreed.add("as_of")
    words = [set(re.findall(r"\w+", (record["attributed_to"] or "").lower())) for record in (hit, wanted)]
    if len(words[0] & words[1]) > 0.5 * min(map(len, words)) or not (words[0] or words[1]):
        agreed.add("claimant")
    return agreed


def _passages(total: Score, name: str, found: Sequence[Record], gold: Sequence[Record], either: Sequence[str]) -> None:
    left = list(found)
    for wanted in gold:
        hit = next((passage for passage in left if _same_sentence(passage["quote"], wanted["quote"])), None)
        if hit is not None:
            left.remove(hit)
        if not wanted.get("borderline"):
            total.passages.right += hit is not None
            total.passages.missed += hit is None
            total.faults += [] if hit else [f"{name}: missed passage {_plain(wanted['quote'])[:80]}"]
    extra = [passage for passage in left if not any(_same_sentence(snippet, passage["quote"]) for snippet in either)]
    total.passages.extra += len(extra)
    total.faults += [f"{name}: extra passage {_plain(passage['quote'])[:80]}" for passage in extra]


def _bounds(claim: Record) -> tuple[float | None, float | None]:
    return tuple(None if bound is None else round(float(bound), 6) for bound in (claim["low"], claim["high"]))  # type: ignore[return-value]


def _same_sentence(one: str, other: str) -> bool:
    plain = _plain(one), _plain(other)
    if plain[0] in plain[1] or plain[1] in plain[0]:
        return True
    words = [Counter(re.findall(r"\w+", text.lower())) for text in plain]
    return (words[0] & words[1]).total() >= SAME_WORDS * (min(words[0].total(), words[1].total()) or 1)


def _plain(text: str) -> str:
    return " ".join(text.split())
