"""Seeds are data from strangers. Their words become inert, whatever program the page goes through next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from dossier.seen import closed

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
# Signs above the symbols (U+3000 on) stay as well.
_RUN_OR_OTHER = re.compile(rf"(?:{_MEANS_NOTHING.pattern} | [\u3000-\U0010ffff])+ | (?P<other>.)", re.VERBOSE | re.DOTALL)
_HTML = frozenset("&<>\"'`{}\\")
_SPACE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def plain(text: object) -> Markup:
    """Words as HTML that any Markdown, HTML or template engine shows and none obeys; idempotent on ``Markup``.

    Everything with a meaning becomes a numeric entity (hexadecimal: "&#58;" would hold "#58", an issue's number to some
    extensions); line breaks become spaces, characters that HTML forbids a replacement character; what turns the
    direction of a text ends with it.

    >>> str(plain("<b>:x:</b> 2 km"))
    '&#x3c;b&#x3e;&#x3a;x&#x3a;&#x3c;&#x2f;b&#x3e; 2 km'
    """
    return text if isinstance(text, Markup) else _plain(str(text))


@lru_cache(maxsize=1 << 14)
def _plain(text: str) -> Markup:
    """A site writes the same words again and again: of a hundred articles nineteen in twenty texts were there before."""
    line = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", closed(text)))
    return Markup(_RUN_OR_OTHER.sub(_entity, line))


def _entity(found: re.Match[str]) -> str:
    """One sign that means something as its number; a run of others as it stands."""
    return f"&#x{ord(found[0]):x};" if found["other"] else found[0]


def meta_words(text: object) -> Markup:
    """Words for a page's front matter, which themes put into titles and attributes unescaped: what means something to HTML or to
    a template is an entity, all else stands as it is, so that what another program makes of it still reads well.

    >>> print(meta_words('Losses: the "toll" of {{ fire }}'))
    Losses: the &#x22;toll&#x22; of &#x7b;&#x7b; fire &#x7d;&#x7d;
    """
    if isinstance(text, Markup):
        return text
    line = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", closed(str(text))))
    kept = {match.start() for match in _MEANS_NOTHING.finditer(line)}
    return Markup("".join(f"&#x{ord(char):x};" if char in _HTML and place not in kept else char for place, char in enumerate(line)))


def json_words(value: object) -> str:
    """Texts, and lists and mappings of them, as JSON on one line that is YAML as well; no text in it holds a sign that a template,
    Markdown or HTML could obey: each is ``\\uXXXX``.

    >>> print(json_words({"a": ["</b>", "Été"]}))
    {"a": ["\\u003c\\u002fb\\u003e", "Été"]}
    """
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{json_words(name)}: {json_words(part)}' for name, part in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(json_words, value))}]"
    text = re.sub(r"[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", closed(str(value)))
    kept = {match.start() for match in _MEANS_NOTHING.finditer(text)}
    return '"' + "".join(char if place in kept or _is_letter(char) else rf"\u{ord(char):04x}" for place, char in enumerate(text)) + '"'


def _is_letter(char: str) -> bool:
    """Of the scripts above the symbols; JSON would write those above 0xFFFF in two halves, which YAML does not join."""
    return 0x2FFF < ord(char) < 0xD800 or ord(char) > 0xFFFF


def squeeze(html: str) -> Markup:
    """HTML without indentation or empty lines, so that no Markdown processor sees code or the end of a block in it.

    >>> str(squeeze("<p>\\n\\n    a</p>"))
    '<p>\\na</p>'
    """
    return Markup("\n".join(line for line in map(str.strip, html.splitlines()) if line))


def inline_svg(svg: str) -> Markup:
    """An SVG inside a page: no line of it may end the HTML block or start a template's expression."""
    return squeeze(svg).replace("{", Markup("&#x7b;")).replace("}", Markup("&#x7d;"))
