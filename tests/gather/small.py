"""Small invented articles, and claims put into them by hand, for tables about what ``gather`` makes of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from dossier.config import Config, parse_config
from dossier.digest import stable_id
from dossier.models import Article, Claim, Claimant, Dossier, Estimate, Figure, Notice, Passage, Relation, Scope, Sentence, Span

MEASURES = """\
title: An invented flood
topics:
  - {id: victims, title: Victims, measures: [killed, dead, hurt, killed_or_hurt]}
measures:
  - {id: killed, title: Dead, unit: people, grows: false, contained_in: [killed_or_hurt]}
  - {id: dead, title: Dead, unit: people, grows: true}
  - {id: hurt, title: Hurt, unit: people, contained_in: [killed_or_hurt]}
  - {id: killed_or_hurt, title: Dead or hurt, unit: people}
  - {id: money, title: Money}
parties:
  - id: city
    name: The city
    actors: [{name: {en: Mayor, fr: Maire}, aliases: [the mayor]}, {name: Fire brigade, aliases: [the fire brigade]}]
  - {id: valley, name: The valley, actors: [{name: Valley council, aliases: [the valley's council]}]}
outlets:
  - {name: Wire One, domains: [wire.example], agency: true}
  - {name: Wire Two, agency: true}
  - {name: The Bridge}
"""

ACTORS = {"Mayor": "city", "Fire brigade": "city", "Valley council": "valley"}


@cache
def configured(more: str = "") -> Config:
    return parse_config(MEASURES + more, file="dossier.yml", folder=Path("."))


def article(
    source: str,
    text: str,
    *,
    published: str | None = "2025-05-06",
    credits: tuple[str, ...] = (),
    outlet: str | None = None,
) -> Article:
    """One sentence a line, all of them body."""
    sentences, start = [], 0
    for place, line in enumerate(text.split("\n")):
        sentences.append(Sentence(start, start + len(line), place))
        start += len(line) + 1
    return Article(source, f"seeds/{source}.txt", text, "en", None, outlet, published, published, None, tuple(sentences), (), credits)


def claim(
    of: Article,
    figure: str,
    *,
    low: float | None = 600,
    high: float | None = 600,
    relation: Relation = "exact",
    measure: str = "killed",
    who: str | None = None,
    party: str | None = None,
    words: str | None = None,
    as_of: str | None = "2025-05-06",
    scope: Scope | None = "total",
    counted: str | None = None,
    **kind: Any,
) -> Claim:
    """A claim whose figure stands in the article as ``figure``; ``who`` is an actor, ``words`` what names the claimant."""
    start = of.text.index(figure)
    sentence = next(sentence for sentence in of.sentences if sentence.start <= start < sentence.end)
    claimant = None
    if who is not None or words is not None:
        name = words or who or ""
        place = of.text.index(name) if name in of.text else 0
        claimant = Claimant(Span(place, place + len(name)), who, party or ACTORS.get(who or ""))
    noun = of.text.index(counted, start) if counted else 0
    return Claim(
        sentence.start,
        sentence.end,
        stable_id(of.source, of.text[sentence.start : sentence.end], figure, 0),
        of.source,
        Figure(start, start + len(figure), low, high, relation),
        Span(noun, noun + len(counted)) if counted else None,
        measure,
        ("victims",),
        claimant,
        as_of,
        scope,
        **kind,
    )


def passage(of: Article, place: int = 0) -> Passage:
    sentence = of.sentences[place]
    return Passage(sentence.start, sentence.end, stable_id(of.source, of.text[sentence.start : sentence.end], 0), of.source, ("victims",))


def said(dossier: Dossier, name: str) -> Estimate:
    return next(estimate for estimate in dossier.estimates if estimate.id == name)


def message(notice: Notice) -> str:
    return f"{notice.file}:{notice.line}: {notice.what}; {notice.todo}"
