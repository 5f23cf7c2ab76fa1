"""Figures that an editor adds, splits, merges, and corrections that hold on to a claim's own words."""

from __future__ import annotations

import re

import pytest

from dossier.config import Added, Correction, Part, Source
from dossier.errors import InputError
from dossier.gather import gather
from dossier.models import Claim, Dossier, Notice
from tests.gather.small import MEASURES, article, claim, configured, message, passage

TEXT = """\
The mayor spoke first.
The flood killed 600 people, the  mayor said.
In the valley’s “lower town” another 1,240 people were
hurt, and 112 homes fell.
About 600 people died, he said again, and 40 were hurt."""
ARTICLE = article("a", TEXT)
OTHER = article("b", "The flood killed 600 people, a paper wrote.")
FIRST = claim(ARTICLE, "600", who="Mayor", words="the  mayor")
AGAIN = claim(ARTICLE, "About 600", relation="about")
THERE = claim(OTHER, "600")
LINE = MEASURES.count("\n") + 2
ADD = 'missed: {add: {source: a, quote: "another 1,240 people", figure: "1,240", low: 1240}, measure: hurt, reason: It was missed.}'


def gathered(*lines: str) -> tuple[Dossier, list[Notice]]:
    config = configured("".join(["claims:\n", *(f"  {line}\n" for line in lines)]))
    return gather([ARTICLE, OTHER], [passage(ARTICLE, 1)], [FIRST, AGAIN, THERE], config)


def one(dossier: Dossier, name: str) -> Claim:
    return next(claim for claim in dossier.claims if claim.id == name)


def fault(*lines: str) -> str:
    with pytest.raises(InputError) as error:
        gathered(*lines)
    return str(error.value)


def test_a_missed_figure_is_a_claim_like_every_other() -> None:
    dossier, notices = gathered(ADD)
    added = one(dossier, "missed")
    assert TEXT[added.figure.start : added.figure.end] == "1,240"
    assert (added.figure.low, added.figure.high, added.figure.relation) == (1240, 1240, "exact")
    assert (added.measure, added.topics, added.claimant, added.correction) == ("hurt", ("victims",), None, "It was missed.")
    assert (added.as_of, added.as_of_basis) == ("2025-05-06", "reported")
    assert [estimate.claims for estimate in dossier.estimates if "missed" in estimate.claims] == [("missed",)]
    assert [(found.start, found.end) for found in dossier.passages] == [(FIRST.start, FIRST.end), (added.start, added.end)]
    assert [(change.kind, change.claim, change.found) for change in dossier.changes] == [("added", "missed", None)]
    assert notices == []


@pytest.mark.parametrize(
    ("quote", "held"),
    [
        ("another 1,240 people were hurt", "another 1,240 people were\nhurt"),  # a line break is a space
        ('the valley\'s \\"lower town\\" another 1,240', "the valley’s “lower town” another 1,240"),
        ("valley’s « lower town » another  1,240", "valley’s “lower town” another 1,240"),
    ],
)
def test_the_words_are_found_whatever_their_spaces_and_quotes(quote: str, held: str) -> None:
    added = one(gathered(ADD.replace("another 1,240 people", quote))[0], "missed")
    whole = TEXT[added.start : added.end]
    assert held in TEXT and TEXT[added.figure.start : added.figure.end] == "1,240"
    assert whole.startswith("In the valley")  # the whole sentence


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            ADD.replace("another 1,240 people", "another 1,250 people"),
            f"dossier.yml:{LINE}: the words of 'missed' do not stand in seeds/a.txt; the nearest words are «In the valley’s “lower",
        ),
        (ADD.replace("source: a", "source: aa"), "'aa' matches no article that was read"),
        (ADD.replace('figure: "1,240"', "figure: 240"), "the figure '240' does not stand in the quote"),
        (ADD.replace('figure: "1,240"', "figure: 24"), "the figure '24' does not stand in the quote"),
        (ADD.replace(", low: 1240", ""), "the figure '1,240' has no value; write its number as 'low'"),
        (ADD.replace("low: 1240", "low: 1240, relation: range"), "a bound is missing"),
        (ADD.replace("measure: hurt, ", ""), "the figure that 'missed' adds has no measure"),
        (ADD.replace("missed:", "Missed it:"), "'Missed it' is no name for an added figure"),
        (ADD.replace("missed:", f"{FIRST.id}:"), f"'{FIRST.id}' is the id of a claim that was found; choose another name"),
        (ADD.replace("measure: hurt", "measure: hutr"), "'hutr' matches no measure; did you mean 'hurt'?"),
        (ADD.replace(", reason: It was missed.", ""), "'claims.missed.reason' is missing"),
        (ADD.replace("reason:", "reject: true, reason:"), "'claims.missed' has several of reject, add, split, same_as"),
        (ADD.replace("source: a", "source: []"), "'claims.missed.add.source': expected a text"),
        (ADD.replace("source: a", "sourse: a"), "unknown key 'sourse'; did you mean 'source'?"),
        (ADD.replace("low: 1240", "low: many"), "'claims.missed.add.low': expected a number"),
    ],
)
def test_what_cannot_be_added(line: str, said: str) -> None:
    assert said in fault(line)


def test_an_added_figure_takes_all_fields_and_open_bounds() -> None:
    line = ADD.replace("low: 1240", "low: 1240, relation: at_least").replace("reason:", "attributed_to: the mayor, as_of: 2025-05, reason:")
    added = one(gathered(line)[0], "missed")
    assert (added.figure.low, added.figure.high, added.figure.relation) == (1240, None, "at_least")
    assert added.claimant and added.claimant.actor == "Mayor"
    assert (added.as_of, added.as_of_basis) == ("2025-05", "stated")


def test_a_figure_that_the_program_finds_by_itself_by_now_counts_once() -> None:
    dossier, notices = gathered("mine: {add: {source: a, quote: killed 600 people, figure: 600, low: 600}, measure: killed, reason: r}")
    assert FIRST.id not in {claim.id for claim in dossier.claims} and one(dossier, "mine")
    assert message(notices[0]).startswith(
        f"dossier.yml:{LINE}: the program finds the figure that 'mine' adds by itself by now, as '{FIRST.id}'"
    )


def test_a_claim_that_is_two() -> None:
    parts = "[{figure: About 600}, {figure: 40, low: 40, relation: exact, measure: hurt, attributed_to: null}]"
    dossier, _ = gathered(f"{AGAIN.id}: {{split: {parts}, reason: Two things.}}")
    first, second = one(dossier, AGAIN.id), one(dossier, f"{AGAIN.id}-2")
    assert (first.figure, first.measure) == (AGAIN.figure, "killed")
    assert (second.figure.low, second.figure.high, second.figure.relation, second.measure) == (40, 40, "exact", "hurt")
    assert TEXT[second.figure.start : second.figure.end] == "40"
    assert {(change.kind, change.claim, change.found) for change in dossier.changes} == {
        ("split", AGAIN.id, AGAIN),
        ("split", second.id, AGAIN),
    }


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ("[{figure: About 600}, {figure: 41, low: 41}]", "the figure '41' does not stand in the sentence"),
        ("[{figure: About 600}, {figure: 40}]", "the figure '40' has no value"),
        ("[{figure: About 600}]", "'claims.{id}.split' is empty"),
        ("[{figure: About 600}, {figrue: 40}]", "unknown key 'figrue'"),
        ("[{figure: About 600}, {figure: 40, low: 40, measure: hutr}]", "'hutr' matches no measure"),
        ("both", "expected a list"),
    ],
)
def test_a_split_that_makes_no_sense(parts: str, said: str) -> None:
    assert said.replace("{id}", AGAIN.id) in fault(f"{AGAIN.id}: {{split: {parts}, reason: r}}")


def test_two_claims_that_are_one_figure() -> None:
    dossier, _ = gathered(f"{AGAIN.id}: {{same_as: {FIRST.id}, reason: Once more.}}")
    assert [claim.id for claim in dossier.claims if claim.source == "a"] == [FIRST.id]
    assert [(change.kind, change.claim, change.found) for change in dossier.changes] == [("merged", FIRST.id, AGAIN)]


def test_the_same_as_what_is_gone_is_told_and_stays() -> None:
    dossier, notices = gathered(f"{AGAIN.id}: {{same_as: nothing, reason: Once more.}}")
    assert one(dossier, AGAIN.id) and "'nothing' matches no claim, so" in message(notices[0])


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((f"{AGAIN.id}: {{same_as: {THERE.id}, reason: r}}",), "is a claim of another article"),
        ((f"{AGAIN.id}: {{same_as: {AGAIN.id}, reason: r}}",), "is itself the same as another"),
        ((f"{AGAIN.id}: {{same_as: {FIRST.id}, reason: r}}", f"{FIRST.id}: {{same_as: {AGAIN.id}, reason: r}}"), "name the one that stays"),
    ],
)
def test_a_merge_that_makes_no_sense(lines: tuple[str, ...], said: str) -> None:
    assert said in fault(*lines)


def test_a_part_of_a_whole() -> None:
    dossier, _ = gathered(f"{AGAIN.id}: {{whole: {FIRST.id}, reason: r}}")
    assert (one(dossier, AGAIN.id).scope, one(dossier, AGAIN.id).whole) == ("part", FIRST.id)
    dossier, notices = gathered(f"{AGAIN.id}: {{scope: part, whole: nothing, reason: r}}")
    assert one(dossier, AGAIN.id).whole is None and "'nothing' matches no other claim of a" in message(notices[0])
    assert "write scope: part" in fault(f"{AGAIN.id}: {{scope: total, whole: {FIRST.id}, reason: r}}")


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("figure: about 600, source: a", AGAIN.id),
        ("figure: About 600, quote: About 600 people died", AGAIN.id),
        ("figure: 600, quote: The flood has killed 600 people the mayor said on Monday", FIRST.id),
        ("figure: 600, quote: The flood killed 600 people, source: b", THERE.id),
        ("figure: 600", None),  # two claims have it
        ("figure: 601", None),
        ("figure: 600, quote: Nobody knows how it began", None),
        ("quote: The flood killed 600 people", None),  # of two articles
    ],
)
def test_a_correction_holds_on_to_the_words_of_its_claim(words: str, id: str | None) -> None:
    dossier, notices = gathered(f"gone: {{hearsay: true, {words}, reason: r}}")
    assert [claim.id for claim in dossier.claims if claim.hearsay] == ([id] if id else [])
    said = f"found again by its words; write '{id}' in its place" if id else "'gone' matches no claim; correct it, or remove it"
    assert message(notices[0]).startswith(f"dossier.yml:{LINE}: 'gone' matches no claim") and said in message(notices[0])


@pytest.mark.parametrize("field", ["measure", "topics", "relation", "modality", "hearsay", "former"])
def test_what_a_claim_cannot_lack(field: str) -> None:
    assert "a claim needs a" in fault(f"{FIRST.id}: {{{field}: null, reason: r}}")


@pytest.mark.parametrize(
    ("said", "field", "expected"),
    [
        ("as_of: null", "as_of_basis", None),
        ("as_of: 2025-04", "as_of_basis", "stated"),
        ("as_of: 2025-04, as_of_basis: reported", "as_of_basis", "reported"),
        ("whole: null", "whole", None),
        ("scope: null", "scope", None),
        ("attributed_to: null", "claimant", None),
        ("attributed_to: null, party: null", "claimant", None),
    ],
)
def test_null_where_nobody_is_meant(said: str, field: str, expected: object) -> None:
    assert getattr(one(gathered(f"{FIRST.id}: {{{said}, reason: r}}")[0], FIRST.id), field) == expected


ODD = ["[]", "{a: 1}", "true", "null", "12", "-1.5", "''", "'!'", "'\\u202e'", "[[a]]", "2025-02-30", "yes and no"]


@pytest.mark.parametrize("value", ODD)
def test_a_value_of_any_kind_is_taken_or_told_with_its_line(value: str) -> None:
    """Of every field of a correction, an added figure, a part and a source: no traceback."""
    tables: list[tuple[type[Correction | Added | Part | Source], str]] = [
        (Correction, f"claims:\n  {FIRST.id}: {{reason: r, KEY}}\n"),
        (Added, 'claims:\n  m: {reason: r, measure: hurt, add: {source: a, quote: killed 600 people, figure: "600", low: 600, KEY}}\n'),
        (Part, f"claims:\n  {FIRST.id}: {{reason: r, split: [{{figure: 600}}, {{figure: 600, low: 6, KEY}}]}}\n"),
        (Source, "sources:\n  a: {KEY}\n"),
    ]
    for table, text in tables:
        for key in table.model_fields:
            begun = re.sub(rf"(?<=[{{ ]){key}: [^,{{}}]*, (?=.*KEY)", "", text)  # a key stands once
            try:
                config = configured(begun.replace("KEY", f"{key}: {value}"))
                gather([ARTICLE, OTHER], [], [FIRST, AGAIN, THERE], config)
            except InputError as error:
                assert "stands twice" not in str(error), key
                assert all(line.startswith(f"dossier.yml:{LINE}: ") for line in str(error).splitlines()), (key, str(error))
