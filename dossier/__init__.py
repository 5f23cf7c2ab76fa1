"""Figures of news articles, each beside its quote, claimant, date and source.

This module holds the public names and nothing else. Each is imported when it is first asked for, so that what needs no charts and
no ``dossier.yml`` loads neither.

>>> from dossier import find_figures
>>> [(figure.low, figure.high, figure.relation) for figure in find_figures("more than 4,000 people", language="en")]
[(4000.0, None, 'at_least')]

A whole dossier takes four calls; ``build`` makes them all:

    config = load_config(Path("dossier.yml"))
    article, notices = read_article(Seed("report", "report.txt", text), config)
    passages, claims = find_claims(article, config)
    dossier, notices = gather([article], passages, claims, config)
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier.build import build
    from dossier.config import Config, load_config
    from dossier.errors import DossierError, InputError
    from dossier.extraction import read_article
    from dossier.find import find_claims, find_dates, find_figures
    from dossier.gather import gather
    from dossier.models import (
        Article,
        Claim,
        Claimant,
        DateSpan,
        Difference,
        Dossier,
        Entry,
        Estimate,
        Event,
        Extract,
        Figure,
        Markup,
        Notice,
        Origin,
        Passage,
        Seed,
        Sentence,
        Site,
        Span,
    )

__all__ = [
    "Article",
    "Claim",
    "Claimant",
    "Config",
    "DateSpan",
    "Difference",
    "Dossier",
    "DossierError",
    "Entry",
    "Estimate",
    "Event",
    "Extract",
    "Figure",
    "InputError",
    "Markup",
    "Notice",
    "Origin",
    "Passage",
    "Seed",
    "Sentence",
    "Site",
    "Span",
    "build",
    "find_claims",
    "find_dates",
    "find_figures",
    "gather",
    "load_config",
    "read_article",
]

_HOMES = {
    "build": "dossier.build",
    "Config": "dossier.config",
    "load_config": "dossier.config",
    "DossierError": "dossier.errors",
    "InputError": "dossier.errors",
    "read_article": "dossier.extraction",
    "find_claims": "dossier.find",
    "find_dates": "dossier.find",
    "find_figures": "dossier.find",
    "gather": "dossier.gather",
}
"""Where a public name is defined; those that are not here are in ``dossier.models``."""


class _Face(ModuleType):
    """This module, whose public functions ``build`` and ``gather`` share their names with two of its submodules."""

    def __setattr__(self, name: str, value: Any) -> None:
        """Python binds each imported submodule here; one that has a public function's name must not hide it."""
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'dossier' has no attribute '{name}'")
    found = getattr(import_module(_HOMES.get(name, "dossier.models")), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
