"""``dossier.yml``, written by the program: the one home of that. What an editor wrote stays as it stands, to the letter.

1. The file is read and must be one that can be used.
2. What is new is put in as lines of text, where such entries stand, or at the end.
3. The new text must say what the old one said and what is new, and nothing else; else nothing is written.
4. It is written aside and takes the file's place, unless somebody changed that meanwhile.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import yaml

from dossier.aside import write_whole
from dossier.config.loading import read_yaml
from dossier.errors import DossierError, InputError, shown_path

LONGEST_COMMENT = 100  # characters
BY_HAND = "write it by hand"

PLAIN = re.compile(r"[^\W\d_][\w '’()./-]*[\w.)]")
"""A text that needs no quotes, in braces neither."""
NUMBER = re.compile(r"[-0-9]+(?:e[0-9]+)?")
"""A key that another program would take for a number."""

Entry = Mapping[str, str]
"""A source's keys and what stands behind them."""


class ChangedError(DossierError):
    """The file is not the one that was read: somebody changed it meanwhile."""


def content_digest(content: bytes) -> str:
    """By which a file is known again."""
    return sha256(content).hexdigest()


def edit_entry(file: Path, entry: tuple[str, str], fields: Mapping[str, object], *, digest: str, check: Callable[[str], object]) -> bytes:
    """Set fields of an entry (its section, its key) of the ``dossier.yml`` that has the digest; what stood there before is returned.

    ``check`` is given the new text and raises DossierError where it makes no sense; then, and where somebody changed the file
    (ChangedError) or it cannot be written, the file is as it was.
    """
    name = shown_path(file)
    before = _unchanged(file, digest)
    new = with_fields(before.decode("utf-8"), *entry, fields, file=name)
    check(new)
    put_back(file, new.encode("utf-8"), digest=digest)
    return before


def put_back(file: Path, content: bytes, *, digest: str) -> None:
    """Write a whole ``dossier.yml`` in the place of the one that has the digest. Raises DossierError, ChangedError among them."""
    _unchanged(file, digest)
    try:
        write_whole(file.resolve(), content)
    except OSError as error:
        raise DossierError(f"{shown_path(file)}: cannot be written ({error.strerror or error}); make room, or make it writable") from None


def _unchanged(file: Path, digest: str) -> bytes:
    content = _content(file)
    if content_digest(content) != digest:
        raise ChangedError(f"{shown_path(file)}: somebody changed it meanwhile, and it was left so; read it again")
    return content


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DossierError(f"{shown_path(file)}: cannot be read ({error.strerror or error}); put it back") from None


def with_fields(text: str, section: str, key: str, fields: Mapping[str, object], *, file: str) -> str:
    """The text of a ``dossier.yml`` with fields of an entry set, every other line as it was. Raises DossierError where it cannot be.

    >>> print(with_fields("claims: # mine\\n  a: {scope: new} # why\\n", "claims", "a", {"confirmed": True}, file=""), end="")
    claims: # mine
      a: {scope: new, confirmed: true} # why
    >>> print(with_fields("title: A\\n", "claims", "b", {"reason": "No: it is 3", "low": 3.0}, file=""), end="")
    title: A
    <BLANKLINE>
    claims:
      b:
        reason: "No: it is 3"
        low: 3
    """
    node, data = read_yaml(text, file=file, todo="check the indentation, quotes and colons here")
    known = data.get(section) if isinstance(data, dict) else None
    old = (known or {}).get(key) if isinstance(known, dict | None) else None
    if not isinstance(data, dict) or not isinstance(known, dict | None) or not isinstance(old, dict | None):
        raise DossierError(f"{file}: no list of 'key: value' lines, or its '{section}' is none; {BY_HAND}")
    if key in (known or {}):
        new = text
        for name, value in fields.items():
            new = _with_field(new, (section, key), name, value, {**(old or {}), **fields}, file)
    else:
        place, indent = _place(node, text, section)
        new = _with_lines(text, section, _block({key: fields}, indent), place)
    if _said(new, file) != {**data, section: {**(known or {}), key: {**(old or {}), **fields}}}:
        raise DossierError(f"{file}: '{section}' cannot be changed as it is written; write each entry on lines of its own")
    return new


def _with_field(text: str, entry: tuple[str, str], name: str, value: object, whole: Mapping[str, object], file: str) -> str:
    """The text with one field of an entry set; an entry in braces is written anew as a whole."""
    found, _ = read_yaml(text, file=file, todo=BY_HAND)
    for key in entry:
        found = next(value for one, value in _pairs(found) if one.value == key)
    pairs = _pairs(found)
    if found is None or not pairs or getattr(found, "flow_style", False):
        return _with_value(text, found, _flow(whole))
    field = next((pair for pair in pairs if pair[0].value == name), None)
    if field is None:
        return _with_lines(text, "", _block({name: value}, pairs[0][0].start_mark.column), _last_line(pairs[-1][1], text))
    key_node, value_node = field
    if value_node.start_mark.line == key_node.start_mark.line:
        return _with_value(text, value_node, _flow(value))
    rows = text.splitlines(keepends=True)
    first = key_node.start_mark.line
    del rows[first : _last_line(value_node, text)]
    return _with_lines("".join(rows), "", _block({name: value}, key_node.start_mark.column), first)


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _with_value(text: str, node: yaml.Node | None, words: str) -> str:
    """The text with other words in the place of a value."""
    if node is None:
        return text
    rows = text.splitlines(keepends=True)
    start, end = (sum(map(len, rows[: mark.line])) + mark.column for mark in (node.start_mark, node.end_mark))
    gap = " " if text[start - 1 : start] == ":" else ""
    return f"{text[:start]}{gap}{words}{text[end:]}"


def _block(value: Mapping[str, object], indent: int) -> list[str]:
    """Keys and values on lines of their own."""
    lines: list[str] = []
    for key, one in value.items():
        head = f"{' ' * indent}{_key(key)}:"
        if isinstance(one, Mapping):
            lines += [head, *_block(one, indent + 2)]
        elif isinstance(one, list | tuple) and all(isinstance(item, Mapping) for item in one):
            lines += [head, *(f"{' ' * indent}  - {_flow(item)}" for item in one)]
        else:
            lines.append(f"{head} {_flow(one)}")
    return lines


def _flow(value: object) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if not isinstance(value, str):
        return json.dumps(value)
    words = _line(value)
    plain = PLAIN.fullmatch(words) and words.lower() not in ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
    return words if plain else json.dumps(words, ensure_ascii=False)


def _key(key: str) -> str:
    plain = key.replace("-", "").replace("_", "").isalnum() and key.isascii() and not NUMBER.fullmatch(key)
    return key if plain else json.dumps(key, ensure_ascii=False)


def add_sources(file: Path, sources: Mapping[str, Entry], *, comments: Mapping[tuple[str, str], str]) -> None:
    """Add entries to the ``sources`` of a ``dossier.yml``; ``comments`` stand behind a key of one (source, key).

    Raises DossierError, the file being as it was, where it cannot be written, or somebody changed it meanwhile; InputError where it
    cannot be used as it stands.
    """
    sources = {source: {key: _line(value) for key, value in entry.items()} for source, entry in sources.items() if entry}
    if not sources:
        return
    name, before = shown_path(file), _content(file)
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError:
        raise DossierError(f"{name}: not UTF-8; save it as a UTF-8 text file") from None
    new = with_sources(text, sources, comments=comments, file=name)
    put_back(file, new.encode("utf-8"), digest=content_digest(before))


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
    place, indent = _place(node, text, "sources")
    lines = list(_lines(sources, comments, indent))
    new = _with_lines(text, "sources", lines, place)
    if _said(new, file) != {**data, "sources": {**(known or {}), **sources}}:
        raise DossierError(f"{file}: nothing can be added to its 'sources' as they are written; write each on lines of its own")
    return new


def _with_lines(text: str, section: str, lines: list[str], place: int | None) -> str:
    """The text with lines more: below so many others, or at its end under the section's name."""
    end = "\r\n" if "\r\n" in text else "\n"
    rows = text.splitlines(keepends=True)
    if place is None:
        rows[-1:] = [row if row.endswith("\n") else row + end for row in rows[-1:]]
        added = [*([] if not rows or not rows[-1].strip() else [end]), f"{section}:{end}", *(line + end for line in lines)]
        return "".join([*rows, *added])
    rows[place - 1] = rows[place - 1] if rows[place - 1].endswith("\n") else rows[place - 1] + end
    return "".join([*rows[:place], *(line + end for line in lines), *rows[place:]])


def _said(text: str, file: str) -> object:
    """What a text says; None where it is no YAML."""
    try:
        return read_yaml(text, file=file, todo=BY_HAND)[1]
    except InputError:
        return None


def _place(node: yaml.Node | None, text: str, section: str) -> tuple[int | None, int]:
    """The number of lines above what is new, and how far in it stands; None for the end of the file, where the section is missing."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    value = next((value for key, value in pairs if key.value == section), None)
    if value is None:
        return None, 2
    if isinstance(value, yaml.MappingNode) and value.value and not value.flow_style:
        key, last = value.value[-1]
        return _last_line(last, text), key.start_mark.column
    return value.start_mark.line + 1, 2  # nothing behind its name, or braces, which are told


def _last_line(node: yaml.Node, text: str) -> int:
    """The number of the line on which a value ends, comments below it left out."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:  # its own end is where the next key begins
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    rows = text.splitlines()
    last = min(int(node.end_mark.line) + (1 if node.end_mark.column else 0), len(rows))
    while last > node.start_mark.line + 1 and (not rows[last - 1].strip() or rows[last - 1].lstrip().startswith("#")):
        last -= 1
    return last


def _lines(sources: Mapping[str, Entry], comments: Mapping[tuple[str, str], str], indent: int) -> Iterator[str]:
    for source, entry in sources.items():
        yield f"{' ' * indent}{_key(source)}:"
        for key, value in entry.items():
            comment = _line(comments.get((source, key), ""))[:LONGEST_COMMENT]
            yield f"{' ' * indent}  {key}: {json.dumps(value, ensure_ascii=False)}" + (f" # {comment}" if comment else "")


def _line(words: str) -> str:
    """Words on one line, without signs that YAML does not allow."""
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())
