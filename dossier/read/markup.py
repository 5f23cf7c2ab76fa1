"""A saved HTML page as the lines of text a reader sees, with the way back to the file. What is body among them,
``webpage`` and ``clean`` find out; what hides an element, ``hidden`` says.

A Markdown file is read as a page whose lines are set as they stand, without its marks (``markdown``).
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dossier.dateprefix import is_date
from dossier.models import Article, Markup, Span
from dossier.read.hidden import CONTAINERS, LISTED, VOID, hides
from dossier.read.sheets import hidden_by_sheets

UNREAD = frozenset(
    """
    script style template noscript svg math title iframe textarea select object canvas audio video datalist noembed noframes
    """.split()  # noqa: SIM905
)
"""Elements whose text no reader sees."""
APART = frozenset({"nav", "aside", "footer", "button", "figcaption", "amp-ad", "amp-embed", "amp-sidebar", "amp-lightbox", "amp-consent"})
"""Elements that stand beside an article, not in it."""
_SET_APART = re.compile(
    r"""\brole\s*=\s*["']?(?:complementary|navigation|contentinfo|search|dialog|alertdialog)\b|\baria-modal\s*=\s*["']?true\b"""
    r"""|\bclass\s*=\s*(?:["'](?:[^"']{0,200}\s)?)?(?:related-posts|jp-relatedposts|sponsored(?:-content)?|newsletter-signup|comment-list"""
    r"""|comments-area|comment-content|field--name-comment)["'\s>]""",
    re.IGNORECASE,
)
"""What says the same of another element: its role, or a class of WordPress', Drupal's."""
_NESTED = frozenset({"div", "section", "ul", "ol"})
"""Elements that stand in one another: the end of an inner one does not end what stands apart."""
BLOCK = re.compile(
    r"address|article|aside|blockquote|body|br|button|caption|center|d[dlt]|details|dialog|div|fieldset|figcaption|figure|footer|form"
    r"|h[1-6r]|head|header|hgroup|html|iframe|legend|li|main|menu|nav|noscript|ol|option|p|pre|section|select|summary|t[dhr]|table"
    r"|tbody|tfoot|thead|title|ul|video|audio"
)
MOSTLY_HIDDEN = 1  # times as many letters hidden as seen: a page that is covered while it loads, or by a box, is read as if it were not
LONGEST_VALUE = 5000  # characters of a quoted attribute; a longer one has lost its closing mark
SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_TAG_END = re.compile(rf"""(?:[^<>"']++|"[^"]{{0,{LONGEST_VALUE}}}"|'[^']{{0,{LONGEST_VALUE}}}')*+>""")
_DATETIME = re.compile(r"""\bdatetime\s*=\s*["']?(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)""", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", SUPERSCRIPT)
_GOES_ON = re.compile(r"\s*[a-zà-öø-ÿ]")
MOST_ATTRIBUTES = 1000  # characters of a tag that are looked at for what sets it apart
_SPACE = r" \t\r\n\f\x0b\x1c-\x1e\x85\u2028\u2029"  # none of them breaks a line of a page
_PART = re.compile(rf"([{_SPACE}]+)|(&#?\w+;?)|[^{_SPACE}&]+|&")


class Cut(NamedTuple):
    """Signs of a file that no reader sees, from ``start`` to ``end``; where they end the line, and begin a note."""

    start: int
    end: int
    ends_line: bool = False
    begins_note: bool = False


class _Writer:
    """Collects visible text, a line for each block, and where its stretches stand in the file. ``cuts`` are what is left out of it, in
    order; ``lined`` where the file's own lines are the text's."""

    def __init__(self, page: str, cuts: Sequence[Cut] = (), *, lined: bool = False) -> None:
        self.cuts, self._cut = cuts, 0
        self.lined = self.always_lined = lined
        self.breaks: list[int] = []
        self.hidden = ""  # the name of the element that hides what is read
        self.inside: Counter[str] = Counter()  # elements that are open in it
        self.unseen: list[Span] = []
        self.unseen_letters = 0
        self.parts: list[str] = []
        self.runs: list[tuple[int, int, int]] = []
        self.apart: list[Span] = []
        self.beside: list[str] = []
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", page))]
        self._length = self._line = self._next = 0
        self._space = ""  # white space read and not yet written
        self.raised = False  # whether what is read is set above the line
        self.times: list[tuple[int, str]] = []
        self.quoted = False  # whether it stands in a quotation, whose footer signs it

    def end_line(self) -> None:
        """Close the line, if it holds anything; else the break above it is no mere break of a line."""
        self._space, self.raised = "", False
        if self._length == self._line and self.breaks and self.breaks[-1] == self._line - 1:
            self.breaks.pop()
        elif self._length > self._line:
            if self.beside:
                self.apart.append(Span(self._line, self._length))
            self.parts.append("\n")
            self._length += 1
            self._line = self._length
            self._next = -1

    def break_line(self, *, within: bool) -> None:
        """Break the line, or go on in it after a break that falls within a sentence."""
        if within:
            self._space = "\n\n"
            return
        held = self._length > self._line
        self.end_line()
        if held:
            self.breaks.append(self._length - 1)

    def read(self, page: str, start: int, end: int) -> None:
        """Write what stands between two tags, without what is cut."""
        while self._cut < len(self.cuts) and self.cuts[self._cut].start < end:
            cut = self.cuts[self._cut]
            self._read(page, start, max(start, cut.start))
            start = max(start, cut.end)
            if cut.end > end:
                return
            self._cut += 1
            if cut.ends_line:
                self.end_line()
            if cut.begins_note:
                self.beside = ["note"]
        self._read(page, start, end)

    def _read(self, page: str, start: int, end: int) -> None:
        """Write a stretch of the file."""
        if self.hidden:
            self.unseen_letters += max(0, end - start)
            return
        for part in _PART.finditer(page, start, end):
            if part[1] and self.lined and "\n" in part[0]:
                self._break_lines(part[0])
            elif part[1]:
                self._space = self._space + part[0] if self._length > self._line else ""
            else:
                self._write(_character(part[2]) if part[2] else part[0], part.start(), alike=not part[2])

    def _break_lines(self, space: str) -> None:
        """Break the line as the file does; a blank line stays one."""
        self.break_line(within=False)
        if space.count("\n") > 1:
            self.end_line()
            self.beside = [name for name in self.beside if name != "note"]
            if self.parts and self.parts[-2:] != ["\n", "\n"]:
                self.parts.append("\n")
                self._length += 1
                self._line = self._length

    @property
    def length(self) -> int:
        """The characters written."""
        return self._length

    def is_cut(self, place: int) -> bool:
        """Whether a place of the file is left out."""
        return self._cut < len(self.cuts) and self.cuts[self._cut].start <= place

    def hide(self, name: str, place: int) -> None:
        """Write nothing until the element of this name ends."""
        self.hidden = name
        self.inside = Counter()
        self.unseen.append(Span(place, place))

    def within_hidden(self, name: str, start: int, place: int, *, closing: bool) -> None:
        """Note a tag inside the hidden element, which ends where it is closed, or what it stands in is."""
        if closing and self.inside[name]:
            self.inside[name] -= 1
            if name in CONTAINERS and self.hidden in LISTED:
                self.inside[self.hidden] = 0
        elif closing:
            ends = name == self.hidden or name in CONTAINERS
            self.hidden = "" if ends else self.hidden
        elif name == self.hidden and name in LISTED and not any(self.inside.values()):
            self.hidden = ""  # the next item
        elif name == self.hidden or name in CONTAINERS:
            self.inside[name] += 1
        if self.hidden == "p" and name != "p" and BLOCK.fullmatch(name) and name != "br":
            self.hidden = ""
        if not self.hidden:
            self.unseen[-1] = Span(self.unseen[-1].start, start)

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


def read_markup(page: str, cuts: Sequence[Cut] = (), *, lined: bool = False) -> tuple[str, Markup]:
    """The visible text of an HTML page, a block a line, and what its file holds beside it.

    The standard library's parser costs the square of a page's length where a tag or comment is never closed, and does
    not say where a character reference stands; so tags are found here, each character looked at once.

    >>> text, markup = read_markup("<nav>Menu</nav><p>Douze\\n<b>morts</b> &amp; plus</p><script>5</script><p>Fin <s>6</s></p>")
    >>> text
    'Menu\\nDouze morts & plus\\nFin'
    >>> markup.apart, markup.runs[:3]
    ((Span(start=0, end=4),), ((0, 5, 1), (5, 18, 1), (11, 27, 2)))
    """
    writer = _written(page, cuts, lined=lined, covered=False)
    if writer.unseen_letters > MOSTLY_HIDDEN * writer.length:
        writer = _written(page, cuts, lined=lined, covered=True)
    text = "".join(writer.parts).rstrip("\n")
    parts = (tuple(writer.runs), tuple(writer.apart), tuple(writer.breaks), tuple(writer.unseen))
    return text, Markup(page, *parts, not lined, tuple(writer.times))


def _written(page: str, cuts: Sequence[Cut], *, lined: bool, covered: bool) -> _Writer:
    """What is seen of a page; ``covered`` where what only covers an element does not hide it."""
    writer = _Writer(page, cuts, lined=lined)
    sheets = frozenset() if covered else hidden_by_sheets(page)
    unclosed: set[str] = set()
    last_comment = page.rfind("-->")
    place = 0
    while (opened := page.find("<", place)) >= 0:
        writer.read(page, place, opened)
        tag = None if writer.is_cut(opened) else _TAG.match(page, opened)
        if tag and not (lined and _is_text(page, tag)):
            place = _tag(writer, page, tag, unclosed, sheets, covered=covered)
        elif page.startswith("<!--", opened) and not (lined and opened > last_comment):
            place = _after(page, "-->", opened)
        elif not lined and page.startswith(("<!", "<?", "</"), opened):
            place = _after(page, ">", opened)
        else:
            writer.read(page, opened, opened + 1)
            place = opened + 1
    writer.read(page, place, len(page))
    writer.end_line()
    return writer


def _is_text(page: str, tag: re.Match[str]) -> bool:
    """Whether what begins like a tag is none in a text: "if x <y"."""
    end = _TAG_END.match(page, tag.end())
    return end is None or "\n\n" in end[0]


def _tag(writer: _Writer, page: str, tag: re.Match[str], unclosed: set[str], sheets: frozenset[str], *, covered: bool) -> int:
    """Do what a tag says; the place behind it, or behind the element whose text no reader sees."""
    closing, name = tag[1], tag[2].lower()
    end = _TAG_END.match(page, tag.end())
    place = end.end() if end else _after(page, ">", tag.end())
    if writer.hidden:
        writer.within_hidden(name, tag.start(), place, closing=bool(closing))
        if writer.hidden:
            return _behind_unread(page, name, place, unclosed) if name in UNREAD and not closing else place
    if name == "br":
        writer.break_line(within=bool(_GOES_ON.match(page, place)))
    elif BLOCK.fullmatch(name):
        writer.end_line()
    writer.raised = not closing if name == "sup" else writer.raised
    _stand(writer, name, page[tag.end() : place], closing=bool(closing))
    if closing:
        writer.lined = writer.always_lined or (writer.lined and name != "pre")
    if not closing and name not in VOID and page[place - 2 : place] != "/>":
        writer.lined = writer.lined or name == "pre"
        if name in UNREAD:
            return _behind_unread(page, name, place, unclosed)
        if hides(name, page[tag.end() : place], covered=covered, sheets=sheets):
            writer.hide(name, place)
    return place


def _stand(writer: _Writer, name: str, attributes: str, *, closing: bool) -> None:
    """Note where what follows a tag stands: in the article or beside it, in a quotation, under a time."""
    writer.quoted = not closing if name == "blockquote" else writer.quoted
    if closing:
        if name in writer.beside:
            del writer.beside[len(writer.beside) - 1 - writer.beside[::-1].index(name) :]
    elif name in ("body", "main", "article"):
        writer.beside.clear()
    elif (name in APART and not (name == "footer" and writer.quoted)) or (
        name in _NESTED and (writer.beside or _SET_APART.search(attributes[:MOST_ATTRIBUTES]))
    ):
        writer.beside = [*writer.beside[-9:], name]
    elif name == "time" and not writer.beside:
        told = _DATETIME.search(attributes)
        writer.times += [(writer.length, told[1])] if told and is_date(told[1]) else []


def _behind_unread(page: str, name: str, place: int, unclosed: set[str]) -> int:
    """The place behind the text of an element that no reader sees."""
    if name in unclosed or page[place - 2 : place] == "/>":
        return place
    closed = re.compile(rf"</{name}\b", re.IGNORECASE).search(page, place)
    unclosed |= set() if closed else {name}
    return closed.start() if closed else place


def _character(reference: str) -> str:
    """What a character reference stands for; one of more digits than Python reads is no character, as in a browser."""
    try:
        return html.unescape(reference)
    except ValueError:
        return "\N{REPLACEMENT CHARACTER}"


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
