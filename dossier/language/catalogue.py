"""What an editor may call by its name: measures, roles and countries, with their words in each language.

A measure or a role is a file of its own (``measures/killed.toml``), so that only those named are read. Its top keys are every
language's; a table for each language holds its words, and ``examples`` and ``rejects`` that a test runs.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Kind = Literal["measures", "roles"]


@cache
def names(kind: Kind) -> tuple[str, ...]:
    """The names of a kind, in the order of the alphabet.

    >>> "killed" in names("measures")
    True
    """
    return tuple(
        sorted(entry.name.removesuffix(".toml") for entry in (files(__package__) / kind).iterdir() if entry.name.endswith(".toml"))
    )


@cache
def named(kind: Kind, name: str) -> Mapping[str, Any] | None:
    """What a file tells of a name; None where there is no such name."""
    if name not in names(kind):
        return None
    entry: Mapping[str, Any] = tomllib.loads((files(__package__) / kind / f"{name}.toml").read_text("utf-8"))
    return entry


def by_language(entry: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A key of an entry in each language that has it.

    >>> by_language({"en": {"title": "Killed"}, "fr": {}, "grows": True}, "title")
    {'en': 'Killed'}
    """
    return {code: table[key] for code, table in entry.items() if isinstance(table, Mapping) and key in table}
