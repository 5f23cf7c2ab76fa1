"""YAML as a stranger may write it: read within bounds, its faults told with their lines.

1. The events of the text are counted first, without building anything: how deep lists stand in lists, and how many values its
   aliases repeat. A few lines of aliases of aliases would otherwise be more values than a machine holds.
2. Then its nodes, which know their lines, and its data are made. Explicit tags are refused but those of texts, lists and mappings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import yaml

from dossier.errors import InputError

MAX_BYTES = 5_000_000
"""The largest ``dossier.yml`` that is read; one with the translations of ten thousand quotes has about four million."""
MAX_DEPTH = 30
"""Lists and mappings within one another; those of ``dossier.yml`` stand seven deep."""
MAX_REPEATED = 10_000
"""Values that all aliases of a file repeat."""

SHOWN = 60
"""Characters of a tag that a message shows."""

_TAGS = ("!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")))
_BOOL, _NULL = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null"
_INT = re.compile(r"[-+]?[0-9]{1,18}$")
_FLOAT = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}$")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML whose numbers are those that people write: an article named 2025-04-20 keeps its name, a date its words, 12:30 is a
    time and no number to the base of sixty, and a number that no machine counts to is a text."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {
        first: [(tag, regex) for tag, regex in resolvers if tag in (_BOOL, _NULL)]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:float", _FLOAT, list("-+0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", _INT, list("-+0123456789"))


class _TextLoader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """YAML all of whose values are texts."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that has begun, and the values in it so far, those that aliases repeat among them."""

    anchor: str | None
    values: int = 1


def read_yaml(text: str, *, file: str, todo: str, texts: bool = False) -> tuple[yaml.Node | None, object]:
    """The nodes of a document, which know their lines, and its data with keys as written; where ``texts``, each value is a text.

    Raises InputError for what is no YAML (``todo`` is what to do about it), goes too deep, or repeats itself too often.
    """
    try:
        _check_events(yaml.parse(text, Loader=_Loader), file)
        return _parsed(_TextLoader(text) if texts else _Loader(text))
    except yaml.YAMLError as error:
        raise _fault(text, error, file, todo) from None


def _check_events(events: Iterable[yaml.Event], file: str) -> None:
    """Raise InputError for an alias that repeats too much or what it stands in, for depth, and for tags."""
    opened: list[_Open] = []
    sizes: dict[str, int] = {}
    repeated = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        size = int(isinstance(event, yaml.NodeEvent))
        if isinstance(event, yaml.AliasEvent):
            size = _size_of_alias(str(event.anchor), opened, sizes, file, line)
            repeated += size
            if repeated > MAX_REPEATED:
                what = f"the aliases up to '*{event.anchor}' repeat more than {MAX_REPEATED} values"
                raise InputError(file, line, what, "write out what they stand for, or leave some out")
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            _check_value(event, opened, sizes, file, line)
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(_Open(event.anchor))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = opened.pop()
            size = closed.values
            sizes |= {closed.anchor: size} if closed.anchor else {}
        if opened and not isinstance(event, yaml.CollectionStartEvent):
            opened[-1].values += size


def _size_of_alias(anchor: str, opened: Sequence[_Open], sizes: Mapping[str, int], file: str, line: int) -> int:
    """The values that an alias stands for."""
    if any(one.anchor == anchor for one in opened):
        raise InputError(file, line, f"'*{anchor}' stands within its own anchor '&{anchor}'", "write out what it stands for")
    if anchor not in sizes:
        raise InputError(
            file, line, f"no anchor '&{anchor}' stands above this '*{anchor}'", "correct it; a text that begins with * needs quotes"
        )
    return sizes[anchor]


def _check_value(
    event: yaml.ScalarEvent | yaml.CollectionStartEvent, opened: Sequence[_Open], sizes: dict[str, int], file: str, line: int
) -> None:
    """Raise InputError for a tag, for depth, and for an anchor's second use; note the anchor of a single value."""
    anchor = event.anchor
    if event.tag is not None and event.tag not in _TAGS:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:SHOWN]
        raise InputError(file, line, f"the tag '{tag}' is not read here", "remove it, and write the value as it is")
    if anchor and (anchor in sizes or any(one.anchor == anchor for one in opened)):
        raise InputError(file, line, f"the anchor '&{anchor}' stands twice", "give each its own name")
    if isinstance(event, yaml.ScalarEvent):
        sizes |= {anchor: 1} if anchor else {}
    elif len(opened) == MAX_DEPTH:
        raise InputError(file, line, f"more than {MAX_DEPTH} lists or mappings stand within one another", "write it flatter")


def _parsed(loader: Any) -> tuple[yaml.Node | None, object]:
    """The nodes of a document and its data, in one pass."""
    try:
        node = loader.get_single_node()
        _keys_as_written(node)
        return node, loader.construct_document(node) if node is not None else None
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


def _fault(text: str, error: yaml.YAMLError, file: str, todo: str) -> InputError:
    """The error of a text that is no YAML, in the same words on every machine: those of the parser in Python."""
    try:
        _check_events(yaml.parse(text, Loader=yaml.SafeLoader), file)
    except yaml.YAMLError as same:
        error = same
    except (InputError, ValueError):  # where the other parser goes further; "\\U00110000" is no character
        pass
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return InputError(file, line, "a character that YAML does not allow", "remove it")
    mark = getattr(error, "problem_mark", None)
    what = f"no valid YAML ({getattr(error, 'problem', None) or 'it cannot be read'})"
    return InputError(file, mark.line + 1 if mark else 1, what, todo)
