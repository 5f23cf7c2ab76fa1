"""Every complaint of the program, one tree: ``file:line: what; what to do``."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from dossier.models import Notice
from dossier.terminal import on_one_line

MOST_FAULTS = 100  # of a file that are told at once
SHOWN_WORDS = 80  # characters of an unforeseen error's own message
SHOWN_PLACES = 3  # of a notice's places: a terminal line still shows the file's name and what is wrong


class DossierError(Exception):
    """Base of all errors the program raises on purpose; ``str()`` is what the person reads, ``trace`` where the program failed."""

    trace = ""

    def __str__(self) -> str:
        return on_one_line(super().__str__())


class InputError(DossierError):
    """A file that cannot be used as it stands; ``others`` are what else is wrong in it, each on a line of the message.

    >>> str(InputError("dossier.yml", 3, "unknown key 'topic'", "did you mean 'topics'?"))
    "dossier.yml:3: unknown key 'topic'; did you mean 'topics'?"
    """

    def __init__(self, file: str, line: int, what: str, todo: str, others: Sequence[InputError] = ()) -> None:
        super().__init__(f"{file}:{line}: {what}; {todo}")
        self.file, self.line, self.what, self.todo, self.others = file, line, what, todo, tuple(others)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *map(str, self.others)])

    def __reduce__(self) -> tuple[type[InputError], tuple[object, ...]]:
        """How it comes out of another process: an exception is made again from its message alone."""
        return InputError, (self.file, self.line, self.what, self.todo, self.others)


def all_of(errors: Sequence[InputError]) -> InputError:
    """Some errors as one, by their lines, each once.

    >>> print(all_of([InputError("dossier.yml", line, "'x' is empty", "give one") for line in (9, 3, 9)]))
    dossier.yml:3: 'x' is empty; give one
    dossier.yml:9: 'x' is empty; give one
    """
    each = dict.fromkeys((one.file, one.line, one.what, one.todo) for error in errors for one in (error, *error.others))
    first, *others = sorted(each, key=lambda one: one[:2])
    return InputError(*first, others=[InputError(*other) for other in others])


def raise_all(errors: Iterable[InputError]) -> None:
    """Raise all of some errors as one; nothing where there are none."""
    if found := list(islice(errors, MOST_FAULTS)):
        raise all_of(found)


class UnforeseenError(DossierError):
    """What nobody foresaw, as one line that names the file being read."""

    def __init__(self, file: str, error: Exception) -> None:
        notice = unforeseen(file, error)
        super().__init__(complaints([notice])[0])
        self.trace = notice.trace


def unforeseen(file: str, error: Exception, *, todo: str = "please report it; --debug (mkdocs: --verbose) shows where") -> Notice:
    """A failure of the program itself, as a notice that names the file being read.

    >>> notice = unforeseen("seeds/a.txt", KeyError("x"))
    >>> notice.what, notice.trace
    ("the program fails here (KeyError: 'x')", "KeyError: 'x'\\n")
    """
    words = " ".join(str(error).split())
    kind = type(error).__name__ + (f": {words[:SHOWN_WORDS]}" if words else "")
    return Notice(file, 1, f"the program fails here ({kind})", todo, "".join(traceback.format_exception(error)))


def shown_path(path: Path | str) -> str:
    """A path as messages name it: what is no UTF-8 in it stands as the bytes that it is.

    >>> shown_path("seeds/caf\\udce9.txt")
    'seeds/caf\\\\xe9.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def complaints(notices: Sequence[Notice]) -> list[str]:
    """Notices as lines for a person, ``file:line: what; todo``: one a cause, with its other places or their count.

    >>> complaints([Notice("a.txt", 1, "no date", "add one"), Notice("b.txt", 4, "no date", "add one")])
    ['a.txt:1: no date; add one (also b.txt:4)']
    """
    causes: dict[tuple[str, str], dict[str, None]] = {}
    for notice in notices:
        causes.setdefault((notice.what, notice.todo), {})[f"{notice.file}:{notice.line}"] = None
    lines = [f"{next(iter(places))}: {what}; {todo}{_also(list(places)[1:])}" for (what, todo), places in causes.items()]
    return list(map(on_one_line, lines))


def _also(places: Sequence[str]) -> str:
    if not places:
        return ""
    left = len(places) - SHOWN_PLACES
    return f" (also {', '.join(places[:SHOWN_PLACES])}{f' and {left} more' if left > 0 else ''})"
