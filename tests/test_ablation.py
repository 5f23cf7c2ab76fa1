"""``make ablation``: a rule that matters moves something, an idle one moves nothing."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.test_house import ROOT

TRIED = """
import json
from benchmarks.ablation import Rule, weigh
from tests.scores import SETS
tried = [Rule("shared", "rules", "claims.link"), Rule("shared", "rules", "claims.stop"), Rule("en", "patterns", "claims.place")]
print(json.dumps([bool(worth.moved) for worth in weigh(tried, [SETS["mayotte"]])]))
"""
"""All articles of the set are in French."""


def test_a_rule_that_matters_moves_something_and_an_idle_one_nothing() -> None:
    """In a process of its own, as it is run: it notes in which texts a rule matches, and what other tests compiled notes nothing."""
    told = subprocess.run([sys.executable, "-c", TRIED], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    rule, part, english = json.loads(told.splitlines()[-1])
    assert rule
    assert part, "through the rules that it is a part of"
    assert not english
