"""How long the site takes, beside MkDocs alone on the same pages as plain Markdown files.

    python -m benchmarks.build_time

Both are whole processes with the same theme, extensions and search; they take turns, and the median counts.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dossier.build import build, navigation
from dossier.config import load_config
from dossier.folder import replace_folder

ROOT = Path(__file__).parents[1]
RUNS = 5
LIMIT = 3.0  # what readers of a benchmark may expect of a plugin that reads, finds and draws: no more than twice MkDocs' own work


def plain_site(folder: Path) -> Path:
    """The dossier's pages as files, with settings that have MkDocs build them without the plugin."""
    config = load_config(ROOT / "dossier.yml")
    site = build(config)
    replace_folder(folder / "docs", site.files)
    settings = folder / "mkdocs.yml"
    own = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "plugins": ["search"],
        "nav": [{title: page} for title, page in navigation(config, site)],
        "not_in_nav": "sources/*",
        "extra_css": ["assets/dossier.css"],
        "extra_javascript": ["assets/dossier.js"],
    }
    settings.write_text(json.dumps(own), encoding="utf-8")  # JSON is YAML
    return settings


def seconds(settings: Path, site: Path) -> float:
    """The wall-clock time of one build, in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(settings), "--site-dir", str(site)]
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return time.perf_counter() - start


def main() -> int:
    """Print both times and their ratio; 1 where it is over the limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = plain_site(folder)
        times = [(seconds(ROOT / "mkdocs.yml", folder / "whole"), seconds(plain, folder / "plain")) for _ in range(RUNS)]
        pages = len(list((folder / "plain").rglob("*.html")))
    whole, alone = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{pages} pages: {whole:.2f} s with the plugin, {alone:.2f} s MkDocs alone; ratio {whole / alone:.2f} (limit {LIMIT:.0f})")
    return 0 if whole / alone <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
