from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.errors import InputError
from dossier.gather import gather
from dossier.models import Article, Claim, Claimant, Span
from tests.gather.small import article, claim, configured, message

BODY = (
    "This report is invented. The flood in the lower town killed 600 people, the mayor told reporters on Tuesday.",
    "The fire brigade brought its last two boats to the bridge and searched the cellars of the old market by torchlight.",
    "Nobody knows how many guests slept in the three hotels near the station when the dam above the valley broke.",
    "The council of the valley has promised tents, bread and clean water for all who lost their homes that night.",
)
OWN = (
    "This report is invented too. Our correspondent walked through the lower town and counted the coffins in the school.",
    "An old woman showed her kitchen, where the water had stood higher than the lamp above the table for two days.",
    "At least 600 bodies have been found so far, according to the fire brigade, which expects to find still more of them.",
    "The mayor has not been seen by anybody since the morning when she inaugurated the new bridge without a speech.",
)


def one(source: str, *lines: str, published: str | None = "2025-05-06", wire: str | None = None, outlet: str | None = None) -> Article:
    return article(source, "\n".join(lines), published=published, credits=(wire,) if wire else (), outlet=outlet)


def figures(*articles: Article) -> list[Claim]:
    return [claim(found, "600") for found in articles if "600" in found.text]


# What two articles share -> their origins, each with its evidence and agency.
@pytest.mark.parametrize(
    ("case", "articles", "expected"),
    [
        ("strangers", [one("a", *BODY), one("b", *OWN)], [(("a",), "single", None), (("b",), "single", None)]),
        ("the same wording, cut to half", [one("a", *BODY), one("b", *BODY[:2])], [(("a", "b"), "wording", None)]),
        ("the same wording months later", [one("a", *BODY), one("b", *BODY[1:], published="2025-11-06")], [(("a", "b"), "wording", None)]),
        ("half of it rewritten", [one("a", *BODY), one("b", BODY[0], OWN[0], BODY[2], OWN[1])], [(("a", "b"), "wording", None)]),
        (
            "one sentence in four, no agency",
            [one("a", *BODY), one("b", BODY[1], *OWN)],
            [(("a",), "single", None), (("b",), "single", None)],
        ),
        (
            "one sentence, one agency, the same week",
            [one("a", *BODY, wire="Wire One"), one("b", BODY[1], *OWN, published="2025-05-08", wire="wire one")],
            [(("a", "b"), "agency", "Wire One")],
        ),
        (
            "one figure, one agency, the same week",
            [one("a", *BODY, wire="Wire One"), one("b", "600 dead.", OWN[1], wire="Wire One")],
            [(("a", "b"), "agency", "Wire One")],
        ),
        (
            "one figure, the agency's own report",
            [one("a", *BODY, outlet="Wire One"), one("b", "600 dead.", OWN[1], wire="Wire One")],
            [(("a", "b"), "agency", "Wire One")],
        ),
        (
            "one figure, two agencies",
            [one("a", *BODY, wire="Wire Two"), one("b", "600 dead.", wire="Wire One")],
            [(("a",), "single", "Wire Two"), (("b",), "single", "Wire One")],
        ),
        (
            "a credit alone",
            [one("a", *BODY, wire="Wire One"), one("b", OWN[1], wire="Wire One")],
            [(("a",), "single", "Wire One"), (("b",), "single", "Wire One")],
        ),
        (
            "one figure, months apart",
            [one("a", *BODY, wire="Wire One"), one("b", "600 dead.", published="2025-07-06", wire="Wire One")],
            [(("a",), "single", "Wire One"), (("b",), "single", "Wire One")],
        ),
        (
            "one figure, no day known",
            [one("a", *BODY, published="2025-05", wire="Wire One"), one("b", "600 dead.", published="2025-05", wire="Wire One")],
            [(("a",), "single", "Wire One"), (("b",), "single", "Wire One")],
        ),
        (
            "an outlet that is no agency",
            [one("a", *BODY, wire="The Bridge"), one("b", "600 dead.", wire="The Bridge")],
            [(("a",), "single", None), (("b",), "single", None)],
        ),
    ],
)
def test_origins(case: str, articles: list[Article], expected: list[tuple[tuple[str, ...], str, str | None]]) -> None:
    dossier, _ = gather(articles, [], figures(*articles), configured())
    assert [(origin.sources, origin.evidence, origin.name) for origin in dossier.origins] == expected, case


@pytest.mark.parametrize(("hurt", "published", "joined"), [(40, "2025-05-08", True), (41, "2025-05-08", False), (40, "2025-05-20", False)])
def test_one_announcement_in_other_words_is_one_origin(hurt: float, published: str, joined: bool) -> None:
    articles = [one("a", "The mayor: 600 dead, 40 hurt."), one("b", "600 and 40, says city hall.", published=published)]
    claims = [claim(found, "600", who="Mayor") for found in articles]
    for found, value in zip(articles, (40, hurt), strict=True):
        claims.append(claim(found, "40", low=value, high=value, measure="hurt", who="Mayor"))
    origins = gather(articles, [], claims, configured())[0].origins
    assert [(origin.sources, origin.evidence) for origin in origins] == (
        [(("a", "b"), "announcement")] if joined else [(("a",), "single"), (("b",), "single")]
    )


def test_an_agency_that_is_named_as_who_reports_counts_like_a_credit() -> None:
    articles = [one("a", "600 dead, the mayor told Wire One."), one("b", "600 dead, Wire One reports.", published="2025-05-08")]
    relay = articles[0].text.index("told Wire One")
    told = replace(claim(articles[0], "600", words="the mayor"), claimant=Claimant(Span(10, 19), None, None, Span(relay, relay + 13)))
    [origin] = gather(articles, [], [told, claim(articles[1], "600", words="Wire One")], configured())[0].origins
    assert (origin.sources, origin.evidence, origin.name) == (("a", "b"), "agency", "Wire One")


def test_an_agency_that_reports_every_third_day_is_no_single_report() -> None:
    articles = [one(f"a{day:02}", "600 dead.", OWN[1][:day], published=f"2025-05-{day:02}", wire="Wire One") for day in range(1, 14, 3)]
    dossier, _ = gather(articles, [], figures(*articles), configured())
    assert [origin.sources for origin in dossier.origins] == [("a01", "a04"), ("a07", "a10"), ("a13",)]


def test_two_seeds_with_one_text_are_one_origin_and_told() -> None:
    articles = [one("b", *BODY, published=None), one("a", *BODY)]
    twin = article("c", "\n\n".join(BODY) + "\n")
    dossier, notices = gather([*articles, twin], [], [], configured())
    assert [origin.sources for origin in dossier.origins] == [("a", "c", "b")]
    assert [message(notice) for notice in notices] == [
        "seeds/c.txt:1: the same text as seeds/a.txt; remove one of the two; until then they count as one origin",
        "seeds/b.txt:1: the same text as seeds/a.txt; remove one of the two; until then they count as one origin",
    ]


def test_short_twins_are_one_origin_too() -> None:
    """They have too few words for the comparison of wording."""
    dossier, notices = gather([one("a", "600 dead."), one("b", "600 dead.")], [], [], configured())
    assert ([origin.sources for origin in dossier.origins], len(notices)) == ([("a", "b")], 1)


@pytest.mark.parametrize(
    ("second", "origins"),
    [
        ("This piece is invented. The flood in the lower town killed 600 people, the mayor told reporters on Tuesday.", 1),
        ("600 people died, the mayor says.", 2),
    ],
)
def test_a_copied_sentence_is_no_second_origin_of_an_estimate(second: str, origins: int) -> None:
    articles = [one("a", *BODY), one("b", second, *OWN[:2], published="2025-06-08")]
    dossier, _ = gather(articles, [], [claim(found, "600", who="Mayor", as_of="2025-05") for found in articles], configured())
    assert len(dossier.origins) == 2
    assert [(len(estimate.claims), estimate.origins) for estimate in dossier.estimates] == [(2, origins)]


def test_an_origin_keeps_its_id_when_relays_are_added() -> None:
    alone = gather([one("a", *BODY)], [], [], configured())[0].origins[0]
    [joined] = gather([one("a", *BODY), one("b", *BODY[:2], published="2025-05-07")], [], [], configured())[0].origins
    assert (alone.id, joined.sources) == (joined.id, ("a", "b"))


def told(*lines: str) -> list[tuple[tuple[str, ...], str | None, str]]:
    found = [one("a", *BODY[:1], outlet="The Bridge"), one("b", *OWN[:1]), one("c", *OWN[1:2]), one("d", *OWN[2:])]
    config = configured("sources:\n" + "".join(f"  {line}\n" for line in lines))
    origins = gather(found, [], [], config)[0].origins
    return [(origin.sources, origin.name, origin.evidence) for origin in origins if len(origin.sources) > 1 or origin.name]


# What the editor says of sources -> the origins of several articles, or with a name.
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["b: {origin: a}"], [(("a", "b"), None, "editor")]),
        (["b: {origin: a}", "c: {origin: b}"], [(("a", "b", "c"), None, "editor")]),
        (["b: {origin: Briefing of 3 May}", "d: {origin: Briefing of 3 May}"], [(("b", "d"), "Briefing of 3 May", "editor")]),
        (["b: {origin: Briefing of 3 May}"], [(("b",), "Briefing of 3 May", "editor")]),
        (["b: {relays: wire one}"], [(("b",), "Wire One", "single")]),
        (["b: {relays: wire.example}"], [(("b",), "Wire One", "single")]),
        (["b: {relays: The Bridge}"], [(("a",), "The Bridge", "single"), (("b",), "The Bridge", "single")]),
    ],
)
def test_what_the_editor_says_of_origins(lines: list[str], expected: list[tuple[tuple[str, ...], str | None, str]]) -> None:
    assert told(*lines) == expected


def test_a_relay_with_the_same_figure_as_the_one_it_repeats_is_one_origin() -> None:
    found = [one("a", BODY[0], outlet="The Bridge"), one("b", OWN[2])]
    claims = [claim(article, "600") for article in found]
    config = configured("sources:\n  b: {relays: The Bridge}\n")
    assert [origin.sources for origin in gather(found, [], claims, config)[0].origins] == [("a", "b")]
    assert len(gather(found, [], claims, configured())[0].origins) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("b: {relays: Wire Onne}", "'Wire Onne' matches no outlet; did you mean 'Wire One'?"),
        ("b: {relays: Nobody at all}", "'Nobody at all' matches no outlet; add it to outlets"),
        ("b: {origin: b}", "'b' is the article itself"),
        ("b: {relays: [a]}", "'sources.b.relays': expected a text"),
        ("b: {origin: {a: 1}}", "'sources.b.origin': expected a text"),
    ],
)
def test_an_origin_that_does_not_exist(line: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        told(line)
    assert said in str(error.value) and str(error.value).startswith("dossier.yml:")


def test_an_origin_that_is_nearly_an_articles_name() -> None:
    found = [one("courier-12", *BODY), one("b", *OWN)]
    with pytest.raises(InputError, match="'courier-21' matches no article and is the origin of no other; did you mean 'courier-12'"):
        gather(found, [], [], configured("sources:\n  b: {origin: courier-21}\n"))
