"""Parties can be distinguished by who sees fewer colours: by their colours where these stay apart, always by their shapes."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from dossier.write.charts.drawn.vega import COUNT
from dossier.write.signs import HOLLOW, SHAPES
from tests.write.test_look import contrast, palettes

Colour = tuple[float, float, float]

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency,
# IEEE TVCG 15 (2009), severity 1.0; they work on linear RGB.
SIGHTS: dict[str, tuple[Colour, Colour, Colour]] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}

# The sRGB primaries and white in XYZ (IEC 61966-2-1).
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


def linear(colour: str) -> Colour:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return (_linear(red), _linear(green), _linear(blue))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def times(matrix: tuple[Colour, Colour, Colour], colour: Colour) -> Colour:
    one, two, three = (sum(factor * part for factor, part in zip(row, colour, strict=True)) for row in matrix)
    return (one, two, three)


def lab(colour: str, sight: str) -> Colour:
    """A colour in CIELAB, as it is seen."""
    red, green, blue = (min(max(part, 0.0), 1.0) for part in times(SIGHTS[sight], linear(colour)))
    x, y, z = (_root(part / white) for part, white in zip(times(XYZ, (red, green, blue)), WHITE, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def apart(one: str, other: str, sight: str) -> float:
    """CIE76 difference: 2 can just be seen, from 10 on colours differ at a glance."""
    return math.dist(lab(one, sight), lab(other, sight))


GLANCE = 10.0
MAIN = range(1, 5)
"""The parties named first in a dossier: their colours alone distinguish them. Eight colours cannot, for no eyes that lack one."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_main_parties_are_distinguished_by_colour_alone(scheme: str, sight: str) -> None:
    colours = palettes()[scheme]
    pairs = {(one, other): apart(colours[f"--party-{one}"], colours[f"--party-{other}"], sight) for one, other in combinations(MAIN, 2)}
    assert min(pairs.values()) >= GLANCE, min(pairs, key=lambda pair: pairs[pair])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_all_parties_are_distinguished_by_colour_or_shape(scheme: str, sight: str) -> None:
    colours = palettes()[scheme]
    for one, other in combinations(range(len(SHAPES)), 2):
        if apart(colours[f"--party-{one}"], colours[f"--party-{other}"], sight) < GLANCE:
            assert min(unlike(SHAPES[one], SHAPES[other]), unlike(HOLLOW[one], HOLLOW[other])) >= 0.2, (one, other)


def inside(path: str, x: float, y: float) -> bool:
    """Whether a sign covers a place: an odd number of its circles and polygons hold it."""
    count = 0
    for piece in path.split("M")[1:]:
        if "A" in piece:
            count += x * x + y * y <= float(piece.split(",")[0]) ** 2
        else:
            corners = [tuple(map(float, corner.split(","))) for corner in piece.rstrip("Z").split("L")]
            for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
                count += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return count % 2 == 1


def unlike(one: str, other: str) -> float:
    """The part of what either of two signs covers that the other does not."""
    places = [(x / 20, y / 20) for x in range(-26, 27) for y in range(-26, 27)]
    covered = [(inside(one, *place), inside(other, *place)) for place in places]
    return sum(a != b for a, b in covered) / sum(a or b for a, b in covered)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_without_a_sign_stand_out_from_their_ground(scheme: str) -> None:
    colours = palettes()[scheme]
    pairs = zip(*(bytes.fromhex(colours[name][1:]) for name in ("--ink-soft", "--paper")), strict=True)
    mixed = "#" + "".join(f"{round(COUNT * ink + (1 - COUNT) * paper):02x}" for ink, paper in pairs)
    assert contrast(mixed, colours["--paper"]) >= 3
