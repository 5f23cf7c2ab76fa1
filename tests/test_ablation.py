"""``make ablation``: a rule that matters moves something, an idle one moves nothing."""

from __future__ import annotations

from benchmarks.ablation import Rule, weigh
from tests.scores import SETS


def test_a_rule_that_matters_moves_something_and_an_idle_one_nothing() -> None:
    rule, part, english = weigh(
        [Rule("shared", "rules", "claims.link"), Rule("shared", "rules", "claims.stop"), Rule("en", "patterns", "claims.place")],
        [SETS["mayotte"]],  # all in French
    )
    assert rule.moved
    assert part.moved  # through the rules that it is a part of
    assert not english.moved
