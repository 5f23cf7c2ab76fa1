from __future__ import annotations

import pytest

from dossier.errors import InputError
from dossier.gather import gather
from dossier.models import Claim, Claimant, Dossier, Notice, Span
from tests.gather.small import MEASURES, article, claim, configured, message, passage

TEXT = """\
The mayor spoke first.
The flood killed 600 people, the  mayor said.
The fire brigade and the valley's council were silent, the mayor added."""
ARTICLE = article("a", TEXT)
CLAIM = claim(ARTICLE, "600", who="Mayor", words="the  mayor")
PASSAGE = passage(ARTICLE, 1)
LINE = MEASURES.count("\n") + 2  # of the first id under a key that follows
NEAR = CLAIM.id[:-1] + "x"


def gathered(correction: str = "", *, more: str = "") -> tuple[Dossier, list[Notice]]:
    lines = f"claims:\n  {CLAIM.id}: {{reason: Checked., {correction}}}\n" if correction else ""
    return gather([ARTICLE], [PASSAGE], [CLAIM], configured(lines + more))


def corrected(correction: str) -> Claim:
    return gathered(correction)[0].claims[0]


def words(found: Claim) -> str:
    assert found.claimant is not None
    return TEXT[found.claimant.words.start : found.claimant.words.end]


def test_a_rejected_claim_is_gone_and_its_passage_stays() -> None:
    dossier, _ = gathered("reject: true")
    assert (dossier.claims, dossier.estimates, dossier.passages) == ((), (), (PASSAGE,))
    assert [(one.kind, one.claim, one.found and one.found.correction) for one in dossier.changes] == [("rejected", CLAIM.id, "Checked.")]


def test_without_a_correction_nothing_changes() -> None:
    assert gathered()[0].claims == (CLAIM,)


@pytest.mark.parametrize(
    ("correction", "field", "expected"),
    [
        ("measure: hurt", "measure", "hurt"),
        ("topics: []", "topics", ()),
        ("as_of: 2025-05", "as_of", "2025-05"),
        ("as_of: null", "as_of", None),
        ("scope: new", "scope", "new"),
        ("scope: null", "scope", None),
        ("scope: part", "scope", "part"),
        ("as_of_basis: reported", "as_of_basis", "reported"),
        ("modality: planned", "modality", "planned"),
        ("hearsay: true", "hearsay", True),
        ("former: true", "former", True),
        ("attributed_to: null", "claimant", None),
    ],
)
def test_a_field_is_changed_and_the_reason_kept(correction: str, field: str, expected: object) -> None:
    found = corrected(correction)
    assert (getattr(found, field), found.correction) == (expected, "Checked.")
    assert (found.id, found.figure) == (CLAIM.id, CLAIM.figure)


def test_bounds_are_changed_and_the_figure_stays_where_it_stands() -> None:
    figure = corrected("low: 500, high: null, relation: at_least").figure
    assert (figure.low, figure.high, figure.relation) == (500, None, "at_least")
    assert (figure.start, figure.end) == (CLAIM.figure.start, CLAIM.figure.end)


# Words bring their actor and party where one actor's name stands in them; of several places the nearest to the claim counts.
@pytest.mark.parametrize(
    ("correction", "where", "actor", "party"),
    [
        ("attributed_to: The fire brigade", "The fire brigade", "Fire brigade", "city"),
        ("attributed_to: the valley’s council", "the valley's council", "Valley council", "valley"),
        ("attributed_to: the mayor", "the  mayor", "Mayor", "city"),
        ("attributed_to: silent", "silent", None, None),
        ("attributed_to: silent, party: valley", "silent", None, "valley"),
        ("party: valley", "the  mayor", None, "valley"),
        ("party: city", "the  mayor", "Mayor", "city"),
        ("party: null", "the  mayor", None, None),
    ],
)
def test_claimants(correction: str, where: str, actor: str | None, party: str | None) -> None:
    found = corrected(correction)
    assert (words(found), found.claimant and found.claimant.actor, found.claimant and found.claimant.party) == (where, actor, party)


def test_the_nearest_place_of_the_words_is_taken() -> None:
    assert corrected("attributed_to: The").claimant == Claimant(Span(CLAIM.start, CLAIM.start + 3), None, None)


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        ("attributed_to: the president", f"dossier.yml:{LINE}: 'the president' does not stand in a; copy the words"),
        ("attributed_to: null, party: city", f"dossier.yml:{LINE}: a party without a claimant; add attributed_to"),
        ("low: null", "a bound is missing (low None, high 600, relation exact)"),
        ("low: 700", "the bounds do not fit"),
        ("relation: at_least", "'at_least' has a low and no high"),
        ("relation: at_most", "'at_most' has a high and no low"),
        ("measure: null", "a claim needs a measure"),
        ("relation: null", "a claim needs a relation"),
        ("modality: null", "a claim needs a modality"),
        ("modality: promised", "modality"),
    ],
)
def test_a_correction_that_makes_no_sense(correction: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        gathered(correction)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (f"claims:\n  x: {{reason: r}}\n  {NEAR}: {{reason: r}}\n", f"dossier.yml:{LINE}: 'x' matches no claim; correct it, or remove it"),
        (f"claims:\n\n  {NEAR}: {{reason: r}}\n", f"dossier.yml:{LINE + 1}: '{NEAR}' matches no claim; did you mean '{CLAIM.id}'?"),
        ("sources:\n  a: {note: n}\n  bb: {note: n}\n", f"dossier.yml:{LINE + 1}: 'bb' matches no article"),
    ],
)
def test_an_id_that_matches_nothing_is_told_and_ends_no_build(more: str, said: str) -> None:
    dossier, notices = gathered(more=more)
    assert message(notices[0]).startswith(said)
    assert dossier.claims


def test_all_corrections_that_make_no_sense_are_told_at_once() -> None:
    other = claim(ARTICLE, "first", low=7, high=7)
    lines = f"claims:\n  {CLAIM.id}: {{reason: r, low: 700}}\n  {other.id}: {{reason: r, attributed_to: the president}}\n"
    with pytest.raises(InputError) as error:
        gather([ARTICLE], [PASSAGE], [CLAIM, other], configured(lines))
    assert [line.partition(": ")[0] for line in str(error.value).splitlines()] == [f"dossier.yml:{LINE}", f"dossier.yml:{LINE + 1}"]
