"""What a saved web page says of itself: which of its text is the article, and its metadata. The one home of trafilatura.

It is imported when the first HTML page is read: a folder of text files pays nothing for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dossier.models import Markup, Span
from dossier.read.markdown import front_matter
from dossier.read.markup import SUPERSCRIPT
from dossier.read.metadata import Dated, Metadata, metadata_of
from dossier.read.split import lines
from dossier.seen import visible
from dossier.webaddress import host_of

PART_LETTERS = 20  # letters of a line that is only part of a paragraph of trafilatura's; a shorter one may stand there by chance
MOST_LINES = 1500
"""Lines of a page's text up to which trafilatura may ask justext too, whose cost grows with the square of their number: 6,000 short ones
cost 4 s, 12,000 cost 28.."""
NO_DATE: dict[str, object] = {"extensive_search": False, "original_date": True, "max_date": "1970-01-01"}
"""Its own search for a date is not wanted: it takes a related item's, and the day of the build is its limit."""
_ITEM = re.compile(r"^[-–—•*|]\s*")
_SPACE = re.compile(r"\s+")
_HEADING = re.compile(r"^#[ \t]+(\S.{0,300}?)(?:[ \t]+\|[^|\n]{1,60})?[ \t#]*$", re.MULTILINE)
_LOWERED = str.maketrans(SUPERSCRIPT, "0123456789")


@dataclass(frozen=True, slots=True)
class Webpage:
    """What trafilatura found: the main text's ``paragraphs``, none where it found no article, and the metadata. ``headline`` is the title
    where the page's heading and its head agree; ``modified`` says when the page was changed."""

    paragraphs: tuple[str, ...]
    title: str | None
    published: Dated | None
    outlet: str | None
    url: str | None
    modified: Dated | None = None
    headline: str | None = None


NO_WEBPAGE = Webpage((), None, None, None, None)
"""What is found where there is no page, or nothing in it."""


def read_webpage(markup: Markup, *, lines: int = 0) -> Webpage:
    """The article and the metadata of a page: title, day of first publication (``metadata``), site, canonical address; none of them
    guessed from its text; what is no text there is left out.

    ``lines`` are those of the page's text.
    """
    import logging

    from trafilatura import bare_extraction, load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # complaints are notices here
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    seen = _seen(markup)
    tree = load_html(seen)
    own = metadata_of(tree) if tree is not None else Metadata()
    fast = lines > MOST_LINES
    found = bare_extraction(seen, include_comments=False, fast=fast, with_metadata=True, date_extraction_params=NO_DATE)
    if found is None or isinstance(found, dict):
        return replace(NO_WEBPAGE, title=own.title, published=own.published, modified=own.modified, headline=own.title)
    given = (found.title, found.sitename, found.url)
    title, outlet, url = (value if isinstance(value, str) else "" for value in given)
    return Webpage(
        tuple((found.text or "").splitlines()),
        own.title or title or None,
        own.published,
        outlet or None,
        url if host_of(url) else None,
        own.modified,
        own.title,
    )


def read_note(markup: Markup) -> Webpage:
    """What the front matter of a Markdown file says of its article; a first heading is the title where nothing else is, without the
    outlet that clippers put behind a bar."""
    found = front_matter(markup.file)
    heading = _HEADING.search(markup.file)
    title = found["title"] or (" ".join(heading[1].split()) if heading else None)
    published = Dated(found["published"]) if found["published"] else None
    url = found["url"] if host_of(found["url"]) else None
    return Webpage((), title, published, found["outlet"] or None, url, headline=found["title"] or None)


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
    """Words without white space and what is not seen, digits above the line as if they stood in it."""
    seen = visible(words)
    return _SPACE.sub("", seen.text if seen else words).translate(_LOWERED)
