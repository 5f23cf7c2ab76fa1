"""The site's own HTML goes around the Markdown converter, which takes longer over it than over all else and changes nothing in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPEN = re.compile(r'<(div|figure|details|section|p|ul|ol|blockquote) class="d-[^>]*>')
_NAME = "data-dossier"
_PLACE = re.compile(rf'<div {_NAME}="(\d+)"></div>')
_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Aside:
    """A page's Markdown with an empty element in the place of each block of HTML that is the site's own, and these ``blocks``."""

    markdown: str
    blocks: tuple[str, ...]

    def put_back(self, html: str) -> str | None:
        """What the converter made of it, with the blocks in their places; ``None`` where one has lost its place, as in a sample of code."""
        if not self.blocks:
            return html
        places = [int(number) for number in _PLACE.findall(html)]
        return _PLACE.sub(lambda found: self.blocks[int(found[1])], html) if places == list(range(len(self.blocks))) else None

    def ids(self) -> Iterator[str]:
        """The anchors in the blocks."""
        for block in self.blocks:
            yield from _ID.findall(block)


def set_aside(markdown: str) -> Aside:
    """Markdown without the site's own HTML: blocks between empty lines that begin and end with one element of a class of ours, which asks
    no converter to read it.

    >>> set_aside('# A\\n\\n<p class="d-more">One <b>more</b></p>\\n\\nText.\\n')
    Aside(markdown='# A\\n\\n<div data-dossier="0"></div>\\n\\nText.\\n', blocks=('<p class="d-more">One <b>more</b></p>',))
    """
    if _NAME in markdown:
        return Aside(markdown, ())
    parts = markdown.split("\n\n")
    blocks: list[str] = []
    for place, part in enumerate(parts):
        block = part.rstrip("\n") if place == len(parts) - 1 else part
        if _is_own(block):
            parts[place] = f'<div {_NAME}="{len(blocks)}"></div>{part[len(block) :]}'
            blocks.append(block)
    return Aside("\n\n".join(parts), tuple(blocks))


def _is_own(block: str) -> bool:
    found = _OPEN.match(block)
    if not found or " markdown" in found[0] or " markdown=" in block:
        return False
    opened, closed = len(re.findall(rf"<{found[1]}[\s>]", block)), block.count(f"</{found[1]}>")
    return opened == closed and block.endswith(f"</{found[1]}>")
