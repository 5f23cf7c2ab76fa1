"""No two claims or passages of a dossier have one id, not even where somebody looked for words that make the same."""

from __future__ import annotations

from dataclasses import replace

from dossier.gather import each_its_own
from dossier.models import Passage
from tests.write.small import article, claim

ONE = article("a", "12 of 20 died, the mayor said.")
OTHER = article("b", "13 of 30 died, the mayor said.")


def test_each_has_its_own_and_parts_stay_with_their_wholes() -> None:
    claims = [
        replace(claim(found, words, float(words)), id=name, whole=whole)
        for found, words, name, whole in [
            (OTHER, "13", "part", "whole"), (OTHER, "30", "whole", None), (ONE, "12", "part", "whole"), (ONE, "20", "whole", None),
        ]
    ]  # fmt: skip
    passages = [Passage(0, 30, "whole", "c", ()), Passage(0, 30, "alone", "a", ())]
    named, made = each_its_own(passages, claims)
    assert len({one.id for one in named} | {one.id for one in made}) == 6
    assert [(one.id, one.whole) for one in made[2:]] == [("part", "whole"), ("whole", None)], "the first source's stay"
    assert made[0].whole == made[1].id and named[1].id == "alone"
    assert each_its_own(passages[::-1], claims[::-1]) == (named[::-1], made[::-1]), "in whatever order they come"
    assert each_its_own(named, made) == (named, made)
