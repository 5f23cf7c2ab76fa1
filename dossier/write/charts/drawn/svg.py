"""From Vega's SVG to one that a page can hold: no machine's fonts, no ids, no English words of Vega's own, few bytes.

What strangers wrote is text here: every character that Markdown or a template could read is a numeric entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from io import StringIO
from xml.etree import ElementTree

from dossier.write.charts.layout.drawing import HALO, SOFT, Drawing, Hit, Text
from dossier.write.charts.layout.letters import wrap
from dossier.write.html.plain import plain
from dossier.write.signs import in_light

_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_SVG = "{http://www.w3.org/2000/svg}"
_KEPT = {"d", "fill", "stroke", "stroke-width", "opacity", "transform", "x", "x2", "y", "y2", "width", "height", "font-size", "text-anchor"}
_KEPT |= {"stroke-dasharray"}
_USELESS = {("opacity", "1"), ("transform", "translate(0,0)"), ("text-anchor", "start")}
_NUMBER = re.compile(r"-?\d+\.\d+")
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
BASELINE = 0.35
"""How far under the middle of a line of words its baseline lies, in ems."""
PAPER, TITLE = 24.0, 19.0
"""Px around a picture that leaves the site, and its title's size."""

FONTS = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', system-ui, sans-serif"


def tidy(svg: str, drawing: Drawing, *, id: str, label: str) -> str:
    """Vega's SVG of a drawing made fit for a page, with its words and links. What stands twice (the words of a row, which its
    link names too) is hidden from screen readers."""
    root = ElementTree.fromstring(svg)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    place = f'transform="translate({drawing.left:g},{_top(root)})"'
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" style="max-width:100%;height:auto"'
    named = f'role="group" aria-label="{plain(label)}"'
    shown = f'<g aria-hidden="true">{"".join(map(_element, root))}<g {place}>{_words(drawing.texts)}</g></g>'
    return (
        f'<svg {_SPACES} id="{escape(id)}" class="chart-svg" {size} font-family="{FONTS}" {named}>'
        f"{shown}<g {place}>{_links(drawing.hits)}</g></svg>"
    )


_TAGS = {f"{_SVG}{name}" for name in ("svg", "g", "path", "line", "rect", "text")}
_HARMLESS = re.compile(r"(?!.*url)[\w\s.,()#%+-]*", re.IGNORECASE)
_LENGTH = re.compile(r"\d{1,5}(?:\.\d+)?")
DEEPEST = 30
"""How many elements stand in each other; Vega's have a dozen."""


def is_drawing(svg: str) -> bool:
    """Whether a text that somebody kept is an SVG as Vega draws it: shapes and words, and nothing that runs or loads.

    >>> head = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    >>> is_drawing(f'{head}<g><path d="M0,0h9Z"/></g></svg>'), is_drawing(f"{head}<script/></svg>"), is_drawing("<svg>")
    (True, False, False)
    """
    if "<!" in svg or "<?" in svg:
        return False  # what Vega never writes, and what can name other files or multiply
    depth = 0
    root = None
    try:
        for event, node in ElementTree.iterparse(StringIO(svg), events=("start", "end")):
            depth += 1 if event == "start" else -1
            kept = (value for name, value in node.attrib.items() if name in _KEPT)
            if depth > DEEPEST or node.tag not in _TAGS or not all(map(_HARMLESS.fullmatch, kept)):
                return False
            root = node if root is None else root
    except (ElementTree.ParseError, ValueError):
        return False
    return root is not None and all(_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height"))


def standalone(svg: str, *, title: str, subtitle: str, credit: str) -> str:
    """A picture that leaves the site: with its title and where it comes from, in real colours on a white ground, without links.

    >>> standalone('<svg width="720" height="9" style=""><a href="#x"><rect/></a></svg>', title="A", subtitle="", credit="")[-26:]
    '<g><rect/></g></svg></svg>'
    """
    inner = re.sub(r' (?:style|role|aria-[a-z]+)="[^"]*"', "", re.sub(r"<a [^>]*>", "<g>", svg).replace("</a>", "</g>"))
    width, height = (float(found[1]) for name in ("width", "height") if (found := re.search(rf' {name}="([0-9.]+)"', svg)))
    y, words = PAPER, ""
    for text, size, bold in ((title, TITLE, True), (subtitle, SOFT, False)):
        for line in wrap(text, width, size, bold=bold, lines=3):
            y += size * 1.3
            words += _line(line, y, size, bold=bold)
    placed = inner.replace("<svg ", f'<svg x="{PAPER:g}" y="{y + 8:g}" ', 1)
    bottom = y + 8 + height + 22
    for line in wrap(credit, width, SOFT, lines=3):
        words += _line(line, bottom, SOFT, bold=False)
        bottom += SOFT * 1.3
    look = f'width="{width + 2 * PAPER:g}" height="{bottom + PAPER - 22:g}" font-family="{FONTS}"'
    ground = '<rect width="100%" height="100%" fill="var(--paper)"/>'
    return in_light(f'<svg xmlns="http://www.w3.org/2000/svg" {look}>{ground}{words}{placed}</svg>')


def _line(words: str, y: float, size: float, *, bold: bool) -> str:
    look = 'font-weight="600" fill="var(--ink)"' if bold else 'fill="var(--ink-soft)"'
    return f'<text x="{PAPER:g}" y="{_short(y)}" font-size="{size:g}" {look}>{plain(words)}</text>' if words else ""


def _top(root: ElementTree.Element) -> str:
    """How far down Vega put the plot."""
    plot = root.find(f"{_SVG}g")
    return (plot.get("transform", "") if plot is not None else "").rstrip(")").partition(",")[2] or "0"


def _words(texts: Iterable[Text]) -> str:
    parts = []
    for text in texts:
        look = f' font-size="{text.size:g}" fill="var(--ink{"-soft" if text.soft else ""})"' + (' font-weight="600"' if text.bold else "")
        look += f' text-anchor="{_ANCHORS[text.align]}"' if text.align != "left" else ""
        look += f' stroke="var(--paper)" stroke-width="{HALO:g}" stroke-linejoin="round" paint-order="stroke"' if text.halo else ""
        parts.append(f'<text x="{_short(text.x)}" y="{_short(text.y + BASELINE * text.size)}"{look}>{plain(text.words)}</text>')
    return "".join(parts)


def _links(hits: Iterable[Hit]) -> str:
    """Each place to touch, with its name, which is its tip too. ``xlink``, as scripts that follow ``href`` (Material's instant
    navigation) take it for HTML's and stumble."""
    parts = []
    for hit in hits:
        name = plain(hit.label)
        ground = _ground(hit.x, hit.x2, hit.y, hit.y2) + (_ground(*hit.more) if hit.more else "")
        claim = f' data-claim="{hit.claim}"' if hit.claim else ""
        parts.append(f'<a xlink:href="{escape(hit.href)}"{claim} aria-label="{name}"><title>{name}</title>{ground}</a>')
    return "".join(parts)


def _ground(x: float, x2: float, y: float, y2: float) -> str:
    place = f'x="{_short(x)}" y="{_short(y)}" width="{_short(x2 - x)}" height="{_short(y2 - y)}"'
    return f'<rect {place} fill="none" pointer-events="all"/>'


def _element(node: ElementTree.Element) -> str:
    name = node.tag.removeprefix(_SVG)
    inside = "".join(map(_element, node))
    empty = name == "path" and (not node.get("d") or node.get("display") == "none" or node.get("class") in ("background", "foreground"))
    text = str(plain(node.text or "")) if name == "text" else ""
    if empty or (name in ("g", "text") and not inside and not text):
        return ""
    attributes = "".join(f' {key}="{_value(value)}"' for key, value in node.attrib.items() if key in _KEPT and (key, value) not in _USELESS)
    if name == "g" and not attributes:
        return inside
    return f"<{name}{attributes}>{text}{inside}</{name}>" if text or inside else f"<{name}{attributes}/>"


def _value(value: str) -> str:
    return escape(_NUMBER.sub(lambda match: _short(float(match[0])), value).removesuffix("px"))


def _short(value: float) -> str:
    return f"{round(value, 2):g}"
