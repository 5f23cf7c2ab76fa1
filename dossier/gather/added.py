"""Figures that the program missed and an editor added, as claims like every other.

The key under which an editor adds a figure is the claim's id. It is known while the editor writes, so that pages can cite it at once,
and it stays what it is when the article is saved anew, its sentence is edited, or the quote is made longer: the claim's address lasts.
No two are the same, as a key stands once in ``dossier.yml``; one that is the id of another claim is an error. When the program learns to
find the figure by itself, the found claim makes room, so that the figure counts once and keeps the address that readers know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dossier.config import Added, Config, Correction
from dossier.digest import stable_id
from dossier.errors import InputError
from dossier.gather.changing import corrected
from dossier.gather.places import nearest_words, number_in, places_of, sentence_around
from dossier.models import Article, Change, Claim, Figure, Notice, Passage, Span
from dossier.nearest import did_you_mean


def add_missed(
    claims: Sequence[Claim], read: Iterable[Claim], articles: Mapping[str, Article], config: Config, faults: list[InputError]
) -> tuple[list[Claim], list[Change], list[Notice]]:
    """The claims with those that the editor adds, in the order of their places; what was added; notices of those that the program finds by
    itself by now. What does not stand in its article is one of the ``faults``; ``read`` are all claims that were found."""
    added: list[Claim] = []
    taken = {*(claim.id for claim in claims), *(claim.id for claim in read)}
    for key, correction in config.claims.items():
        if correction.add:
            try:
                added.append(_added(key, correction.add, correction, articles, config, taken))
            except InputError as fault:
                faults.append(fault)
    if not added:
        return list(claims), [], []
    spans: dict[str, list[Claim]] = {}
    for claim in added:
        spans.setdefault(claim.source, []).append(claim)
    kept, notices = [], []
    for claim in claims:
        own = next((one for one in spans.get(claim.source, ()) if _overlap(one.figure, claim.figure)), None)
        if own is None:
            kept.append(claim)
        else:
            what = f"the program finds the figure that '{own.id}' adds by itself by now, as '{claim.id}'"
            todo = f"write its fields under '{claim.id}', without 'add', or leave it"
            notices.append(Notice(config.file, config.line("claims", own.id), what, todo))
    places = {source: place for place, source in enumerate(articles)}
    found = sorted([*kept, *added], key=lambda claim: (places[claim.source], claim.start, claim.end, claim.figure.start, claim.id))
    return found, [Change("added", claim.id, None) for claim in added], notices


def with_passages(passages: Sequence[Passage], claims: Iterable[Claim], added: Iterable[str]) -> list[Passage]:
    """The passages, and the sentences of added claims: a sentence that was none is one by now."""
    found = {(one.source, one.start, one.end): one for one in passages}
    names = set(added)
    for claim in claims:
        if claim.id in names:
            place = claim.source, claim.start, claim.end
            own = found.get(place) or Passage(claim.start, claim.end, stable_id("passage", claim.id), claim.source, ())
            found[place] = replace(own, topics=tuple(sorted({*own.topics, *claim.topics})))
    return list(found.values())


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _added(key: str, add: Added, correction: Correction, articles: Mapping[str, Article], config: Config, taken: Iterable[str]) -> Claim:
    """The claim that an editor adds."""

    def fault(what: str, todo: str, *where: str) -> InputError:
        return InputError(config.file, config.line("claims", key, "add", *where), what, todo)

    if key in taken:
        raise InputError(config.file, config.line("claims", key), f"'{key}' is the id of a claim that was found", "choose another name")
    article = articles.get(add.source)
    if article is None:
        raise fault(f"'{add.source}' matches no article that was read", did_you_mean(add.source, articles) or "name its file", "source")
    place = next(iter(places_of(add.quote, article.text)), None)
    if place is None:
        near = nearest_words(add.quote, article)
        todo = f"the nearest words are «{near}»" if near else "copy the words from the article"
        raise fault(f"the words of '{key}' do not stand in {article.path}", todo, "quote")
    figure = number_in(add.figure, article.text, place)
    if figure is None:
        raise fault(f"the figure '{add.figure}' does not stand in the quote", "copy it from there, whole, with its hedge", "figure")
    if add.low is None and add.high is None:
        raise fault(f"the figure '{add.figure}' has no value", "write its number as 'low'")
    single = add.relation in ("exact", "about")
    low = add.high if single and add.low is None else add.low
    high = add.low if single and add.high is None else add.high
    sentence = sentence_around(article, place)
    measure = correction.measure or ""
    shown = tuple(topic.id for topic in config.topics if measure in topic.measures)
    claim = Claim(
        sentence.start,
        sentence.end,
        id=key,
        source=article.source,
        figure=Figure(figure.start, figure.end, low, high, add.relation),
        counted=None,
        measure=measure,
        topics=shown or (config.topics[0].id,),
        claimant=None,
        as_of=article.published,
        scope=None,
        as_of_basis="reported" if article.published else None,
    )
    return corrected(claim, article.text, correction, correction, config, ("claims", key))
