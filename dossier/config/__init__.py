"""``dossier.yml``, the editor's file, as one checked and frozen ``Config``.

YAML and pydantic live in this package and nowhere else. Every error names the file's line, what is wrong and what to do.
"""

from __future__ import annotations

from pathlib import Path

from dossier.config.faults import check_ids, checked, lines_of, no_double_keys
from dossier.config.front import Front, front_end, parse_front
from dossier.config.jsonschema import FIRST_LINE, SCHEMA_FILE, json_schema, schema_text
from dossier.config.loading import MAX_BYTES, read_yaml
from dossier.config.named import adopt, complete
from dossier.config.schema import (
    CHARTS,
    Actor,
    Added,
    Chart,
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
    per_language,
)
from dossier.config.values import LANGUAGES, Language, Text, Words
from dossier.errors import InputError, shown_path

__all__ = [
    "CHARTS",
    "FIRST_LINE",
    "LANGUAGES",
    "SCHEMA_FILE",
    "Actor",
    "Added",
    "Chart",
    "Config",
    "Correction",
    "Front",
    "Happening",
    "Language",
    "Measure",
    "Outlet",
    "Part",
    "Party",
    "Reading",
    "Source",
    "Text",
    "Topic",
    "Translation",
    "Words",
    "front_end",
    "json_schema",
    "load_config",
    "parse_config",
    "parse_front",
    "per_language",
    "schema_text",
]


def load_config(path: Path) -> Config:
    """Read and check an editor's file: a frozen Config. Raises InputError where it is missing, no YAML or not as described.

    Messages name the path as given, so that a terminal can open it.

    >>> load_config(Path("nowhere.yml"))
    Traceback (most recent call last):
    dossier.errors.InputError: nowhere.yml:1: no such file; a dossier needs a dossier.yml with at least a title and topics (see README)
    """
    file = shown_path(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            what = f"the file has {size / 1e6:.0f} MB, a dossier.yml at most {MAX_BYTES / 1e6:.0f}"
            raise InputError(file, 1, what, "leave out what it does not need")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(file, 1, "no such file", "a dossier needs a dossier.yml with at least a title and topics (see README)") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise InputError(file, line, "not UTF-8", "save it as a UTF-8 text file") from None
    except (OSError, ValueError) as error:
        raise InputError(file, 1, f"cannot be read ({error})", "save it as a UTF-8 text file") from None
    return parse_config(text, file=file, folder=path.parent)


def parse_config(text: str, *, file: str, folder: Path) -> Config:
    """Check the text of an editor's file. Raises InputError.

    >>> parse_config("title: Floods\\ntopics: [{id: victims, title: Victims}]", file="dossier.yml", folder=Path(".")).title["en"]
    'Floods'
    """
    node, data = read_yaml(text, file=file, todo="check the indentation, quotes and colons here")
    if not isinstance(data, dict):
        raise InputError(file, 1, "empty, or not a list of 'key: value' lines", "write at least a title and topics (see README)")
    lines = dict(lines_of(node, ()))
    for name in ("file", "folder", "lines"):
        if name in data:
            raise InputError(file, line_of(lines, (name,)), f"unknown key '{name}'", "remove it")
    no_double_keys(node, file)
    config = adopt(checked(Config, data | {"file": file, "folder": folder, "lines": lines}, file, lines))
    check_ids(config)
    return complete(config)
