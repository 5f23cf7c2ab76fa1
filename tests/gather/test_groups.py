"""Figures of different groups of people, or of different places, are not set against one another. Everything here is invented."""

from __future__ import annotations

from dossier.config import Config
from dossier.gather.groups import settle_groups
from dossier.models import EVERYWHERE, Claim, Figure, People

Apart = tuple[People | None, str | None]


def settled(*found: Apart, title: str = "Marches") -> list[Apart]:
    """What sets each of some claims of one measure apart."""
    config = Config.model_validate({"title": title, "topics": [{"id": "a", "title": "A"}]})
    figure = Figure(0, 2, 12, 12, "exact")
    claims = [
        Claim(0, 9, str(number), "s", figure, None, "killed", ("a",), None, None, "total", people=people, place=place)
        for number, (people, place) in enumerate(found)
    ]
    return [(claim.people, claim.place) for claim in settle_groups(claims, config)]


def test_a_town_is_set_apart_from_the_country() -> None:
    assert settled((None, "Rive"), (None, EVERYWHERE), (None, None)) == [(None, "Rive"), (None, None), (None, None)]


def test_two_towns_are_set_apart() -> None:
    assert settled((None, "Rive"), (None, "Mont"), (None, None), (None, None), (None, None))[:2] == [(None, "Rive"), (None, "Mont")]


def test_the_only_place_is_where_all_are() -> None:
    assert settled((None, "Rive"), (None, None), (None, None)) == [(None, None)] * 3


def test_the_place_of_the_title_is_where_all_are() -> None:
    found = settled((None, "Rive"), (None, "Mont"), (None, None), (None, None), (None, None), title="The flood of Rive")
    assert found[:2] == [(None, None), (None, "Mont")]


def test_groups_of_people_are_set_apart_unless_nearly_all_are_of_one() -> None:
    assert settled(("police", None), ("children", None), (None, None))[:2] == [("police", None), ("children", None)]
    assert settled(("soldiers", None), ("soldiers", None), ("soldiers", None), (None, None)) == [(None, None)] * 4
