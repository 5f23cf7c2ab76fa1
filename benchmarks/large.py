"""How large the pages and the search index of many articles are, and what a build costs that finds all else kept.

    python -m benchmarks.large [ARTICLES ...]

The articles are invented ones, in a new dossier of two languages. Printed are the largest page, as it is stored and as it travels, a
topic's own, the largest search index, and the processor's seconds of a later build, beside those of the size before.
"""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.serve import prepare

SIZES = (50, 100, 250)
LARGEST, TRAVELLING, INDEX = 1_000_000, 90_000, 1_000_000
"""Bytes that a page, a topic's page as it travels, and a language's search index may have."""
ROOM = 1.2
"""So many times the growth of the articles a build may grow."""


def built(folder: Path) -> float:
    """The processor's seconds of one build, in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(folder: Path, size: int) -> tuple[int, int, int, float]:
    """The bytes of the largest page, of the largest topic's page as it travels and of the largest index; the seconds of a later build."""
    prepare(folder, size)
    settings = folder / "dossier.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, fr]"), encoding="utf-8")
    built(folder)
    seconds = built(folder)
    site = folder / "site"
    largest = max(path.stat().st_size for path in site.rglob("*.html"))
    topics = [site / root / f"{topic}.html" for root in ("", "fr") for topic in ("losses", "help")]
    travels = max(len(gzip.compress(path.read_bytes())) for path in topics)
    return largest, travels, max(path.stat().st_size for path in site.rglob("search_index.json")), seconds


def main(arguments: Sequence[str]) -> int:
    """Print a line a size; 1 where a limit is missed."""
    missed, before = False, (0, 0.0)
    for size in [int(argument) for argument in arguments] or SIZES:
        with tempfile.TemporaryDirectory() as name:
            largest, travels, index, seconds = measure(Path(name) / "large", size)
        growth = seconds / before[1] / (size / before[0]) if before[0] else 1.0
        wrong = largest > LARGEST or travels > TRAVELLING or index > INDEX or growth > ROOM
        missed |= wrong
        print(
            f"{size:5} articles  largest page {largest / 1000:5.0f} kB  a topic's as it travels {travels / 1000:3.0f} kB"
            f"  index {index / 1000:4.0f} kB  later build {seconds:6.1f} s, x{growth:.2f} of linear{'  MISSED' if wrong else ''}",
            flush=True,
        )
        before = size, seconds
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
