"""Pages as sites of different kinds print them, all invented: ``pages/LANGUAGE-KIND.txt``.

A line marked § is body, one marked ? may be read either way (two readers would differ, or it cannot be told for sure, and
what is unsure is better left out); no other line may be quoted. The marks are taken off before the page is read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.language import load_language
from dossier.models import Span
from dossier.read.clean import clean
from dossier.read.split import lines

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def marked(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """The page without its marks, and each line's mark and words."""
    rows = [
        (line[:1] if line[:1] in "§?" else "", line.removeprefix("§").removeprefix("?")) for line in path.read_text("utf-8").splitlines()
    ]
    return "\n".join(words for _, words in rows), [(mark, words) for mark, words in rows if words.strip()]


def quoted(text: str, line: Span, spans: list[Span]) -> str:
    """What of a line is body, without white space and bullets."""
    inside = (text[span.start : span.end] for span in spans if line.start <= span.start < line.end)
    return "".join("".join(inside).split())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_only_the_reporting_of_a_page_is_body(path: Path) -> None:
    text, rows = marked(path)
    spans: list[Span] = [item for item in clean(text, load_language(path.stem[:2])).sentences if item.kind == "body"]
    lost, leaked = [], []
    for line, (mark, words) in zip(lines(text), rows, strict=True):
        body = quoted(text, line, spans)
        lost += [words] if mark == "§" and body != "".join(words.split()).lstrip("•-") else []
        leaked += [words] if not mark and body else []
    assert (lost, leaked) == ([], [])


def test_there_are_pages_of_both_languages() -> None:
    assert {code: sum(path.stem.startswith(code) for path in PAGES) >= 9 for code in ("en", "fr")} == {"en": True, "fr": True}
