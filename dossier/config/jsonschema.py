"""``dossier.yml`` as a JSON Schema: programs that editors write in complete its keys and mark mistakes by it.

It is made of the models each time it is asked for, with the names that the language packs know, so that it never says anything else
than what is checked. What no schema can say is left to the check: that an id stands once, that a reference matches, that words are an
article's.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from dossier.config.schema import Config

SCHEMA_FILE = "dossier.schema.json"
"""Its name beside a ``dossier.yml``."""
FIRST_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
"""How the first line of a ``dossier.yml`` names it to the programs that editors write in."""


class _Plain(GenerateJsonSchema):
    """With the sentence below each field, and without what says nothing: a title that repeats a key, a default of nothing."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        for field, sentence in _sentences(schema["cls"]):
            made["properties"][field]["description"] = sentence
        return made

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return {key: value for key, value in made.items() if key != "default" or value not in (None, [])}


def _sentences(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """The fields of a model and of those that it widens, each with the sentence below it. (Pydantic would read them at each start of
    the program.)"""
    for part in model.__mro__:
        if issubclass(part, BaseModel) and part.__module__ == model.__module__:
            table = ast.parse(inspect.getsource(part)).body[0]
            assert isinstance(table, ast.ClassDef)
            for field, below in pairwise(table.body):
                if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                    yield ast.unparse(field.target), " ".join(str(below.value.value).split())


def json_schema() -> Mapping[str, Any]:
    """The schema, of the draft 2020-12."""
    made = Config.model_json_schema(schema_generator=_Plain)
    return {"$schema": _Plain.schema_dialect, **made, "title": "dossier.yml", "description": "What a dossier is about, and how it is read."}


def schema_text() -> str:
    """The schema as a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
