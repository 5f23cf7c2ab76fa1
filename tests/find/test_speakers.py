"""Who says each figure in the sentences of ``speakers.txt``, which attribute as news does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dossier.config import Config, parse_config
from dossier.find import find_claims
from dossier.language import load_language
from dossier.language.catalogue import names
from dossier.models import Article, Sentence, Span
from dossier.read.split import sentences

TABLE = [line.split("|") for line in (Path(__file__).parent / "speakers.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
MEASURES = "killed, wounded, missing, displaced, arrested, rescued, demonstrators, pledged, aid, troops, hospitalised"


@cache
def everybody() -> Config:
    """A dossier of the measures that the sentences count and of all roles."""
    roles = ", ".join(f"{{role: {name}}}" for name in names("roles"))
    text = f"title: T\ntopics: [{{id: a, title: A, measures: [{MEASURES}]}}]\nparties: [{roles}, {{id: rest, name: Others, rest: true}}]\n"
    return parse_config(text, file="dossier.yml", folder=Path("."))


def placed(text: str, code: str) -> Iterator[Sentence]:
    """The sentences of a text, whose paragraphs a pilcrow parts."""
    start = 0
    for paragraph, words in enumerate(text.split("¶")):
        for sentence in sentences(text, Span(start, start + len(words)), load_language(code)):
            yield Sentence(sentence.start, sentence.end, paragraph)
        start += len(words) + 1


def told(text: str, code: str) -> dict[float | None, tuple[str, str | None]]:
    """The words of who says each figure and their party, by its lower bound or its only one."""
    article = Article("a", "a.txt", text.replace("¶", "\n"), code, None, None, None, None, None, tuple(placed(text, code)), ())
    return {
        claim.figure.high if claim.figure.low is None else claim.figure.low: (
            (text[claim.claimant.words.start : claim.claimant.words.end], claim.claimant.party) if claim.claimant else ("", None)
        )
        for claim in find_claims(article, everybody())[1]
    }


def words_of(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower()))


@pytest.mark.parametrize("code", ["en", "fr"])
def test_whoever_says_a_figure_is_named(code: str) -> None:
    wrong = []
    told("¶".join(text for each, text, _ in TABLE if each == code), code)  # all words are met at once: a rule is compiled anew for new ones
    for _, text, expected in (line for line in TABLE if line[0] == code):
        found = told(text, code)
        for value, name in (each.split("=") for each in expected.split(";")):
            name, _, party = name.partition("@")
            said, side = found.get(float(value), ("no claim", None))
            shared = words_of(name) & words_of(said)
            if party and side != party:
                wrong.append(f"{value} of {party}, got {side}: {text}")
            if bool(name) != bool(said) or len(shared) * 2 <= min(len(words_of(name)), len(words_of(said))) > 0:
                wrong.append(f"{value} of {name or 'nobody'}, got {said or 'nobody'}: {text}")
    assert not wrong, "\n".join(wrong)
