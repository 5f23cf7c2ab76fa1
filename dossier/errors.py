"""Every complaint of the program, one tree: ``file:line: what; what to do``."""

from __future__ import annotations


class DossierError(Exception):
    """Base of all errors the program raises on purpose; ``str()`` is what the person reads."""


class InputError(DossierError):
    """A file that cannot be used as it stands.

    >>> str(InputError("dossier.yml", 3, "unknown key 'topic'", "did you mean 'topics'?"))
    "dossier.yml:3: unknown key 'topic'; did you mean 'topics'?"
    """

    def __init__(self, file: str, line: int, what: str, todo: str) -> None:
        super().__init__(f"{file}:{line}: {what}; {todo}")
        self.file, self.line, self.what, self.todo = file, line, what, todo
