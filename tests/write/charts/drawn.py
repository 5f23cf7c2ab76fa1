"""A chart's SVG read back: where its words stand, where it leads, what is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from dossier.write.charts.layout.letters import text_width

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Words:
    """A text and the room it takes in the picture, in px; ``y`` is its baseline."""

    text: str
    left: float
    right: float
    y: float
    size: float


def words_of(svg: str) -> list[Words]:
    """Every text of a picture."""
    return [_words(node, x, y) for node, x, y in _placed(ElementTree.fromstring(svg), 0, 0) if node.tag == f"{SVG}text"]


def links_of(svg: str) -> dict[str, tuple[float, float]]:
    """Every address with the width and height of the place to touch."""
    found = {}
    for link in ElementTree.fromstring(svg).iter(f"{SVG}a"):
        place = next(link.iter(f"{SVG}rect"))
        found[link.attrib["{http://www.w3.org/1999/xlink}href"]] = float(place.attrib["width"]), float(place.attrib["height"])
    return found


def size_of(svg: str) -> tuple[float, float]:
    """Width and height."""
    root = ElementTree.fromstring(svg)
    return float(root.attrib["width"]), float(root.attrib["height"])


def _placed(node: ElementTree.Element, x: float, y: float) -> list[tuple[ElementTree.Element, float, float]]:
    moved = re.fullmatch(r"translate\((-?[\d.]+)(?:,(-?[\d.]+))?\)", node.attrib.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2] or 0)
    return [(node, x, y), *(placed for child in node for placed in _placed(child, x, y))]


def _words(node: ElementTree.Element, x: float, y: float) -> Words:
    size, text = float(node.attrib["font-size"]), node.text or ""
    width = text_width(text, size, bold=node.attrib.get("font-weight") == "600")
    x += float(node.attrib.get("x", 0))
    left = x - {"start": 0, "middle": width / 2, "end": width}[node.attrib.get("text-anchor", "start")]
    return Words(text, left, left + width, y + float(node.attrib.get("y", 0)), size)
