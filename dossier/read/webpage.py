"""What a saved web page says of itself: which of its text is the article, and its metadata. The one home of trafilatura.

It is imported when the first HTML page is read: a folder of text files pays nothing for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.dateprefix import is_date
from dossier.models import Markup, Span
from dossier.read.markdown import front_matter
from dossier.read.markup import SUPERSCRIPT
from dossier.read.split import lines
from dossier.webaddress import host_of

PART_LETTERS = 20  # letters of a line that is only part of a paragraph of trafilatura's; a shorter one may stand there by chance
NEWEST = "2100-01-01"  # a date is the one that the page gives, whatever the day of the build
MOST_LINES = 1500
"""Lines of a page's text up to which trafilatura may ask justext too, whose cost grows with the square of their number: 6,000 short ones
cost 4 s, 12,000 cost 28.."""
_ITEM = re.compile(r"^[-–—•*|]\s*")
_SPACE = re.compile(r"\s+")
_LOWERED = str.maketrans(SUPERSCRIPT, "0123456789")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WRITTEN_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d\d)[-/.](\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Webpage:
    """What trafilatura found: the main text's ``paragraphs``, none where it found no article, and the metadata."""

    paragraphs: tuple[str, ...]
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None


NO_WEBPAGE = Webpage((), None, None, None, None)
"""What is found where there is no page, or nothing in it."""


def read_webpage(markup: Markup, *, lines: int = 0) -> Webpage:
    """The article and the metadata of a page: title, day of first publication, site, canonical address; all as the page's
    head gives them (JSON-LD, Open Graph, ``<time>``), none of them guessed from its text; what is no text there is left out.

    ``lines`` are those of the page's text.
    """
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # complaints are notices here
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = bare_extraction(
        _seen(markup),
        include_comments=False,
        fast=lines > MOST_LINES,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": NEWEST},
    )
    if found is None or isinstance(found, dict):
        return NO_WEBPAGE
    given = (found.title, found.sitename, found.url, found.date)
    title, outlet, url, published = (value if isinstance(value, str) else "" for value in given)
    return Webpage(
        tuple((found.text or "").splitlines()),
        title or None,
        published if _DAY.fullmatch(published) and not _is_mended(published, markup.file) else None,
        outlet or None,
        url if host_of(url) else None,
    )


def _is_mended(day: str, page: str) -> bool:
    """Whether a day may be what trafilatura makes of one that no calendar has ("2025-02-30" is the first of that month to it): the page
    gives such a one, and nowhere this."""
    return day not in page and any(not is_date("-".join(found.groups())) for found in _WRITTEN_DAY.finditer(page))


def read_note(markup: Markup) -> Webpage:
    """What the front matter of a Markdown file says of its article."""
    found = front_matter(markup.file)
    url = found["url"] if host_of(found["url"]) else None
    return Webpage((), found["title"] or None, found["published"] or None, found["outlet"] or None, url)


def _seen(markup: Markup) -> str:
    """A page without its hidden elements."""
    parts, last = [], 0
    for span in markup.unseen:
        parts.append(markup.file[last : span.start])
        last = max(last, span.end)
    return "".join([*parts, markup.file[last:]])


def lines_outside(text: str, markup: Markup, webpage: Webpage) -> list[Span]:
    """The lines of a page's text that are not the article's: those that are not, word for word, in trafilatura's, and
    those that the markup sets apart, which trafilatura reads where it finds no article. The title's line is not among
    them."""
    found = [(line, _squeezed(text[line.start : line.end])) for line in lines(text)]
    whole = {_squeezed(_ITEM.sub("", paragraph)) for paragraph in webpage.paragraphs}
    running = "".join(map(_squeezed, webpage.paragraphs))
    apart = {span.start for span in markup.apart}
    kept = {line for line, words in found if line.start not in apart and _is_kept(words, whole, running)}
    if not kept:
        return list(markup.apart) if len(apart) < len(found) else []
    title = _squeezed(webpage.title or "")
    return [line for line, words in found if line not in kept and (words != title or line.start in apart)]


def _is_kept(words: str, whole: set[str], running: str) -> bool:
    """Whether a line stands in the article that trafilatura found, whole or, a long one, as part of a paragraph."""
    return words in whole or (len(words) >= PART_LETTERS and words in running)


def _squeezed(words: str) -> str:
    """Words without white space, digits above the line as if they stood in it."""
    return _SPACE.sub("", words).translate(_LOWERED)
