"""What a saved web page says of itself: which of its text is the article, and its metadata. The one home of trafilatura.

It is imported when the first HTML page is read: a folder of text files pays nothing for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.models import Markup, Span
from dossier.read.split import lines

PART_LETTERS = 20  # letters of a line that is only part of a paragraph of trafilatura's; a shorter one may stand there by chance
NEWEST = "2100-01-01"  # dates are those the page tells, whatever the day of the build
_ITEM = re.compile(r"^[-–—•*|]\s*")
_SPACE = re.compile(r"\s+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Webpage:
    """What trafilatura found: the main text's ``paragraphs``, none where it found no article, and the metadata."""

    paragraphs: tuple[str, ...]
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None


def read_webpage(markup: Markup) -> Webpage:
    """The article and the metadata of a page: title, day of first publication, site, canonical address; all as the page's
    head tells them (JSON-LD, Open Graph, ``<time>``), none of them guessed from its text."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # complaints are notices here
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = bare_extraction(
        markup.file,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": NEWEST},
    )
    if found is None or isinstance(found, dict):
        return Webpage((), None, None, None, None)
    url = found.url if found.url and re.match(r"https?://", found.url) else None
    published = found.date if found.date and _DAY.fullmatch(found.date) else None
    return Webpage(tuple((found.text or "").splitlines()), found.title or None, published, found.sitename or None, url)


def outside(text: str, markup: Markup, webpage: Webpage) -> list[Span]:
    """The lines of a page's text that are not the article's: those that are not, word for word, in trafilatura's, and
    those that the markup sets apart, which trafilatura reads where it finds no article. The title's line is not among
    them."""
    found = list(lines(text))
    whole = {_squeezed(_ITEM.sub("", paragraph)) for paragraph in webpage.paragraphs}
    running = "".join(_squeezed(paragraph) for paragraph in webpage.paragraphs)
    title = _squeezed(webpage.title or "")
    apart = {span.start for span in markup.apart}
    kept = [line.start not in apart and _is_kept(_squeezed(text[line.start : line.end]), whole, running) for line in found]
    if not any(kept):
        return list(markup.apart) if len(apart) < len(found) else []
    words = (_squeezed(text[line.start : line.end]) for line in found)
    return [line for line, stays, told in zip(found, kept, words, strict=True) if not stays and (told != title or line.start in apart)]


def _is_kept(words: str, whole: set[str], running: str) -> bool:
    return words in whole or (len(words) >= PART_LETTERS and words in running)


def _squeezed(words: str) -> str:
    return _SPACE.sub("", words)
