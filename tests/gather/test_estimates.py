from __future__ import annotations

import pytest

from dossier.gather import gather
from dossier.models import Claim, Estimate
from tests.gather.small import article, claim, configured

A = article("a", "The mayor counts 600 dead.\nAn official of the city counts 600 dead.\nThere are 600 dead in all.\nSome say 600 dead.")
B = article("b", "600 dead, the mayor told us.\nan  official of the city said 600.\nThere are 600 dead here.\nSome say 600 dead.")
MONEY = article("c", "\n".join(f"The mayor asks for 20 million {unit}." for unit in ("euros", "crowns", "Euros")))


def estimates(*claims: Claim) -> list[Estimate]:
    return list(gather([A, B, MONEY], [], claims, configured())[0].estimates)


MAYOR = claim(A, "600", who="Mayor", words="The mayor")


# Another claim beside the mayor's 600 dead of 6 May -> whether it says the same.
@pytest.mark.parametrize(
    ("case", "other", "same"),
    [
        ("another article, other words for the same actor", claim(B, "600", who="Mayor", words="the mayor"), True),
        ("another actor of her side", claim(B, "600", who="Fire brigade"), False),
        ("another value", claim(B, "600", low=601, high=601, who="Mayor"), False),
        ("another hedge", claim(B, "600", relation="about", who="Mayor"), False),
        ("an open side", claim(B, "600", high=None, relation="at_least", who="Mayor"), False),
        ("another measure", claim(B, "600", measure="hurt", who="Mayor"), False),
        ("a batch", claim(B, "600", scope="new", who="Mayor"), False),
        ("a promise", claim(B, "600", who="Mayor", modality="planned"), False),
        ("a fear", claim(B, "600", who="Mayor", modality="possible"), False),
        ("an outlet that keeps its distance", claim(B, "600", who="Mayor", hearsay=True), True),
        ("a value of which another article says that it is superseded", claim(B, "600", who="Mayor", former=True), True),
        ("another day", claim(B, "600", as_of="2025-05-07", who="Mayor"), False),
        ("no day", claim(B, "600", as_of=None, who="Mayor"), False),
        ("whole numbers are numbers", claim(B, "600", low=600.0, high=600.0, who="Mayor"), True),
    ],
)
def test_the_same(case: str, other: Claim, same: bool) -> None:
    assert len(estimates(MAYOR, other)) == (1 if same else 2), case


def test_hearsay_and_former_are_so_where_nobody_says_it_otherwise() -> None:
    doubted = claim(B, "600", who="Mayor", hearsay=True, former=True)
    (alone,), (beside,) = estimates(doubted), estimates(MAYOR, doubted)
    assert (alone.hearsay, alone.former) == (True, True)
    assert (beside.hearsay, beside.former) == (False, False)


# Two claims of 600 dead, in two articles, by somebody who is no configured actor -> whether they are one claimant's.
@pytest.mark.parametrize(
    ("case", "pair", "same"),
    [
        (
            "the same words for somebody of one side",
            (
                claim(A, "600", words="An official of the city", party="city"),
                claim(B, "600", words="an  official of the city", party="city"),
            ),
            True,
        ),
        ("the same words, no side: who knows", (claim(A, "600", words="Some"), claim(B, "600", words="Some")), False),
        ("nobody is named: two voices", (claim(A, "600"), claim(B, "600")), False),
        ("nobody is named, the same article twice", (claim(A, "600"), claim(A, "600 dead in all")), True),
        ("a summary and the body of one article", (claim(A, "600"), claim(A, "600 dead in all", words="Some")), True),
        ("a summary rounds", (claim(A, "600"), claim(A, "600 dead in all", words="Some", relation="about")), True),
        ("a summary leaves the day open", (claim(A, "600", as_of=None, scope=None), claim(A, "600 dead in all", words="Some")), True),
        ("a summary of another day", (claim(A, "600", as_of="2025-04-01"), claim(A, "600 dead in all", words="Some")), False),
        ("a summary of a promise", (claim(A, "600", modality="planned"), claim(A, "600 dead in all", words="Some")), False),
        ("nobody here, somebody in another article", (claim(A, "600"), claim(B, "600", words="Some")), False),
    ],
)
def test_unknown_claimants(case: str, pair: tuple[Claim, Claim], same: bool) -> None:
    assert len(estimates(*pair)) == (1 if same else 2), case


@pytest.mark.parametrize(
    ("found", "label", "party"),
    [
        (MAYOR, "Mayor", "city"),
        (claim(B, "600", words="an  official of the city", party="city"), "an official of the city", "city"),
        (claim(A, "600"), None, None),
    ],
)
def test_labels(found: Claim, label: str | None, party: str | None) -> None:
    [estimate] = estimates(found)
    assert (estimate.claimant, estimate.party, estimate.claims, estimate.origins) == (label, party, (found.id,), 1)


def test_a_measure_without_a_unit_counts_in_the_words_written() -> None:
    euros, crowns, again = (
        claim(MONEY, figure, low=2e7, high=2e7, measure="money", who="Mayor", counted=noun)
        for figure, noun in (("20 million euros", "euros"), ("20 million crowns", "crowns"), ("20 million Euros", "Euros"))
    )
    assert [estimate.claims for estimate in estimates(euros, crowns, again)] == [(euros.id, again.id), (crowns.id,)]


def test_order_is_by_measure_then_date_undated_last() -> None:
    found = [
        claim(A, "600", measure=measure, as_of=as_of)
        for measure in ("money", "hurt", "killed")
        for as_of in (None, "2025-06", "2025-05-30")
    ]
    assert [(estimate.measure, estimate.as_of) for estimate in estimates(*found)] == [
        (measure, as_of) for measure in ("killed", "hurt", "money") for as_of in ("2025-05-30", "2025-06", None)
    ]


def test_an_estimate_keeps_its_id_when_articles_come_and_go() -> None:
    [alone] = estimates(MAYOR)
    [joined] = estimates(MAYOR, claim(B, "600", who="Mayor"))
    assert (alone.id, len(joined.claims)) == (joined.id, 2)


def test_where_two_claimants_say_it_a_summary_is_of_neither() -> None:
    assert len(estimates(claim(A, "600"), MAYOR, claim(A, "600 dead in all", who="Fire brigade"))) == 3


# The mayor's 600 dead in one article and in another -> the estimates, each with its day, its articles and its origins.
@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([("2025-05-06", "reported"), ("2025-05-08", "reported")], [("2025-05-06", "reported", 2, 1)]),
        ([("2025-05-06", "stated"), ("2025-05-08", "reported")], [("2025-05-06", "stated", 2, 1)]),
        ([("2025-05-06", "reported"), ("2025-05-06", "stated")], [("2025-05-06", "stated", 2, 1)]),
        ([("2025-05-06", "stated"), ("2025-05-08", "stated")], [("2025-05-06", "stated", 1, 1), ("2025-05-08", "stated", 1, 1)]),
        ([("2025-05-06", "reported"), ("2025-05-10", "reported")], [("2025-05-06", "reported", 1, 1), ("2025-05-10", "reported", 1, 1)]),
        ([("2025-05", "stated"), ("2025-05", "stated")], [("2025-05", "stated", 2, 2)]),
    ],
)
def test_one_announcement_is_one_estimate(days: list[tuple[str, str]], found: list[tuple[str, str, int, int]]) -> None:
    published = ("2025-05-06", days[1][0] if days[1][1] == "reported" else "2025-05-20")
    articles = [article(name, f"600 dead, the mayor told {name}.", published=day) for name, day in zip("ef", published, strict=True)]
    claims = [claim(of, "600", who="Mayor", as_of=day, as_of_basis=basis) for of, (day, basis) in zip(articles, days, strict=True)]
    dossier, _ = gather(articles, [], claims, configured())
    assert [(one.as_of, one.as_of_basis, one.articles, one.origins) for one in dossier.estimates] == found
