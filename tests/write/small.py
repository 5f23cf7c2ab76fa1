"""A small dossier made in memory: invented articles about an invented flood, and claims given by their words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dossier.config import Config, parse_config
from dossier.digest import stable_id
from dossier.gather import gather
from dossier.models import Article, Claim, Claimant, Dossier, Figure, Passage, Sentence, Span

SETTINGS = """\
title: {en: The flood, fr: La crue}
languages: [en, fr]
topics:
  - id: victims
    title: {en: Victims, fr: Victimes}
    measures: [dead, missing]
  - id: help
    title: {en: Help, fr: Secours}
    measures: [boats]
measures:
  - id: dead
    title: {en: Dead, fr: Morts}
    phrase: {en: people dead, fr: morts}
    headline: true
  - id: missing
    title: {en: Missing, fr: Disparus}
    counted: [missing]
  - id: boats
    title: {en: Boats sent, fr: Bateaux envoyés}
parties:
  - id: town
    name: {en: The town, fr: La ville}
    actors: [{name: {en: Mayor (town hall), fr: Maire (mairie)}}]
  - id: crews
    name: {en: The crews, fr: Les équipes}
    actors: [{name: {en: Rescue crews, fr: Sauveteurs}}]
outlets:
  - name: The Rumour
    reliability: {en: The Rumour is known for inventions., fr: La Rumeur est connue pour ses inventions.}
"""


@cache
def settings(more: str = "") -> Config:
    """The configuration of the small dossier, with more lines at its end."""
    return parse_config(SETTINGS + more, file="dossier.yml", folder=Path("."))


def article(source: str, *sentences: str, **fields: Any) -> Article:
    """An invented article that holds the sentences, one a paragraph, with furniture around them."""
    text = "Menu\n" + "\n".join(sentences) + "\nThis article is invented."
    places = [(text.index(sentence), len(sentence)) for sentence in sentences]
    given: dict[str, Any] = {
        "language": "en",
        "title": None,
        "outlet": "The Daily",
        "published": "2025-03-02",
        "published_evidence": "2 March 2025",
        "url": None,
    }
    spans = tuple(Sentence(start, start + length, number) for number, (start, length) in enumerate(places))
    return Article(source=source, path=f"seeds/{source}.txt", text=text, sentences=spans, furniture=(Span(0, 4),), **(given | fields))


def claim(
    article: Article,
    surface: str,
    low: float | None,
    high: float | None = None,
    *,
    relation: Any = "exact",
    measure: str = "dead",
    who: str | None = None,
    actor: str | None = None,
    party: str | None = None,
    topics: tuple[str, ...] = ("victims",),
    as_of: str | None = "2025-03-02",
    scope: Any = "total",
    **kind: Any,
) -> Claim:
    """The claim whose figure is written ``surface``; ``high`` is ``low`` unless the figure is open above."""
    start = article.text.index(surface)
    sentence = next(sentence for sentence in article.sentences if sentence.start <= start < sentence.end)
    words = Span(article.text.index(who), article.text.index(who) + len(who)) if who else None
    return Claim(
        start=sentence.start,
        end=sentence.end,
        id=stable_id(article.source, surface, start),
        source=article.source,
        figure=Figure(start, start + len(surface), low, low if high is None and relation != "at_least" else high, relation),
        counted=None,
        measure=measure,
        topics=topics,
        claimant=Claimant(words, actor, party) if words else None,
        as_of=as_of,
        scope=scope,
        **kind,
    )


def dossier_of(articles: Sequence[Article], claims: Sequence[Claim], config: Config) -> Dossier:
    """The dossier of some articles, all whose sentences are passages."""
    topics = {(one.source, one.start): one.topics for one in claims}
    passages = [
        Passage(
            sentence.start,
            sentence.end,
            stable_id(one.source, sentence.start),
            one.source,
            topics.get((one.source, sentence.start), ("victims",)),
        )
        for one in articles
        for sentence in one.sentences
    ]
    return gather(list(articles), passages, list(claims), config)[0]
