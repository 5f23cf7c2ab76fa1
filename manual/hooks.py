"""What the manual takes from the program while it is built, so that no copy of it can drift: the reference of ``dossier.yml`` from its
JSON Schema, that of the commands from the commands, names and fields from where the program has them; the product's look and pictures.

A line ``<!-- measures -->`` in a page is where a table of them stands; FILLED lists these.
"""

from __future__ import annotations

import copy
import sys
import tomllib
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from dossier.cli import main
from dossier.config import json_schema
from dossier.frame import in_language, with_templates
from dossier.language.catalogue import by_language, countries, country_codes, named, names
from dossier.policy import with_policy

PACKAGE = files("dossier")
ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "images"
ROOTS = {"en": "", "fr": "fr/"}
SHOWN_WORDS = 6
"""The words of a measure or a role that a table shows."""
FEW = 9
"""So many values are listed where they stand; more have a page."""

Schema = Mapping[str, Any]


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


# dossier.yml

TEXT, WORDS = "a text, or one for each language", "a list of words, or one for each language"


def reference_of_dossier_yml() -> str:
    """Every table of ``dossier.yml`` with its keys, what may stand there and what it means."""
    schema = json_schema()
    parts = [
        "# dossier.yml",
        "The editor's file says what a dossier is about. This page is made from the JSON Schema that `dossier schema` prints, which is "
        "made from the models that check the file: an unknown key, a wrong value and a date that is none are told with their lines.",
        "In word lists a word stands for all its forms, several words for that sequence, and a `*` at the end for any ending. Names and "
        "aliases of actors stand for themselves, each form written out; one in small letters is found with a capital too.",
        "## The whole file",
        _keys(schema),
    ]
    for name, key in _tables(schema, schema["$defs"]).items():
        one = schema["$defs"][name]
        parts += [f"## {key} {{ #{name.lower()} }}", one["description"].replace("``", "`"), _keys(one)]
    return "\n\n".join(parts) + "\n"


def _tables(schema: Schema, known: Schema) -> dict[str, str]:
    """The tables of a schema, in the order of its keys, each before those that stand in it, with the key that each stands under."""
    found: dict[str, str] = {}
    for key, field in schema["properties"].items():
        name = _table_of(field)
        if name and name not in found:
            found = found | {name: key} | {inner: under for inner, under in _tables(known[name], known).items() if inner not in found}
    return found


def _table_of(field: Schema) -> str | None:
    """The table that a key holds, once or several times."""
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    inner = (field.get("items"), field.get("additionalProperties"), *field.get("anyOf", ()))
    return next((found for part in inner if isinstance(part, Mapping) and (found := _table_of(part))), None)


def _keys(schema: Schema) -> str:
    """The keys of a table of ``dossier.yml``."""
    needed = schema.get("required", ())
    return table(
        ("key", "value", "meaning"),
        ((f"`{key}`", _value(field), field["description"] + _more(key, field, needed)) for key, field in schema["properties"].items()),
    )


def _more(key: str, field: Schema, needed: Iterable[str]) -> str:
    if key in needed:
        return " **Needed.**"
    default = field.get("default")
    if isinstance(default, list):
        default = ", ".join(map(str, default))
    return f" Without it: `{default}`." if isinstance(default, str) else ""


def _value(field: Schema) -> str:
    """What may stand there, in words.

    >>> _value({"type": "array", "items": {"type": "string"}}), _value({"anyOf": [{"type": "boolean"}, {"type": "null"}]})
    ('a list: a text', 'true or false, or null')
    """
    if "$ref" in field:
        name = str(field["$ref"]).rpartition("/")[2]
        return f"[{name.lower()}](#{name.lower()})"
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"]) if len(field["enum"]) <= FEW else "a [name](names.md)"
    if "anyOf" in field:
        kinds = {part.get("type") for part in field["anyOf"]}
        languages = any("propertyNames" in part or part.get("type") == "object" for part in field["anyOf"])
        if languages and "string" in kinds:
            return TEXT
        if languages and "array" in kinds:
            return WORDS
        return ", or ".join(dict.fromkeys(map(_value, field["anyOf"])))
    return _of_type(field)


def _of_type(field: Schema) -> str:
    kind, pattern = field.get("type"), field.get("pattern", "")
    if kind == "array":
        return f"a list: {_value(field['items'])}"
    if kind == "object":
        inner = field.get("additionalProperties", {})
        return f"for each id: {_value(inner)}" if "$ref" in inner else "a text for each language"
    if kind == "string":
        known = {"^[12]": "a date (`2025-06-17`, `2025-06`, `2025`)", "^https": "an address", "^[a-z0-9]": "an id"}
        return next((words for start, words in known.items() if pattern.startswith(start)), "a text")
    return {"boolean": "true or false", "number": "a number", "integer": "a number", "null": "null"}[str(kind)]


# Commands


EACH = ("--help", "--debug")
"""Options of every command."""


def reference_of_commands() -> str:
    """Every command with its help and its options, as ``dossier COMMAND --help`` prints them."""
    parts = [
        "# Commands",
        "What was asked for goes to the standard output or into a folder, everything said about it to the standard error. A mistake in "
        "what was given ends a command with exit code 2 and a line that says where it is and what to do. Each has `--help`, and "
        "`--debug`, which shows where in the program something failed that nobody foresaw.",
    ]
    for name, command in sorted(main.commands.items()):
        context = click.Context(command, info_name=f"dossier {name}")
        usage = command.get_usage(context).removeprefix("Usage: ")
        records = [record for param in command.get_params(context) if (record := param.get_help_record(context))]
        words = " ".join((command.help or "").replace("\b", "").split("\n\n")[0].split())
        more = [" ".join(part.split()) for part in (command.help or "").split("\n\n")[1:]]
        parts += [f"## dossier {name}", f"```text\n{usage}\n```", words, *more]
        told = [(f"`{option}`", _plain(meaning)) for option, meaning in records if meaning and option not in EACH]
        parts += [table(("option", "meaning"), told)] if told else []
    return "\n\n".join(parts) + "\n"


def _plain(words: str) -> str:
    return words.replace("[", "\\[").replace("|", "&#124;").replace("<", "&lt;")


# Names and fields


def _named(kind: Any, key: str, head: tuple[str, str, str]) -> Callable[[str], str]:
    """A table of measures or roles, in a language: what each is called, and some of its words."""

    def made(language: str) -> str:
        rows = []
        for name in names(kind):
            entry = named(kind, name) or {}
            title = by_language(entry, "title" if kind == "measures" else "name").get(language, "")
            words = list(by_language(entry, key).get(language, ()))
            rows.append((f"`{name}`", title, ", ".join(words[:SHOWN_WORDS]) + (", …" if len(words) > SHOWN_WORDS else "")))
        return table((head if language == "en" else ("nom", "titre", "mots")), rows)

    return made


def _countries(language: str) -> str:
    known = countries(language)
    return ", ".join(f"`{code}` {known[code]['names'][0]}" for code in country_codes() if code in known) + "."


def _fields(language: str) -> str:
    """The fields of a claim, as the page Data of each site explains them."""
    told = tomllib.loads((PACKAGE / "write" / "messages" / f"{language}.toml").read_text("utf-8"))["column"]
    return table(("field", "meaning"), ((f"`{name}`", meaning) for name, meaning in told.items()))


def _scores(_: str) -> str:
    """How well it reads, as ``make scores`` wrote it into the first dossier's method."""
    told = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    return told.partition("<!-- scores: written by make scores -->")[2].partition("<!-- /scores -->")[0].strip()


FILLED: Mapping[str, Callable[[str], str]] = {
    "measures": _named("measures", "counted", ("name", "title", "some of its nouns")),
    "roles": _named("roles", "words", ("role", "name", "some of its words")),
    "countries": _countries,
    "fields": _fields,
    "scores": _scores,
}
MADE: Mapping[str, Callable[[], str]] = {
    "reference/dossier-yml.md": reference_of_dossier_yml,
    "reference/commands.md": reference_of_commands,
}


# MkDocs' events


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    with_templates(config.theme)
    config.extra_css = ["assets/dossier.css", "assets/manual.css", *config.extra_css]
    return config


known_files: list[Files] = []
"""The files of this build: MkDocs gives them to few of its events."""


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    known_files[:] = [files]
    for path, content in _made():
        files.append(File.generated(config, path, content=content))
    return files


def _made() -> Iterator[tuple[str, str | bytes]]:
    """The files that stand in no folder of the manual."""
    yield from ((path, made()) for path, made in MADE.items())
    for name in ("dossier.css", "icon.svg"):
        yield f"assets/{name}", (PACKAGE / "write" / "assets" / name).read_bytes()
    yield from ((f"images/{image.name}", image.read_bytes()) for image in sorted(IMAGES.glob("*.png")))


def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    for name, made in FILLED.items():
        markdown = markdown.replace(f"<!-- {name} -->", made(_language(page)))
    return markdown


def _language(page: Page) -> str:
    return "fr" if page.file.src_uri.startswith(ROOTS["fr"]) else "en"


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: Any) -> TemplateContext:
    """A page in French says so, and leads to the same page in English and back; both are found by the site's one search."""
    language, home = _language(page), context["base_url"]
    spoken = copy.copy(config)
    spoken.data = {**config.data, "theme": ChainMap({"language": language}, config.theme)}
    context["config"] = spoken
    context = in_language(context, known_files[0], ROOTS, language=language)
    context["base_url"] = home
    return context


@event_priority(-100)
def on_post_page(output: str, **_: Any) -> str:
    return output if "serve" in sys.argv else with_policy(output)


on_post_template = on_post_page
