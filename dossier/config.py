"""``dossier.yml``, the editor's file, as one checked and frozen ``Config``.

YAML and pydantic live here and nowhere else. Every error names the file's line, what is wrong and what to do.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dossier.errors import InputError
from dossier.models import Relation, Scope

LANGUAGES = ("en", "fr")
CHARTS = ("estimates", "composition", "kinds", "coverage", "timeline")

Language = Literal["en", "fr"]
Chart = Literal["estimates", "composition", "kinds", "coverage", "timeline"]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]


def _per_language(value: object) -> object:
    """One text for all languages may be written without naming them."""
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value


def _words(value: object) -> object:
    """One list of words for all languages may be written without naming them."""
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, list | tuple) else value


def _date(value: object) -> object:
    """YAML reads 2025-06-17 as a date and 2025 as a number; both stand for the words as written."""
    return value.isoformat() if isinstance(value, dt.date) else str(value) if isinstance(value, int) else value


Text = Annotated[dict[Language, str], BeforeValidator(_per_language)]
Words = Annotated[dict[Language, tuple[str, ...]], BeforeValidator(_words)]
DatePrefix = Annotated[str, BeforeValidator(_date), Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Topic(_Checked):
    """A page of the site: the sentences that hold one of its ``cues`` or a figure of one of its ``measures``."""

    id: Identifier
    title: Text
    cues: Words = Field(default_factory=dict)
    measures: tuple[Identifier, ...] = ()
    charts: tuple[Chart, ...] = CHARTS


class Measure(_Checked):
    """What is counted. ``counted`` are its nouns ("morts"), ``states`` what is said of counted people or things that
    makes a figure of theirs one of this measure ("ont perdu la vie"); ``contained_in`` the measures that hold it.
    ``phrase`` is how a sentence names what is counted ("soldiers killed"); without it, the title in lower case."""

    id: Identifier
    title: Text
    phrase: Text = Field(default_factory=dict)
    unit: Text = Field(default_factory=dict)
    counted: Words = Field(default_factory=dict)
    states: Words = Field(default_factory=dict)
    contained_in: tuple[Identifier, ...] = ()
    headline: bool = False
    needs_cue: bool = False


class Actor(_Checked):
    """A person, body, agency or outlet that speaks for a party, under any of its ``aliases``."""

    name: Text
    aliases: tuple[str, ...] = ()


class Party(_Checked):
    """A side. ``adjectives`` are its adjectives and inhabitants ("nord-coréen", "South Korean")."""

    id: Identifier
    name: Text
    adjectives: Words = Field(default_factory=dict)
    actors: tuple[Actor, ...] = ()


class Outlet(_Checked):
    """Who publishes; ``agency`` marks a news agency whose reports others carry; ``reliability`` warns the reader."""

    name: str
    domains: tuple[str, ...] = ()
    agency: bool = False
    reliability: Text = Field(default_factory=dict)


class Source(_Checked):
    """What the editor knows about one seed; it wins over what was read."""

    url: str | None = None
    outlet: str | None = None
    published: DatePrefix | None = None
    title: str | None = None
    note: Text = Field(default_factory=dict)


class Correction(_Checked):
    """What the editor changes in one claim, and why; ``attributed_to`` must be words of the article."""

    reason: str
    reject: bool = False
    low: float | None = None
    high: float | None = None
    relation: Relation | None = None
    measure: Identifier | None = None
    topics: tuple[Identifier, ...] | None = None
    attributed_to: str | None = None
    party: Identifier | None = None
    as_of: DatePrefix | None = None
    scope: Scope | None = None

    def changes(self) -> dict[str, Any]:
        """The fields the editor wrote, so that an explicit null empties one."""
        return {key: getattr(self, key) for key in self.model_fields_set - {"reason", "reject"}}


class Translation(_Checked):
    """A quote in another language; ``digest`` is the original's, so that a changed original is noticed."""

    digest: str
    text: dict[Language, str]


class Config(_Checked):
    """The whole of ``dossier.yml``; ``folder`` is the one it stands in and ``lines`` where each key was written."""

    title: Text
    subtitle: Text = Field(default_factory=dict)
    languages: tuple[Language, ...] = Field(default=("en",), min_length=1)
    seeds: str = "seeds"
    docs: str = "docs"
    subject: Identifier | None = None
    elsewhere: Words = Field(default_factory=dict)
    topics: tuple[Topic, ...] = Field(min_length=1)
    measures: tuple[Measure, ...] = ()
    parties: tuple[Party, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    sources: dict[str, Source] = Field(default_factory=dict)
    claims: dict[str, Correction] = Field(default_factory=dict)
    translations: dict[str, Translation] = Field(default_factory=dict)
    file: str = Field(default="dossier.yml", exclude=True)
    folder: Path = Field(default=Path("."), exclude=True)
    lines: Mapping[tuple[str | int, ...], int] = Field(default_factory=dict, exclude=True, repr=False)

    def line(self, *where: str | int) -> int:
        """The line of a key, or of the nearest thing that holds it, from 1."""
        return _line(self.lines, where)


def load_config(path: Path) -> Config:
    """Read and check an editor's file. Raises InputError where it is missing, no YAML or not as described.

    ``file`` in messages is the path as given, so that a terminal can open it.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(
            str(path), 1, "no such file", "a dossier needs a dossier.yml with at least a title and topics (see README)"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), 1, f"cannot be read ({error})", "save it as a UTF-8 text file") from None
    return parse_config(text, file=str(path), folder=path.parent)


def parse_config(text: str, *, file: str, folder: Path) -> Config:
    """Check the text of an editor's file. Raises InputError.

    >>> parse_config("title: Floods\\ntopics: [{id: victims, title: Victims}]", file="dossier.yml", folder=Path(".")).title["en"]
    'Floods'
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise InputError(
            file, line, f"no valid YAML ({getattr(error, 'problem', None) or error})", "check the indentation, quotes and colons here"
        ) from None
    if not isinstance(data, dict):
        raise InputError(file, 1, "empty, or not a list of 'key: value' lines", "write at least a title and topics (see README)")
    lines = dict(_lines(node, ()))
    for name in ("file", "folder", "lines"):
        if name in data:
            raise InputError(file, _line(lines, (name,)), f"unknown key '{name}'", "remove it")
    _no_double_keys(node, file)
    try:
        config = Config.model_validate(data | {"file": file, "folder": folder, "lines": lines})
    except ValidationError as error:
        raise _explain(error, file, lines) from None
    _check_ids(config)
    return config


def _lines(node: yaml.Node | None, where: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], int]]:
    if node is None:
        return
    yield where, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value)
            yield from _lines(value, (*where, name))
            yield (*where, name), key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _lines(item, (*where, number))


def _no_double_keys(node: yaml.Node | None, file: str) -> None:
    """YAML keeps the last of two equal keys without a word; an editor's correction would be lost."""
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in seen:
                raise InputError(file, line, f"'{name}' stands twice (first on line {seen[name]})", "merge the two")
            seen[name] = line
            _no_double_keys(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _no_double_keys(item, file)


def _line(lines: Mapping[tuple[str | int, ...], int], where: tuple[str | int, ...]) -> int:
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)


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
}


def _explain(error: ValidationError, file: str, lines: Mapping[tuple[str | int, ...], int]) -> InputError:
    """The first fault, in an editor's words."""
    fault = min(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")  # a misspelt key is also a missing one
    where = tuple(part for part in fault["loc"] if part != "[key]")
    name = ".".join(str(part) for part in where)
    line = _line(lines, where)
    kind = fault["type"]
    if kind == "extra_forbidden":
        known = sorted(_fields_at(where[:-1]))
        near = difflib.get_close_matches(str(where[-1]), known, n=1)
        todo = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(known)}"
        return InputError(file, line, f"unknown key '{where[-1]}'", todo)
    if kind == "missing":
        return InputError(file, line, f"'{name}' is missing", "add it")
    if kind == "literal_error":
        return InputError(file, line, f"'{name}': {fault['input']!r} is not known", f"use one of {fault['ctx']['expected']}")
    if kind == "string_pattern_mismatch":
        todo = (
            "write a date as 2025-06-17, 2025-06 or 2025"
            if where[-1] in ("published", "as_of")
            else "use lower-case letters, digits, - and _"
        )
        return InputError(file, line, f"'{name}': {fault['input']!r} does not fit", todo)
    if kind == "too_short":
        return InputError(file, line, f"'{name}' is empty", "give at least one")
    return InputError(file, line, f"'{name}': {_EXPECTED.get(kind, fault['msg'])}, found {fault['input']!r}", "correct it")


def _fields_at(where: tuple[str | int, ...]) -> set[str]:
    models: dict[str, type[BaseModel]] = {
        "topics": Topic,
        "measures": Measure,
        "parties": Party,
        "outlets": Outlet,
        "sources": Source,
        "claims": Correction,
        "translations": Translation,
        "actors": Actor,
    }
    names = [part for part in where if isinstance(part, str) and part in models]
    fields = set(models[names[-1]].model_fields) if names else set(Config.model_fields)
    return fields - {"file", "folder", "lines"}


def _check_ids(config: Config) -> None:
    """Every id stands once, and every reference to one matches."""
    ids = {kind: [item.id for item in getattr(config, kind)] for kind in ("topics", "measures", "parties")}
    for kind, names in ids.items():
        for number, name in enumerate(names):
            if name in names[:number]:
                raise InputError(
                    config.file, config.line(kind, number, "id"), f"the id '{name}' stands twice in {kind}", "give each its own id"
                )
    for name, known, where in _references(config, ids):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            todo = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(known) or 'none'}"
            kind = next(part for part in reversed(where) if isinstance(part, str))
            raise InputError(config.file, config.line(*where), f"'{name}' matches no {kind}", todo)


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
        if correction.measure is not None:
            yield correction.measure, ids["measures"], ("claims", claim, "measure")
        if correction.party is not None:
            yield correction.party, ids["parties"], ("claims", claim, "party")
        for place, name in enumerate(correction.topics or ()):
            yield name, ids["topics"], ("claims", claim, "topics", place)


def per_language(text: Mapping[Language, str], language: str, default: str = "") -> str:
    """The text in a language, else in any other one it was written in."""
    return next((words for code, words in text.items() if code == language and words), None) or next(iter(text.values()), default)
