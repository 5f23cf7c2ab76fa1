"""The room as a whole, on the annotated articles."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from dossier.config import Config, load_config
from dossier.gather import gather
from dossier.models import Article, Dossier, Event
from tests.gather.small import article, claim, configured, passage
from tests.gold import ANNOTATIONS, HERE, SEEDS, gold_dossier, gold_parts

Thing = TypeVar("Thing")


@pytest.fixture(scope="module")
def config() -> Config:
    config = load_config(HERE.parent / "dossier.yml")
    return config.model_copy(update={"claims": {}, "translations": {}})  # they name claims as the program finds them


def shuffled(things: Sequence[Thing], chance: random.Random) -> list[Thing]:
    return chance.sample(things, len(things))


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_inputs_does_not_matter(config: Config, seed: int) -> None:
    articles, passages, claims = gold_parts(ANNOTATIONS, SEEDS, config)
    chance = random.Random(seed)
    expected = gather(articles, passages, claims, config)
    assert gather(shuffled(articles, chance), shuffled(passages, chance), shuffled(claims, chance), config) == expected
    assert expected[0].claims and expected[0].differences


def test_articles_come_by_date_the_undated_last(config: Config) -> None:
    published = [found.published for found in gold_dossier(ANNOTATIONS, SEEDS, config).articles]
    assert published == ["2025-03-27", "2025-06", "2025-11-14", "2025-11-17", None]


def test_claims_and_passages_come_as_a_reader_meets_them() -> None:
    b, a = article("b", "600 dead, then 700 dead.\nAnd 800 dead."), article("a", "500 dead.", published="2025-05-07")
    figures = [claim(b, "800"), claim(b, "700"), claim(a, "500"), claim(b, "600")]
    dossier, _ = gather([a, b], [passage(a), passage(b, 1), passage(b)], figures, configured())
    texts = {"a": a.text, "b": b.text}
    assert [texts[found.source][found.figure.start : found.figure.end] for found in dossier.claims] == ["600", "700", "800", "500"]
    assert [(found.source, found.start) for found in dossier.passages] == [("b", 0), ("b", 25), ("a", 0)]


def others(things: Sequence[Thing], article: Article) -> list[Thing]:
    """Those of other articles."""
    return [thing for thing in things if getattr(thing, "source", None) != article.source]


def ids(dossier: Dossier) -> dict[str, set[str]]:
    return {kind: {item.id for item in getattr(dossier, kind)} for kind in ("passages", "claims", "estimates", "origins")}


def test_ids_last_when_an_article_is_taken_away(config: Config) -> None:
    """Promise 8: what is left keeps its ids, and estimates that lose a claim keep theirs."""
    articles, passages, claims = gold_parts(ANNOTATIONS, SEEDS, config)
    whole = ids(gather(articles, passages, claims, config)[0])
    for left_out in articles:
        rest = config.model_copy(update={"sources": {name: known for name, known in config.sources.items() if name != left_out.source}})
        parts = others(articles, left_out), others(passages, left_out), others(claims, left_out)
        fewer = ids(gather(parts[0], parts[1], parts[2], rest)[0])
        assert all(fewer[kind] < whole[kind] for kind in whole)


def test_nothing_is_widened(config: Config) -> None:
    """Promise 3: an estimate has the bounds, hedge, measure, date and scope of every claim in it, and the claims are those given. A summary
    may leave open who says it, what the body of its article tells."""
    _, _, claims = gold_parts(ANNOTATIONS, SEEDS, config)
    dossier = gold_dossier(ANNOTATIONS, SEEDS, config)
    assert sorted(dossier.claims, key=lambda found: found.id) == sorted(claims, key=lambda found: found.id)
    by_id = {found.id: found for found in dossier.claims}
    for estimate in dossier.estimates:
        of = [by_id[name] for name in estimate.claims]
        named = [found for found in of if found.claimant] or of
        assert {found.source for found in of} == {found.source for found in named}
        for found in named:
            assert (found.figure.low, found.figure.high, found.figure.relation) == (estimate.low, estimate.high, estimate.relation)
            assert (found.measure, found.as_of, found.scope) == (estimate.measure, estimate.as_of, estimate.scope)
            assert (found.claimant.party if found.claimant else None) == estimate.party
    assert sorted(name for estimate in dossier.estimates for name in estimate.claims) == sorted(by_id)


def test_the_timeline_runs_from_the_earliest_and_leaves_the_undated_out() -> None:
    a = article("a", "600 dead.\n700 dead.")
    figures = [claim(a, "600", as_of=as_of) for as_of in ("2025-06-17", None, "2024-12-30", "2025-06")]
    figures += [replace(claim(a, "700", as_of=as_of), measure="hurt") for as_of in ("2025-06", "2025-01")]
    dossier, _ = gather([a], [], figures, configured())
    dates = {estimate.id: (estimate.as_of, estimate.measure) for estimate in dossier.estimates}
    assert [(event.date, [dates[name] for name in event.estimates]) for event in dossier.timeline] == [
        ("2024-12-30", [("2024-12-30", "killed")]),
        ("2025-01", [("2025-01", "hurt")]),
        ("2025-06", [("2025-06", "killed"), ("2025-06", "hurt")]),
        ("2025-06-17", [("2025-06-17", "killed")]),
    ]
    assert all(isinstance(event, Event) for event in dossier.timeline)


def test_an_empty_dossier() -> None:
    assert gather([], [], [], configured()) == (Dossier((), (), (), (), (), (), ()), [])


def test_the_annotations_are_of_the_seeds() -> None:
    assert {path.stem for path in ANNOTATIONS.glob("*.json")} == {path.stem for path in Path(SEEDS).glob("*.txt")}
