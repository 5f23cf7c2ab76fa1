"""How soon ``mkdocs serve`` shows a change of an article, of ``dossier.yml`` and of a page of the editor's.

    python -m benchmarks.serve [ARTICLES ...]

For each size a new dossier of invented articles is served on this machine; after each change the page is asked for until it shows it.
The server looks for changes twice a second. Each line has seconds and how many times the first build's they are.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.linear import invent
from dossier.starter import start_dossier

SIZES = (5, 50)
LIMITS = {5: 2.0, 500: 5.0}
"""The seconds that are meant to be enough, by articles."""
PATIENCE = 900.0  # seconds
PAUSE = 0.05


def prepare(folder: Path, size: int) -> None:
    """A new dossier with so many invented articles."""
    start_dossier(folder)
    with tempfile.TemporaryDirectory() as name:
        invented = Path(name) / "invented"
        invent(invented, size)
        shutil.rmtree(folder / "seeds")
        shutil.copytree(invented / "seeds", folder / "seeds")
        shutil.copy(invented / "dossier.yml", folder / "dossier.yml")


def until(url: str, words: str) -> float:
    """The seconds until a page holds the words."""
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as page:
                if words in page.read().decode("utf-8"):
                    return time.perf_counter() - start
        except OSError:
            pass
        time.sleep(PAUSE)
    raise TimeoutError(f"{url} never shows '{words}'")


def changed(path: Path, change: Callable[[str], str]) -> None:
    """Change a file as an editor's program does."""
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def measure(folder: Path, port: int) -> dict[str, float]:
    """The seconds for the first build and for each kind of change, the first two being of articles: the program gets to know its words."""
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            found = {"first build": until(f"{address}/index.html", "harbour")}
            for number, name in enumerate(("first article", "article")):
                time.sleep(1)
                claim = f"At least {4711 + number} dockers were killed in Velmont, the mayor said."
                changed(folder / "seeds" / "report-00000.txt", lambda text, claim=claim: f"{text}\n\n{claim}\n")  # type: ignore[misc]
                found[name] = until(f"{address}/sources/report-00000.html", str(4711 + number))
            time.sleep(1)
            changed(folder / "dossier.yml", lambda text: text.replace("The harbour fire", "The harbour blaze"))
            found["dossier.yml"] = until(f"{address}/index.html", "harbour blaze")
            time.sleep(1)
            changed(folder / "docs" / "index.md", lambda text: f"{text}\n\nA changed sentence.\n")
            found["page"] = until(f"{address}/index.html", "A changed sentence")
        finally:
            server.terminate()
    return found


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def main(arguments: Sequence[str]) -> int:
    """Print a line a size and change."""
    for size in [int(argument) for argument in arguments] or SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "served"
            prepare(folder, size)
            found = measure(folder, free_port())
        for what, seconds in found.items():
            limit = f"; meant to be {LIMITS[size]:.0f} s" if size in LIMITS and what != "first build" else ""
            print(f"{size:5} articles  {what:14} {seconds:7.2f} s  x{seconds / found['first build']:.2f}{limit}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
