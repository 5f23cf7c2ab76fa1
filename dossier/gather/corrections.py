"""What the editor corrected in ``dossier.yml``, applied to what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from dossier.config import Config, Correction, per_language
from dossier.errors import InputError, raise_all
from dossier.gather.added import add_missed
from dossier.gather.changing import corrected, split_claim
from dossier.gather.held import Held, hold
from dossier.models import Article, Change, Claim, Notice
from dossier.nearest import did_you_mean


class Corrected(NamedTuple):
    """The claims as the editor has them, what was changed in them, the key of ``dossier.yml`` for each that was looked at, and notices."""

    claims: list[Claim]
    changes: list[Change]
    checked: dict[str, str]
    notices: list[Notice]


def correct_claims(claims: Iterable[Claim], articles: Sequence[Article], config: Config) -> Corrected:
    """The claims without the rejected ones and with those that were missed, the others with the editor's fields and reason.

    1. A correction whose id matches nothing any more is given to the claim that its words name (held.py).
    2. Claims are rejected, changed, split.
    3. Figures that were missed are added (added.py); one that the program finds by itself by now stands once, under the editor's name.
    4. Of two that are the same, one stays.
    5. A part is a part of a claim that is there.

    Raises InputError for all changes that make no sense.
    """
    claims = list(claims)
    held = hold(claims, articles, config)
    by_source = {article.source: article for article in articles}
    found: list[Claim] = []
    changes: list[Change] = []
    checked: dict[str, str] = {}
    faults: list[InputError] = []
    for claim in claims:
        key = held.keys.get(claim.id, claim.id)
        try:
            made = _applied(claim, by_source[claim.source].text, key, config)
        except InputError as fault:
            faults += [fault, *fault.others]
            continue
        found += made
        checked |= {one.id: key for one in made if key in config.claims}
        changes += _changes(claim, made, config.claims.get(key), config)
    found, added, told = add_missed(found, claims, by_source, config, faults)
    changes += added
    checked |= {one.claim: one.claim for one in added}
    found, merged, notices = _merged(found, held, config, faults)
    raise_all(faults)
    found, lost = _with_wholes(found, held, config)
    kept = {claim.id for claim in found}
    notices = [
        *held.notices,
        *gone("sources", config.sources, list(by_source), "article that was read", config),
        *told,
        *notices,
        *lost,
    ]
    return Corrected(found, [one for one in (*changes, *merged) if one.kind == "rejected" or one.claim in kept], checked, notices)


def _changes(claim: Claim, made: Sequence[Claim], correction: Correction | None, config: Config) -> list[Change]:
    """What was done to a claim: nothing where it is as it was."""
    if correction and correction.reject:
        return [Change("rejected", claim.id, replace(claim, correction=per_language(correction.reason or {}, config.languages[0])))]
    if correction and correction.split:
        return [Change("split", one.id, claim) for one in made]
    return [Change("changed", one.id, claim) for one in made if one.correction]


def _applied(claim: Claim, text: str, key: str, config: Config) -> list[Claim]:
    """What becomes of a claim by what stands under a key of ``dossier.yml``: none where it is rejected, several where it is split."""
    correction = config.claims.get(key)
    if correction is None or correction.add:
        return [claim]
    if correction.reject:
        return []
    claim = corrected(claim, text, correction, correction, config, ("claims", key))
    return split_claim(claim, text, key, correction, config) or [claim]


def _merged(
    claims: Sequence[Claim], held: Held, config: Config, faults: list[InputError]
) -> tuple[list[Claim], list[Change], list[Notice]]:
    """The claims without those that are told to be the same as another one."""
    by_id = {claim.id: claim for claim in claims}
    same: dict[str, str] = {}
    notices = []
    for claim in claims:
        key = held.keys.get(claim.id, claim.id)
        correction = config.claims.get(key)
        if correction is None or correction.same_as is None or correction.add:
            continue
        other = by_id.get(held.ids.get(correction.same_as, correction.same_as))
        line = config.line("claims", key, "same_as")
        if other is None:
            todo = did_you_mean(correction.same_as, by_id) or "correct it, or remove it"
            notices.append(Notice(config.file, line, f"'{correction.same_as}' matches no claim, so '{key}' stays", todo))
        elif other.source != claim.source:
            what = f"'{correction.same_as}' is a claim of another article than '{key}'"
            faults.append(
                InputError(config.file, line, what, "articles that repeat one another keep their claims: see 'origin' under sources")
            )
        elif other.id == claim.id or ((back := config.claims.get(held.keys.get(other.id, other.id))) and back.same_as):
            what = f"'{correction.same_as}', which '{key}' is the same as, is itself the same as another"
            faults.append(InputError(config.file, line, what, "name the one that stays"))
        else:
            same[claim.id] = other.id
    changes = [Change("merged", other, by_id[name]) for name, other in same.items()]
    return [claim for claim in claims if claim.id not in same], changes, notices


def _with_wholes(claims: Sequence[Claim], held: Held, config: Config) -> tuple[list[Claim], list[Notice]]:
    """The claims, each part of a claim that is there; what the editor names as one and is none is told."""
    by_id = {claim.id: claim for claim in claims}
    found, notices = [], []
    for claim in claims:
        key = held.keys.get(claim.id, claim.id)
        whole = held.ids.get(claim.whole, claim.whole) if claim.whole else None
        if whole and (whole == claim.id or whole not in by_id or by_id[whole].source != claim.source):
            if key in config.claims and config.claims[key].whole == claim.whole:
                todo = did_you_mean(claim.whole or "", by_id) or "correct it, or remove it"
                notices.append(
                    Notice(
                        config.file, config.line("claims", key, "whole"), f"'{claim.whole}' matches no other claim of {claim.source}", todo
                    )
                )
            whole = None
        found.append(replace(claim, whole=whole))
    return found, notices


def gone(key: str, named: Iterable[str], known: Sequence[str], what: str, config: Config) -> list[Notice]:
    """A notice for each id of the editor's under ``key`` that is none of the known ones: an article may have been scraped anew."""
    found = set(known)
    return [
        Notice(
            config.file,
            config.line(key, name),
            f"'{name}' matches no {what}",
            did_you_mean(name, sorted(found), most=3) or f"correct it, or remove it from {key}",
        )
        for name in named
        if name not in found
    ]
