"""Cues are found as if each pattern were tried on each line, only sooner. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.language import Language, language_codes, load_language
from dossier.models import Span
from dossier.read.cues import find_cues
from dossier.read.literals import needed
from dossier.read.split import lines

PACKS = [load_language(code) for code in language_codes()]
KINDS = sorted(name for name in load_language("en").patterns if name.startswith("furniture."))
EXAMPLES = [(pack, name, example) for pack in PACKS for name in KINDS for example in pack.patterns[name].examples]
PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@pytest.mark.parametrize(("pack", "name", "example"), EXAMPLES, ids=lambda value: value[:30] if isinstance(value, str) else value.code)
def test_no_cue_is_lost_for_a_word_that_was_not_looked_up(pack: Language, name: str, example: str) -> None:
    text = f"Un titre.\n{example}\nUne fin."
    start = len("Un titre.\n")
    assert name.removeprefix("furniture.") in find_cues(text).kinds(Span(start, start + len(example)))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_line_has_the_kinds_whose_patterns_it_matches(path: Path) -> None:
    text = path.read_text("utf-8")
    cues = find_cues(text)
    for line in lines(text):
        words = text[line.start : line.end]
        assert cues.kinds(line) == {name.removeprefix("furniture.") for name in KINDS for pack in PACKS if pack.regex(name).search(words)}


def test_a_word_glued_to_another_is_found() -> None:
    text = "Le bilan monteAbonnez-vous"
    assert find_cues(text).kinds(Span(text.index("Abonnez"), len(text))) == {"call_to_action"}


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
