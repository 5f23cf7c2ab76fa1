"""A Markdown file without the marks that no reader sees: ``read_markdown`` cuts them and reads the rest as ``markup`` reads a page.

What is cut: emphasis, the signs of headings and quotations, links' addresses, pictures with their alternative texts, marks of notes,
what is struck out, references, comments, rules, the frames of tables, and the front matter, of which ``front_matter`` gives what it
says of the article. Lines stay as they stand; a table's cells are lines, as in a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.dateprefix import MONTH_OR_DAY, is_date
from dossier.models import Markup
from dossier.read.markup import Cut, read_markup

LONGEST = 300  # characters of a link's text or address, and of what is struck out: longer is an opening mark that nothing closes
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n")
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(['\"]?)(.+?)\2[ \t]*\r?$", re.MULTILINE)
_DATE = re.compile(MONTH_OR_DAY)
_FIELDS = {
    "title": ("title",),
    "published": ("published", "datepublished", "publishdate", "pubdate", "publication_date", "date"),
    "url": ("source", "url", "link", "canonical", "canonical_url"),
    "outlet": ("site", "site_name", "publisher", "publication"),
}
_LINE = re.compile(r".*")
_QUOTATION = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+(?:\[![\w-]+\][-+]?)?")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}(?=[ \t])")
_HEADING_END = re.compile(r"[ \t]#+[ \t]*\r?$")
_NOTE = re.compile(r"[ \t]{0,3}\[\^[^\]\n]{1,40}\]:")
_UNSEEN_LINE = re.compile(
    r"[ \t]{0,3}(?:=+|-+|_{3,}|\*{3,}|[*_-](?:[ \t]+[*_-]){2,})[ \t]*\r?$"
    r"|[ \t]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*<?(?:[a-z]+:|/|#|\./|www\.)|\*\[[^\]\n]{1,100}\]:"
)
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?$", re.MULTILINE)
_CELL = re.compile(r"(?<!\\)\|")
_ADDRESS = rf"\([^()\n]{{0,{LONGEST}}}(?:\([^()\n]{{0,{LONGEST}}}\)[^()\n]{{0,{LONGEST}}})?\)"
_MARKS = re.compile(
    rf"""(?P<escape>\\)(?=[!-/:-@\[-`{{-~\r\n])[^\r\n]?
  | (?P<auto><)[a-z]+://[^>\s]{{1,{LONGEST}}}>
  | (?P<whole>
      \[!\[[^\]\n]{{0,{LONGEST}}}\]{_ADDRESS}\]{_ADDRESS}   # a picture that is a link
    | !\[\[[^\]\n]{{1,{LONGEST}}}\]\] | !\[[^\]\n]{{0,{LONGEST}}}\](?:{_ADDRESS}|\[[^\]\n]{{0,{LONGEST}}}\])
    | \[\^[^\]\n]{{1,40}}\] | \^\[[^\]\n]{{1,{LONGEST}}}\] | \^\d{{1,3}}\^
    | ~~(?=[^\s~])(?:[^~\n]|\n(?!\s*\n)|~(?!~)){{1,{LONGEST}}}~~ | %%[^%\n]{{0,{LONGEST}}}%%
    | \]{_ADDRESS} | \]\[[^\]\n]{{0,{LONGEST}}}\] | \[(?=(?:[^\[\]\n]|\n(?![ \t\r]*\n)){{1,{LONGEST}}}\][(\[])
    | \[\[(?:[^\]|\n]{{1,{LONGEST}}}\|)? | \]\] | ==(?=\S) | (?<=\S)== | `+ | \{{[:.#][^}}\n]{{1,100}}\}}
    )
  | (?P<stars>\*+|_+)
""",
    re.VERBOSE,
)


def read_markdown(page: str) -> tuple[str, Markup]:
    """The text of a Markdown file that a reader sees, and what the file holds beside it.

    >>> read_markdown("# Crue\\n\\n> Au moins **600**[^3] morts, dit [la\\nmaire](https://a.example).\\n")[0]
    'Crue\\n\\nAu moins 600 morts, dit la\\nmaire.'
    """
    end = _front_end(page)
    cuts = [Cut(0, end)] if end else []
    return read_markup(page, [*cuts, *_cuts(page, end)], lined=True)


def front_matter(page: str) -> dict[str, str]:
    """What a file's front matter says of the article: title, day of publication, address, outlet."""
    given = {found[1].lower(): found[3] for found in _FIELD.finditer(page, 0, _front_end(page))}
    found = {name: next((given[key] for key in keys if key in given), "") for name, keys in _FIELDS.items()}
    day = _DATE.match(found["published"])
    return found | {"published": day[0] if day and is_date(day[0]) else ""}


def _front_end(page: str) -> int:
    """The place behind the front matter, 0 where there is none."""
    opened = _FRONT.match(page)
    closed = _FRONT_END.search(page, opened.end()) if opened else None
    return closed.end() if closed else 0


def _cuts(page: str, start: int) -> list[Cut]:
    """What is left out of a text, in order: the marks of lines, then those within each paragraph."""
    found: list[Cut] = []
    paragraph, fenced, in_table = start, False, False
    while start < len(page):
        end = _LINE.match(page, start).end()  # type: ignore[union-attr]
        quotation = _QUOTATION.match(page, start, end)
        begin = quotation.end() if quotation else start
        if quotation:
            found.append(Cut(*quotation.span()))
        blank = not page[begin:end].strip()
        in_table = not blank and (in_table or _heads_table(page, begin, end))
        if _FENCE.match(page, begin, end):
            fenced = not fenced
            found.append(Cut(begin, end))
        elif not fenced:
            found += _line_cuts(page, begin, end, in_table=in_table)
        if blank or fenced or in_table:
            found += [] if fenced else _inline_cuts(page, paragraph, end)
            paragraph = end
        start = end + 1
    return _apart(sorted([*found, *_inline_cuts(page, paragraph, len(page))]))


def _heads_table(page: str, start: int, end: int) -> bool:
    """Whether a line has the heads of a table: its cells stand above a rule."""
    return _CELL.search(page, start, end) is not None and bool(_TABLE_RULE.match(page, end + 1))


def _line_cuts(page: str, start: int, end: int, *, in_table: bool) -> Iterator[Cut]:
    """The marks by which a line is a heading, a note, a row of a table, or nothing that is seen."""
    if _UNSEEN_LINE.match(page, start, end) or (in_table and _TABLE_RULE.match(page, start, end)):
        yield Cut(start, end, ends_line=True)
    elif heading := _HEADING.match(page, start, end):
        yield Cut(*heading.span(), ends_line=True)
        if closing := _HEADING_END.search(page, heading.end(), end):
            yield Cut(*closing.span())
    elif note := _NOTE.match(page, start, end):
        yield Cut(*note.span(), ends_line=True, begins_note=True)
    elif in_table:
        yield from (Cut(*cell.span(), ends_line=True) for cell in _CELL.finditer(page, start, end))


def _inline_cuts(page: str, start: int, end: int) -> Iterator[Cut]:
    """The marks within a paragraph; those of emphasis only where one closes another."""
    opened: list[tuple[int, int]] = []
    for mark in _MARKS.finditer(page, start, end):
        if mark["escape"]:
            yield Cut(mark.start(), mark.start() + 1)
        elif mark["auto"]:
            yield from (Cut(mark.start(), mark.start() + 1), Cut(mark.end() - 1, mark.end()))
        elif mark["whole"]:
            yield Cut(*mark.span())
        else:
            yield from _emphasis(page, *mark.span(), opened)


def _emphasis(page: str, first: int, end: int, opened: list[tuple[int, int]]) -> Iterator[Cut]:
    """The marks that a row of stars or underscores closes, with itself; else it may open one."""
    before, after = page[first - 1 : first], page[end : end + 1]
    inside = page[first] == "_" and before.isalnum() and after.isalnum()
    if before.strip() and not inside:
        while first < end and opened and page[opened[-1][0]] == page[first]:
            begin, stop = opened.pop()
            length = min(stop - begin, end - first)
            yield from (Cut(stop - length, stop), Cut(first, first + length))
            first += length
            if stop - length > begin:
                opened.append((begin, stop - length))
    if first < end and after.strip() and not inside:
        opened.append((first, end))


def _apart(cuts: list[Cut]) -> list[Cut]:
    """The cuts in order, without those that stand in another."""
    kept: list[Cut] = []
    for cut in cuts:
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
        elif cut.end > kept[-1].end:
            kept.append(cut._replace(start=kept[-1].end))
    return kept
