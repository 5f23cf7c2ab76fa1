"""How long the site takes, beside MkDocs alone on the same pages as plain Markdown files.

    python -m benchmarks.build_time

Once for the dossier of this repository and once for fifty invented articles, where what a run costs at its start weighs
less. Both sides are whole processes with the same theme, extensions and search; they take turns, and the median counts.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.linear import invent
from dossier.build import build, navigation
from dossier.cache import PLACE
from dossier.config import load_config
from dossier.folder import replace_folder

ROOT = Path(__file__).parents[1]
RUNS = 3
LIMIT = 3.0  # reading, finding and drawing may cost no more than twice what MkDocs itself does


def compare(folder: Path, name: str, aside: Path) -> float:
    """Print the times for the dossier in a folder with a ``mkdocs.yml``; the ratio of a build that finds its drawings."""
    plain = plain_site(folder, aside / "plain")
    settings = folder / "mkdocs.yml"
    times = [(first_build(folder, aside), seconds(settings, aside / "one"), seconds(plain, aside / "two")) for _ in range(RUNS)]
    first, again, alone = (statistics.median(column) for column in zip(*times, strict=True))
    pages = len(list((aside / "two").rglob("*.html")))
    print(f"{name}: {pages} pages, MkDocs alone {alone:.2f} s; limit {LIMIT:.0f} times that")
    print(f"  first build, every chart drawn: {first:.2f} s, ratio {first / alone:.2f}")
    print(f"  later builds, unchanged charts kept: {again:.2f} s, ratio {again / alone:.2f}")
    return float(again / alone)


def first_build(folder: Path, aside: Path) -> float:
    """As on a fresh clone: nothing kept from an earlier run."""
    shutil.rmtree(folder / PLACE, ignore_errors=True)
    return seconds(folder / "mkdocs.yml", aside / "one")


def plain_site(folder: Path, aside: Path) -> Path:
    """The dossier's pages as files, with settings that have MkDocs build them without the plugin."""
    config = load_config(folder / "dossier.yml")
    site = build(config)
    replace_folder(aside / "docs", site.files)
    settings = {
        "INHERIT": str(folder / "mkdocs.yml"),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "plugins": ["search"],
        "nav": [{title: page} for pages in navigation(config, site).values() for title, page in pages],
        "not_in_nav": "sources/*",
        "extra_css": ["assets/dossier.css"],
        "extra_javascript": ["assets/dossier.js"],
    }
    (aside / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML
    return aside / "mkdocs.yml"


def seconds(settings: Path, site: Path) -> float:
    """The wall-clock time of one build, in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(settings), "--site-dir", str(site)]
    start = time.perf_counter()
    subprocess.run(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return time.perf_counter() - start


def main() -> int:
    """1 where a ratio is over the limit."""
    with tempfile.TemporaryDirectory() as name:
        aside, invented = Path(name), Path(name) / "invented"
        invent(invented, 50)
        (invented / "docs").mkdir()
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace(": overrides", f": {ROOT / 'overrides'}")
        (invented / "mkdocs.yml").write_text(settings, encoding="utf-8")
        ratios = [compare(ROOT, "this dossier", aside / "a"), compare(invented, "50 invented articles", aside / "b")]
    return 0 if max(ratios) <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
