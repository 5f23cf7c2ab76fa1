"""How the cost of hostile text grows: a line twice as long should cost about twice, in every pattern and finder.

    python -m benchmarks.hostile [CHARACTERS]

A line is one thing again and again (digits, spaces, quotes, capitals, words that begin a pattern; for a pattern also each of its
own examples); by default the longer one has 30,000 characters, and all lines take about three minutes. For each finder the worst
line is printed with the ratio of its cost to that of its first half, and each pattern whose ratio is above 2.6: its cost grows faster
than the text. A line that costs more than a minute is left there, and printed as one without end.
"""

from __future__ import annotations

import datetime as dt
import signal
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from dossier.config import load_config
from dossier.extraction import extract_seed
from dossier.find import find_dates, find_figures
from dossier.language import language_codes, load_language
from dossier.models import Seed

Cost = Callable[[str], object]

LONG = 30_000
WORST = 2 * 1.3
QUICK = 0.05  # seconds under which a ratio is noise
MOST = 60  # seconds after which a line is left
REFERENCE = dt.date(2025, 5, 14)
CONFIG = Path(__file__).parents[1] / "tests" / "sites" / "en-harbour" / "in" / "dossier.yml"
# The language is recognised from the middle of a text: prose stands there, and half of the line on either side.
PROSE = "At least 12 people were killed in the fire, the mayor said. It was the worst of the year, and nobody knows how it began.\n\n" * 12
ALONE = f"Harbour fire\n\n14 May 2025\n\n{{0}}\n\n{PROSE}{{0}}\n"
WITHIN = f"Harbour fire\n\n14 May 2025\n\nNobody knows {{0}} more.\n\n{PROSE}Nobody knows {{0}} more, the mayor said.\n"
PIECES = (
    "7", " ", "\u00a0", '"', "«", "« ", "A", "Aa ", "a", "'", "l'", ".", ". ", "... ", ",", ", ", "-", "– ", "(", "()", "|", " | ", ":",
    "\n", "1 ", "1 000 ", "1.", "1,", "12.12.", "mille ", "cent ", "twenty ", "hundred ", "de ", "des ", "of ", "the ", "and ",
    "more than ", "plus de ", "between ", "entre ", "le 3 ", "mai ", "May ", "in May ", "mardi ", "said ", "a dit ", "selon ",
    "according to ", "Le Roy ", "not ", "n't ", "rose ", "read more ", "©", "<p>", "\t", "é", "１", "％", "$",
    "14 et 15 ", "deux trois mille ", "il y a ", "half of ", "1-", "1/", "a.-", "x. y ", "aB", "12 dead; ", "12 killed, ",
    "the mayor said ",
)  # fmt: skip


class TooLong(Exception):
    """A line costs more than ``MOST`` seconds."""


def stop(*_: object) -> None:
    raise TooLong


def seconds_of(cost: Cost, piece: str, size: int) -> float:
    """Seconds of the processor for a line of so many characters."""
    line = (piece * (size // len(piece) + 1))[:size]
    signal.setitimer(signal.ITIMER_REAL, MOST)
    start = time.process_time()
    try:
        cost(line)
    except TooLong:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - start


def measure(cost: Cost, piece: str, size: int) -> tuple[float, float]:
    """The ratio of the seconds for a line to those for half of it, and the seconds."""
    half, whole = (seconds_of(cost, piece, length) for length in (size // 2, size))
    return (whole / max(half, 1e-9) if whole > QUICK else 0.0), whole


def worst(cost: Cost, size: int, pieces: Iterable[str] = PIECES) -> tuple[float, float, str]:
    """Ratio, seconds and piece of the line whose cost grows most; measured again before it is believed."""
    cost("At least 12 people.")  # what is loaded once is no cost of a line
    found = (0.0, 0.0, "")
    for piece in pieces:
        ratio, seconds = measure(cost, piece, size)
        if WORST < ratio < float("inf"):
            ratio, seconds = min(measure(cost, piece, size) for _ in range(3))
        found = max(found, (ratio, seconds, piece))
    return found


def print_cost(name: str, found: tuple[float, float, str], size: int) -> None:
    ratio, seconds, piece = found
    print(f"{name:32} x{ratio:4.1f} for a line twice as long, {seconds:6.2f} s for {size:,} characters of {piece!r}", flush=True)


def finders() -> dict[str, Cost]:
    """What is asked of a text, by name."""
    config = load_config(CONFIG)
    found: dict[str, Cost] = {}
    for code in language_codes():
        found[f"find_figures {code}"] = lambda line, code=code: find_figures(line, language=code)  # type: ignore[misc]
        found[f"find_dates {code}"] = lambda line, code=code: find_dates(line, language=code, reference=REFERENCE)  # type: ignore[misc]
    for name, form in (("an article of the line", ALONE), ("an article with the line within", WITHIN)):
        found[name] = lambda line, form=form: extract_seed(config, Seed("line", "line.txt", form.format(line[: len(line) // 2])))  # type: ignore[misc]
    return found


def main(size: int) -> int:
    """Print the table; 1 where a cost grows faster than the text."""
    signal.signal(signal.SIGALRM, stop)
    highest = 0.0
    for name, cost in finders().items():
        found = worst(cost, size)
        print_cost(name, found, size)
        highest = max(highest, found[0])
    for code in language_codes():
        for name, pattern in load_language(code).patterns.items():
            pieces = dict.fromkeys((*PIECES, *(f"{example} " for example in pattern.examples)))
            found = worst(lambda line, pattern=pattern: sum(1 for _ in pattern.regex.finditer(line)), size, pieces)  # type: ignore[misc]
            if found[0] > WORST:
                print_cost(f"{code} {name}", found, size)
            highest = max(highest, found[0])
    print(f"patterns of {', '.join(language_codes())}: all others stay under x{WORST:.1f}")
    return int(highest > WORST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else LONG))
