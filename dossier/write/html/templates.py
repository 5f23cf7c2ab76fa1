"""Templates and messages with markup in them: the one home of Jinja2.

Every value that a template puts out passes through ``plain`` unless it is markup of our own, so that nobody has to
remember it.
"""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dossier.write.html.plain import plain, squeeze
from dossier.write.signs import SHAPES
from dossier.write.wording import Wording

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # no text of a person holds these: Unicode keeps them for programs


def render(template: str, wording: Wording, /, **values: object) -> Markup:
    """A template filled: HTML of our own without empty lines. Raises jinja2's errors for a value left out."""
    page = _environment().get_template(f"{template}.html")
    return squeeze(
        page.render(say=wording.say, count=wording.count, date=wording.date, number=wording.number, language=wording.language, **values)
    )


def say_html(wording: Wording, key: str, /, **values: object) -> Markup:
    """A message in which some values are markup; all else in it is made plain."""
    slots = [value for value in values.values() if isinstance(value, Markup)]
    words = {
        name: f"{_OPEN}{slots.index(value)}{_CLOSE}" if isinstance(value, Markup) else str(value).replace(_OPEN, "")
        for name, value in values.items()
    }
    parts = re.split(f"{_OPEN}([0-9]+){_CLOSE}", wording.say(key, **words))
    return Markup("").join(slots[int(part)] if place % 2 else plain(part) for place, part in enumerate(parts))


def listing_html(wording: Wording, items: list[Markup], *, last: str = "list.and") -> Markup:
    """Markup in a row: "a, b and c"."""
    *first, final = items
    return plain(wording.say("list.comma")).join(first) + plain(wording.say(last)) + final if first else final


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dossier.write"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals["shapes"] = SHAPES
    return environment


def _shown(value: object) -> Markup:
    return Markup("") if value is None else plain(value)
