"""Which outlet published an article, and which agencies it credits."""

from __future__ import annotations

import re

from dossier.config import Config, Outlet
from dossier.models import Span
from dossier.read.clean import Cleaned
from dossier.webaddress import host_of

CREDIT_LENGTH = 90  # characters; a longer line is prose
CREDITS_BELOW = 3  # lines under the body; what follows are other articles with credits of their own
_CREDIT_WORDS = re.compile(r"\b(?:sources?|avec|with|from)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")


def find_outlet(text: str, cleaned: Cleaned, config: Config, url: str | None, site: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The outlet and the agencies credited. The outlet, strongest evidence first:

    1. the one whose domain is that of the article's address;
    2. ``site``, the page's own name for itself;
    3. an outlet credited above or below the body that is no agency;
    4. an agency that signs a line alone.
    """
    lines = [text[span.start : span.end] for span in _credit_lines(cleaned)]
    credited = [outlet for outlet in config.outlets if any(_credits(line, outlet.name) for line in lines)]
    agencies = tuple(outlet.name for outlet in credited if outlet.agency)
    found = (
        _outlet_at(url, config) or site,
        *(outlet.name for outlet in credited if not outlet.agency),
        *(name for name in agencies if any(_signs(line, name) for line in lines)),
    )
    return next(filter(None, found), None), agencies


def named_outlet(config: Config, name: str | None) -> Outlet | None:
    """The outlet of dossier.yml that has this name."""
    return next((outlet for outlet in config.outlets if name and outlet.name.casefold() == name.casefold()), None)


def _outlet_at(url: str | None, config: Config) -> str | None:
    """The outlet that has the domain of an address, or a domain above it; None for what is no address."""
    host = "." + (host_of(url) or "")
    return next((outlet.name for outlet in config.outlets for domain in outlet.domains if host.endswith("." + domain)), None)


def _credit_lines(cleaned: Cleaned) -> list[Span]:
    """The short lines above the body and right below it, where a page credits those it took its report from."""
    body = cleaned.body
    first, last = (body[0].start, body[-1].end) if body else (0, 0)
    others = sorted([*cleaned.furniture, *cleaned.headings])
    above = [span for span in others if span.start < first]
    below = [span for span in others if span.start >= last][:CREDITS_BELOW]
    return [span for span in (*above, *below) if span.end - span.start <= CREDIT_LENGTH]


def _credits(line: str, name: str) -> bool:
    """Whether a line names an outlet, other than as a picture's credit."""
    return name in line and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line)) and not line.rstrip().endswith(")")


def _signs(line: str, name: str) -> bool:
    """Whether a line holds nothing but the name: "Associated Press", "Source : AFP", "© AFP, 2031"."""
    return name in line and not _WORD.search(_CREDIT_WORDS.sub("", line.replace(name, "", 1)))
