"""What is kept of data is read again as it was; what has another form is not read at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dossier.cache.plain import Damaged, from_plain, to_plain
from dossier.models import Article, Claim, Claimant, Extract, Figure, Notice, Passage, Sentence, Span

TEXT = "At least 12 died, the mayor told the Courier."
FIGURE = Figure(0, 11, 12.0, None, "at_least")
CLAIMANT = Claimant(Span(18, 27), "Mayor", None, relay=Span(33, 44))
CLAIM = Claim(0, 45, "c1", "report", FIGURE, Span(12, 16), "dead", ("losses", "toll"), CLAIMANT, "2025-03", "total")
ARTICLE = Article(
    "report", "report.txt", TEXT, "en", "Fire", None, "2025-03-03", "3 March 2025", None, (Sentence(0, 45, 0),), (), ("Agency",)
)
EXTRACT = Extract(
    ARTICLE,
    (Passage(0, 45, "p1", "report", ("losses",)), Passage(0, 45, "p2", "report", ())),
    (CLAIM, replace(CLAIM, claimant=None, counted=None, scope=None, figure=replace(FIGURE, low=12, high=13, unit="%"))),
    (Notice("report.txt", 1, "what", "todo"),),
)


def kept() -> Any:
    """The data as it comes back from a file."""
    return json.loads(json.dumps(to_plain(EXTRACT)))


@pytest.mark.parametrize("data", [EXTRACT, replace(EXTRACT, article=None, passages=(), claims=())])
def test_data_comes_back_as_it_was(data: Extract) -> None:
    assert from_plain(Extract, [json.loads(json.dumps(to_plain(data)))], lengths=[len(TEXT)]) == [data]


def put(*place: int, value: Any) -> Callable[[Any], Any]:
    def change(data: Any) -> Any:
        *outer, last = place
        one = data
        for number in outer:
            one = one[number]
        one[last] = value
        return data

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda data: None,
        lambda data: {"article": data},
        lambda data: data[:-1],
        lambda data: [*data, []],
        put(0, 0, value=1),  # a source that is no text
        put(0, 9, 0, 3, value="verse"),  # no kind of sentence
        put(0, 9, 0, 3, value=["body"]),
        put(0, 9, 0, 1, value=46),  # a sentence that leaves the text
        put(0, 9, 0, 0, value=-1),
        put(0, 9, 0, 0, value=True),
        put(0, 9, 0, value=[0, 45]),
        put(0, 9, value="sentences"),
        put(1, value={}),
        put(2, 0, 4, 2, value="12"),  # a bound that is no number
        put(2, 0, 4, 0, value=12),  # a figure that ends before it begins
        put(2, 0, 8, 0, value=None),
        put(2, 0, 8, 3, 1, value=400),  # a relay that leaves the text
        put(2, 1, value=None),
        put(3, 0, 1, value=1.5),
    ],
)
def test_another_form_is_not_read(change: Callable[[Any], Any]) -> None:
    with pytest.raises(Damaged):
        from_plain(Extract, [kept(), change(kept())], lengths=[len(TEXT), len(TEXT)])
