"""Find: what an article's sentences claim. Finders are plain functions from a text to spans."""

from __future__ import annotations

from dossier.config import Config
from dossier.find.claims import Considered, Reading, claims_of, consider
from dossier.find.dates.dates import find_dates
from dossier.find.figures.figures import find_figures
from dossier.find.rules import rules_for
from dossier.models import Article, Claim, Passage

__all__ = ["Considered", "Reading", "find_claims", "find_dates", "find_figures", "read_closely"]


def find_claims(article: Article, config: Config) -> tuple[list[Passage], list[Claim]]:
    """The sentences of an article that bear on the dossier's topics, and the figures claimed in them, in reading order."""
    return claims_of(article, rules_for(config, article.language))


def read_closely(article: Article, config: Config) -> list[Reading]:
    """Each sentence of an article with every figure in it and why that is a claim of the dossier or not."""
    return list(consider(article, rules_for(config, article.language)))
