"""Claims that say the same: one measure, one claimant, one value, one as-of, one scope and modality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dossier.config import Config
from dossier.dateprefix import date_order
from dossier.digest import stable_id
from dossier.gather.origins import count_origins
from dossier.models import Article, Claim, Estimate, Origin


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as far as is known. ``kind`` is the evidence, strongest first:

    1. actor: a configured person or body (``name``);
    2. words: the same words for somebody of the same party ("un responsable américain");
    3. source: nobody of a known side; then nothing says that two articles mean the same person, and an article's own voice
       is its own, so that ``name`` is the article, with the words if there are any.
    """

    kind: Literal["actor", "words", "source"]
    name: str
    party: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """An estimate with what must be known to compare it: whose it is, and in what unit where the measure has none of its own."""

    estimate: Estimate
    voice: Voice
    unit: str | None


def voice_of(claim: Claim, text: str) -> Voice:
    """The voice behind a claim of an article with this text."""
    claimant = claim.claimant
    if claimant is None:
        return Voice("source", claim.source, None)
    if claimant.actor is not None:
        return Voice("actor", claimant.actor, claimant.party)
    words = _plain(text[claimant.words.start : claimant.words.end])
    return Voice("words", words, claimant.party) if claimant.party else Voice("source", f"{claim.source}: {words}", None)


def find_estimates(claims: Iterable[Claim], articles: Iterable[Article], origins: Iterable[Origin], config: Config) -> list[Statement]:
    """The estimates of some claims in reading order, by measure as in ``dossier.yml``, then earliest first, undated last.

    An id is made of what the estimate says, so that it lasts when other articles come.
    """
    texts = {article.source: article.text for article in articles}
    origin_of = {source: origin.id for origin in origins for source in origin.sources}
    with_unit = {measure.id for measure in config.measures if measure.unit}
    same: dict[str, tuple[Voice, str | None, list[Claim]]] = {}
    for claim in claims:
        text = texts[claim.source]
        voice = voice_of(claim, text)
        unit = None if claim.measure in with_unit else _unit(claim, text)
        same.setdefault(_id(claim, voice, unit), (voice, unit, []))[2].append(claim)
    statements = [Statement(_estimate(name, found, texts, origin_of), voice, unit) for name, (voice, unit, found) in same.items()]
    measures = {measure.id: place for place, measure in enumerate(config.measures)}

    def order(statement: Statement) -> tuple[object, ...]:
        estimate = statement.estimate
        return measures.get(estimate.measure, len(measures)), estimate.measure, date_order(estimate.as_of)

    return sorted(statements, key=order)


def _unit(claim: Claim, text: str) -> str | None:
    """The unit as written: a currency's sign or the words counted ("roubles")."""
    if claim.figure.unit is not None or claim.counted is None:
        return claim.figure.unit
    return _plain(text[claim.counted.start : claim.counted.end])


def _id(claim: Claim, voice: Voice, unit: str | None) -> str:
    """An estimate's id, made of what the claim says and of who says it."""
    figure = claim.figure
    bounds = ["" if bound is None else repr(float(bound)) for bound in (figure.low, figure.high)]
    who = voice.kind, voice.name, voice.party
    kind = () if claim.modality == "actual" else (claim.modality,)  # ids made before there was a modality stay
    return stable_id("estimate", claim.measure, unit, *who, *bounds, figure.relation, claim.scope, claim.as_of, *kind)


def _estimate(name: str, claims: Sequence[Claim], texts: Mapping[str, str], origin_of: Mapping[str, str]) -> Estimate:
    """The estimate of some claims that say the same."""
    claim = claims[0]
    return Estimate(
        id=name,
        measure=claim.measure,
        claimant=_label(claim, texts[claim.source]),
        party=claim.claimant.party if claim.claimant else None,
        low=claim.figure.low,
        high=claim.figure.high,
        relation=claim.figure.relation,
        scope=claim.scope,
        as_of=claim.as_of,
        claims=tuple(claim.id for claim in claims),
        origins=count_origins(claims, texts, origin_of),
        modality=claim.modality,
        hearsay=all(one.hearsay for one in claims),
        former=all(one.former for one in claims),
    )


def _label(claim: Claim, text: str) -> str | None:
    """The actor's name, else the claimant's own words on one line."""
    if claim.claimant is None:
        return None
    return claim.claimant.actor or " ".join(text[claim.claimant.words.start : claim.claimant.words.end].split())


def _plain(words: str) -> str:
    """Words on one line, in lower case, with straight apostrophes."""
    return " ".join(words.replace("’", "'").split()).casefold()
