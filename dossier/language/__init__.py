"""What changes with the language, as data: ``load_language("fr")``.

A language is a folder of TOML files, one for each idea (``numbers.toml``, ``dates.toml``, ``reading.toml``,
``speech.toml``). A file holds ``[words]`` (lists), ``[values]`` (words with a number) and ``[patterns]``; a name is
told with its file: ``"dates.months"``. A pattern is a regular expression with ``examples`` it must find and ``rejects``
it must not; ``{months}`` in it stands for any of that list's words, ``{numbers.scales}`` for another file's list,
``{@day}`` for another pattern. Case is ignored unless ``case = true``; a space stands for any white space and ``'`` for
either apostrophe.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

_PLACE = re.compile(r"\{(@?[a-z_]+(?:\.[a-z_]+)?)\}")

_LOOSE = re.compile(r"\[(?:\\.|[^\]\\])+\]|\\.|'| +")  # a class or an escape, kept; an apostrophe; spaces


@dataclass(frozen=True, eq=False)
class Pattern:
    """An expression, compiled when it is first used, beside what it must and must not find."""

    source: str
    case: bool
    examples: tuple[str, ...]
    rejects: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source, re.NOFLAG if self.case else re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The words, values and patterns of one language, by names such as ``"dates.months"``."""

    code: str
    words: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, float]]
    patterns: Mapping[str, Pattern]

    def regex(self, name: str) -> re.Pattern[str]:
        """The compiled expression of a pattern. Raises KeyError for an unknown name."""
        return self.patterns[name].regex


@cache
def load_language(code: str) -> Language:
    """The language pack of an ISO 639-1 code. Raises KeyError where there is none.

    >>> load_language("fr").code
    'fr'
    """
    folder = files(__package__) / code
    if code not in language_codes():
        raise KeyError(code)
    tables = {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text("utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    words = {f"{name}.{key}": tuple(value) for name, table in tables.items() for key, value in table.get("words", {}).items()}
    values = {f"{name}.{key}": dict(value) for name, table in tables.items() for key, value in table.get("values", {}).items()}
    sources = {f"{name}.{key}": value for name, table in tables.items() for key, value in table.get("patterns", {}).items()}
    lists = words | {key: tuple(value) for key, value in values.items()}
    expand = _expander(lists, {key: value["regex"] for key, value in sources.items()})
    patterns = {
        key: Pattern(expand(value["regex"], key), value.get("case", False), tuple(value["examples"]), tuple(value.get("rejects", ())))
        for key, value in sources.items()
    }
    return Language(code, words, values, patterns)


def language_codes() -> tuple[str, ...]:
    """The languages that articles may be written in."""
    return tuple(sorted(entry.name for entry in files(__package__).iterdir() if entry.is_dir() and len(entry.name) == 2))


def alternatives(words: tuple[str, ...]) -> str:
    """The body of a group that finds any of the words, the longest first.

    >>> alternatives(("mil", "mille"))
    'mille|mil'
    """
    return "|".join(_spell(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _spell(word: str) -> str:
    return re.sub(r"(?:\\ )+", r"\\s+", re.escape(word)).replace("'", "['’]")


def _expander(lists: Mapping[str, tuple[str, ...]], sources: Mapping[str, str]):  # type: ignore[no-untyped-def]
    def expand(source: str, owner: str) -> str:
        def place(match: re.Match[str]) -> str:
            name = match[1].lstrip("@")
            name = name if "." in name else f"{owner.partition('.')[0]}.{name}"
            return f"(?:{expand(sources[name], name)})" if match[1].startswith("@") else f"(?:{alternatives(lists[name])})"

        return _LOOSE.sub(
            lambda match: match[0] if len(match[0]) > 1 and match[0][0] in "[\\" else "['’]" if match[0] == "'" else r"\s+",
            _PLACE.sub(place, source),
        )

    return expand
