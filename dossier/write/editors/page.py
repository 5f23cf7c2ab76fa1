"""The editor's own pages: prose that cites claims as ``[^claim-id]`` and places parts of the site by a fenced block.

    ```dossier
    chart estimates-killed
    quote 0e4fa1e61c
    claims killed
    ```

A line places a chart (the end of its id is enough), the quote of a claim or passage, or a table of claims (all of the page's, or
those of a measure or topic). Other fenced code stays as it is. ``prose.py`` compares the figures of the prose with the claims it cites.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from dossier.config import Front, front_end, parse_front
from dossier.errors import InputError
from dossier.nearest import did_you_mean
from dossier.write.citations import CITATION, Citations
from dossier.write.html.plain import plain
from dossier.write.lookup import Lookup

BLOCK = "dossier"
"""The word behind a fence that makes it a block of ours."""

HIDDEN = r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|<!--.*?-->"
"""What is no prose outside the fences: code in a line, comments."""

LONGEST_PIECE = 2000
"""Characters of a paragraph of a page that is shown as plain text."""
_PIECE = re.compile(rf"\S(?:(?!\n[ \t]*\n)[\s\S]){{0,{LONGEST_PIECE - 1}}}")
_CITED = re.compile(f"{HIDDEN}|{CITATION}", re.DOTALL)
_TITLE = re.compile(r"\s*# +(?P<title>[^\n]*)")
_FENCE = re.compile(r"<!--.*?-->|^[ \t]*(?P<marks>(?P<mark>[`~])(?P=mark){2,})(?P<info>[^`\n]*)$", re.MULTILINE | re.DOTALL)


class Fault(NamedTuple):
    """Why a line of a block places nothing."""

    what: str
    todo: str


Place = Callable[[str, str], Markup | Fault]
"""Gives what a line places, by its kind ("chart") and its name ("" where the line has none)."""


class Fence(NamedTuple):
    """A fenced block: its characters of the text, what stands behind the opening marks, its lines, whether it is closed."""

    start: int
    end: int
    info: str
    body: str
    closed: bool


@dataclass(frozen=True)
class EditorPage:
    """A page of ``docs/``: ``file`` as messages name it, ``text`` as written; ``plain`` where it is shown as that and obeys nothing."""

    file: str
    text: str
    plain: bool = False

    @cached_property
    def _front(self) -> tuple[Front, int, InputError | None]:
        try:
            return *parse_front(self.text, file=self.file), None
        except InputError as fault:
            return Front(), front_end(self.text), fault

    @property
    def faults(self) -> tuple[InputError, ...]:
        """What is wrong with the front matter; the page then stands without it."""
        fault = self._front[2]
        return (fault, *fault.others) if fault else ()

    @cached_property
    def _begin(self) -> tuple[str | None, int]:
        """The first heading, and where the prose after it begins."""
        after = self._front[1]
        match = None if self.plain else _TITLE.match(self.text, after)
        start = match.end() if match else after
        rest = self.text[start:]
        return (match["title"].strip() if match else None), start + len(rest) - len(rest.lstrip("\n"))

    @property
    def title(self) -> str | None:
        """The page's own heading, else the title of its front matter."""
        return self._begin[0] or self._front[0].title or None

    @property
    def description(self) -> str | None:
        """What the front matter says the page is about."""
        return self._front[0].description or None

    @property
    def prose(self) -> str:
        """What comes after the heading."""
        return self.text[self._begin[1] :].rstrip()

    @property
    def headed(self) -> bool:
        """Whether the prose begins with a heading of its own."""
        return not self.plain and self.prose.startswith("#")

    def line(self, place: int) -> int:
        """The line of the file at a place of the prose, from 1."""
        return self.text.count("\n", 0, self._begin[1] + place) + 1

    def written(self, lookup: Lookup, citations: Citations, *, place: Place) -> Markup:
        """The prose with its citations as notes and its blocks as what ``place`` gives for their lines. Raises InputError where
        a citation or a line matches nothing."""
        if self.plain:
            return self.as_plain_text()
        pieces: list[str] = []
        start = 0
        for fence in fences(self.prose):
            pieces.append(self._cited(lookup, citations, start, fence.start))
            ours = fence.info.lower().split()[:1] == [BLOCK]
            pieces.append(self._placed(fence, place) if ours else self.prose[fence.start : fence.end])
            start = fence.end
        pieces.append(self._cited(lookup, citations, start, len(self.prose)))
        return Markup("".join(pieces))

    def as_plain_text(self) -> Markup:
        """The prose as paragraphs that nothing obeys; short ones share one, as each costs the converter time by itself."""
        shared: list[list[str]] = []
        size = LONGEST_PIECE
        for piece in _PIECE.findall(self.prose):
            if size + len(piece) > LONGEST_PIECE:
                shared.append([])
                size = 0
            shared[-1].append(plain(piece))
            size += len(piece)
        return Markup("\n\n").join(Markup("<p>{}</p>").format(Markup("<br><br>").join(pieces)) for pieces in shared)

    def _cited(self, lookup: Lookup, citations: Citations, start: int, end: int) -> str:
        def cite(match: re.Match[str]) -> str:
            if (name := match["claim"]) is None:
                return match[0]
            if name not in lookup.claims:
                todo = did_you_mean(name, lookup.claims) or "take an id from the page 'Data' (claims.csv)"
                raise InputError(self.file, self.line(start + match.start()), f"'{name}' matches no claim", todo)
            return str(citations.cite([name]))

        return _CITED.sub(cite, self.prose[start:end])

    def _placed(self, fence: Fence, place: Place) -> str:
        line = self.line(fence.start)
        if fence.info.lower() != BLOCK:
            raise InputError(self.file, line, f"'{fence.info}': nothing may follow '{BLOCK}' there", "write a line for each part below it")
        if not fence.closed:
            raise InputError(self.file, line, "this block is not closed", "put ``` on a line of its own below its last line")
        placed = []
        for number, words in enumerate(fence.body.splitlines(), line + 1):
            kind, _, name = words.strip().partition(" ")
            if kind:
                found = place(kind, name.strip())
                if isinstance(found, Fault):
                    raise InputError(self.file, number, *found)
                placed.append(found)
        if not placed:
            raise InputError(self.file, line, "this block places nothing", "write a line such as 'claims' in it, or remove it")
        return "\n{}\n".format("\n\n".join(placed))


def fences(text: str) -> Iterator[Fence]:
    """The fenced blocks of a Markdown text; one that is not closed runs to the end.

    >>> [fence.body for fence in fences("a\\n```x\\nb\\n```\\n")]
    ['b\\n']
    """
    place = 0
    while opening := _FENCE.search(text, place):
        place = opening.end()
        if opening["marks"] is None:
            continue  # a comment
        start = min(opening.end() + 1, len(text))
        marks = rf"^[ \t]*{opening['mark']}{{{len(opening['marks'])},}}[ \t]*$"
        closing = re.compile(marks, re.MULTILINE).search(text, start)
        place = closing.end() if closing else len(text)
        yield Fence(
            opening.start(), place, opening["info"].strip(), text[start : closing.start() if closing else place], closing is not None
        )
