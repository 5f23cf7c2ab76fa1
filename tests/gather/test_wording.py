from __future__ import annotations

import pytest

from dossier.gather.wording import HOLDERS, RUN, SAME_SENTENCE, SHARED_RUNS, alike, groups, shared_runs, shingles

DISPATCH = "The mayor said on Tuesday that the valley would send several thousand builders to help rebuild the flooded quarter."


# One sentence of an invented dispatch, and what another article makes of it.
@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("The mayor said on Tuesday that the valley would send several thousand builders to help rebuild the flooded quarter.", True),
        ("On Tuesday the mayor announced that the valley would send several thousand builders to help rebuild the flooded quarter.", True),
        ("Late in June she said that the valley would send several thousand builders to help rebuild the quarter.", True),
        ("Several thousand builders will come from the valley to rebuild the flooded quarter, the mayor said on Tuesday.", False),
        ("The mayor said on Tuesday that the bridge would stay closed.", False),
        ("Several thousand builders.", False),
    ],
)
def test_the_same_sentence(other: str, same: bool) -> None:
    one, two = shingles([DISPATCH]), shingles([other])
    assert alike(one, two, shared=shared_runs([one, two])[0, 1], share=SAME_SENTENCE) is same


def test_a_turn_of_phrase_in_two_long_sentences_is_no_copy() -> None:
    one, two = (
        shingles([f"{begin} the regional assembly of the upper and the lower river valley {end}."])
        for begin, end in (
            ("After a night of speeches that nobody outside had hoped would end before dawn,", "voted tents for all who had lost a roof"),
            ("Nothing at all is known yet about the money which, three years ago already,", "put aside for a dam that was never begun"),
        )
    )
    count = shared_runs([one, two])[0, 1]
    assert (count >= SHARED_RUNS, alike(one, two, shared=count, share=SAME_SENTENCE)) == (True, False)


def test_no_run_crosses_two_sentences() -> None:
    assert shingles(["one two three four", "five six seven"]) == frozenset()
    assert len(shingles(["one two three four five six seven"])) == 7 - RUN + 1


def test_typography_is_no_difference() -> None:
    assert shingles(["« L’eau » a emporté  deux ponts hier"]) == shingles(["L'eau a emporté deux ponts HIER !"])


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], [0, 1, 2, 3, 4]),
        ([(3, 4), (1, 3)], [0, 1, 2, 1, 1]),
        ([(4, 2), (1, 0), (2, 0)], [0, 0, 0, 3, 0]),
    ],
)
def test_groups(pairs: list[tuple[int, int]], expected: list[int]) -> None:
    assert groups(5, pairs) == expected
    assert groups(5, reversed(pairs)) == expected


def comparisons(articles: int) -> int:
    """How often ``shared_runs`` compares, for so many articles that all hold one wording: each comparison is counted once."""
    documents = [shingles([DISPATCH, f"Article {place} has a sentence of its own that no other one holds."]) for place in range(articles)]
    return sum(shared_runs(documents).values())


def test_the_cost_grows_with_the_number_of_articles_only() -> None:
    """Ten times the articles, ten times the comparisons, even where all hold the same wording."""
    runs = len(shingles([DISPATCH, "Article 1 has a sentence of its own that no other one holds."]))
    assert comparisons(100) <= 100 * runs * HOLDERS
    assert comparisons(1000) <= 11 * comparisons(100)


def test_thirty_relays_are_one_chain() -> None:
    documents = [shingles([DISPATCH])] * 30
    pairs = [pair for pair, count in shared_runs(documents).items() if alike(documents[0], documents[1], shared=count, share=SAME_SENTENCE)]
    assert set(groups(30, pairs)) == {0}
