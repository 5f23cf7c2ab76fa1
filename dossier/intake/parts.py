"""The articles of a file that holds several. Surest first:

1. An archive's file: Factiva, Europresse (``read.archive``).
2. A thread of mails: each begins with who wrote it, when, and on what.
3. A newsletter: articles between lines that part them (``---``), each with a title above its text.
"""

from __future__ import annotations

import re

from dossier.read import archived

MAILS = 2  # in a thread
NEWS = 3  # articles of a newsletter: an article may be cut into two parts with a heading each
TITLE = 120  # characters of a title
PROSE = 25  # words of a newsletter's article
_MAIL = re.compile(
    r"^(?:From|De)\s?: ?\S.*\n(?:(?!\s*$).*\n){0,4}?(?:Date|Sent|Envoyé|Envoyé le)\s?: ?\S.*\n"
    r"(?:(?!\s*$).*\n){0,4}?(?:Subject|Objet)\s?: ?\S",
    re.MULTILINE,
)
_BREAK = re.compile(r"^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:={3,}))$\n?", re.MULTILINE)
_STOPPED = re.compile(r"[.;,:…]$")


def parts_of(text: str) -> list[str]:
    """The texts of the articles in a file, where there are several, else none.

    >>> mail = "From: A\\nDate: 2 May 2024\\nSubject: {}\\n\\nIt rained.\\n\\n"
    >>> [part.splitlines()[2] for part in parts_of(mail.format("Rain") + mail.format("Snow"))]
    ['Subject: Rain', 'Subject: Snow']
    """
    saved = archived(text)
    found = [text[one.whole.start : one.whole.end] for one in saved]
    if len(found) > 1:
        return [part.strip() + "\n" for part in found]
    return [] if found else _mails(text) or _news(text)


def _mails(text: str) -> list[str]:
    starts = [found.start() for found in _MAIL.finditer(text)]
    if len(starts) < MAILS:
        return []
    return [text[start:end].strip() + "\n" for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _news(text: str) -> list[str]:
    """The articles of a newsletter: what is parted and has a title; greetings and notes have none."""
    found = [part.strip() + "\n" for part in _BREAK.split(text) if _is_news(part.strip())]
    return found if len(found) >= NEWS else []


def _is_news(part: str) -> bool:
    title, _, rest = part.partition("\n")
    return 0 < len(title) <= TITLE and not _STOPPED.search(title.rstrip("*_ ")) and rest.startswith("\n") and len(rest.split()) >= PROSE
