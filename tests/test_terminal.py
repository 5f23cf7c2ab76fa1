"""What a stranger wrote makes no terminal do anything."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.errors import InputError, complaints
from dossier.models import Notice
from tests.desk import CONFIG, ENGLISH, lay_out

ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066\u200b\x08\x00\r\n\U000e0041\udce9"
OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def test_messages_stand_on_one_line_and_hold_no_sign_that_a_terminal_obeys() -> None:
    for told in (str(InputError(f"a{ESCAPES}.txt", 1, ESCAPES, "x")), *complaints([Notice(f"a{ESCAPES}.txt", 1, ESCAPES, "x")])):
        assert not OBEYED.search(told) and "\n" not in told
        told.encode("utf-8")
        assert r"\x1b]0;owned\x07" in told


@pytest.mark.parametrize(
    "arguments",
    [["extract", "seeds"], ["extract", "--format", "table", "seeds"], ["explain", "seeds/a\x1b[2J\u202etxt.md"], ["translations"]],
    ids=lambda arguments: " ".join(arguments[:3]).partition("/")[0],
)
def test_commands_print_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    """Neither of a file's name nor of its words; JSON holds them all the same."""
    text = ENGLISH.replace("the toll", "\x1b[31mthe \u202etoll\x9b").replace(
        "in the harbour fire,", "in the \x1b[2Jharbour\x07 \u2066fire,"
    )
    lay_out(tmp_path, seeds={"a\x1b[2J\u202etxt.md": text, "courier.txt": ENGLISH}, config=CONFIG)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0 and result.stdout
    assert not OBEYED.search(result.stdout) and not OBEYED.search(result.stderr)
    if arguments == ["extract", "seeds"]:
        quotes = [claim["quote"] for line in result.stdout.splitlines() for claim in json.loads(line)["claims"]]
        assert any("in the \x1b[2Jharbour\x07 \u2066fire," in quote for quote in quotes)
