"""``dossier.yml``, the editor's file, as one checked and frozen ``Config``.

YAML and pydantic live in this package and nowhere else. Every error names the file's line, what is wrong and what to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import yaml
from pydantic import ValidationError

from dossier.config.faults import check_ids, explain, lines_of, no_double_keys
from dossier.config.front import Front, parse_front
from dossier.config.named import adopt, complete
from dossier.config.schema import (
    CHARTS,
    LANGUAGES,
    Actor,
    Chart,
    Config,
    Correction,
    Language,
    Measure,
    Outlet,
    Party,
    Source,
    Text,
    Topic,
    Translation,
    Words,
    line_of,
    per_language,
)
from dossier.errors import InputError

__all__ = [
    "CHARTS",
    "LANGUAGES",
    "Actor",
    "Chart",
    "Config",
    "Correction",
    "Front",
    "Language",
    "Measure",
    "Outlet",
    "Party",
    "Source",
    "Text",
    "Topic",
    "Translation",
    "Words",
    "load_config",
    "parse_config",
    "parse_front",
    "per_language",
]


def load_config(path: Path) -> Config:
    """Read and check an editor's file: a frozen Config. Raises InputError where it is missing, no YAML or not as described.

    Messages name the path as given, so that a terminal can open it.

    >>> load_config(Path("nowhere.yml"))
    Traceback (most recent call last):
    dossier.errors.InputError: nowhere.yml:1: no such file; a dossier needs a dossier.yml with at least a title and topics (see README)
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
        node, data = _parsed(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise InputError(
            file, line, f"no valid YAML ({getattr(error, 'problem', None) or error})", "check the indentation, quotes and colons here"
        ) from None
    if not isinstance(data, dict):
        raise InputError(file, 1, "empty, or not a list of 'key: value' lines", "write at least a title and topics (see README)")
    lines = dict(lines_of(node, ()))
    for name in ("file", "folder", "lines"):
        if name in data:
            raise InputError(file, line_of(lines, (name,)), f"unknown key '{name}'", "remove it")
    no_double_keys(node, file)
    try:
        config = adopt(Config.model_validate(data | {"file": file, "folder": folder, "lines": lines}))
    except ValidationError as error:
        raise explain(error, file, lines) from None
    check_ids(config)
    return complete(config)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML without dates: an article named 2025-04-20 keeps its name, and a date its words."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {
        first: [(tag, regex) for tag, regex in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _parsed(text: str) -> tuple[yaml.Node | None, object]:
    """The nodes of a document, which know their lines, and its data with keys as written, in one pass."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        _keys_as_written(node)
        return node, loader.construct_document(node) if node is not None else None
    except yaml.YAMLError:
        yaml.compose(text, Loader=yaml.SafeLoader)  # says it in the same words on every machine
        raise
    finally:
        loader.dispose()


def _keys_as_written(node: yaml.Node | None) -> None:
    """A claim's id of digits alone is a word, not a number."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                key.tag = "tag:yaml.org,2002:str"
            _keys_as_written(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _keys_as_written(item)
