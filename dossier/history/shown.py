"""What changed between two records, as lines for a person and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dossier.history.compare import Comparison, Item
from dossier.history.record import Record, kept_fields
from dossier.models import Claim


def as_lines(comparison: Comparison) -> Iterator[str]:
    """A line for each thing that changed; one that says so where nothing did."""
    if not comparison.items:
        yield "nothing changed"
    for item in comparison.items:
        yield _line(comparison, item)


def _line(comparison: Comparison, item: Item) -> str:
    if item.article:
        article = item.article
        return (
            f"source     {article.source}  {article.outlet or 'no outlet'}, {article.published or 'undated'}: {article.title or 'no title'}"
        )
    record, claim = (comparison.new, item.new) if item.new else (comparison.old, item.old)
    words = " -> ".join(_figure(*one) for one in _both(comparison, item))
    reason = f"  ({next(iter(item.reason.values()))})" if item.reason else ""
    named = f"  {claim.id}  {claim.measure}  {claim.source}" if claim else ""
    fields = f"  [{', '.join(item.fields)}]" if item.fields else ""
    quote = f"  « {' '.join(record.quote(claim).split())} »" if claim else ""
    return f"{item.kind:<10} {words}{named}{fields}{reason}{quote}"


def _both(comparison: Comparison, item: Item) -> list[tuple[Record, Claim]]:
    """A claim before and after, as far as it was there; once where it only was confirmed."""
    before = [(comparison.old, item.old)] if item.old and item.kind != "confirmed" else []
    return [*before, *([(comparison.new, item.new)] if item.new else [])]


def _figure(record: Record, claim: Claim) -> str:
    """A figure as its article writes it, with its claimant and what kind of statement it is."""
    text, claimant, figure = record.article(claim).text, claim.claimant, claim.figure
    who = text[claimant.words.start : claimant.words.end] if claimant else "nobody named"
    parts = (claim.scope, claim.modality != "actual" and claim.modality, claim.hearsay and "hearsay", claim.former and "former")
    values = f"{figure.relation} {_number(figure.low)}..{_number(figure.high)}"
    about = ", ".join([values, " ".join(who.split()), claim.as_of or "undated", *(str(part) for part in parts if part)])
    return f"{' '.join(text[figure.start : figure.end].split())} ({about})"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value != int(value) else str(int(value))


def as_json(comparison: Comparison) -> str:
    """The same for a program; of a claim, what its record keeps."""
    items = [
        {
            "kind": item.kind,
            "fields": list(item.fields),
            "reason": dict(item.reason),
            "before": _fields(comparison.old, item.old),
            "after": _fields(comparison.new, item.new),
            "source": item.article.source if item.article else None,
        }
        for item in comparison.items
    ]
    return json.dumps({"from": comparison.old.date, "to": comparison.new.date, "changes": items}, ensure_ascii=False, indent=1)


def _fields(record: Record, claim: Claim | None) -> dict[str, Any] | None:
    return kept_fields(record.article(claim), claim) if claim else None
