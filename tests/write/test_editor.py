"""The editor's own pages: citations become notes, and must agree with what they cite."""

from __future__ import annotations

import pytest

from dossier.errors import InputError
from dossier.write.editor import EditorPage, numbers
from dossier.write.lookup import make_lookup
from dossier.write.notes import Notes
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
DAILY = article("daily", "The mayor says 12 are dead.", "Between 4,000 and 6,000 fled.")
DEAD = claim(DAILY, "12", 12)
FLED = claim(DAILY, "Between 4,000 and 6,000", 4000, 6000, relation="range")
LOOKUP = make_lookup(dossier_of([DAILY], [DEAD, FLED], CONFIG), CONFIG, "en")


def written(text: str) -> str:
    return str(EditorPage("docs/victims.md", text).written(LOOKUP, text, Notes(LOOKUP, "")))


AGREES = [
    f"The mayor says 12 are dead.[^{DEAD.id}]",
    f"The mayor says 12 are dead[^{DEAD.id}].",
    f"On 2 March 2025 the mayor said 12.[^{DEAD.id}] Of 99 nothing is cited.",
    f"Le 1er mars, la maire a parlé de 12 morts.[^{DEAD.id}]",
    f"Between 4,000 and 6 000 fled,[^{FLED.id}] and 12 died.[^{DEAD.id}]",
    f"No number here.[^{DEAD.id}]\n\nA number 77 there.",
]


@pytest.mark.parametrize("text", AGREES)
def test_citations_that_agree_become_notes(text: str) -> None:
    page = written(text)
    assert "[^" not in page
    assert f'href="#note-{DEAD.id}"' in page


DISAGREES = [
    (
        f"First line.\n\nThe mayor says 13 are dead.[^{DEAD.id}]",
        "docs/victims.md:3: '13' is not what the cited claim says (12); correct the number",
    ),
    (f"Some 12 million died.[^{DEAD.id}]", "docs/victims.md:1: '12 million' is not what the cited claim says"),
    (f"Between 4,000 and 7,000 fled.[^{FLED.id}]", "'7,000' is not what the cited claim says (Between 4,000 and 6,000)"),
    ("All is lost.[^nothing]", "docs/victims.md:1: 'nothing' matches no claim; take an id"),
    (f"All\nis lost.[^{DEAD.id}x]", f"docs/victims.md:2: '{DEAD.id}x' matches no claim; did you mean '{DEAD.id}'?"),
]


@pytest.mark.parametrize(("text", "message"), DISAGREES)
def test_citations_that_disagree_end_the_build(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        written(text)
    assert message in str(error.value)


def test_code_and_comments_are_left_alone() -> None:
    text = f"`[^{DEAD.id}]` and <!-- [^nothing] 99 --> only."
    assert written(text) == text


NUMBERS = [
    ("12 000 or 12,000 or 12.000", [12000, 12000, 12000]),
    ("1,5 million, 2 milliards", [1.5e6, 2e9]),
    ("in 2025, on 2025-03-02, in March 2025", []),
    ("1er mars et 14 mars 2025", []),
    ("March 3 and 3 March", []),
    ("37 of 64", [37, 64]),
    ("a 170-mm gun", [170]),
    ("B2B", []),
]


@pytest.mark.parametrize(("sentence", "expected"), NUMBERS)
def test_numbers_of_a_sentence(sentence: str, expected: list[float]) -> None:
    assert [number for _, number, _ in numbers(sentence)] == expected
