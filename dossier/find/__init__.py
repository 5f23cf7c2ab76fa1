"""Find: what an article's sentences claim. Finders are plain functions from a text to spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.find.claimants.speech import rows_of
from dossier.find.claims import Considered, Findings, claims_of, consider
from dossier.find.dates.dates import find_dates
from dossier.find.figures.figures import find_figures
from dossier.find.rules import rules_for
from dossier.find.sentence import read_sentence
from dossier.models import Article, Claim, Passage

if TYPE_CHECKING:
    from dossier.config import Config

__all__ = ["Considered", "Findings", "find_claims", "find_dates", "find_figures", "meet_words", "read_closely"]


def find_claims(article: Article, config: Config) -> tuple[list[Passage], list[Claim]]:
    """The passages of an article (sentences of its body that bear on the dossier's topics) and the claims made in them, in
    reading order.

    All places are offsets into ``article.text``, in Unicode code points: ``article.text[claim.start : claim.end]`` is the quote. A
    claim's claimant, date and scope are None where the article leaves them open. Raises KeyError where the article's language has
    no pack.

    >>> from pathlib import Path
    >>> from dossier.config import parse_config
    >>> from dossier.models import Sentence
    >>> words = "{id: dead, title: Dead, counted: {en: [people]}, states: {en: [died]}}"
    >>> text = f"{{title: Floods, topics: [{{id: toll, title: Toll, measures: [dead]}}], measures: [{words}]}}"
    >>> config = parse_config(text, file="dossier.yml", folder=Path("."))
    >>> quote = "At least 12 people died, the mayor said."
    >>> place = (Sentence(0, len(quote), 0),)
    >>> article = Article("report", "report.txt", quote, "en", None, None, "2025-05-12", None, None, place, ())
    >>> passages, [claim] = find_claims(article, config)
    >>> claim.measure, claim.figure.low, claim.figure.relation, quote[claim.claimant.words.start : claim.claimant.words.end]
    ('dead', 12.0, 'at_least', 'the mayor')
    """
    return claims_of(article, rules_for(config, article.language))


def read_closely(article: Article, config: Config) -> list[Findings]:
    """Each sentence of an article with every figure in it and why that is a claim of the dossier or not."""
    return list(consider(article, rules_for(config, article.language)))


def meet_words(articles: Sequence[Article], config: Config) -> None:
    """Meet the kinds of words of some articles before the first claim is looked for.

    A rule is compiled for the kinds of words met so far, and anew when a sentence has another kind: each of the first articles has some.
    """
    for code in {article.language for article in articles}:
        rules = rules_for(config, code)
        places = ((article.text, place) for article in articles if article.language == code for place in article.sentences)
        rows_of([read_sentence(text, place, rules.lexicon) for text, place in places], rules)
