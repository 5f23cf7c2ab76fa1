"""The desk as an editor starts it, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = "from dossier.cli import main; main(['review', '--no-browser'])"


def start(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """The process, and the desk's address with its token."""
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=folder, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    for line in process.stderr:
        if "token=" in line:
            return process, line.split()[4]
    raise AssertionError("the desk did not open")


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    if process.stderr:
        process.stderr.close()
