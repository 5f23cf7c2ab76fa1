"""How wide words are, nearly. The fonts of the machine do not matter, so that the page is the same everywhere."""

from __future__ import annotations

_NARROW, _WIDE = set("iljtfrI.,;:'’|!()[] \u00a0\u202f·-–"), set("mwMWœŒæÆ%@…—")
NARROW, MIDDLE, DIGIT, CAPITAL, WIDE = 0.36, 0.61, 0.64, 0.7, 0.96
"""Widths in ems: the averages of DejaVu Sans, the widest face that browsers take for a page's sans serif; the others
(Arial, Segoe, San Francisco, Roboto) leave a tenth more room."""

BOLD = 1.1


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The room a text needs, in px.

    >>> round(text_width("1,000", 10))
    29
    """
    return sum(map(_ems, text)) * size * (BOLD if bold else 1)


def _ems(sign: str) -> float:
    if sign in _NARROW:
        return NARROW
    return WIDE if sign in _WIDE else DIGIT if sign.isdigit() else CAPITAL if sign.isupper() else MIDDLE


def cut(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, or its beginning and "…" where it would be wider than ``width`` px."""
    if text_width(text, size, bold=bold) <= width:
        return text
    while text and text_width(text + "…", size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip(" ,;:(«") + "…"


def wrap(text: str, width: float, size: float, *, bold: bool = False, lines: int = 2) -> list[str]:
    """The text on at most ``lines`` lines, the last one cut.

    >>> wrap("one two three", 50, 10, lines=2)
    ['one two', 'three']
    """
    words = text.split()
    done: list[str] = []
    while words and len(done) < lines - 1:
        line = [words.pop(0)]
        while words and text_width(" ".join([*line, words[0]]), size, bold=bold) <= width:
            line.append(words.pop(0))
        done.append(cut(" ".join(line), width, size, bold=bold))
    return [*done, cut(" ".join(words), width, size, bold=bold)] if words else done
