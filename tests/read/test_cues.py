"""Cues are found as if each pattern were tried on each line, only sooner. All texts are invented."""

from __future__ import annotations

import pytest

from dossier.language import language_codes, load_language
from dossier.models import Span
from dossier.read.cues import DATING, HEADINGS, KINDS, find_cues
from dossier.read.literals import needed

EXAMPLES = [
    (code, kind, example)
    for code in language_codes()
    for kind in (*KINDS, *HEADINGS, *DATING)
    if f"reading.{kind}" in load_language(code).patterns
    for example in load_language(code).patterns[f"reading.{kind}"].examples
]


@pytest.mark.parametrize(("code", "kind", "example"), EXAMPLES, ids=lambda value: value[:30])
def test_no_cue_is_lost_for_a_word_that_was_not_looked_up(code: str, kind: str, example: str) -> None:
    text = f"Un titre.\n{example}\nUne fin."
    start = len("Un titre.\n")
    assert kind in find_cues(text).kinds(Span(start, start + len(example)))


def test_a_word_glued_to_another_is_found() -> None:
    text = "Le bilan monteAbonnez-vous"
    assert find_cues(text).kinds(Span(text.index("Abonnez"), len(text))) == {"prompt"}


def test_a_cue_beside_a_span_is_not_in_it() -> None:
    text = "Le bilan monte. Abonnez-vous"
    assert not find_cues(text).kinds(Span(0, 15))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        # what may be left out is not needed, nor what begins within a word
        (r"\bphotos?\b", {"photo"}),
        (r"(?:re)?lire aussi", {"aussi"}),
        (r"[Ss]taff\b", set()),
        # one of a group's words is needed, if each of its alternatives has one
        (r"\b(?:your|our) (?:inbox|account)\b", {"inbox", "account"}),
        (r"\b(?:your|\w+) inbox", {"inbox"}),
        (r"\d+ (?:views|\w+)", set()),
        # a sign is as good as a word; a lookaround needs nothing
        (r"^[^.]+ › [^.]+$", {"›"}),
        (r"\bprint\b(?! edition)", {"print"}),
    ],
)
def test_what_an_expression_needs(source: str, words: set[str]) -> None:
    assert needed(source.replace(" ", r"\s+")) == words
