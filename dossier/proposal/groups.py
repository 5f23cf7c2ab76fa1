"""The topics that the measures of the packs make together."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def groups() -> Mapping[str, Mapping[str, Any]]:
    """Each topic with its title, its id, and its measures, the narrower before the wider ones."""
    return tomllib.loads((files(__package__) / "groups.toml").read_text("utf-8"))
