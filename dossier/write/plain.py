"""Seeds are data from strangers: their words made inert, whatever program the page goes through next."""

from __future__ import annotations

import re

from markupsafe import Markup

# Letters, digits, spaces, and marks that mean nothing to Markdown (nor its extensions), HTML, Jinja, snippets or emoji.
_MEANS_NOTHING = re.compile(
    r"""
    [^\W_]                                  # letters and digits of all scripts (not "_")
  | (?<=[^\W\d_])[.](?=[ ]|$)               # a full stop after a word: neither "1." (a list) nor "www." (a link)
  | (?<=[^\W_])[-'](?=[^\W_])               # inside a word
  | [ ,?%;\u00a0\u202f«»“”’‘–—…€£°·]
""",
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def plain(text: object) -> Markup:
    """Words as HTML that any Markdown, HTML or template engine shows and none obeys; idempotent on ``Markup``.

    Everything with a meaning becomes a numeric entity (hexadecimal: "&#58;" would hold "#58", an issue's number to some
    extensions); line breaks become spaces, characters that HTML forbids a replacement character.

    >>> str(plain("<b>:x:</b> 2 km"))
    '&#x3c;b&#x3e;&#x3a;x&#x3a;&#x3c;&#x2f;b&#x3e; 2 km'
    """
    if isinstance(text, Markup):
        return text
    line = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", str(text)))
    kept = {match.start() for match in _MEANS_NOTHING.finditer(line)}
    return Markup("".join(char if place in kept or ord(char) > 0x2FFF else f"&#x{ord(char):x};" for place, char in enumerate(line)))


def squeeze(html: str) -> Markup:
    """HTML without indentation or empty lines, so that no Markdown processor sees code or the end of a block in it.

    >>> str(squeeze("<p>\\n\\n    a</p>"))
    '<p>\\na</p>'
    """
    return Markup("\n".join(line for line in map(str.strip, html.splitlines()) if line))
