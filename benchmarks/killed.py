"""Ends runs at many moments of theirs, as a power cut or an impatient person does.

    python -m benchmarks.killed [MOMENTS]

Whatever the moment, the articles and the editor's files are as they were, and the site is a whole one. Each third time, the next run is
left to its end: it makes the same site, byte for byte, as one that begins with nothing, and leaves nothing beside it. 1 where one of
these does not hold.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

CONFIG = """\
title: The harbour fire
topics:
  - {id: losses, title: Losses, measures: [killed]}
measures:
  - {id: killed, title: Dead, headline: true, counted: {en: [dead, docker]}, states: {en: [killed, died]}}
parties:
  - {id: city, name: The city, actors: [{name: Mayor of Orvanne, aliases: {en: [the mayor]}}]}
"""
MKDOCS = """\
site_name: Dossier
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search, dossier]
markdown_extensions: [attr_list, md_in_html, tables, toc]
"""
ARTICLE = """\
Fire in the harbour of Orvanne

The Orvanne Courier, 3 March 2025

This article is invented. At least {number} dockers were killed in the harbour fire, the mayor said on Monday.
"""
SEEDS = 6
SUCCESSION = 3  # runs that are ended one after the other before one is not

_DOSSIER = "from dossier import workers; workers.MANY_SEEDS = 2\nfrom dossier.cli import main\nif __name__ == '__main__': main()\n"
"""The command, for which few seeds are many: it starts processes where it is asked to."""


@dataclass(frozen=True, slots=True)
class Run:
    """A command, and the folder that it writes."""

    arguments: tuple[str, ...]
    out: str


RUNS: Mapping[str, Run] = {
    "mkdocs build": Run((sys.executable, "-m", "mkdocs", "build", "--quiet"), "site"),
    "dossier write": Run((sys.executable, "command.py", "write", "--jobs", "1", "out"), "out"),
    "dossier write --jobs 2": Run((sys.executable, "command.py", "write", "--jobs", "2", "out"), "out"),
}


def lay_out(folder: Path) -> None:
    """A small dossier of invented articles."""
    for name in ("seeds", "docs"):
        (folder / name).mkdir(parents=True)
    for name, text in {
        "dossier.yml": CONFIG,
        "mkdocs.yml": MKDOCS,
        "command.py": _DOSSIER,
        "docs/about.md": "# About us\n\nText.\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")


def turn(folder: Path, version: int) -> None:
    """Put one of two versions of the articles there."""
    for number in range(SEEDS):
        text = ARTICLE.format(number=20 + 10 * version + number)
        (folder / "seeds" / f"courier-{number}.txt").write_text(text, encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def own_files(folder: Path) -> dict[str, bytes]:
    """The editor's file, the articles and the pages."""
    return {name: content for name, content in files_of(folder).items() if name.startswith(("seeds/", "docs/")) or "/" not in name}


def start(folder: Path, run: Run) -> subprocess.Popen[bytes]:
    """Start a run, with all processes that it starts itself in one group."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    null = subprocess.DEVNULL
    return subprocess.Popen(run.arguments, cwd=folder, env=environment, stdout=null, stderr=null, start_new_session=True)


def whole(folder: Path, run: Run) -> tuple[dict[str, bytes], float]:
    """What a run that nobody ends writes, and the seconds it takes."""
    begun = time.monotonic()
    if start(folder, run).wait() != 0:
        raise SystemExit(f"{' '.join(run.arguments)} failed in {folder}")
    return files_of(folder / run.out), time.monotonic() - begun


def killed(folder: Path, run: Run, moments: int) -> Iterator[str]:
    """What does not hold after a run was ended at each of so many moments, the last of them near its end; every other run begins with
    nothing in the cache."""
    lay_out(folder)
    versions, seconds = {}, 0.0
    for version in (1, 0):
        turn(folder, version)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        versions[version], seconds = whole(folder, run)
    around = {path.name for path in folder.iterdir()}
    for moment in range(moments):
        version = (moment + 1) % 2
        turn(folder, version)
        if moment % 4 < 2:
            shutil.rmtree(folder / ".cache", ignore_errors=True)
        own = own_files(folder)
        process = start(folder, run)
        time.sleep(seconds * (moment + 1) / (moments + 1))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if own_files(folder) != own:
            yield f"moment {moment}: the dossier's own files changed"
        if files_of(folder / run.out) not in versions.values():
            yield f"moment {moment}: '{run.out}' is neither the last site nor the new one"
        if moment % SUCCESSION != SUCCESSION - 1:
            continue
        after, seconds = whole(folder, run)
        if after != versions[version]:
            yield f"moment {moment}: the next run made another site"
        left = {path.name for path in folder.iterdir()} - around | {path.name for path in folder.rglob("*.part")}
        if left:
            yield f"moment {moment}: left behind: {', '.join(sorted(left))}"


def main() -> int:
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    failed = False
    for name, run in RUNS.items():
        with tempfile.TemporaryDirectory() as folder:
            found = list(killed(Path(folder) / "dossier", run, moments))
        print(f"{name:24} {moments} moments: {'nothing lost, the next site the same' if not found else '; '.join(found)}", flush=True)
        failed |= bool(found)
    return failed


if __name__ == "__main__":
    sys.exit(main())
