"""Frozen data as lists, texts and numbers, and back: a reader is made from a dataclass's own fields and checks every value.

What comes from the disk may be anything: only the types that the fields name are made, and every span must lie in its text. A
reader takes all values of one field at once, which is three times as fast as one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain, compress, islice, repeat
from operator import attrgetter, le
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dossier.models import Span

Data = TypeVar("Data")
Read = Callable[[Sequence[Any], Sequence[int]], Sequence[Any]]
"""Makes a value of each that was kept; beside each stands the length of the text that its spans lie in. Raises Damaged."""


class Damaged(ValueError):
    """What was kept does not have the form of what is asked for."""


def to_plain(value: Any) -> Any:
    """Data as lists of its fields' values, which JSON can hold.

    >>> to_plain((Span(0, 4), Span(6, 11)))
    [[0, 4], [6, 11]]
    """
    if is_dataclass(value):
        return [to_plain(one) for one in _values(value.__class__)(value)]
    return [to_plain(one) for one in value] if isinstance(value, tuple) else value


def from_plain(kind: type[Data], values: Sequence[Any], *, lengths: Sequence[int]) -> Sequence[Data]:
    """The data that ``to_plain`` made each value of; ``lengths`` are those of the texts that their spans lie in.

    Raises Damaged where one has another form or a span leaves its text.

    >>> from_plain(Span, [[6, 11], [0, 4]], lengths=[11, 4])
    [Span(start=6, end=11), Span(start=0, end=4)]
    >>> from_plain(Span, [[6, 11], [0, 5]], lengths=[11, 4])
    Traceback (most recent call last):
    dossier.cache.plain.Damaged: a Span leaves its text
    """
    hint: Any = kind
    made: Sequence[Data] = reader(hint)(values, lengths)
    return made


@cache
def _values(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


@cache
def reader(hint: Any) -> Read:
    """The reader of a type that the fields of ``dossier.models`` have."""
    origin, parts = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return _data(hint, [reader(hints[field.name]) for field in fields(hint)])
    if origin is tuple:
        return _lists(reader(parts[0])) if parts[1:] == (...,) else _rows(tuple, [reader(part) for part in parts])
    if origin in (Union, UnionType) and parts[1:] == (NoneType,):
        return _optional(reader(parts[0]))
    if origin is Literal:
        return _one_of(frozenset(parts))
    if hint in (str, int, bool):
        return _exactly({hint})
    if hint is float:
        return _exactly({float, int})  # as everywhere in Python, a whole number is a number too
    raise TypeError(f"nothing is kept of the type {hint}")


def _check_types(values: Sequence[Any], kinds: Collection[type[Any]]) -> None:
    found = set(map(type, values))
    if not found.issubset(kinds):
        raise Damaged(f"found {', '.join(sorted(kind.__name__ for kind in found))}")


def _exactly(kinds: Collection[type[Any]]) -> Read:
    def read(values: Sequence[Any], lengths: Sequence[int]) -> Sequence[Any]:
        _check_types(values, kinds)
        return values

    return read


def _one_of(known: frozenset[Any]) -> Read:
    def read(values: Sequence[Any], lengths: Sequence[int]) -> Sequence[Any]:
        _check_types(values, {str})
        if not known.issuperset(values):
            raise Damaged(f"a word is none of {', '.join(sorted(known))}")
        return values

    return read


def _optional(part: Read) -> Read:
    def read(values: Sequence[Any], lengths: Sequence[int]) -> Sequence[Any]:
        there = [value is not None for value in values]
        known = iter(part(list(compress(values, there)), list(compress(lengths, there))))
        return [next(known) if one else None for one in there]

    return read


def _lists(part: Read) -> Read:
    def read(values: Sequence[Any], lengths: Sequence[int]) -> Sequence[Any]:
        _check_types(values, {list})
        counts = list(map(len, values))
        items = iter(part(list(chain.from_iterable(values)), list(chain.from_iterable(map(repeat, lengths, counts)))))
        return [tuple(islice(items, count)) for count in counts]

    return read


def _rows(make: Callable[..., Any], parts: Sequence[Read]) -> Read:
    """Reads rows that have a value for each part."""

    def read(values: Sequence[Any], lengths: Sequence[int]) -> Sequence[Any]:
        _check_types(values, {list})
        if not values:
            return ()
        if set(map(len, values)) != {len(parts)}:
            raise Damaged(f"a row has not {len(parts)} values")
        columns = [part(column, lengths) for part, column in zip(parts, zip(*values, strict=True), strict=True)]
        return list(zip(*columns, strict=True)) if make is tuple else list(map(make, *columns))

    return read


def _data(kind: type[Any], parts: Sequence[Read]) -> Read:
    """Reads frozen data; spans must lie in the text."""
    rows = _rows(kind, parts)
    if not issubclass(kind, Span):
        return rows

    def read(values: Sequence[Any], lengths: Sequence[int]) -> Sequence[Any]:
        made = rows(values, lengths)
        starts, ends = [one.start for one in made], [one.end for one in made]
        if made and (min(starts) < 0 or not all(map(le, starts, ends)) or not all(map(le, ends, lengths))):
            raise Damaged(f"a {kind.__name__} leaves its text")
        return made

    return read
