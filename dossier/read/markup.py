"""A saved HTML page as the lines of text a reader sees, with the way back to the file. What is body among them,
``webpage`` and ``clean`` find out."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from dossier.models import Article, Markup, Span

UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "math", "title", "iframe", "textarea", "select", "object"})
"""Elements whose text no reader sees."""
APART = frozenset({"nav", "aside", "footer", "button", "figcaption"})
"""Elements that stand beside an article, not in it."""
BLOCK = re.compile(
    r"address|article|aside|blockquote|body|br|button|caption|center|d[dlt]|details|dialog|div|fieldset|figcaption|figure|footer|form"
    r"|h[1-6r]|head|header|hgroup|html|iframe|legend|li|main|menu|nav|noscript|ol|option|p|pre|section|select|summary|t[dhr]|table"
    r"|tbody|tfoot|thead|title|ul|video|audio"
)
LONGEST_VALUE = 5000  # characters of a quoted attribute; a longer one has lost its closing mark
SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_TAG_END = re.compile(rf"""(?:[^<>"']++|"[^"]{{0,{LONGEST_VALUE}}}"|'[^']{{0,{LONGEST_VALUE}}}')*+>""")
_RAISED = str.maketrans("0123456789", SUPERSCRIPT)
_GOES_ON = re.compile(r"\s*[a-zà-öø-ÿ]")
_PART = re.compile(r"([ \t\r\n\f]+)|(&#?\w+;?)|[^ \t\r\n\f&]+|&")


class _Writer:
    """Collects visible text, a line for each block, and where its stretches stand in the file."""

    def __init__(self, page: str) -> None:
        self.parts: list[str] = []
        self.runs: list[tuple[int, int, int]] = []
        self.apart: list[Span] = []
        self.beside: list[str] = []
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", page))]
        self._length = self._line = self._next = 0
        self._space = ""  # white space read and not yet written
        self.raised = False  # whether what is read is set above the line

    def end_line(self) -> None:
        """Close the line, if it holds anything."""
        self._space, self.raised = "", False
        if self._length > self._line:
            if self.beside:
                self.apart.append(Span(self._line, self._length))
            self.parts.append("\n")
            self._length += 1
            self._line = self._length
            self._next = -1

    def break_line(self) -> None:
        """Go on in the same line after a break that falls within a sentence."""
        self._space = "\n\n"

    def read(self, page: str, start: int, end: int) -> None:
        """Write what stands between two tags."""
        for part in _PART.finditer(page, start, end):
            if part[1]:
                self._space = self._space + part[0] if self._length > self._line else ""
            else:
                self._write(html.unescape(part[0]) if part[2] else part[0], part.start(), alike=not part[2])

    def _write(self, words: str, offset: int, *, alike: bool) -> None:
        """Append words that stand in the file at ``offset``, alike or as a reference; a new run begins where the two texts
        part."""
        if self._space:
            self.parts.append(" ")
            self._length += 1
            self._next = self._next + 1 if len(self._space) == 1 and self._next >= 0 else -1
            self._space = ""
        if self.raised and words.isdecimal():  # a note's mark is no digit of the number before it
            words, alike = words.translate(_RAISED), False
        if offset != self._next or not alike:
            self.runs.append((self._length, offset, bisect_right(self._line_starts, offset)))
        self.parts.append(words)
        self._length += len(words)
        self._next = offset + len(words) if alike else -1


def read_markup(page: str) -> tuple[str, Markup]:
    """The visible text of an HTML page, a block a line, and what its file holds beside it.

    The standard library's parser costs the square of a page's length where a tag or comment is never closed, and does
    not say where a character reference stands; so tags are found here, each character looked at once.

    >>> text, markup = read_markup("<nav>Menu</nav><p>Douze\\n<b>morts</b> &amp; plus</p><script>5</script><p>Fin</p>")
    >>> text
    'Menu\\nDouze morts & plus\\nFin'
    >>> markup.apart, markup.runs[:3]
    ((Span(start=0, end=4),), ((0, 5, 1), (5, 18, 1), (11, 27, 2)))
    """
    writer = _Writer(page)
    unclosed: set[str] = set()
    place = 0
    while (opened := page.find("<", place)) >= 0:
        writer.read(page, place, opened)
        tag = _TAG.match(page, opened)
        if tag:
            place = _tag(writer, page, tag, unclosed)
        elif page.startswith("<!--", opened):
            place = _after(page, "-->", opened)
        elif page.startswith(("<!", "<?", "</"), opened):
            place = _after(page, ">", opened)
        else:
            writer.read(page, opened, opened + 1)
            place = opened + 1
    writer.read(page, place, len(page))
    writer.end_line()
    return "".join(writer.parts).rstrip("\n"), Markup(page, tuple(writer.runs), tuple(writer.apart))


def _tag(writer: _Writer, page: str, tag: re.Match[str], unclosed: set[str]) -> int:
    """Do what a tag says; the place behind it, or behind the element whose text no reader sees."""
    closing, name = tag[1], tag[2].lower()
    end = _TAG_END.match(page, tag.end())
    place = end.end() if end else _after(page, ">", tag.end())
    if name == "br" and _GOES_ON.match(page, place):
        writer.break_line()
    elif BLOCK.fullmatch(name):
        writer.end_line()
    writer.raised = not closing if name == "sup" else writer.raised
    if closing:
        if name in writer.beside:
            del writer.beside[len(writer.beside) - 1 - writer.beside[::-1].index(name) :]
    elif name in ("body", "main", "article"):
        writer.beside.clear()
    elif name in APART:
        writer.beside = [*writer.beside[-9:], name]
    elif name in UNREAD and name not in unclosed and page[place - 2 : place] != "/>":
        closed = re.compile(rf"</{name}\b", re.IGNORECASE).search(page, place)
        place = closed.start() if closed else place
        unclosed |= set() if closed else {name}
    return place


def _after(page: str, sign: str, place: int) -> int:
    """The place behind the next sign; the page's end where there is none."""
    found = page.find(sign, place)
    return found + len(sign) if found >= 0 else len(page)


def line_of(article: Article, offset: int) -> int:
    """The line, from 1, of the article's file in which a place of its text stands."""
    if not article.runs:
        return article.text.count("\n", 0, offset) + 1
    number = bisect_right(article.runs, offset, key=lambda run: run[0]) - 1
    return article.runs[max(0, number)][2]
