"""The stylesheet and the scripts: readable on both grounds, one palette with the charts, nothing from elsewhere."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from dossier.write.signs import LIGHT, SHAPES

CSS = (files("dossier.write") / "assets" / "dossier.css").read_text("utf-8")
SCRIPTS = [(files("dossier.write") / "assets" / name).read_text("utf-8") for name in ("dossier.js", "charts.js")]


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the three blocks that set them: light, dark by theme, dark by system."""
    blocks = [block for block in re.findall(r"\{([^{}]*)\}", CSS) if "--party-0:" in block]
    light, theme, system = (dict(re.findall(r"(--[a-z0-9-]+): (#[0-9a-f]{6})", block)) for block in blocks)
    return {"light": light, "dark": theme, "system": system}


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "system"])
def test_all_stands_out_from_its_ground(scheme: str) -> None:
    colours = palettes()[scheme]
    for ground in (colours["--paper"], colours["--tint"]):
        assert min(contrast(colours[f"--party-{number}"], ground) for number in range(len(SHAPES))) >= 3
        assert contrast(colours["--ink"], ground) >= 7
        assert contrast(colours["--ink-soft"], ground) >= 4.5
        assert contrast(colours["--accent"], ground) >= 4.5
    assert contrast(colours["--warn"], colours["--warn-tint"]) >= 4.5


def test_both_ways_into_the_dark_are_one() -> None:
    assert palettes()["dark"] == palettes()["system"]


def test_pages_and_pictures_share_a_palette() -> None:
    light = palettes()["light"]
    assert {name: colour.lower() for name, colour in LIGHT.items()} == {name: light[name] for name in LIGHT}


def test_nothing_comes_from_elsewhere_and_nothing_is_evaluated() -> None:
    assert not re.search(r"https?:|//[a-z]|@import|url\(", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))
    assert not re.search(r"https?:|\beval\b|new Function|innerHTML|document\.write|insertAdjacentHTML|fetch\(", "".join(SCRIPTS))
