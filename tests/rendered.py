"""Pages as a reader's browser sees them: Markdown through the extensions of ``mkdocs.yml``, then a tree of elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import markdown
import yaml

MKDOCS = Path(__file__).parents[1] / "mkdocs.yml"

# Read as plain words: an environment variable of MkDocs ("!ENV NAME") is nothing to these tests.
_LOADER = type("Loader", (yaml.SafeLoader,), {})
_LOADER.add_multi_constructor("!", lambda loader, tag, node: None)  # type: ignore[attr-defined]

_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """The element and all inside it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def text(self) -> str:
        """Its words on one line, without any white space at the ends."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, Element):
                yield from child._words()
            else:
                yield child

    def having(self, name: str) -> list[Element]:
        """All inside it (and itself) with a class."""
        return [element for element in self.walk() if name in element.attributes.get("class", "").split()]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while any(element.tag == tag for element in self.open[1:]):
            if self.open.pop().tag == tag:
                break

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.open[-1].children.append(Element("comment"))


def render(page: str) -> Element:
    """A page of a Site as a tree of elements, its front matter left out."""
    body = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.DOTALL)
    builder = _Builder()
    builder.feed(markdown.markdown(body, extensions=[*_extensions()], extension_configs=_extensions()))
    builder.close()
    return builder.open[0]


def render_all(files: Mapping[str, str | bytes]) -> dict[str, Element]:
    """All Markdown pages among some files."""
    return {path: render(content) for path, content in files.items() if path.endswith(".md") and isinstance(content, str)}


def _extensions() -> dict[str, dict[str, object]]:
    listed = yaml.load(MKDOCS.read_text(encoding="utf-8"), Loader=_LOADER)["markdown_extensions"]
    return {name: options or {} for entry in listed for name, options in (entry.items() if isinstance(entry, dict) else [(entry, {})])}
