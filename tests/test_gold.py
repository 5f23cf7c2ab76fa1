"""The program's accuracy on the annotated articles, against floors that may be raised and never lowered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.gold import ANNOTATIONS, SEEDS
from tests.scores import CEILINGS, FLOORS, NONE_ALLOWED, PAGES, measured, raised, written
from tests.scoring import Score, Tally, score

LOWEST = json.loads(FLOORS.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("group", "name"), [(group, name) for group, floors in LOWEST.items() for name in floors])
def test_floors(group: str, name: str) -> None:
    value, floor = measured()[group].figures()[name], LOWEST[group][name]
    reached = value <= floor if name in NONE_ALLOWED | CEILINGS else value >= floor
    faults = [] if "unseen" in group else measured()[group].faults  # nobody who writes rules may read those
    assert reached, "\n".join([f"{name} is {value:.3f}, the floor {floor}", *faults])


def test_every_measured_number_has_a_floor() -> None:
    assert {group: set(floors) for group, floors in LOWEST.items()} == {group: set(one.figures()) for group, one in measured().items()}


@pytest.mark.parametrize("language", PAGES)
def test_the_method_page_tells_the_scores_as_measured(language: str) -> None:
    """If this fails after a change that was wanted: make scores."""
    page = PAGES[language].read_text(encoding="utf-8")
    assert page == written(page, measured(), language, None)


def test_floors_are_raised_and_never_lowered() -> None:
    one = Score(claims=Tally(right=8, extra=1, missed=1))
    assert raised({"a": {"claims_f1": 0.95, "leaks": 0}}, {"a": one})["a"]["claims_f1"] == 0.95
    assert raised({"a": {"claims_f1": 0.5, "leaks": 0}}, {"a": one})["a"]["claims_f1"] == 0.87
    assert raised({}, {"a": one})["a"]["leaks"] == 0
    assert [raised({"a": {"wrong_speaker": floor}}, {"a": one})["a"]["wrong_speaker"] for floor in (0.5, 0.0)] == [0.01, 0.0]


def annotated() -> list[dict[str, Any]]:
    """The annotations themselves as records: what a perfect program would print."""
    records = []
    for path in sorted(ANNOTATIONS.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (SEEDS / f"{path.stem}.txt").read_bytes().decode("utf-8-sig")
        for item in (*gold["claims"], *gold["passages"]):
            item["quote"] = item["quote"].strip()
            item["start"] = text.index(item["quote"])
            item["end"] = item["start"] + len(item["quote"])
        records.append({"source": path.stem, "claims": gold["claims"], "passages": gold["passages"]})
    return records


def test_a_perfect_program_has_full_marks() -> None:
    assert score(annotated(), ANNOTATIONS, SEEDS).figures() == {
        "claims_f1": 1.0,
        "strict_f1": 1.0,
        "attributed_f1": 1.0,
        "wrong_speaker": 0,
        "passages_f1": 1.0,
        "right_party": 1.0,
        "as_of": 1.0,
        "kinds": 1.0,
        "leaks": 0,
        "not_verbatim": 0,
    }


# What is spoilt in the first article's record -> what it costs: (right, extra, missed) claims, strictly, passages; leaks; not verbatim.
@pytest.mark.parametrize(
    ("spoil", "cost"),
    [
        (lambda record: record["claims"].pop(), ((-1, 0, 1), (-1, 0, 1), (0, 0, 0), 0, 0)),
        (lambda record: record["claims"].append(record["claims"][0]), ((0, 1, 0), (0, 1, 0), (0, 0, 0), 0, 0)),
        (lambda record: record["claims"][0].update(high=7), ((-1, 1, 1), (-1, 1, 1), (0, 0, 0), 0, 0)),
        (lambda record: record["claims"][0].update(relation="exact"), ((0, 0, 0), (-1, 1, 1), (0, 0, 0), 0, 0)),
        (lambda record: record["claims"][0].update(measure="troops"), ((0, 0, 0), (-1, 1, 1), (0, 0, 0), 0, 0)),
        (lambda record: record["claims"][0].update(party=None), ((0, 0, 0), (-1, 1, 1), (0, 0, 0), 0, 0)),
        (lambda record: record["claims"][0].update(start=0), ((0, 0, 0), (0, 0, 0), (0, 0, 0), 0, 1)),
        (lambda record: record["passages"].pop(), ((0, 0, 0), (0, 0, 0), (-1, 0, 1), 0, 0)),
        (
            lambda record: record["passages"].append(
                record["passages"][0] | {"quote": "Aller au contenu principal", "start": 0, "end": 26}
            ),
            ((0, 0, 0), (0, 0, 0), (0, 1, 0), 1, 0),
        ),
    ],
)
def test_what_is_wrong_costs(spoil: Any, cost: tuple[Any, ...]) -> None:
    perfect, records = score(annotated(), ANNOTATIONS, SEEDS), annotated()
    spoil(records[0])
    spoilt = score(records, ANNOTATIONS, SEEDS)
    tallies = [
        tuple(getattr(after, name) - getattr(before, name) for name in ("right", "extra", "missed"))
        for before, after in ((perfect.claims, spoilt.claims), (perfect.strict, spoilt.strict), (perfect.passages, spoilt.passages))
    ]
    assert (*tallies, spoilt.leaks, spoilt.not_verbatim) == cost


def test_an_article_that_is_not_found_costs_all_it_holds() -> None:
    spoilt = score(annotated()[1:], ANNOTATIONS, SEEDS)
    assert (spoilt.claims.missed, spoilt.passages.missed) == (3, 8)


def test_the_seeds_are_those_annotated() -> None:
    """Every quote of the annotations stands in its seed, white space apart: no byte of a seed was changed since."""
    for path in sorted(ANNOTATIONS.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = " ".join(Path(SEEDS / f"{path.stem}.txt").read_bytes().decode("utf-8-sig").split())
        quotes = [item["quote"] for item in (*gold["claims"], *gold["passages"])] + gold["not_body"]
        assert [quote for quote in quotes if " ".join(quote.split()) not in text] == []
