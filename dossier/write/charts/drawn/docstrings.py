"""Altair under ``python -OO``: it copies docstrings from one class to another, and ends where Python was told to leave them out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

LIBRARY = "altair"


class _Whole(SourceFileLoader):
    """Loads a module as it is written, with its docstrings."""

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return compile(self.get_data(path), path, "exec", dont_inherit=True, optimize=0)


class _Finder:
    """Finds the library's modules only."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name.partition(".")[0] == LIBRARY else None
        if spec and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Whole(spec.loader.name, spec.loader.path)
        return spec


def load_with_docstrings() -> None:
    """Let Altair be loaded with its docstrings where Python leaves them out."""
    if sys.flags.optimize > 1 and _Finder not in sys.meta_path:
        sys.meta_path.insert(0, _Finder)
