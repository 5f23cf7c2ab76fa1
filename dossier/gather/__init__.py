"""gather: what the articles say together. Corrections first, then origins, estimates, differences and the timeline."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.config import Config
from dossier.dateprefix import date_order
from dossier.gather.added import with_passages
from dossier.gather.corrections import Corrected, correct_claims
from dossier.gather.differences import find_differences
from dossier.gather.estimates import find_estimates
from dossier.gather.groups import settle_groups
from dossier.gather.held import BY_WORDS
from dossier.gather.ids import each_its_own
from dossier.gather.origins import find_origins, near_copies
from dossier.gather.timeline import find_events
from dossier.gather.translations import Untranslated, check_translations, untranslated
from dossier.models import Article, Claim, Dossier, Notice, Passage

__all__ = [
    "BY_WORDS",
    "Corrected",
    "Untranslated",
    "check_translations",
    "correct_claims",
    "each_its_own",
    "gather",
    "near_copies",
    "untranslated",
]


def gather(
    articles: Iterable[Article],
    passages: Iterable[Passage],
    claims: Iterable[Claim],
    config: Config,
) -> tuple[Dossier, list[Notice]]:
    """Everything found as one dossier, the same whatever the order of the lists, and notices of what an editor should look at.

    Articles come by date of publication, the undated last; passages and claims by article and place in it. The editor's
    corrections are applied to the claims; those that say the same become one estimate. Raises InputError where corrections make no
    sense.

    >>> from pathlib import Path
    >>> from dossier.config import parse_config
    >>> config = parse_config("{title: Floods, topics: [{id: dead, title: Dead}]}", file="dossier.yml", folder=Path("."))
    >>> dossier, notices = gather([], [], [], config)
    >>> len(dossier.claims), len(dossier.estimates), notices
    (0, 0, [])
    """
    ordered = sorted(articles, key=lambda article: (*date_order(article.published), article.source))
    places = {article.source: place for place, article in enumerate(ordered)}
    claims = sorted(claims, key=lambda claim: (places[claim.source], claim.start, claim.end, claim.figure.start, claim.id))
    corrected, changes, checked, gone = correct_claims(claims, ordered, config)
    claims = settle_groups(corrected, config)
    passages = with_passages(list(passages), claims, [one.claim for one in changes if one.kind == "added"])
    passages = sorted(passages, key=lambda passage: (places[passage.source], passage.start, passage.end, passage.id))
    origins, twins = find_origins(ordered, claims, config)
    statements = find_estimates(claims, ordered, origins, config)
    estimates = tuple(statement.estimate for statement in statements)
    dossier = Dossier(
        articles=tuple(ordered),
        passages=tuple(passages),
        claims=tuple(claims),
        estimates=estimates,
        differences=find_differences(statements, config),
        origins=origins,
        timeline=find_events(estimates),
        changes=tuple(changes),
        checked=checked,
    )
    return dossier, [*gone, *twins]
