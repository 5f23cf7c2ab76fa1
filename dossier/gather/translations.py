"""The editor's translations of quotes: do they still belong to their originals, and hold the same figures (promise 1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dossier.config import Config, Language, Translation
from dossier.digest import quote_digest
from dossier.errors import InputError, raise_all
from dossier.gather.corrections import gone
from dossier.models import Article, Claim, Figures, Notice, Passage


class Untranslated(NamedTuple):
    """A quote that readers of some languages cannot read: its passage's id, its digest, its words."""

    id: str
    digest: str
    quote: str
    languages: tuple[Language, ...]


def check_translations(
    passages: Sequence[Passage], claims: Iterable[Claim], articles: Sequence[Article], config: Config, *, figures: Figures
) -> list[Notice]:
    """A notice for each translation whose original is another one by now, and one a language for quotes that have none.

    ``claims`` are those found, before corrections: a rejected one may keep its translation. An id that matches nothing any more is told
    of. Raises InputError where translations hold a figure that their originals do not hold or leave one out.
    """
    by_source = {article.source: article for article in articles}
    found: list[Passage | Claim] = [*passages, *claims]
    quotes = {one.id: (by_source[one.source].text[one.start : one.end], by_source[one.source].language) for one in found}
    of_quotes = {name: one for name, one in config.translations.items() if one.digest is not None}
    of_names = [name for name in config.translations if name not in of_quotes]
    kinds = "claimant's words, title or outlet (a quote's translation needs its 'digest')"
    notices = [
        *gone("translations", of_quotes, list(quotes), "claim or passage", config),
        *gone("translations", of_names, list(_names(found, articles)), kinds, config),
    ]
    faults: list[InputError] = []
    for name, translation in ((name, one) for name, one in of_quotes.items() if name in quotes):
        quote, language = quotes[name]
        if translation.digest == quote_digest(quote):
            faults += _faults_of_figures(name, translation, quote, language, config, figures)
        else:
            notices.append(_stale(name, quote, config))
    raise_all(faults)
    return [*notices, *_missing(passages, claims, articles, config)]


def _names(found: Iterable[Passage | Claim], articles: Iterable[Article]) -> Iterator[str]:
    """The names that may have a translation: claimants' words on one line, titles, outlets and agencies."""
    texts = {article.source: article.text for article in articles}
    for one in found:
        if isinstance(one, Claim) and one.claimant:
            yield " ".join(texts[one.source][one.claimant.words.start : one.claimant.words.end].split())
    for article in articles:
        yield from filter(None, (article.title, article.outlet, *article.credits))


def untranslated(passages: Iterable[Passage], claims: Iterable[Claim], articles: Iterable[Article], config: Config) -> list[Untranslated]:
    """The quotes that lack a translation into one of the site's languages, stale ones among them."""
    by_source = {article.source: article for article in articles}
    names: dict[tuple[str, int, int], list[str]] = {}
    for claim in claims:
        names.setdefault((claim.source, claim.start, claim.end), []).append(claim.id)
    found = []
    for passage in passages:
        article = by_source[passage.source]
        quote = article.text[passage.start : passage.end]
        digest = quote_digest(quote)
        ids = [passage.id, *names.get((passage.source, passage.start, passage.end), [])]
        made = [config.translations[name] for name in ids if name in config.translations]
        has = {article.language, *(code for one in made if one.digest == digest for code, words in one.text.items() if words)}
        if lacking := tuple(code for code in config.languages if code not in has):
            found.append(Untranslated(passage.id, digest, quote, lacking))
    return found


def _stale(name: str, quote: str, config: Config) -> Notice:
    """The notice about a translation whose original has changed."""
    return Notice(
        config.file,
        config.line("translations", name),
        f"the translation of '{name}' was made from other words, so it is not shown",
        f'compare it with the quote, then write digest: "{quote_digest(quote)}"',
    )


def _missing(passages: Sequence[Passage], claims: Iterable[Claim], articles: Sequence[Article], config: Config) -> Iterator[Notice]:
    """How many quotes have no translation into a language that others were translated into."""
    lacking = untranslated(passages, claims, articles, config)
    languages = {article.source: article.language for article in articles}
    for code in config.languages:
        foreign = sum(languages[passage.source] != code for passage in passages)
        left = sum(code in one.languages for one in lacking)
        if left and any(code in one.text for one in config.translations.values()):
            what = f"{left} of {foreign} quotes have no translation into '{code}'"
            yield Notice(config.file, config.line("translations"), what, "'dossier translations' prints what to fill in")


def _faults_of_figures(
    name: str, translation: Translation, quote: str, language: str, config: Config, figures: Figures
) -> Iterator[InputError]:
    """Where a translation has other figures than its original."""
    original = _figures(quote, language, figures)
    for code, text in translation.text.items():
        if not text:
            continue  # to be filled in
        found = _figures(text, code, figures)
        line = config.line("translations", name, "text", code)
        added = [words for value, words in found.items() if value not in original]
        lacking = [words for value, words in original.items() if value not in found]
        if added:
            what = f"'{added[0]}' in the translation of '{name}' is not what its original says"
            yield InputError(config.file, line, what, f"the original's figures: {'; '.join(original.values()) or 'none'}")
        elif lacking:
            yield InputError(config.file, line, f"the translation of '{name}' leaves out '{lacking[0]}'", "translate it, hedge and all")


def _figures(text: str, language: str, figures: Figures) -> dict[object, str]:
    """The words of a text's figures, by what these say in any language."""
    return {figure.said: text[figure.start : figure.end] for figure in figures(text, language)}
