"""The field list: which tables there are, what their columns hold, and which column points to which table.

The words about each column are in ``messages/``, below ``column`` for claims and ``column_<table>`` for the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from dossier.config import LANGUAGES
from dossier.models import Basis, Modality, People, Relation, Scope
from dossier.write.wording import load_wording

VERSION = "1.2"
"""The version of the field list. The second number grows where a table or a column comes on top, the first where one goes or
changes its meaning."""

DATE = {"pattern": r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}
"""A day, a month or a year: no type of Table Schema holds all three."""

NEEDED = {"required": True}
KEY = {"required": True, "unique": True}
COUNT = {"required": True, "minimum": 0}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its type and constraints in the words of Table Schema, and the unit of its numbers."""

    name: str
    type: str = "string"
    constraints: Mapping[str, Any] = field(default_factory=dict)
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its columns in their order, of which the first is the key, and the tables to whose keys columns point ("": to
    its own)."""

    name: str
    fields: tuple[Field, ...]
    points_to: Mapping[str, str]


CHARACTERS = "Unicode code points of the article's text"
SAID = (
    Field("relation", constraints=NEEDED | {"enum": list(get_args(Relation))}),
    Field("scope", constraints={"enum": list(get_args(Scope))}),
    Field("modality", constraints=NEEDED | {"enum": list(get_args(Modality))}),
    Field("hearsay", "boolean", NEEDED),
    Field("former", "boolean", NEEDED),
    Field("as_of", constraints=DATE),
    Field("as_of_basis", constraints={"enum": list(get_args(Basis))}),
)
APART = (Field("people", constraints={"enum": list(get_args(People))}), Field("place"))
RELATION, SCOPE, MODALITY, HEARSAY, FORMER, AS_OF, AS_OF_BASIS = SAID

CLAIMS = Table(
    "claims",
    (
        Field("id", constraints=KEY),
        Field("source", constraints=NEEDED),
        Field("language", constraints=NEEDED),
        Field("outlet"),
        Field("title"),
        Field("url"),
        Field("published", constraints=DATE),
        Field("quote", constraints=NEEDED),
        Field("start", "integer", COUNT, CHARACTERS),
        Field("end", "integer", COUNT, CHARACTERS),
        Field("surface", constraints=NEEDED),
        Field("low", "number", unit="estimates.unit"),
        Field("high", "number", unit="estimates.unit"),
        RELATION,
        Field("counted"),
        Field("measure", constraints=NEEDED),
        Field("topics"),
        Field("attributed_to"),
        Field("claimant"),
        Field("party"),
        AS_OF,
        AS_OF_BASIS,
        SCOPE,
        Field("whole"),
        MODALITY,
        HEARSAY,
        FORMER,
        Field("estimate"),
        Field("correction"),
        Field("checked", "boolean", NEEDED),
        *APART,
        Field("reliability"),
    ),
    {"source": "sources", "measure": "measures", "party": "parties", "estimate": "estimates", "whole": ""},
)
SOURCES = Table(
    "sources",
    (
        Field("source", constraints=KEY),
        Field("key", constraints=KEY),
        Field("language", constraints=NEEDED),
        Field("outlet"),
        Field("title"),
        Field("url"),
        Field("published", constraints=DATE),
        Field("published_evidence"),
        Field("origin"),
        Field("origin_name"),
        Field("reliability"),
        Field("note"),
        Field("passages", "integer", COUNT, "passages"),
        Field("claims", "integer", COUNT, "claims"),
    ),
    {},
)
PARTIES = Table("parties", (Field("id", constraints=KEY), Field("name_en"), Field("name_fr"), Field("country"), Field("roles")), {})
MEASURES = Table(
    "measures",
    (
        Field("id", constraints=KEY),
        Field("title_en"),
        Field("title_fr"),
        Field("unit_en"),
        Field("unit_fr"),
        Field("contained_in"),
        Field("grows", "boolean", NEEDED),
    ),
    {},
)
ESTIMATES = Table(
    "estimates",
    (
        Field("id", constraints=KEY),
        Field("measure", constraints=NEEDED),
        Field("claimant"),
        Field("party"),
        Field("low", "number", unit="estimates.unit"),
        Field("high", "number", unit="estimates.unit"),
        Field("unit"),
        *SAID,
        Field("claims", "integer", COUNT, "claims"),
        Field("articles", "integer", COUNT, "articles"),
        Field("origins", "integer", COUNT, "origins"),
        *APART,
        Field("reliability"),
    ),
    {"measure": "measures", "party": "parties"},
)
TABLES = (CLAIMS, SOURCES, PARTIES, MEASURES, ESTIMATES)


def columns(table: Table) -> tuple[str, ...]:
    """The names of a table's columns, in their order."""
    return tuple(column.name for column in table.fields)


def schema(table: Table, language: str) -> dict[str, Any]:
    """The Table Schema of a table (https://specs.frictionlessdata.io/table-schema/).

    That standard has a ``description`` in one language; ``descriptions`` and ``unit`` are further properties, which it allows.
    """
    pointed = {name: {"resource": other, "fields": _key_of(other or table.name)} for name, other in table.points_to.items()}
    keys = [{"fields": name, "reference": reference} for name, reference in pointed.items()]
    own = {"fields": [_described(table, column, language) for column in table.fields], "primaryKey": table.fields[0].name}
    return own | ({"foreignKeys": keys} if keys else {})


def _described(table: Table, column: Field, language: str) -> dict[str, Any]:
    words = told(f"{'column' if table is CLAIMS else f'column_{table.name}'}.{column.name}")
    own = {"name": column.name, "type": column.type, "description": words[language], "descriptions": words}
    return own | ({"unit": column.unit} if column.unit else {}) | ({"constraints": dict(column.constraints)} if column.constraints else {})


def _key_of(name: str) -> str:
    return next(table.fields[0].name for table in TABLES if table.name == name)


def told(message: str) -> dict[str, str]:
    """A message in every language of ours."""
    return {language: load_wording(language).say(message) for language in LANGUAGES}
