"""Claims that say the same: one measure, one claimant, one value, one as-of, one scope and modality, one group of people, one place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.config import Config
from dossier.dateprefix import date_order, full_day
from dossier.digest import stable_id
from dossier.gather.origins import ANNOUNCEMENT_DAYS, count_origins
from dossier.gather.voices import Voice, plain, voice_of
from dossier.models import Article, Claim, Estimate, Origin
from dossier.seen import undirected

Sentence = tuple[str, int]
"""A sentence of an article: the article's name, and where the sentence begins in its text."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An estimate with what must be known to compare it: whose it is, in what unit where the measure has none of its own, in which
    sentences it stands, and whether it is all of its group of people or of its place, though a part of a bigger figure."""

    estimate: Estimate
    voice: Voice
    unit: str | None
    sentences: frozenset[Sentence]
    all_of_group: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim with whose it is, and in what unit where its measure has none of its own."""

    claim: Claim
    voice: Voice
    unit: str | None


def find_estimates(claims: Iterable[Claim], articles: Iterable[Article], origins: Iterable[Origin], config: Config) -> list[Statement]:
    """The estimates of some claims in reading order, by measure as in ``dossier.yml``, then earliest first, undated last.

    An id is made of what the estimate says, so that it lasts when other articles come.
    """
    articles, claims = list(articles), list(claims)
    texts = {article.source: article.text for article in articles}
    origin_of = {source: origin.id for origin in origins for source in origin.sources}
    days = {article.source: full_day(article.published) for article in articles}
    with_unit = {measure.id for measure in config.measures if measure.unit}
    groups = {claim.id: (claim.people, claim.place) for claim in claims}
    said = [_said(claim, texts[claim.source], with_unit) for claim in claims]
    meant = {**_named_beside(said), **_announced(said)}
    same: dict[str, tuple[_Said, list[Claim]]] = {}
    for one in said:
        leading = meant.get(one.claim.id, one)
        same.setdefault(_id(leading), (leading, []))[1].append(one.claim)
    statements = []
    for name, (one, found) in same.items():
        independent = count_origins(found, texts, origin_of, days if one.voice.known else {})
        sentences = frozenset((claim.source, claim.start) for claim in found)
        estimate = _estimate(name, one, found, texts, independent)
        statements.append(Statement(estimate, one.voice, one.unit, sentences, _is_all_of_group(one.claim, groups)))
    measures = {measure.id: place for place, measure in enumerate(config.measures)}

    def order(statement: Statement) -> tuple[object, ...]:
        estimate = statement.estimate
        return measures.get(estimate.measure, len(measures)), estimate.measure, date_order(estimate.as_of)

    return sorted(statements, key=order)


def _said(claim: Claim, text: str, with_unit: Collection[str]) -> _Said:
    return _Said(claim, voice_of(claim, text), None if claim.measure in with_unit else _unit(claim, text))


def _named_beside(said: Iterable[_Said]) -> dict[str, _Said]:
    """For claims of nobody the one that says the same in the same article and names its claimant: a title, a summary and the body of
    an article give one figure. Where two claimants do, it is neither's."""
    named: dict[tuple[object, ...], list[_Said]] = {}
    unnamed: list[tuple[tuple[object, ...], _Said]] = []
    for one in said:
        claim, figure = one.claim, one.claim.figure
        hedge = "number" if figure.relation in ("exact", "about") else figure.relation
        key: tuple[object, ...] = claim.source, claim.measure, one.unit, figure.low, figure.high, hedge, claim.modality, claim.former
        if claim.claimant is None:
            unnamed.append((key, one))
        else:
            named.setdefault(key, []).append(one)
    found: dict[str, _Said] = {}
    for key, one in unnamed:
        others = [other for other in named.get(key, ()) if _may_be(one.claim, other.claim)]
        if others and all(other.voice == others[0].voice for other in others):
            found[one.claim.id] = others[0]
    return found


def _may_be(one: Claim, other: Claim) -> bool:
    """Whether a claim leaves open what the other says of its scope and day, or says it too."""
    return one.scope in (None, other.scope) and (one.as_of in (None, other.as_of) or one.as_of_basis == "reported")


def _announced(said: Iterable[_Said]) -> dict[str, _Said]:
    """For claims whose day is their article's alone the first one of that announcement: the same figure of the same claimant, a few
    days before at most."""
    dated: dict[tuple[object, ...], list[tuple[int, _Said]]] = {}
    for one in said:
        day = full_day(one.claim.as_of)
        if one.voice.known and day is not None:
            dated.setdefault((*_value(one), one.claim.scope, one.claim.modality), []).append((day, one))
    found: dict[str, _Said] = {}
    for group in dated.values():
        begun, first = 0, None
        for day, one in sorted(group, key=lambda each: (each[0], each[1].claim.as_of_basis == "reported")):
            if first is not None and one.claim.as_of_basis == "reported" and day - begun <= ANNOUNCEMENT_DAYS:
                found[one.claim.id] = first
            else:
                begun, first = day, one
    return found


def _value(one: _Said) -> tuple[object, ...]:
    """What a claim says, but for its day and scope, and who says it."""
    figure = one.claim.figure
    return one.claim.measure, one.unit, one.voice, figure.low, figure.high, figure.relation, one.claim.people, one.claim.place


def _unit(claim: Claim, text: str) -> str | None:
    """The unit as written: a currency's sign or the words counted ("roubles")."""
    if claim.figure.unit is not None or claim.counted is None:
        return claim.figure.unit
    return plain(text[claim.counted.start : claim.counted.end])


def _id(one: _Said) -> str:
    """An estimate's id, made of what the claim says and of who says it."""
    claim, voice, figure = one.claim, one.voice, one.claim.figure
    bounds = ["" if bound is None else repr(float(bound)) for bound in (figure.low, figure.high)]
    who = voice.kind, voice.name, voice.party
    kind: tuple[str, ...] = (
        () if claim.modality == "actual" else (claim.modality,)
    )  # ids made before there was a modality, a group, a place stay
    kind += (f"of {claim.people}",) if claim.people else ()
    kind += (f"in {claim.place}",) if claim.place else ()
    return stable_id("estimate", claim.measure, one.unit, *who, *bounds, figure.relation, claim.scope, claim.as_of, *kind)


def _estimate(name: str, one: _Said, claims: Sequence[Claim], texts: Mapping[str, str], origins: int) -> Estimate:
    """The estimate of some claims that say what one of them says."""
    claim = one.claim
    stated = any(each.as_of_basis != "reported" for each in claims if each.as_of == claim.as_of)
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
        claims=(claim.id, *(each.id for each in claims if each.id != claim.id)),
        origins=origins,
        modality=claim.modality,
        hearsay=all(each.hearsay for each in claims),
        former=all(each.former for each in claims),
        articles=len({each.source for each in claims}),
        as_of_basis=None if claim.as_of is None else "stated" if stated else "reported",
        people=claim.people,
        place=claim.place,
    )


def _is_all_of_group(claim: Claim, groups: Mapping[str, tuple[str | None, str | None]]) -> bool:
    """Whether a part is all of a group of people ("40 dead, including 12 children") or of a place, and no part of that ("35 protesters, two
    of them seriously")."""
    group, whole = (claim.people, claim.place), groups.get(claim.whole or "")
    return group not in ((None, None), whole) and (whole is not None or claim.place is not None)


def _label(claim: Claim, text: str) -> str | None:
    """The actor's name, else the claimant's own words on one line."""
    if claim.claimant is None:
        return None
    return claim.claimant.actor or undirected(" ".join(text[claim.claimant.words.start : claim.claimant.words.end].split()))
