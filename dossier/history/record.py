"""A record: what a dossier said on a day, as JSON lines that git can compare. One line a source, a claim, a correction, in a fixed order.

A record is a small dossier again when it is read: its articles hold the recorded quotes and nothing else, so that whatever words a claim
on a page words a recorded claim too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from dossier.claimfields import claim_fields
from dossier.config import Config
from dossier.errors import InputError, raise_all
from dossier.history.fields import FIELDS, KINDS, fault_of
from dossier.models import Article, Claim, Claimant, Dossier, Figure, Notice, Span

FORM = 1
"""The form of the lines; it rises when what a line holds gets another meaning."""

UNKEPT = "2000-01-01"
"""A day for a state that is only compared."""


@dataclass(frozen=True)
class Record:
    """What a dossier said on a day, ``date``. ``articles`` hold the quotes of ``claims`` and no more. ``corrections`` are those of
    ``dossier.yml`` by their keys, as written there; ``keys`` name the one of a claim. ``revises`` are the earlier claims of the same
    claimant whose value a claim replaces."""

    date: str
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    corrections: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    revises: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def quote(self, claim: Claim) -> str:
        """The sentence of a recorded claim."""
        return self.article(claim).text[claim.start : claim.end]

    def article(self, claim: Claim) -> Article:
        """The article of a recorded claim."""
        return self.by_source[claim.source]

    @cached_property
    def by_source(self) -> Mapping[str, Article]:
        return {article.source: article for article in self.articles}


def record_of(dossier: Dossier, config: Config, date: str) -> Record:
    """What a dossier says now, as the record of a day ("" where it is only compared): the same as is read from the lines kept of it."""
    record, _ = parse_record(record_text(dossier, config, date or UNKEPT), file="this dossier")
    return replace(record, date=date)


def record_text(dossier: Dossier, config: Config, date: str) -> str:
    """The lines that are kept of a dossier."""
    return "".join(f"{line}\n" for line in _lines(dossier, config, date))


def _lines(dossier: Dossier, config: Config, date: str) -> Iterator[str]:
    yield _line({"record": date, "form": FORM})
    for article in sorted(dossier.articles, key=lambda one: one.source):
        yield _line({"source": article.source} | {name: getattr(article, name) for name in FIELDS["source"] if name != "source"})
    articles = {article.source: article for article in dossier.articles}
    revises = _revisions(dossier)
    for claim in sorted(dossier.claims, key=lambda one: one.id):
        more = {"revises": list(revises.get(claim.id, ())), "key": dossier.checked.get(claim.id)}
        yield _line(kept_fields(articles[claim.source], claim) | more)
    for key, correction in sorted(config.claims.items()):
        yield _line({"correction": key, "fields": correction.model_dump(mode="json", exclude_unset=True)})


def _line(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False)


def kept_fields(article: Article, claim: Claim) -> dict[str, Any]:
    """What is kept of a claim."""
    return {"claim": claim.id, "source": claim.source} | claim_fields(article, claim)


def _revisions(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """For each claim the claims whose value it replaces: those of the estimate before its own in a revision or a growing count."""
    estimates = {estimate.id: estimate for estimate in dossier.estimates}
    found: dict[str, tuple[str, ...]] = {}
    for difference in (one for one in dossier.differences if one.kind in ("revision", "rising")):
        for before, after in pairwise(estimates[name] for name in difference.estimates):
            found |= {claim: tuple(sorted(before.claims)) for claim in after.claims if claim not in found}
    return found


def parse_record(text: str, *, file: str) -> tuple[Record, list[Notice]]:
    """A record from its lines, with notices of keys that it does not know, which are passed over.

    Raises InputError for all lines that cannot be read: a record that lacks a claim would tell that the claim was withdrawn.
    """
    rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    faults: list[InputError] = []
    notices: list[Notice] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        row = _row(line)
        kind = next((kind for kind in KINDS if row and kind in row), None)
        fault = fault_of(kind, row) if row and kind else "no line of a record"
        if fault or row is None or kind is None:
            faults.append(InputError(file, number, fault or "", "take the file from git again, or remove it"))
            continue
        foreign = sorted(row.keys() - FIELDS[kind].keys())
        notices += [Notice(file, number, f"unknown key '{key}'; it is passed over", "remove it") for key in foreign]
        rows[kind].append(row)
    faults += _faults_of_whole(rows, file) if not faults else []
    raise_all(faults)
    return _record(rows), notices


def _row(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _faults_of_whole(rows: Mapping[str, list[dict[str, Any]]], file: str) -> Iterator[InputError]:
    """What is wrong between the lines of a record, each of which can be read."""
    todo = "take the file from git again, or remove it"
    if len(rows["record"]) != 1 or len(rows["record"][0]["record"] or "") != len("2025-03-14"):
        yield InputError(file, 1, "a record needs one line with its day, as in 2025-03-14", todo)
    for row in rows["record"]:
        if row["form"] != FORM:
            yield InputError(file, 1, f"a record of form {row['form']}; this program reads form {FORM}", "install the newest release")
    known = {row["source"] for row in rows["source"]}
    for row in rows["claim"]:
        if row["source"] not in known:
            yield InputError(file, 1, f"claim '{row['claim']}' has no line of its source '{row['source']}'", todo)
    for kind in KINDS:
        if len({row[kind] for row in rows[kind]}) != len(rows[kind]):
            yield InputError(file, 1, f"a {kind} has two lines", todo)


def _record(rows: Mapping[str, list[dict[str, Any]]]) -> Record:
    texts: dict[str, str] = {row["source"]: "" for row in rows["source"]}
    claims = tuple(_claim(row, texts) for row in sorted(rows["claim"], key=lambda row: str(row["claim"])))
    articles = tuple(_article(row, texts[row["source"]]) for row in sorted(rows["source"], key=lambda row: str(row["source"])))
    return Record(
        date=rows["record"][0]["record"],
        articles=articles,
        claims=claims,
        corrections={row["correction"]: row["fields"] for row in rows["correction"]},
        keys={row["claim"]: row["key"] for row in rows["claim"] if row["key"]},
        revises={row["claim"]: tuple(row["revises"]) for row in rows["claim"] if row["revises"]},
    )


def _article(row: Mapping[str, Any], text: str) -> Article:
    return Article(
        source=row["source"],
        path="",
        text=text,
        language=row["language"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        published_evidence=None,
        url=row["url"],
        sentences=(),
        furniture=(),
        reliability=row["reliability"],
    )


def _claim(row: Mapping[str, Any], texts: dict[str, str]) -> Claim:
    """A claim whose words are put behind those that its article has so far."""

    def put(words: str | None, within: Span | None = None) -> Span | None:
        if words is None:
            return None
        text = texts[row["source"]]
        place = text.find(words, within.start, within.end) if within else -1
        if place < 0:
            place = len(text)
            texts[row["source"]] = f"{text}{words}\n"
        return Span(place, place + len(words))

    quote = put(row["quote"]) or Span(0, 0)
    surface = put(row["surface"], quote) or quote
    counted, words = put(row["counted"], quote), put(row["attributed_to"], quote)
    return Claim(
        start=quote.start,
        end=quote.end,
        id=row["claim"],
        source=row["source"],
        figure=Figure(surface.start, surface.end, row["low"], row["high"], row["relation"], row["unit"]),
        counted=counted,
        measure=row["measure"],
        topics=tuple(row["topics"]),
        claimant=Claimant(words, row["actor"], row["party"]) if words else None,
        as_of=row["as_of"],
        scope=row["scope"],
        as_of_basis=row["as_of_basis"],
        modality=row["modality"],
        hearsay=row["hearsay"],
        former=row["former"],
        whole=row["whole"],
    )
