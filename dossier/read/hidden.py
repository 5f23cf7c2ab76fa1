"""What hides an element of a page: its name, its attributes, its classes. Its text is in the file, and no reader sees it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

STRUCK = frozenset({"del", "s", "strike"})
"""Elements whose text is struck out."""
VOID = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr
    """.split()  # noqa: SIM905
)
"""Elements without text, which nothing closes."""
CONTAINERS = frozenset(
    """
    article aside body div dl footer form header html main nav ol p section table tbody tr ul
    """.split()  # noqa: SIM905
)
"""Elements that end what stands in them."""
LISTED = frozenset({"li", "dd", "dt", "td", "th", "tr", "p", "option"})
"""Elements that the next one of their name ends."""
SHOWN = frozenset({"html", "body", "head", "main"})
"""Elements that are hidden only while a page loads."""
HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a", "button", "header", "nav", "footer", "figcaption"})
"""Elements that stand on pictures and coloured grounds, in light letters."""
CLASSES = frozenset(
    """
    visually-hidden visuallyhidden visually-hidden-focusable sr-only sr-only-focusable screen-reader-text screen-reader-only
    screen-reader screenreader screenreader-only a11y-hidden u-hidden-visually u-visually-hidden is-visually-hidden
    element-invisible hidden-visually show-for-sr offscreen off-screen assistive-text for-screenreader for-screen-reader wai
    """.split()  # noqa: SIM905
)
"""Classes that systems and frameworks give to what only a screen reader reads out."""
TOGGLES = frozenset({"hidden", "d-none", "invisible", "is-hidden", "display-none"})
"""Classes that hide, unless another one shows the element on wider screens ("hidden md:block")."""
_MAY_HIDE = re.compile(r"hidden|style|class|color|open|id|popover", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_RESPONSIVE = re.compile(r":|^d-\w+-|-(?:xs|sm|md|lg|xl)\b")
_UNSHOWN = {
    "display": r"none",
    "font-size": r"0(?:\.0*)?(?:[a-z]|%|$)",
    "font": r"(?:[a-z]+ +)*0(?:\.0*)?(?:[a-z]+|%)?(?:[ /]|$)",
    "transform": r".*\bscale[xy]?\( *0*(?:\.0+)?(?: *, *0*(?:\.0+)?)? *\)",
    "scale": r"0*(?:\.0+)?(?:$| )",
    "text-decoration": r".*line-through",
    "text-decoration-line": r".*line-through",
    "text-indent": r"-\d{3}",
    "left": r"-\d{3}",
    "right": r"-\d{3}",
    "top": r"-\d{3}",
    "margin-left": r"-\d{3}",
    "clip": r"rect\( *[01]\b",
    "clip-path": r"inset\( *(?:50|100)%",
    "color": r"transparent|rgba\(.*, *0?\.?0+ *\)",
}
"""What style shows nothing of a text, by property."""
_COVERED = {"visibility": r"hidden|collapse", "opacity": r"0*(?:\.0+)?%?$"}
_TINY = re.compile(r"[01](?:px)?$|0[a-z%]")
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "snow", "#fefefe"})


def hides(name: str, attributes: str, *, covered: bool = False, sheets: Collection[str] = ()) -> bool:
    """Whether an element with these attributes shows nothing of its text; not where a ``covered`` page hides it only by what may
    uncover it: see-through letters, what a box before the page does, or a style sheet. ``sheets`` are the classes and ids that these hide.

    >>> hides("p", ' style="display: none"'), hides("div", ' class="sr-only"'), hides("div", ' class="lead"'), hides("del", "")
    (True, True, False, True)
    """
    if name in STRUCK or (name == "dialog" and "open" not in attributes):
        return True
    if name in SHOWN or _MAY_HIDE.search(attributes) is None:
        return False
    given = {found[1].lower(): (found[2] or found[3] or found[4] or "").lower() for found in _ATTRIBUTE.finditer(attributes)}
    style, classes = properties(given.get("style", "")), given.get("class", "").split()
    if "hidden" in given or "popover" in given or shows_nothing(style) or _hiding_class(classes):
        return True
    if sheets and not covered and any(each in sheets for each in (f"#{given.get('id', '')}", *(f".{one}" for one in classes))):
        return True
    if name not in HEADS and _is_white_on_white(style, given.get("color", "") if name == "font" else ""):
        return True
    return not covered and (given.get("aria-hidden") == "true" or _is_so(style, _COVERED))


def shows_nothing(style: Mapping[str, str]) -> bool:
    """Whether a style shows nothing of a text, wherever it stands."""
    return _is_so(style, _UNSHOWN) or _is_tiny(style)


def without_comments(style: str) -> str:
    """A style sheet, or an element's style, without its comments.

    >>> without_comments("display: /* a /* b */none")
    'display: none'
    """
    first, *others = style.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def properties(style: str) -> dict[str, str]:
    """What a style says, by property."""
    pairs = (part.partition(":") for part in without_comments(style).split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def _is_so(style: Mapping[str, str], kinds: Mapping[str, str]) -> bool:
    """Whether one of the properties of these kinds is as they say."""
    return any(name in style and re.match(value, style[name]) for name, value in kinds.items())


def _is_tiny(style: Mapping[str, str]) -> bool:
    """Whether a box has no size and shows nothing of what does not fit."""
    sizes = (style.get(name) for name in ("height", "width", "max-height", "max-width"))
    return style.get("overflow") == "hidden" and any(size is not None and _TINY.match(size) for size in sizes)


def _hiding_class(classes: list[str]) -> bool:
    """Whether one of an element's classes hides it."""
    if not CLASSES.isdisjoint(classes):
        return True
    return not TOGGLES.isdisjoint(classes) and not any(map(_RESPONSIVE.search, classes))


def _is_white_on_white(style: Mapping[str, str], font: str) -> bool:
    """Whether letters have the colour of what they stand on: white, where nothing says else."""
    letters, ground = (
        "".join(value.split()) for value in (style.get("color", font), style.get("background-color", style.get("background", "")))
    )
    return bool(letters) and (letters == ground or (letters in _WHITE and (not ground or ground in _WHITE)))
