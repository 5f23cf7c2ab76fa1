"""The front matter of the editor's pages: a few YAML lines between two of ``---`` at the top of a page."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from dossier.config.faults import checked, lines_of, no_double_keys
from dossier.config.loading import read_yaml
from dossier.errors import InputError

_FENCE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class Front(BaseModel):
    """What an editor's page says of itself: ``title``, where it has no heading of its own, and ``description`` for search
    engines and previews."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[str, Field(max_length=1000)] | None = None
    description: Annotated[str, Field(max_length=5000)] | None = None


def front_end(text: str) -> int:
    """Where the words of a page begin, whether its front matter can be read or not.

    >>> front_end("---\\n[\\n---\\nText.")
    10
    """
    match = _FENCE.match(text)
    return match.end() if match else 0


def parse_front(text: str, *, file: str) -> tuple[Front, int]:
    """The front matter of a page, and where its words begin. Raises InputError.

    >>> parse_front("---\\ntitle: Losses\\n---\\nText.", file="docs/losses.md")
    (Front(title='Losses', description=None), 22)
    """
    match = _FENCE.match(text)
    if match is None:
        return Front(), 0
    todo = "check the lines between the two '---'"
    node, data = read_yaml("\n" + match["yaml"], file=file, todo=todo, texts=True)  # a line for the fence above it
    if data is None:
        return Front(), match.end()
    if not isinstance(data, dict):
        raise InputError(file, 2, "the front matter is no list of 'key: value' lines", "correct it, or remove the two '---'")
    no_double_keys(node, file)
    return checked(Front, data, file, dict(lines_of(node, ())), fields=Front.model_fields), match.end()
