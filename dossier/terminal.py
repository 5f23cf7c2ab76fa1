"""Words of strangers on a terminal: file names, titles and quotes may hold signs that a terminal obeys."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_OBEYED = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Signs that move the cursor, colour, ring or type; those that turn the direction of what follows or are not seen; halves of signs."""


def on_one_line(text: str) -> str:
    r"""A text as a terminal may show it: on one line, with what it would obey, or would not show, as its number.

    >>> on_one_line("a\x1b[2Jb\n\u202egpj.exe")
    'a\\x1b[2Jb \\u202egpj.exe'
    """
    return _OBEYED.sub(_numbered, _SPACES.sub(" ", text))


def in_json(text: str) -> str:
    r"""JSON in which the same signs are numbers: a program reads the same from it.

    >>> in_json('{"a": "\u202eb\x9b"}')
    '{"a": "\\u202eb\\u009b"}'
    """
    return _OBEYED.sub(lambda sign: _in_utf_16(sign[0]), text.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029"))


def _numbered(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    return rf"\x{code:02x}" if code < 0x100 else rf"\u{code:04x}" if code < 0x10000 else rf"\U{code:08x}"


def _in_utf_16(sign: str) -> str:
    raw = sign.encode("utf-16-be", "surrogatepass")
    return "".join(rf"\u{raw[place : place + 2].hex()}" for place in range(0, len(raw), 2))
