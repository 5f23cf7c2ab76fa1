"""The progress bar: on a terminal only, and only for what takes longer than a moment."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from dossier import progress
from dossier.extraction import no_progress
from dossier.progress import progress_bar


class Terminal(io.StringIO):
    """Stands for a terminal and keeps what is written on it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setattr(progress, "MOMENT", 0.05)
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


def test_what_takes_long_is_shown(terminal: Terminal) -> None:
    with redirect_stderr(terminal), progress_bar() as show:
        show("reading articles", 17, 40)
        late = time.monotonic() + 20
        while "17/40" not in terminal.getvalue() and time.monotonic() < late:
            time.sleep(0.05)
    assert "reading articles" in terminal.getvalue() and "17/40" in terminal.getvalue()


def test_what_is_quick_is_not(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "MOMENT", 5)
    with redirect_stderr(terminal), progress_bar() as show:
        show("reading articles", 40, 40)
    assert terminal.getvalue() == ""


def test_output_on_the_terminal_shows_that_it_goes_on(terminal: Terminal) -> None:
    with redirect_stderr(terminal), redirect_stdout(Terminal()):
        with progress_bar(beside_output=True) as show:
            assert show is no_progress
        with progress_bar() as show:
            assert show is not no_progress


def test_where_there_is_no_terminal_nothing_is_shown_or_loaded() -> None:
    program = "import sys, dossier.cli; dossier.cli.main(['extract', 'seeds'], standalone_mode=False); sys.exit('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "\x1b" not in done.stderr
