"""The currency of a sum, in the site's language: "6 billion euros", whether the article writes "€6bn" or « 6 milliards d'euros »."""

from __future__ import annotations

from dossier.language import load_language
from dossier.models import Article, Claim
from dossier.write.wording import Wording

CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound"}
"""A currency's sign and its message. The packs name the same currencies in this order ("noun.currency")."""


def currency(claim: Claim, article: Article, wording: Wording) -> str | None:
    """The currency of a claim's figure, ``None`` for what is no sum: its sign's, or the one that its counted words name."""
    name = CURRENCIES.get(claim.figure.unit or "")
    if name is None and claim.counted is not None:
        counted = article.text[claim.counted.start : claim.counted.end].casefold()
        nouns = load_language(article.language).words["noun.currency"]
        name = next((name for noun, name in zip(nouns, CURRENCIES.values(), strict=False) if counted in (noun, f"{noun}s")), None)
    return wording.say(f"currency.{name}") if name else None
