"""A saved HTML page as the lines of text a reader sees. What is body among them is for ``clean`` to tell."""

from __future__ import annotations

import re
from html.parser import HTMLParser

UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "title", "nav", "aside", "footer", "button", "iframe"})
INLINE = re.compile(r"a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr")


class _Reader(HTMLParser):
    """Collects visible text; anything but an inline element begins a new line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._unread.clear()
        elif tag in UNREAD:
            self._unread.append(tag)
        if not INLINE.fullmatch(tag):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            while self._unread and self._unread.pop() != tag:
                pass
        if not INLINE.fullmatch(tag):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))


def visible_text(page: str) -> str:
    """The visible text of an HTML page, a block a line; scripts, menus, asides and footers are left out.

    >>> visible_text("<nav>Menu</nav><p>Douze <b>morts</b> &amp; plus</p><script>5</script><p>Fin</p>")
    'Douze morts & plus\\nFin'
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    lines = (re.sub(r" +", " ", line).strip(" ") for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)
