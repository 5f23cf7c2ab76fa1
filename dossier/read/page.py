"""A page as lines, each with what can be said of it alone: its words, how it ends, the cues in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier.language import language_codes, load_language
from dossier.models import Span
from dossier.read.cues import Cues
from dossier.read.split import lines

PROSE_WORDS = 8  # a line of fewer words without a stop is a heading or a menu; set on the seeds, same result from 6 to 11
SURE = frozenset({"cookie_banner", "call_to_action", "share_button", "teaser", "reader_comment", "byline", "caption", "navigation"})
"""Kinds of cues that make a line furniture wherever they are found."""
UNSURE = frozenset({"site_word", "publication_line"})
"""Kinds of cues that reporting holds too."""
QUOTED = 1500  # characters of a quotation: a mark that nothing closes is not looked for in the whole line
ENDING = 40  # characters of a line that show how it ends
_SPACE = r"[\s\u00a0\u202f]*+"
_NOTES = r"(?:\[[\w ]{1,12}\])*"
_STOPPED = re.compile(rf"[.!?…:;]{_SPACE}[»”\"’')\]]*{_NOTES}\s*$")
_QUOTE_END = re.compile(rf"[»”\"]{_NOTES}\s*$")
_FULL_STOP = re.compile(rf"[.!…]{_SPACE}[»”\"’')\]]*{_NOTES}\s*$|[»”\"]\s*$")
_BULLET = re.compile(r"^[\s]*[-–—•*▪‣]\s+|^\s*\d{1,2}[.)]\s")
_GLUED_LINE = re.compile(r"\.(?<=[a-zà-öø-ÿ»\")\d]\.)[A-ZÀ-ÖØ-Þ\"«][a-zà-öø-ÿ'’ ]")
_QUOTED = re.compile(rf"«[^»]{{0,{QUOTED}}}»|“[^”]{{0,{QUOTED}}}”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True, order=True)
class Line(Span):
    """One line: its ``words``, their ``count``, whether it ends in a ``stop`` of any kind or in a ``full`` one, whether a
    blank line stands above it (``apart``), whether sentences are ``glued`` in it, and the kinds of ``cues`` in it."""

    words: str
    count: int
    stop: bool
    full: bool
    apart: bool
    glued: bool
    cues: frozenset[str]

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a sentence at least."""
        return (self.stop or self.glued) and self.count >= PROSE_WORDS

    @property
    def is_furniture(self) -> bool:
        """Whether its own words show that it is furniture."""
        return not self.glued and is_furniture(self.words, self.cues)

    @property
    def is_item(self) -> bool:
        """Whether it is set as an item of a list."""
        return bool(_BULLET.match(self.words))


def read_lines(text: str, cues: Cues) -> list[Line]:
    """The lines of a page that hold more than white space."""
    found: list[Line] = []
    last = 0
    for span in lines(text):
        words = text[span.start : span.end]
        count = len(words.split())
        stop, full = _ending(words, count)
        apart = text.count("\n", last, span.start) > 1
        glued = bool(_GLUED_LINE.search(words))
        found.append(Line(span.start, span.end, words, count, stop, full, apart, glued, cues.kinds(span)))
        last = span.end
    return found


def _ending(words: str, count: int) -> tuple[bool, bool]:
    """Whether a line ends in a stop of any kind, and whether in a full one; notes and quotation marks may stand behind it."""
    last = words[-1]
    if last.isalnum():
        return False, False
    if last in ".!…":
        return True, True
    end = words[-ENDING:]
    stop = bool(_STOPPED.search(end) or (count >= PROSE_WORDS and _QUOTE_END.search(end)))
    return stop, stop and bool(_FULL_STOP.search(end))


def is_furniture(words: str, cues: frozenset[str]) -> bool:
    """Whether words that hold these kinds of cues are furniture: a sure cue, or an unsure one in what reports nothing."""
    return bool(cues) and (not SURE.isdisjoint(cues) or (not UNSURE.isdisjoint(cues) and not _reports(words)))


def _reports(words: str) -> bool:
    """Whether words read as a sentence of reporting: long enough, ended, and not said to the reader."""
    if len(words.split()) < PROSE_WORDS or not (_STOPPED.search(words) or _QUOTE_END.search(words)):
        return False
    unquoted = _QUOTED.sub("", words)
    return not any(pattern.search(unquoted) for pattern in _addresses_to_reader())


@cache
def _addresses_to_reader() -> list[re.Pattern[str]]:
    """Each pack's pattern for what is said to the reader."""
    return [load_language(code).regex("reading.address_to_reader") for code in language_codes()]
