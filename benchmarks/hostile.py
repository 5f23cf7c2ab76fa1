"""How the cost of hostile text grows: a line twice as long should cost about twice, in every pattern and finder.

    python -m benchmarks.hostile [CHARACTERS]

A line is one thing again and again (digits, spaces, quotes, capitals, words that begin a pattern); by default the longer one has a
million characters. For each finder, and for each pattern of every language pack, the worst line is printed with the ratio of
its cost to that of its first half; a ratio above 2.6 means that the cost grows faster than the text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from dossier.build import extract_seed
from dossier.config import load_config
from dossier.find import find_dates, find_figures
from dossier.language import language_codes, load_language
from dossier.models import Seed

LONG = 1_000_000
WORST = 2 * 1.3
QUICK = 0.02  # seconds under which a ratio is noise
CONFIG = Path(__file__).parents[1] / "tests" / "sites" / "en-harbour" / "in" / "dossier.yml"
PIECES = (
    "7", " ", "\u00a0", '"', "«", "« ", "A", "Aa ", "a", "'", "l'", ".", ". ", "... ", ",", ", ", "-", "– ", "(", "()", "|", " | ", ":",
    "\n", "1 ", "1 000 ", "1.", "1,", "12.12.", "mille ", "cent ", "twenty ", "hundred ", "de ", "des ", "of ", "the ", "and ",
    "more than ", "plus de ", "between ", "entre ", "le 3 ", "mai ", "May ", "in May ", "mardi ", "said ", "a dit ", "selon ",
    "according to ", "Le Roy ", "not ", "n't ", "rose ", "read more ", "©", "<p>", "\t", "é", "１", "％", "$",
)  # fmt: skip


def measure(cost: Callable[[str], object], piece: str, size: int) -> tuple[float, float]:
    """Seconds for a line of ``size`` characters, and its ratio to the seconds for half of it."""
    seconds = []
    for length in (size // 2, size):
        line = (piece * (length // len(piece) + 1))[:length]
        start = time.perf_counter()
        cost(line)
        seconds.append(time.perf_counter() - start)
    return seconds[1], seconds[1] / max(seconds[0], 1e-9)


def worst(cost: Callable[[str], object], size: int) -> tuple[float, float, str]:
    """Ratio, seconds and piece of the line whose cost grows most; measured again before it is believed."""
    found = (0.0, 0.0, "")
    for piece in PIECES:
        seconds, ratio = measure(cost, piece, size)
        if seconds > QUICK and ratio > WORST:
            seconds, ratio = min((measure(cost, piece, size) for _ in range(3)), key=lambda pair: pair[1])
        found = max(found, (ratio if seconds > QUICK else 0.0, seconds, piece))
    return found


def tell(name: str, found: tuple[float, float, str], size: int) -> None:
    ratio, seconds, piece = found
    print(f"{name:28} x{ratio:4.1f} for a line twice as long, {seconds:6.2f} s for {size:,} characters of {piece!r}", flush=True)


def main(size: int) -> None:
    config = load_config(CONFIG)
    finders: dict[str, Callable[[str], object]] = {}
    for code in language_codes():
        finders[f"find_figures {code}"] = lambda line, code=code: find_figures(line, language=code)  # type: ignore[misc]
        finders[f"find_dates {code}"] = lambda line, code=code: find_dates(line, language=code)  # type: ignore[misc]
    finders["read and find an article"] = lambda line: extract_seed(config, Seed("line", "line.txt", f"Harbour fire\n\n{line}\n"))
    for name, cost in finders.items():
        tell(name, worst(cost, size), size)
    for code in language_codes():
        for name, pattern in load_language(code).patterns.items():
            ratio, seconds, piece = worst(lambda line, regex=pattern.regex: sum(1 for _ in regex.finditer(line)), size)  # type: ignore[misc]
            if ratio > WORST:
                print(
                    f"{code} {name:25} x{ratio:4.1f} for a line twice as long, {seconds:6.2f} s for {size:,} characters of {piece!r}",
                    flush=True,
                )
    print(f"patterns of {', '.join(language_codes())}: all others stay under x{WORST:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else LONG)
