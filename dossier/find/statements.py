"""What kind of statement a figure stands in, as the rules of ``language/shared/statements.toml`` say.

1. Nobody claims it: it is denied, doubted, not confirmed, withdrawn, asked, imagined or made up. Where it is only contested and the words
   name whose it is ("le maire conteste le bilan de 38 morts avancé par la police"), it is theirs. Nor is it one of this dossier where the
   subject is named aside only ("1,200 soldiers were killed in Besson, where people of Valmont fight too").
2. It is planned, or only possible; both make it possible.
3. The outlet keeps its distance (hearsay); the value is superseded (former).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dossier.find.counts.spots import NUMBER, Spot
from dossier.find.rules import Statement
from dossier.models import Modality, Why

FIGURE, SUBJECT, OTHER = "figure", "subject", "other"
"""The tags of the figure that is asked about, of the words for the dossier's subject and for other parties."""
UNASSERTED: frozenset[Why] = frozenset({"denied", "doubted", "unconfirmed", "withdrawn", "asked", "imagined", "fiction"})
"""Why nobody claims a figure; what it counts may be counted by the next one all the same ("Did 40 die? The mayor counts 12")."""


class Kind(NamedTuple):
    """What kind of statement a claim is."""

    modality: Modality
    hearsay: bool
    former: bool


def row_of(spot: Spot) -> str:
    """The signs of a figure's sentence, with one of its own for the figure, and for who is the subject and who is not."""
    grammar, subject, tokens = spot.rules.grammar, spot.rules.config.subject, spot.sentence.tokens
    signs = list(spot.row)
    for item in spot.sentence.named if subject else ():
        signs[item.hit.first] = grammar.row([tokens[item.hit.first].tags | {SUBJECT if item.party == subject else OTHER}])
    signs[spot.first] = grammar.row([frozenset({NUMBER, FIGURE})])
    return "".join(signs)


def unasserted(spot: Spot, measure: str | None) -> Why | None:
    """Why nobody claims a figure that stands in a sentence, None where somebody may."""
    row, rules = _matching(spot)
    toll = measure in spot.measures.tolls
    for rule in rules:
        if rule.unasserted and (toll or not rule.tolls) and not (rule.contested and spot.rules.grammar.holds("statements.ascribed", row)):
            return rule.unasserted
    return None


def kind_of(spot: Spot, measure: str | None) -> Kind:
    """What kind of statement the claim of a figure is."""
    toll = measure in spot.measures.tolls
    rules = [rule for rule in _matching(spot)[1] if toll or not rule.tolls]
    modalities = {rule.modality for rule in rules}
    modality: Modality = "possible" if "possible" in modalities else "planned" if "planned" in modalities else "actual"
    return Kind(modality, any(rule.hearsay for rule in rules), any(rule.former for rule in rules))


@lru_cache(maxsize=1)  # it is asked whether anybody claims a figure, and at once what kind of claim it is
def _matching(spot: Spot) -> tuple[str, Sequence[Statement]]:
    """The row of a figure, and the rules that match in it."""
    row, statements, grammar = row_of(spot), spot.rules.statements, spot.rules.grammar
    return row, [statements[name] for name in grammar.able(tuple(statements), row) if grammar.holds(name, row)]
