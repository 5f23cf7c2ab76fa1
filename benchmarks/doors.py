"""How the cost of hostile files grows, by door: a file twice as long should cost about twice.

    python -m benchmarks.doors [CHARACTERS]

Each file is one thing again and again within an article or page of prose: text, HTML, Markdown, front matter, pages of ``docs/`` (with
MkDocs' converter), ``dossier.yml``. By default the longer one has 100,000 characters, and all take about five minutes. Each shape is
printed that costs more than 2.6 times what its half does, or more than 10 seconds a megabyte; for each door, the worst.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import markdown

from benchmarks.hostile import CONFIG, PIECES, PROSE, WORST, measure, seconds_of, stop
from dossier.config import load_config, parse_config, parse_front
from dossier.errors import InputError
from dossier.extraction import extract_seed
from dossier.models import Seed
from dossier.read.markdown import read_markdown
from dossier.read.markup import read_markup
from dossier.write.editors.costly import costly_line
from dossier.write.editors.page import EditorPage, fences
from dossier.write.editors.prose import sentences

Cost = Callable[[str], object]
Made = TypeVar("Made")

LONG = 100_000
SLOWEST = 10  # seconds a megabyte
EXTENSIONS = ("attr_list", "footnotes", "md_in_html", "tables", "toc")
FIGURES = (
    "10–", "10 to ", "10–20, ", "between 10 and ", "At least 12 dockers were killed, ", "12 dead; ", "12 dockers were killed. ", "1 of 2 ",
    "12 dead, according to the mayor, ", "the mayor said ", "Lena Dufour ", "3 May 2025, ", "10 million ", "not 12 ", "Q: ", "— ",
)  # fmt: skip
TAGS = (
    "<p>Read more</p>", "<p>a</p>", "<div>", "<b>", "<a href=x>", "<p>", "</p>", "<br>", "<ul><li>", "<table><tr><td>",
    "<!--", "<!-- x -->",
    "<![CDATA[", "<", "&", "&amp;", "&#9;", "<a ", "<a href='", "<span>a</span>", "<script>", "<style>", "<p hidden>",
    "<template>", "</div>",
    "<h1>a</h1>", "<blockquote>", "<i>a</i> ", "<p style='display:none'>a</p>", "<svg>", "<sup>1</sup>",
    "<nav>a</nav>", "<time datetime=2025-01-01>a</time>", "<style>.a{", "<style>/*", "<style>.a,.a{display:none}</style>",
    "<p style='display:/*'>a</p>", "<div class='related-posts'>", "<div role=dialog><p>a</p>",
)  # fmt: skip
MARKS = (
    "[", "![", "[a](", "[a](b) ", "![a](b ", "<!--", "<![CDATA[", "- ", "> ", "1. ", "*", "**", "_*", "*a_", "`", "~~",
    "|", "|a|b|\n", "|-|-|\n",
    "# a\n", "=\n", "a\n---\n", "[^a]", "[^a]: b\n", "[[", "[a][", "{:", "\\", "*a* ", "- a\n", "    a\n", "```\n",
    "<b>", "<a ", "<div markdown=1>",
    "&#9", "&amp; ", "a\n", "a `", "``` a", "a\n\n", "- a\n\n", "- a\n\n  - b\n\n", "# a\n\n",
)  # fmt: skip
YAML = (
    "[", "{a: ", "- ", "? ", "a: b\n", "- a\n", "&a ", "!", "'", '"', "# a\n", "\n", "a", "a: |\n a\n", "*a ", "---\n",
    "%", "a:\n", "x: [a, b]\n",
    "\\", "\t",
)  # fmt: skip


def doors() -> dict[str, tuple[Cost, Sequence[str]]]:
    """What is asked of a file, by door, and the things that it is made of."""
    config = load_config(CONFIG)
    prose = "".join(f"<p>{line}</p>" for line in PROSE.split("\n\n"))

    def text(body: str) -> object:
        return extract_seed(config, Seed("a", "a.txt", f"Harbour fire\n\n14 May 2025\n\n{PROSE}{body}\n\n{PROSE}"))

    def page(body: str) -> object:
        return extract_seed(
            config, Seed("a", "a.html", *read_markup(f"<html><body><h1>Harbour fire</h1>{prose}{body}{prose}</body></html>"))
        )

    def note(body: str) -> object:
        return extract_seed(config, Seed("a", "a.md", *read_markdown(f"# Harbour fire\n\n14 May 2025\n\n{PROSE}{body}\n\n{PROSE}")))

    def written(body: str) -> object:
        shown = EditorPage("docs/a.md", body, plain=costly_line(body) is not None)
        if shown.plain:
            return markdown.markdown(shown.as_plain_text(), extensions=EXTENSIONS)
        return [*fences(shown.prose)], [*sentences(shown.prose, "en")], markdown.markdown(shown.prose, extensions=EXTENSIONS)

    return {
        "text": (text, (*FIGURES, *PIECES)),
        "HTML": (page, (*TAGS, *FIGURES)),
        "Markdown": (note, (*MARKS, *FIGURES)),
        "docs/": (written, MARKS),
        "front matter": (refused(lambda body: parse_front(f"---\n{body}\n---\n", file="docs/a.md")), YAML),
        "dossier.yml": (refused(lambda body: parse_config(body, file="dossier.yml", folder=Path("."))), YAML),
    }


def refused(parse: Callable[[str], Made]) -> Cost:
    """A file may be refused; that costs, too."""

    def cost(body: str) -> Made | None:
        try:
            return parse(body)
        except InputError:
            return None

    return cost


def worst(door: str, cost: Cost, pieces: Sequence[str], size: int) -> bool:
    """Print the shapes that cost too much, and the slowest; whether there are such."""
    missed, slowest = False, (0.0, 0.0, "")
    seconds_of(cost, "a", 100)  # what is loaded once is no cost of a file
    for piece in dict.fromkeys(pieces):
        ratio, seconds = measure(cost, piece, size)
        if ratio > WORST or seconds * 1e6 / size > SLOWEST:
            ratio, seconds = min(measure(cost, piece, size) for _ in range(2))
        slowest = max(slowest, (seconds, ratio, piece))
        if ratio > WORST or seconds * 1e6 / size > SLOWEST:
            missed = True
            print(f"{door:14} x{ratio:4.1f}, {seconds * 1e6 / size:6.1f} s a megabyte of {piece!r}  MISSED", flush=True)
    seconds, ratio, piece = slowest
    print(f"{door:14} x{ratio:4.1f}, {seconds * 1e6 / size:6.1f} s a megabyte of {piece!r}, the slowest of {len(pieces)}", flush=True)
    return missed


def main(size: int) -> int:
    """Print the table; 1 where a file costs more than it may."""
    signal.signal(signal.SIGALRM, stop)
    found: Mapping[str, tuple[Cost, Sequence[str]]] = doors()
    return int(any([worst(door, cost, pieces, size) for door, (cost, pieces) in found.items()]))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else LONG))
