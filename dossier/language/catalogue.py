"""What an editor may call by its name: measures, roles and countries, with their words in each language.

A measure or a role is a file of its own (``measures/killed.toml``), so that only those named are read. Its top keys are every
language's; a table for each language holds its words, and ``examples`` and ``rejects`` that a test runs.

A country is a line of ``<code>/countries.csv`` in each language that has one: what it is called, its adjectives and inhabitants, its
capital, the seats of its government, its army's and its services' own names, and in French its first adjective in the feminine.
``countries.toml`` makes its actors of these.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, Literal

from dossier.language import REFERENCE, language_codes

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


Row = Mapping[str, tuple[str, ...]]
"""What a language tells of a country, by the columns of its table."""

_COLUMN = re.compile(r"\{(\w+)\}")


@cache
def countries(language: str) -> Mapping[str, Row]:
    """The countries that a language knows, by their ISO 3166 codes.

    >>> countries("fr")["KR"]["names"], countries("es")
    (('Corée du Sud',), {})
    """
    table = files(__package__) / language / "countries.csv"
    if not table.is_file():
        return {}
    lines = csv.DictReader(table.read_text("utf-8").splitlines())
    rows = ({key: tuple(filter(None, cell.split("/"))) for key, cell in line.items()} for line in lines)
    return {row["code"][0]: {**row, "name": row["names"][:1], "adjective": row["adjectives"][:1]} for row in rows}


def country_codes() -> tuple[str, ...]:
    """The codes of all countries known."""
    return tuple(sorted({code for language in language_codes() for code in countries(language)}))


def country_id(code: str) -> str:
    """A country's first name in the reference language as an id; the code itself where no such country is known.

    >>> country_id("KR"), country_id("CI")
    ('south-korea', 'ivory-coast')
    """
    row = countries(REFERENCE).get(code)
    return re.sub(r"[^a-z]+", "-", row["names"][0].lower()) if row else code.lower()


def country(code: str) -> dict[str, Row]:
    """What each language tells of a country; its adjectives stand for all their forms."""
    found = {language: countries(language)[code] for language in language_codes() if code in countries(language)}
    endings = {language: _speakers()[language]["adjective"] for language in found}
    return {
        language: {**row, "adjectives": tuple(endings[language].format(word) for word in row["adjectives"])}
        for language, row in found.items()
    }


def all_countries() -> dict[str, tuple[str, ...]]:
    """The names and capitals of all countries in each language."""
    return {
        language: tuple(dict.fromkeys(name for row in countries(language).values() for name in (*row["names"], *row["capital"])))
        for language in language_codes()
        if countries(language)
    }


def speakers(rows: Mapping[str, Row]) -> Iterator[tuple[dict[str, str], dict[str, tuple[str, ...]]]]:
    """Who speaks for a country in each language: what they are called, and their words."""
    actors = {actor: None for language in rows for actor in _speakers()[language] if actor != "adjective"}
    for actor in actors:
        told = {language: _speakers()[language][actor] for language in rows if actor in _speakers()[language]}
        names = {language: next(_filled(each["name"], rows[language])) for language, each in told.items()}
        yield names, {language: tuple(_words(each["words"], rows[language])) for language, each in told.items()}


def _words(patterns: list[str], row: Row) -> Iterator[str]:
    for pattern in patterns:
        yield from _filled(pattern, row)


def _filled(pattern: str, row: Row) -> Iterator[str]:
    """A pattern with each of the words that a column holds; nothing where a column is empty."""
    columns = dict.fromkeys(_COLUMN.findall(pattern))
    for words in product(*(row[column] for column in columns)):
        yield pattern.format(**dict(zip(columns, words, strict=True)))


@cache
def other_events() -> dict[str, tuple[str, ...]]:
    """The words for events that a dossier with a subject is hardly about, in each language."""
    told = tomllib.loads((files(__package__) / "elsewhere.toml").read_text("utf-8"))
    return {language: tuple(table["words"]) for language, table in told.items()}


@cache
def _speakers() -> Mapping[str, Mapping[str, Any]]:
    told: Mapping[str, Mapping[str, Any]] = tomllib.loads((files(__package__) / "countries.toml").read_text("utf-8"))
    return told
