"""Where things stand on the site: addresses relative to the page that links, so that they work below any folder.

A page is reached under its path with ".html" (MkDocs: ``use_directory_urls: false``).
"""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup, escape

from dossier.webaddress import host_of

FRAGMENT_WORDS = 6
"""Words of a quote's beginning and of its end in a text fragment: enough to be found once in an article, short enough
to survive what a site changes inside of a sentence."""


def page_link(path: str, *, root: str, anchor: str = "") -> Markup:
    """The address of a Markdown page of the site from a page whose way to the site's root is ``root``.

    >>> str(page_link("sources/a.md", root="../", anchor="x"))
    '../sources/a.html#x'
    """
    target = path.removesuffix(".md") + ".html" if path.endswith(".md") else path
    return Markup(escape(f"{root}{target}{'#' if anchor else ''}{anchor}"))


def root_of(path: str) -> str:
    """The way from a page to the site's root.

    >>> root_of("index.md"), root_of("sources/a.md")
    ('', '../')
    """
    return "../" * path.count("/")


def original_link(url: str | None, words: str = "") -> Markup | None:
    """The address of an article, at the quoted words where a browser can find them; ``None`` for what is no web address.

    >>> str(original_link("https://example.org/a", "Les morts"))
    'https://example.org/a#:~:text=Les%20morts'
    """
    if not url or not host_of(url) or any(char.isspace() or char in "\"'<>`{}|\\^" for char in url):
        return None
    if not words:
        return _inert(url)
    joint = ":~:text=" if "#" in url else "#:~:text="
    parts = words.split()
    if len(parts) <= 2 * FRAGMENT_WORDS:
        return _inert(f"{url}{joint}{_encode(words.strip())}")
    first, last = " ".join(parts[:FRAGMENT_WORDS]), " ".join(parts[-FRAGMENT_WORDS:])
    return _inert(f"{url}{joint}{_encode(first)},{_encode(last)}")


def _encode(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


def _inert(url: str) -> Markup:
    """An address in an attribute; what Markdown extensions or templates could take for theirs is an entity."""
    return Markup("".join(char if char.isalnum() or char in "/:.?=%-#~," else f"&#x{ord(char):x};" for char in url))
