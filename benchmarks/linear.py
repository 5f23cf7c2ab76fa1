"""How time and memory grow with the number of articles: twice the articles should cost about twice, not four times.

    python -m benchmarks.linear [ARTICLES ...]

The articles are invented ones, all different, made by the program below; each size runs in a process of its own.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from dossier.build import build
from dossier.config import load_config
from dossier.extraction import extract

SIZES = (50, 100, 200, 400)
CONFIG = Path(__file__).parents[1] / "tests" / "sites" / "en-harbour" / "in" / "dossier.yml"
PLACES = ("Orvanne", "Velmont", "Rochebrune", "Saint-Aubry", "Tarn Bridge", "Old Quay")
SPEAKERS = ("the mayor said", "the dockers' union said", "according to the port authority", "Lena Dufour said", "a local doctor said")
THINGS = ("dockers were killed", "people were wounded", "firefighters were sent", "pumps were sent")
HEDGES = ("At least", "About", "More than", "Nearly", "Some")


def article(number: int) -> str:
    """An invented article of about 20 sentences, the same for the same number."""
    chance = random.Random(number)
    day = f"{chance.randint(1, 28)} {chance.choice(['March', 'April', 'May', 'June'])} 2025"
    claims = [
        f"{chance.choice(HEDGES)} {chance.randint(10, 900)} {chance.choice(THINGS)} in {chance.choice(PLACES)}, {chance.choice(SPEAKERS)}."
        for _ in range(8)
    ]
    rest = [f"The road from {chance.choice(PLACES)} to {chance.choice(PLACES)} was closed at night, report {number}." for _ in range(12)]
    lines = [*claims, *rest]
    chance.shuffle(lines)
    return f"Harbour fire, report {number}\n\nOrvanne Courier\n{day}\n\nThis article is invented.\n\n" + "\n\n".join(lines) + "\n"


def invent(folder: Path, size: int) -> None:
    """A dossier of so many invented articles."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "dossier.yml").write_bytes(CONFIG.read_bytes())
    for number in range(size):
        (folder / "seeds" / f"report-{number:05}.txt").write_text(article(number), encoding="utf-8")


def measure(size: int) -> dict[str, float]:
    """Seconds for reading and finding, seconds for the whole build, and the peak memory in MB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        invent(folder, size)
        config = load_config(folder / "dossier.yml")
        start = time.perf_counter()
        claims = sum(len(one.claims) for one in extract(config, [folder / "seeds"]))
        read = time.perf_counter() - start
        build(config)
        whole = time.perf_counter() - start - read
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return {"claims": claims, "read": read, "whole": whole, "memory": peak}


def main(arguments: Sequence[str]) -> int:
    """Print a line a size, each with its growth over the one before."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(measure(int(arguments[1]))))
        return 0
    before: dict[str, float] | None = None
    print("articles  claims  read+find s  whole build s  memory MB  growth (articles, read+find, whole, memory)")
    for size in [int(argument) for argument in arguments] or SIZES:
        command = [sys.executable, "-m", "benchmarks.linear", "--one", str(size)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout) | {"size": size}
        growth = "  ".join(f"x{found[key] / before[key]:.1f}" for key in ("size", "read", "whole", "memory")) if before else ""
        print(f"{size:8}  {found['claims']:6}  {found['read']:11.2f}  {found['whole']:13.2f}  {found['memory']:9.0f}  {growth}")
        before = found
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
