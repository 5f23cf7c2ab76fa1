"""What is wrong with a ``dossier.yml``, in an editor's words and with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dossier.config.schema import (
    Actor,
    Added,
    Config,
    Correction,
    Happening,
    Measure,
    Outlet,
    Part,
    Party,
    Reading,
    Source,
    Topic,
    Translation,
    line_of,
)
from dossier.errors import MOST_FAULTS, InputError, all_of, raise_all
from dossier.nearest import did_you_mean


def lines_of(node: yaml.Node | None, where: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], int]]:
    if node is None:
        return
    yield where, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value)
            yield from lines_of(value, (*where, name))
            yield (*where, name), key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from lines_of(item, (*where, number))


def no_double_keys(node: yaml.Node | None, file: str) -> None:
    """YAML keeps the last of two equal keys without a word; an editor's correction would be lost. Raises InputError."""
    raise_all(_double_keys(node, file))


def _double_keys(node: yaml.Node | None, file: str) -> Iterator[InputError]:
    if isinstance(node, yaml.MappingNode):
        lines: dict[str, int] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in lines:
                yield InputError(file, line, f"'{name}' stands twice (first on line {lines[name]})", "merge the two")
            lines[name] = line
            yield from _double_keys(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _double_keys(item, file)


Model = TypeVar("Model", bound=BaseModel)

_EXPECTED = {
    "string_type": "expected a text",
    "bool_parsing": "expected true or false",
    "bool_type": "expected true or false",
    "tuple_type": "expected a list",
    "list_type": "expected a list",
    "dict_type": "expected 'key: value' lines",
    "model_type": "expected 'key: value' lines",
    "float_parsing": "expected a number",
    "float_type": "expected a number",
    "finite_number": "expected a number",
    "less_than_equal": "expected a smaller number",
    "greater_than_equal": "expected a larger number",
    "string_too_long": "expected a shorter text",
    "no_word": "expected a word with letters or digits",
    "no_folder": "expected the name of a folder",
}

NAME = r"[a-z0-9][a-z0-9_-]{0,99}"
"""What an editor may call a figure that was missed: the name is its id and stands in addresses."""

SHOWN = 60
"""Characters of a value that a message shows."""

_DATE = "write a date as 2025-06-17, 2025-06 or 2025"
_SHAPES = {"published": _DATE, "as_of": _DATE, "date": _DATE, "url": "write a whole address, with https://"}


def checked(
    model: type[Model], data: object, file: str, lines: Mapping[tuple[str | int, ...], int], *, fields: Collection[str] = ()
) -> Model:
    """What an editor wrote, checked. Raises InputError with all faults in an editor's words; ``fields`` are the keys known there, those
    of ``dossier.yml`` where none are given."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise all_of(_explain(error, file, lines, fields)) from None


def _explain(error: ValidationError, file: str, lines: Mapping[tuple[str | int, ...], int], fields: Collection[str]) -> list[InputError]:
    """All faults, each once."""
    faults = error.errors(include_url=False)
    misspelt = {fault["loc"][:-1] for fault in faults if fault["type"] == "extra_forbidden"}
    # A misspelt key is a missing one too; of a value that may be one of several kinds the first fault is enough.
    told: dict[tuple[int | str, ...], ErrorDetails] = {}
    for fault in faults:
        if fault["type"] != "missing" or fault["loc"][:-1] not in misspelt:
            told.setdefault(fault["loc"], fault)
    return [_in_words(fault, file, lines, fields) for fault in islice(told.values(), MOST_FAULTS)]


def _in_words(fault: ErrorDetails, file: str, lines: Mapping[tuple[str | int, ...], int], fields: Collection[str]) -> InputError:
    where = tuple(part for part in fault["loc"] if part != "[key]")
    name = ".".join(_cut(str(part)) for part in where)
    line = line_of(lines, where)
    kind, last, given = fault["type"], _cut(str(where[-1])) if where else "", _cut(repr(fault["input"]))
    if kind == "extra_forbidden":
        known = sorted(fields or _fields_at(where[:-1]))
        todo = did_you_mean(last, known) or f"known here: {', '.join(known)}"
        return InputError(file, line, f"unknown key '{last}'", todo)
    if kind == "no_reason":
        return InputError(file, line, f"'{name}.reason' is missing", "say why: readers see it; or write 'confirmed: true' alone")
    if kind == "one_of":
        return InputError(file, line, f"'{name}' has several of reject, add, split, same_as", "keep one of them")
    if kind == "missing":
        return InputError(file, line, f"'{name}' is missing", "add it")
    if kind == "literal_error":
        return InputError(file, line, f"'{name}': {given} is not known", f"use one of {fault['ctx']['expected']}")
    if kind == "string_pattern_mismatch":
        todo = _SHAPES.get(last, "use lower-case letters, digits, - and _")
        return InputError(file, line, f"'{name}': {given} does not fit", todo)
    if kind == "no_date":
        return InputError(file, line, f"'{name}': {fault['input']} is no day of the calendar", _DATE)
    if kind == "too_short":
        return InputError(file, line, f"'{name}' is empty", "give at least one")
    return InputError(file, line, f"'{name}': {_EXPECTED.get(kind, fault['msg'])}, found {given}", "correct it")


def _cut(words: str) -> str:
    """As much of a value as a message shows."""
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


def _fields_at(where: tuple[str | int, ...]) -> set[str]:
    models: dict[str, type[BaseModel]] = {
        "topics": Topic,
        "measures": Measure,
        "parties": Party,
        "outlets": Outlet,
        "sources": Source,
        "claims": Correction,
        "add": Added,
        "split": Part,
        "translations": Translation,
        "events": Happening,
        "differences": Reading,
        "actors": Actor,
    }
    names = [part for part in where if isinstance(part, str) and part in models]
    fields = set(models[names[-1]].model_fields) if names else set(Config.model_fields)
    return fields - {"file", "folder", "lines"}


def check_ids(config: Config) -> None:
    """Every id stands once, every reference to one matches, and one party at most is the rest. Raises InputError."""
    raise_all(_faults_of_ids(config))


def _faults_of_ids(config: Config) -> Iterator[InputError]:
    ids = {kind: [item.id for item in getattr(config, kind)] for kind in ("topics", "measures", "parties")}
    for kind, names in ids.items():
        for number, name in enumerate(names):
            if name in names[:number]:
                line = config.line(kind, number, "id")
                yield InputError(config.file, line, f"the id '{name}' stands twice in {kind}", "give each its own id")
    for number, code in enumerate(config.languages):
        if code in config.languages[:number]:
            yield InputError(config.file, config.line("languages", number), f"'{code}' stands twice in languages", "name each once")
    rest = [number for number, party in enumerate(config.parties) if party.rest]
    for number in rest[1:]:
        what = f"'{config.parties[rest[0]].id}' is the rest already"
        yield InputError(config.file, config.line("parties", number, "rest"), what, "leave 'rest: true' to one party")
    for name, correction in config.claims.items():
        if correction.add and not re.fullmatch(NAME, name):
            line = config.line("claims", name)
            yield InputError(config.file, line, f"'{_cut(name)}' is no name for an added figure", "use lower-case letters, digits, - and _")
        if correction.add and correction.measure is None:
            what = f"the figure that '{name}' adds has no measure"
            yield InputError(config.file, config.line("claims", name), what, "say with 'measure' what is counted")
    for name, known, where in _references(config, ids):
        if name not in known:
            todo = did_you_mean(name, known) or f"known: {', '.join(known) or 'none'}"
            kind = next(part for part in reversed(where) if isinstance(part, str))
            yield InputError(config.file, config.line(*where), f"'{name}' matches no {kind}", todo)


def _references(config: Config, ids: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str], tuple[str | int, ...]]]:
    if config.subject is not None:
        yield config.subject, ids["parties"], ("subject",)
    if ids["measures"]:
        for number, topic in enumerate(config.topics):
            for place, name in enumerate(topic.measures):
                yield name, ids["measures"], ("topics", number, "measures", place)
    for number, measure in enumerate(config.measures):
        for place, name in enumerate(measure.contained_in):
            yield name, ids["measures"], ("measures", number, "contained_in", place)
    for claim, correction in config.claims.items():
        yield from _references_of_claim(correction, ids, ("claims", claim))
        for number, part in enumerate(correction.split or ()):
            yield from _references_of_claim(part, ids, ("claims", claim, "split", number))


def _references_of_claim(
    said: Correction | Part, ids: Mapping[str, list[str]], where: tuple[str | int, ...]
) -> Iterator[tuple[str, list[str], tuple[str | int, ...]]]:
    if said.measure is not None:
        yield said.measure, ids["measures"], (*where, "measure")
    if said.party is not None:
        yield said.party, ids["parties"], (*where, "party")
    for place, name in enumerate(said.topics or ()):
        yield name, ids["topics"], (*where, "topics", place)
