"""Whole processes of ``dossier extract``, as a person waits for them.

    python -m benchmarks.processes [ARTICLES]

1. The seeds of this repository with nothing kept, and with everything kept.
2. So many invented articles (2,000), beside half of them: time and memory; then all of them again after one was changed.

Seconds are the processor's, of a process and of those it starts: what else the machine does is not counted, and on an idle machine
a process that does not start others takes as long. The middle one of five counts, of many articles one run.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.prose import seed
from dossier.cache import PLACE
from tests.find.flood import DOSSIER

ROOT = Path(__file__).parents[1]
RUNS = 5
MANY = 2000
COLD, KEPT = 1.2, 0.6  # seconds for the five seeds
GROWTH = 2.1  # twice the articles may cost so many times the time
MEMORY = 600  # MB, at most, in any of the processes
AGAIN = 0.05  # of the time that the first run took, after one article was changed


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took: seconds of the processor, and the most memory (MB) that one process had."""

    seconds: float
    memory: float


def extract(folder: Path, out: Path) -> Run:
    """Run ``dossier extract`` on the seeds of a dossier."""
    command = [sys.executable, "-c", "from dossier.cli import main; main()", "extract", "seeds"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    program = f"""
import resource, subprocess, sys
subprocess.run({command!r}, cwd={str(folder)!r}, stdout=open({str(out)!r}, "wb"), stderr=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
    printed = subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True).stdout
    seconds, memory = map(float, printed.split())
    return Run(seconds, memory / (1024 * 1024 if sys.platform == "darwin" else 1024))


def lay_out(folder: Path, number: int) -> None:
    """A dossier of so many invented articles."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "dossier.yml").write_text(DOSSIER, encoding="utf-8")
    for one in map(seed, range(number)):
        (folder / "seeds" / one.path).write_text(one.text, encoding="utf-8")


def is_kept(what: str, value: float, limit: float, unit: str = "") -> bool:
    """Print a measure beside its limit; whether it keeps it."""
    print(f"{what:64} {value:8.3f}{unit}, at most {limit:g}{unit}: {'kept' if value <= limit else 'MISSED'}", flush=True)
    return value <= limit


def few(aside: Path) -> bool:
    """The five seeds, cold and kept."""
    for name in ("seeds", "dossier.yml"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, aside / name)
    cold: list[float] = []
    for _ in range(RUNS):
        shutil.rmtree(aside / PLACE, ignore_errors=True)
        cold.append(extract(aside, aside / "cold").seconds)
    kept = [extract(aside, aside / "kept").seconds for _ in range(RUNS)]
    assert (aside / "cold").read_bytes() == (aside / "kept").read_bytes()
    found = [
        is_kept("extract of the seeds, nothing kept", statistics.median(cold), COLD, " s"),
        is_kept("extract of the seeds, everything kept", statistics.median(kept), KEPT, " s"),
    ]
    return all(found)


def many(aside: Path, number: int) -> bool:
    """So many invented articles beside half of them, and again after a change."""
    lay_out(aside / "half", number // 2)
    lay_out(aside / "all", number)
    half, whole = (extract(aside / name, aside / name / "first") for name in ("half", "all"))
    changed = aside / "all" / "seeds" / seed(number // 3).path
    changed.write_text(changed.read_text(encoding="utf-8") + "\n\nAt least 12 people died, Valmont town hall said.\n", encoding="utf-8")
    again = extract(aside / "all", aside / "all" / "again")
    articles = [(aside / "all" / name).read_bytes().count(b"\n") for name in ("first", "again")]
    assert articles == [number, number]
    print(f"{number // 2} and {number} articles: {half.seconds:.1f} and {whole.seconds:.1f} s, after a change {again.seconds:.2f} s")
    found = [
        is_kept(f"time for {number} articles over that for {number // 2}", whole.seconds / half.seconds, GROWTH),
        is_kept("peak memory of a process", max(half.memory, whole.memory, again.memory), MEMORY, " MB"),
        is_kept("second extract after one change, over the first", again.seconds / whole.seconds, AGAIN),
    ]
    return all(found)


def main(arguments: Sequence[str]) -> int:
    """1 where a limit is missed."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "few").mkdir()
        kept = [few(Path(name) / "few"), many(Path(name), int(arguments[0]) if arguments else MANY)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
