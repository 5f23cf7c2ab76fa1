"""``dossier.yml``, the editor's file, as one checked and frozen ``Config``.

YAML and pydantic live in this package and nowhere else. Every error names the file's line, what is wrong and what to do.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import ValidationError

from dossier.config.faults import check_ids, explain, lines_of, no_double_keys
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
    "per_language",
]


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
        config = Config.model_validate(data | {"file": file, "folder": folder, "lines": lines})
    except ValidationError as error:
        raise explain(error, file, lines) from None
    check_ids(config)
    return config


def _parsed(text: str) -> tuple[yaml.Node | None, object]:
    """The nodes of a document, which know their lines, and its data, in one pass."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
        return node, loader.construct_document(node) if node is not None else None
    except yaml.YAMLError:
        yaml.compose(text, Loader=yaml.SafeLoader)  # says it in the same words on every machine
        raise
    finally:
        loader.dispose()
