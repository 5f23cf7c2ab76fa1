"""``dossier.yml``, written by the program: the one home of that. What an editor wrote stays as it stands, to the letter.

1. The file is read and must be one that can be used.
2. What is new is put in as lines of text, where such entries stand, or at the end.
3. The new text must say what the old one said and what is new, and nothing else; else nothing is written.
4. It is written aside and takes the file's place, unless somebody changed that meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from dossier.aside import write_whole
from dossier.config.loading import read_yaml
from dossier.errors import DossierError, InputError, shown_path

LONGEST_COMMENT = 100  # characters
BY_HAND = "write it by hand"

Entry = Mapping[str, str]
"""A source's keys and what stands behind them."""


def add_sources(file: Path, sources: Mapping[str, Entry], *, comments: Mapping[tuple[str, str], str]) -> None:
    """Add entries to the ``sources`` of a ``dossier.yml``; ``comments`` stand behind a key of one (source, key).

    Raises DossierError, the file being as it was, where it cannot be written, or somebody changed it meanwhile; InputError where it
    cannot be used as it stands.
    """
    name = shown_path(file)
    sources = {source: {key: _line(value) for key, value in entry.items()} for source, entry in sources.items() if entry}
    if not sources:
        return
    try:
        before = file.read_bytes()
        text = before.decode("utf-8")
        new = with_sources(text, sources, comments=comments, file=name)
        if file.read_bytes() != before:
            raise DossierError(f"{name}: somebody changed it just now, and it was left so; try again")
        write_whole(file.resolve(), new.encode("utf-8"))
    except UnicodeDecodeError:
        raise DossierError(f"{name}: not UTF-8; save it as a UTF-8 text file") from None
    except OSError as error:
        raise DossierError(f"{name}: cannot be written ({error.strerror or error}); make room, or make it writable") from None


def with_sources(text: str, sources: Mapping[str, Entry], *, comments: Mapping[tuple[str, str], str], file: str) -> str:
    """The text of a ``dossier.yml`` with entries of ``sources`` more. Raises DossierError where they cannot stand there.

    >>> print(with_sources("title: A # mine\\n", {"a": {"outlet": "B"}}, comments={("a", "outlet"): "its head"}, file=""), end="")
    title: A # mine
    <BLANKLINE>
    sources:
      a:
        outlet: "B" # its head
    """
    node, data = read_yaml(text, file=file, todo="check the indentation, quotes and colons here")
    known = data.get("sources") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(known, dict | None):
        raise DossierError(f"{file}: no list of 'key: value' lines, or its 'sources' is none; {BY_HAND}")
    if twice := sorted(sources.keys() & (known or {}).keys()):
        raise DossierError(f"{file}: 'sources' has '{twice[0]}' already; {BY_HAND}")
    place, indent = _place(node, text)
    lines = list(_lines(sources, comments, indent))
    end = "\r\n" if "\r\n" in text else "\n"
    rows = text.splitlines(keepends=True)
    if place is None:
        rows[-1:] = [row if row.endswith("\n") else row + end for row in rows[-1:]]
        added = [*([] if not rows or not rows[-1].strip() else [end]), f"sources:{end}", *(line + end for line in lines)]
        new = "".join([*rows, *added])
    else:
        rows[place - 1] = rows[place - 1] if rows[place - 1].endswith("\n") else rows[place - 1] + end
        new = "".join([*rows[:place], *(line + end for line in lines), *rows[place:]])
    if _said(new, file) != {**data, "sources": {**(known or {}), **sources}}:
        raise DossierError(f"{file}: nothing can be added to its 'sources' as they are written; write each on lines of its own")
    return new


def _said(text: str, file: str) -> object:
    """What a text says; None where it is no YAML."""
    try:
        return read_yaml(text, file=file, todo=BY_HAND)[1]
    except InputError:
        return None


def _place(node: yaml.Node | None, text: str) -> tuple[int | None, int]:
    """The number of lines above what is new, and how far in it stands; None for the end of the file, where there are no ``sources``."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    value = next((value for key, value in pairs if key.value == "sources"), None)
    if value is None:
        return None, 2
    if isinstance(value, yaml.MappingNode) and value.value and not value.flow_style:
        key, last = value.value[-1]
        return _last_line(last, text), key.start_mark.column
    return value.start_mark.line + 1, 2  # nothing behind "sources:", or braces, which are told


def _last_line(node: yaml.Node, text: str) -> int:
    """The number of the line on which a value ends, comments below it left out."""
    rows = text.splitlines()
    last = min(int(node.end_mark.line) + (1 if node.end_mark.column else 0), len(rows))
    while last > node.start_mark.line + 1 and (not rows[last - 1].strip() or rows[last - 1].lstrip().startswith("#")):
        last -= 1
    return last


def _lines(sources: Mapping[str, Entry], comments: Mapping[tuple[str, str], str], indent: int) -> Iterator[str]:
    for source, entry in sources.items():
        yield f"{' ' * indent}{source if source.replace('-', '').isalnum() and source.isascii() else json.dumps(source)}:"
        for key, value in entry.items():
            comment = _line(comments.get((source, key), ""))[:LONGEST_COMMENT]
            yield f"{' ' * indent}  {key}: {json.dumps(value, ensure_ascii=False)}" + (f" # {comment}" if comment else "")


def _line(words: str) -> str:
    """Words on one line, without signs that YAML does not allow."""
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())
