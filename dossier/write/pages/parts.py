"""What pages have in common on which too much for one page is spread: their names, the table that leads to them, the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from dossier.write.html.links import page_link
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup
from dossier.write.spread import Page, Part


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of pages: the page's ``path``, how many things stand on it, and of these how many in each column."""

    path: str
    name: str
    count: int
    cells: Sequence[tuple[int, str]] = field(default=())
    """The number in each column, and the anchor on the page that it leads to; "" for none."""


def part_name(lookup: Lookup, part: Part | Page[Any]) -> str:
    """What a page is called among those of its kind: "March 2025 (2 of 3)"."""
    month = lookup.wording.date(part.month)
    return lookup.wording.say("parts.of", month=month, number=part.number, of=part.of) if part.of > 1 else month


def page_table(
    lookup: Lookup, rows: Sequence[Row], *, intro: str, root: str, name: str, count: str, columns: Mapping[str, str], script: str = ""
) -> Markup:
    """The table of pages. ``intro`` stands over it; ``name`` and ``count`` head its first two columns, ``columns`` (anchor: words) the
    others; ``root`` is the way from its page to the root of the language, ``script`` leads old links to where things are now."""
    shown = [
        {
            "name": row.name,
            "link": page_link(row.path, root=root),
            "count": row.count,
            "cells": [
                (words, n, page_link(row.path, root=root, anchor=anchor) if anchor else None)
                for words, (n, anchor) in zip(columns.values(), row.cells, strict=True)
            ],
        }
        for row in rows
    ]
    return render("parts", lookup.wording, rows=shown, intro=intro, first=name, second=count, columns=list(columns.items()), script=script)


def way(lookup: Lookup, back: tuple[str, str], root: str, before: Row | None = None, after: Row | None = None) -> Markup:
    """The way ``back`` (words and page), and to the pages before and after."""
    around = {"before": before, "after": after}
    links = [(lookup.wording.say(f"parts.{where}", month=row.name), page_link(row.path, root=root)) for where, row in around.items() if row]
    return render("way", lookup.wording, links=[(back[0], page_link(back[1], root=root)), *links])


def neighbours(rows: Sequence[Row], place: int) -> tuple[Row | None, Row | None]:
    """The rows before and after one."""
    before, after = (rows[other] if 0 <= other < len(rows) else None for other in (place - 1, place + 1))
    return before, after
