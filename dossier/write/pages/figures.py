"""The further pages of a topic that has too many figures for one: those that hold in a month, and where figures differ."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from dossier.config import Topic
from dossier.models import Difference
from dossier.write.blocks.claims import claims_table
from dossier.write.blocks.differences import difference_blocks, reading_order
from dossier.write.blocks.notes import note_list
from dossier.write.blocks.sides import side_of, sides, sides_of, without_figure
from dossier.write.citations import Citations
from dossier.write.html.links import page_link, root_of
from dossier.write.html.page import page_text, section
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup, topic_claims, topic_estimates
from dossier.write.pages.parts import Row, neighbours, page_table, part_name, way
from dossier.write.sharing.image import image_path
from dossier.write.spread import FOLDER, Part

MOST_DIFFERENCES = 10
"""So many differences stand on the page of a topic whose figures have pages of their own."""

A_PAGE = 30
"""So many stand on a further page: with a dozen rows, their notes and its axis each makes up to 23 kB."""


def part_pages(lookup: Lookup, topic: Topic) -> dict[str, str]:
    """The further pages of a topic by their paths, and the script that leads old links to them; nothing where its own page holds all."""
    parts = lookup.parts[topic.id]
    if not parts:
        return {}
    found = {part.path: _page(lookup, topic, place) for place, part in enumerate(parts)}
    left = topic_differences(lookup, topic)[MOST_DIFFERENCES:]
    for number, path in enumerate(_difference_paths(topic, len(left))):
        found[path] = _differences_page(lookup, topic, path, left[number * A_PAGE : (number + 1) * A_PAGE])
    return found | {_script_path(topic): _script(parts)}


def topic_differences(lookup: Lookup, topic: Topic) -> list[Difference]:
    """Where the figures of a topic differ, in reading order."""
    names = {estimate.id for estimate in topic_estimates(lookup, topic.id)}
    return reading_order(lookup, [one for one in lookup.dossier.differences if names.issuperset(one.estimates)])


def part_list(lookup: Lookup, topic: Topic) -> list[Markup]:
    """The table of a topic's further pages, with how many figures each side gives on each, and the way to the table of all claims."""
    parts, claims = lookup.parts[topic.id], topic_claims(lookup, topic.id)
    say, known = lookup.wording.say, sides_of(lookup, claims)
    columns = {anchor: name for _, name, anchor in known.values()}
    others = any(part.passages for part in parts)
    rows = []
    for part, row in zip(parts, _rows(lookup, topic), strict=True):
        counts = Counter(side_of(claim) for claim in part.claims)
        cells = [(counts[side], anchor) for side, (_, _, anchor) in known.items()]
        rows.append(replace(row, cells=[*cells, *([(len(part.passages), "")] if others else [])]))
    table = page_table(
        lookup,
        rows[::-1],
        intro=lookup.wording.count("parts.intro", len(claims), pages=lookup.wording.count("parts.pages", len(parts))),
        root="",
        name=say("table.as_of"),
        count=say("table.figures"),
        columns=columns | ({"": say("parts.unfigured")} if others else {}),
        script=_script_path(topic),
    )
    return [table, render("every", lookup.wording, link=page_link("data/claims.md", root="", anchor=f"topic={topic.id}"))]


def _rows(lookup: Lookup, topic: Topic) -> list[Row]:
    """The topic's pages by month, the earliest first."""
    return [Row(part.path, part_name(lookup, part), len(part.claims)) for part in lookup.parts[topic.id]]


def difference_list(lookup: Lookup, topic: Topic, count: int) -> Markup:
    """The way to the differences that the topic's page leaves out, of ``count`` in all."""
    left = count - MOST_DIFFERENCES
    links = [page_link(path, root="") for path in _difference_paths(topic, left)]
    return render("more_parts", lookup.wording, left=left, links=links) if left > 0 else Markup("")


def part_title(lookup: Lookup, topic: Topic, part: Part) -> str:
    """The title of a page of figures."""
    return _title(lookup, topic, part_name(lookup, part))


def _title(lookup: Lookup, topic: Topic, name: str) -> str:
    return lookup.wording.say("list.colon").join([lookup.text(topic.title, topic.id), name])


def _page(lookup: Lookup, topic: Topic, place: int) -> str:
    """The page of a part: what each side says, all claims, the notes."""
    say, part = lookup.wording.say, lookup.parts[topic.id][place]
    root = root_of(part.path)
    citations = Citations(lookup, root, part.path)
    said = sides(lookup, part.claims, citations, shown=len(part.claims))
    table = claims_table(lookup, part.claims, citations, here=topic.id, whole=False)
    blocks = [
        way(lookup, _back(lookup, topic), root, *neighbours(_rows(lookup, topic), place)),
        *section(say("topic.sides"), said, without_figure(lookup, part.passages, root=root)),
        *section(say("topic.claims"), table),
        *section(say("note.title"), note_list(citations)),
    ]
    return _text(lookup, part_title(lookup, topic, part), root, blocks)


def _differences_page(lookup: Lookup, topic: Topic, path: str, differences: Sequence[Difference]) -> str:
    root = root_of(path)
    citations = Citations(lookup, root, path)
    shown = difference_blocks(lookup, differences, citations, here=topic.id)
    blocks = [way(lookup, _back(lookup, topic), root), shown, *section(lookup.wording.say("note.title"), note_list(citations))]
    return _text(lookup, _title(lookup, topic, lookup.wording.say("topic.differences")), root, blocks)


def _text(lookup: Lookup, title: str, root: str, blocks: Sequence[str]) -> str:
    described = lookup.wording.say("topic.description", topic=title, dossier=lookup.text(lookup.config.title))
    return page_text(title, blocks, description=described, image=root + image_path("index"), searched=False)


def _back(lookup: Lookup, topic: Topic) -> tuple[str, str]:
    return lookup.text(topic.title, topic.id), f"{topic.id}.md"


def _difference_paths(topic: Topic, left: int) -> list[str]:
    pages = -(-max(left, 0) // A_PAGE)
    return [f"{FOLDER}/{topic.id}/differences{f'-part-{page}' if page > 1 else ''}.md" for page in range(1, pages + 1)]


def _script_path(topic: Topic) -> str:
    return f"{FOLDER}/{topic.id}/places.js"


def _script(parts: Sequence[Part]) -> str:
    """Which claims and passages stand on which page, for links to the topic's page from when it held them all."""
    places = {str(page_link(part.path.rpartition("/")[2], root="")): " ".join(part.ids) for part in parts}
    return f"window.dossierPlaces = {json.dumps(places)};\n"
