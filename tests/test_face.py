"""The public names: ``from dossier import find_figures`` is all that a stranger writes."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import dossier

ROOT = Path(__file__).parents[1]


def run(program: str) -> str:
    """What a program prints in a process of its own."""
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("name", dossier.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    assert getattr(dossier, name).__doc__


@pytest.mark.parametrize("name", [name for name in dossier.__all__ if name.islower()])
def test_a_public_function_shows_an_example(name: str) -> None:
    assert ">>> " in getattr(dossier, name).__doc__


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="module 'dossier' has no attribute 'find_nothing'"):
        dossier.__getattr__("find_nothing")
    assert set(dir(dossier)) == set(dossier.__all__)


@pytest.mark.parametrize("name", ["find_figures", "find_dates", "find_claims", "Article"])
def test_finders_load_neither_charts_nor_templates_nor_the_configuration(name: str) -> None:
    program = f"""
        import sys
        from dossier import {name}
        print(*sorted({{"altair", "jinja2", "pydantic", "yaml", "trafilatura", "simplemma", "click", "mkdocs"}} & set(sys.modules)))
    """
    assert run(program) == ""


FIRST = ("import dossier.build, dossier.gather", "from dossier.cli import main", "from dossier.gather import gather")


@pytest.mark.parametrize("first", FIRST)
def test_a_function_is_not_hidden_by_the_module_of_its_name(first: str) -> None:
    public, asked = "from dossier import build, gather", "print(callable(build), callable(gather))"
    assert run(f"{first}\n{public}\n{asked}") == "True True"
    assert run(f"{public}\n{first}\n{public}\n{asked}") == "True True"
