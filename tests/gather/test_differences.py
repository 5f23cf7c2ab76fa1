from __future__ import annotations

from typing import Any

import pytest

from dossier.gather import gather
from dossier.models import Claim, Difference, Relation
from tests.gather.small import article, claim, configured

# Who says what does not matter to these tables: each claim is of an article of its own.
PLACES = iter(range(10_000))


def told(low: float | None, high: float | None = -1, relation: Relation = "exact", **more: Any) -> tuple[str, Claim]:
    """A claim in an article of its own: "600" is (600,), "more than 600" (600, None, "at_least")."""
    source = f"a{next(PLACES):04}"
    of = article(source, f"Article {source} gives the figure.")
    return source, claim(of, "figure", low=low, high=low if high == -1 else high, relation=relation, **more)


def differences(*found: tuple[str, Claim]) -> tuple[Difference, ...]:
    articles = [article(source, f"Article {source} gives the figure.") for source, _ in found]
    return gather(articles, [], [figure for _, figure in found], configured())[0].differences


def kinds(*found: tuple[str, Claim]) -> list[tuple[str, int]]:
    return [(difference.kind, len(difference.estimates)) for difference in differences(*found)]


# The mayor's figure and the valley council's, of one day -> whether both can hold.
@pytest.mark.parametrize(
    ("mayor", "council", "conflict"),
    [
        ((600,), (600,), False),
        ((600,), (601,), True),
        ((600, 600, "about"), (650,), False),
        ((600, 600, "about"), (4000,), True),
        ((600, 600, "about"), (700, 700, "about"), False),
        ((600, 600, "about"), (800, 800, "about"), True),
        ((4000, None, "at_least"), (4000, 6000, "range"), False),
        ((4000, None, "at_least"), (12000,), False),
        ((4000, None, "at_least"), (600, 600, "about"), True),
        ((4000, None, "at_least"), (None, 3000, "at_most"), True),
        ((4000, None, "at_least"), (10000, None, "at_least"), False),
        ((None, 100, "at_most"), (3,), False),
        ((None, 100, "at_most"), (150,), True),
        ((4000, 6000, "range"), (5000, 8000, "range"), False),
        ((4000, 6000, "range"), (6001, 8000, "range"), True),
        ((1000, 9999, "vague"), (4000,), False),
        ((1000, 9999, "vague"), (12000,), False),
        ((1000, 9999, "vague"), (25000,), True),
        ((100, 999, "vague"), (4000,), True),
    ],
)
def test_values(mayor: tuple[Any, ...], council: tuple[Any, ...], conflict: bool) -> None:
    pair = told(*mayor, who="Mayor"), told(*council, who="Valley council")
    assert kinds(*pair) == ([("conflict", 2)] if conflict else [])
    assert kinds(*reversed(pair)) == ([("conflict", 2)] if conflict else [])


# Who says 600 and who says 4,000 -> whether they are two claimants.
@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ({"who": "Mayor"}, {"who": "Valley council"}, True),
        ({"who": "Mayor"}, {"who": "Fire brigade"}, True),
        ({"who": "Mayor"}, {"who": "Mayor"}, False),
        ({"who": "Mayor"}, {}, True),
        ({"who": "Mayor"}, {"words": "gives"}, True),
        ({"who": "Mayor"}, {"words": "gives", "party": "city"}, False),
        ({"who": "Mayor"}, {"words": "gives", "party": "valley"}, True),
        ({"words": "gives", "party": "city"}, {"words": "figure", "party": "city"}, False),
        ({}, {}, False),
        ({"words": "gives"}, {}, False),
    ],
)
def test_claimants(one: dict[str, Any], other: dict[str, Any], conflict: bool) -> None:
    assert kinds(told(600, **one), told(4000, **other)) == ([("conflict", 2)] if conflict else [])


# When and of what the council says 4,000, against the mayor's total of 600 dead of 6 May 2025.
@pytest.mark.parametrize(
    ("council", "conflict"),
    [
        ({}, True),
        ({"as_of": "2025-05-07"}, False),
        ({"as_of": "2025-05-21", "as_of_basis": "reported"}, True),
        ({"as_of": "2025-05-22", "as_of_basis": "reported"}, False),
        ({"as_of": "2025-05-05", "as_of_basis": "reported"}, False),
        ({"as_of": "2025-05"}, True),
        ({"as_of": "2025-06"}, False),
        ({"as_of": "2025"}, False),
        ({"as_of": None}, True),
        ({"measure": "hurt"}, False),
        ({"scope": "new"}, False),
        ({"scope": None}, False),
        ({"scope": "part"}, False),
        ({"modality": "possible"}, False),
        ({"former": True}, False),
        ({"hearsay": True}, True),
    ],
)
def test_times_and_scopes(council: dict[str, Any], conflict: bool) -> None:
    assert kinds(told(600, who="Mayor"), told(4000, who="Valley council", **council)) == ([("conflict", 2)] if conflict else [])


@pytest.mark.parametrize(("day", "found"), [("2025-05-13", [("conflict", 2)]), ("2025-05-14", []), (None, [])])
def test_batches_are_one_for_a_week(day: str | None, found: list[tuple[str, int]]) -> None:
    reported: dict[str, Any] = {"scope": "new", "as_of": day, "as_of_basis": "reported"}
    assert kinds(told(600, who="Mayor", scope="new"), told(4000, who="Valley council", **reported)) == found


# Dead told one after the other: who, how many, when ("r" behind a day that is the article's alone) -> what becomes of them.
@pytest.mark.parametrize(
    ("told_so", "found"),
    [
        ([("Mayor", 100, "2025-05-03r"), ("Valley council", 400, "2025-05-04r"), ("Fire brigade", 600, "2025-05-06r")], [("rising", 3)]),
        ([("Mayor", 100, "2025-05-03"), ("Valley council", 400, "2025-05-04")], [("rising", 2)]),
        ([("Mayor", 100, "2025-05-03r"), ("Valley council", 400, "2025-05-04r")], [("conflict", 2)]),
        ([("Mayor", 100, "2025-05-03r"), ("Mayor", 400, "2025-05-09r")], [("rising", 2)]),
        ([("Mayor", 100, "2025-05-03"), ("Mayor", 80, "2025-05-09")], [("revision", 2)]),
        ([("Mayor", 100, "2025-05-03"), ("Valley council", 400, "2025-05-03")], [("conflict", 2)]),
        (
            [("Mayor", value, f"2025-05-0{value}") for value in (1, 2, 3, 4, 5)] + [("Valley council", 400, "2025-05-01")],
            [("conflict", 2), ("rising", 5)],
        ),
        ([("Mayor", 100, "2025-05"), ("Mayor", 400, "2025-05-09")], []),
    ],
)
def test_a_count_that_only_grows(told_so: list[tuple[str, float, str]], found: list[tuple[str, int]]) -> None:
    claims = []
    for who, value, day in told_so:
        basis = "reported" if day.endswith("r") else "stated"
        claims.append(told(value, who=who, measure="dead", as_of=day.rstrip("r"), as_of_basis=basis))
    assert kinds(*claims) == found


def test_two_values_in_one_breath() -> None:
    of = article("a", "The mayor speaks of 600 dead, then of 900.\nShe speaks of 950.")
    figures = [claim(of, value, low=float(value), high=float(value), who="Mayor", words="The mayor") for value in ("600", "900", "950")]
    [found] = gather([of], [], figures, configured())[0].differences
    assert (found.kind, len(found.estimates)) == ("contradiction", 2)


@pytest.mark.parametrize(
    ("promise", "done", "found"),
    [
        ({"modality": "planned"}, {}, [("planned", 2)]),
        ({"modality": "planned", "scope": "new"}, {"scope": "new"}, [("planned", 2)]),
        ({"modality": "possible"}, {}, []),
        ({"modality": "planned"}, {"measure": "hurt"}, []),
    ],
)
def test_what_is_planned_stands_beside_what_is_done(promise: dict[str, Any], done: dict[str, Any], found: list[tuple[str, int]]) -> None:
    assert kinds(told(600, who="Mayor", **promise), told(40, who="Mayor", as_of="2025-05-09", **done)) == found


# A batch, and a total of 6 May 2025 -> whether a reader may ask if the one includes the other.
@pytest.mark.parametrize(
    ("batch", "day", "asked"),
    [(300, "2025-05-01", True), (300, "2025-05-09", False), (30, "2025-05-01", False), (700, "2025-05-01", False)],
)
def test_batches_beside_totals(batch: float, day: str, asked: bool) -> None:
    assert kinds(told(600, who="Mayor"), told(batch, who="Mayor", scope="new", as_of=day)) == ([("batch", 2)] if asked else [])


def test_a_measure_that_the_dossier_does_not_define_differs_from_nothing() -> None:
    assert kinds(told(600, who="Mayor", measure="other"), told(4000, who="Valley council", measure="other")) == []


def test_the_undated_stand_against_the_newest_only() -> None:
    old, newest = told(300, who="Valley council", as_of="2025-01-06"), told(4000, who="Valley council")
    undated = told(600, who="Mayor", as_of=None)
    blocks = [difference for difference in differences(old, newest, undated) if difference.kind == "conflict"]
    assert [len(block.estimates) for block in blocks] == [2]
    assert kinds(told(600, who="Mayor", as_of=None), told(4000, who="Valley council", as_of=None)) == []


def test_a_conflict_is_one_block_for_its_days_and_told_once() -> None:
    first = [
        told(600, who="Mayor"),
        told(4000, who="Valley council"),
        told(2000, who="Fire brigade", as_of="2025-05-10", as_of_basis="reported"),
        told(4000, as_of="2025-05-12", as_of_basis="reported"),
    ]
    later_on = [told(900, who="Mayor", as_of="2025-08-07"), told(5000, who="Valley council", as_of="2025-08-07")]
    blocks = [difference.estimates for difference in differences(*first, *later_on) if difference.kind == "conflict"]
    assert [len(block) for block in blocks] == [4, 2]


# What the mayor says one after the other -> how many values her revision has.
@pytest.mark.parametrize(
    ("values", "length"),
    [
        ([(600, "2025-05-06"), (900, "2025-05-09")], 2),
        ([(600, "2025-05-06"), (600, "2025-05-09")], 0),
        ([(600, "2025-05-06"), (600, "2025-05-09"), (900, "2025-06")], 2),
        ([(600, "2025-05-06"), (900, "2025-05-09"), (600, "2025-06-01")], 3),
        ([(600, "2025-05"), (900, "2025-05-09")], 0),
        ([(600, None), (900, "2025-05-09")], 0),
    ],
)
def test_revisions(values: list[tuple[float, str | None]], length: int) -> None:
    found = [told(value, who="Mayor", as_of=as_of) for value, as_of in values]
    assert kinds(*found) == ([("revision", length)] if length else [])


@pytest.mark.parametrize(
    ("one", "other", "revised"),
    [
        ((600,), (600, 600, "about"), False),
        ((600,), (600, None, "at_least"), False),
        ((100, 999, "vague"), (600,), False),
        ((100, 999, "vague"), (4000,), True),
        ((600, 800, "range"), (600,), True),
    ],
)
def test_another_hedge_is_no_revision(one: tuple[Any, ...], other: tuple[Any, ...], revised: bool) -> None:
    found = told(*one, who="Mayor"), told(*other, who="Mayor", as_of="2025-07-06")
    assert kinds(*found) == ([("revision", 2)] if revised else [])


@pytest.mark.parametrize("more", [{}, {"words": "gives"}, {"who": "Mayor", "scope": "new"}, {"who": "Mayor", "scope": None}])
def test_nobody_in_particular_and_batches_revise_nothing(more: dict[str, Any]) -> None:
    assert kinds(told(600, **more), told(900, as_of="2025-07-06", **more)) == []


def test_an_article_that_gives_two_dates_in_its_own_voice_revises_nothing() -> None:
    of = article("a", "In May 600 were dead, in June 700.")
    figures = [claim(of, "600", low=600, high=600), claim(of, "700", low=700, high=700, as_of="2025-06-06")]
    assert gather([of], [], figures, configured())[0].differences == ()


def test_two_claimants_months_apart_differ_in_nothing() -> None:
    assert kinds(told(600, who="Mayor"), told(900, who="Fire brigade", as_of="2025-09-06")) == []


# A figure for the dead and one for the dead or hurt, months apart -> whether readers would take one for the other.
@pytest.mark.parametrize(
    ("dead", "both", "confused"),
    [
        ((4000,), (4000,), True),
        ((4000, None, "at_least"), (4000, 4000, "about"), True),
        ((4000, 6000, "range"), (6000, None, "at_least"), True),
        ((600,), (4700,), False),
        ((1000, 9999, "vague"), (1000, 9999, "vague"), False),
    ],
)
def test_definitions(dead: tuple[Any, ...], both: tuple[Any, ...], confused: bool) -> None:
    found = told(*dead, who="Mayor"), told(*both, who="Mayor", measure="killed_or_hurt", as_of="2025-09-06")
    [*named] = [(difference.kind, difference.measures) for difference in differences(*found)]
    assert named == ([("definition", ("killed", "killed_or_hurt"))] if confused else [])


def test_each_number_has_its_own_block() -> None:
    found = told(4000, 6000, "range", who="Mayor"), told(4000, measure="killed_or_hurt"), told(6000, measure="killed_or_hurt")
    assert kinds(*found) == [("definition", 2), ("definition", 2)]


def test_measures_that_do_not_contain_one_another_are_not_confused() -> None:
    assert kinds(told(4000, who="Mayor"), told(4000, who="Mayor", measure="hurt")) == []


def test_a_batch_is_not_confused_with_a_total() -> None:
    assert kinds(told(4000, who="Mayor", scope="new"), told(4000, who="Mayor", measure="killed_or_hurt")) == []


def test_estimates_come_earliest_first_and_undated_last() -> None:
    found = [
        told(600, who="Mayor", as_of=None),
        told(4000, who="Valley council", as_of="2025-05-06"),
        told(5000, who="Fire brigade", as_of="2025-05"),
    ]
    articles = [article(source, f"Article {source} gives the figure.") for source, _ in found]
    dossier, _ = gather(articles, [], [figure for _, figure in found], configured())
    dates = {estimate.id: estimate.as_of for estimate in dossier.estimates}
    assert [[dates[name] for name in difference.estimates] for difference in dossier.differences] == [
        ["2025-05", "2025-05-06"],
        ["2025-05", "2025-05-06", None],
    ]


def test_a_difference_keeps_its_id_while_its_estimates_stay() -> None:
    pair = told(600, who="Mayor"), told(4000, who="Valley council")
    [alone] = differences(*pair)
    assert alone in differences(*pair, told(7, who="Mayor", measure="hurt"), told(9, who="Fire brigade", as_of="2024-05"))
