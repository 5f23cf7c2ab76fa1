"""Annotated articles as the program's own data: what a perfect ``read`` and ``find`` would hand to ``gather``."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from dossier.config import Config, per_language
from dossier.digest import stable_id
from dossier.gather import gather
from dossier.models import Article, Claim, Claimant, Dossier, Figure, Passage, Sentence, Span

HERE = Path(__file__).parent
ANNOTATIONS = HERE / "gold" / "seeds"
SEEDS = HERE.parent / "seeds"


def gold_dossier(folder_json: Path, folder_txt: Path, config: Config) -> Dossier:
    """All annotated articles of a folder, gathered, without the editor's corrections of what the program read. Articles'
    sentences are those of the annotated passages.

    >>> gold_dossier(ANNOTATIONS, SEEDS, load_config(Path("dossier.yml")))  # doctest: +SKIP
    """
    articles, passages, claims = gold_parts(folder_json, folder_txt, config)
    return gather(articles, passages, claims, config.model_copy(update={"claims": {}}))[0]


def gold_parts(folder_json: Path, folder_txt: Path, config: Config) -> tuple[list[Article], list[Passage], list[Claim]]:
    """The three lists that ``gather`` takes."""
    articles: list[Article] = []
    passages: list[Passage] = []
    claims: list[Claim] = []
    for path in sorted(folder_json.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder_txt / f"{path.stem}.txt").read_bytes().decode("utf-8-sig")
        article = _article(gold, path.stem, text, config)
        articles.append(article)
        passages += _passages(gold, article)
        claims += _claims(gold, article, config)
    return articles, passages, claims


def find_words(words: str, text: str, *, start: int = 0, end: int | None = None) -> list[Span]:
    """Every place where words stand, whatever the white space between them.

    >>> find_words("a b", "a  b")
    [Span(start=0, end=4)]
    """
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return [Span(*match.span()) for match in pattern.finditer(text, start, len(text) if end is None else end)]


def _article(gold: dict[str, Any], source: str, text: str, config: Config) -> Article:
    spans = sorted({_first(passage["quote"], text) for passage in gold["passages"]})
    sentences = tuple(Sentence(span.start, span.end, text.count("\n", 0, span.start)) for span in spans)
    furniture = tuple(
        sorted(
            {
                span
                for snippet in gold["not_body"]
                for span in find_words(snippet, text)
                if not any(span.start < other.end and other.start < span.end for other in spans)
            }
        )
    )
    return Article(
        source=source,
        path=f"seeds/{source}.txt",
        text=text,
        language=gold["lang"],
        title=gold["title"],
        outlet=gold["outlet"],
        published=gold["published"],
        published_evidence=gold["published"] and gold["published_evidence"],
        url=gold["url"],
        sentences=sentences,
        furniture=furniture,
    )


def _passages(gold: dict[str, Any], article: Article) -> Iterator[Passage]:
    for passage in gold["passages"]:
        span = _first(passage["quote"], article.text)
        name = stable_id(article.source, article.text[span.start : span.end], 0)
        yield Passage(span.start, span.end, name, article.source, tuple(passage["topics"]))


def _claims(gold: dict[str, Any], article: Article, config: Config) -> Iterator[Claim]:
    seen: Counter[tuple[str, str]] = Counter()
    for claim in gold["claims"]:
        quote = _first(claim["quote"], article.text)
        words = article.text[quote.start : quote.end], claim["surface"]
        places = find_words(claim["surface"], article.text, start=quote.start, end=quote.end)
        place = places[min(seen[words], len(places) - 1)]
        counted = find_words(claim["counted"], article.text, start=quote.start, end=quote.end) if claim["counted"] else []
        yield Claim(
            start=quote.start,
            end=quote.end,
            id=stable_id(article.source, *words, seen[words]),
            source=article.source,
            figure=Figure(place.start, place.end, claim["low"], claim["high"], claim["relation"]),
            counted=next(iter(counted), None),
            measure=claim["measure"],
            topics=tuple(claim["topics"]),
            claimant=_claimant(claim, quote, article.text, config),
            as_of=claim["as_of"],
            scope=claim["scope"],
        )
        seen[words] += 1


def _claimant(claim: dict[str, Any], quote: Span, text: str, config: Config) -> Claimant | None:
    if not claim["attributed_to"]:
        return None
    places = find_words(claim["attributed_to"], text)
    nearest = min(places, key=lambda span: (max(span.start - quote.end, quote.start - span.end, 0), span.start))
    return Claimant(nearest, _actor(claim["attributed_to"], claim["party"], config), claim["party"])


def _actor(words: str, party: str | None, config: Config) -> str | None:
    """The actor of the party whose longest name stands in the words."""
    plain = words.replace("’", "'")
    names = [
        (name, per_language(actor.name, "en"))
        for side in config.parties
        if side.id == party
        for actor in side.actors
        for name in (*actor.name.values(), *chain.from_iterable(actor.aliases.values()))
    ]
    found = [(len(name), actor) for name, actor in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain, re.IGNORECASE)]
    return max(found)[1] if found else None


def _first(quote: str, text: str) -> Span:
    return find_words(quote, text)[0]
