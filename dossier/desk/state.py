"""What the desk knows: the articles as they were read, the claims as ``dossier.yml`` corrects them, and what each decision writes.

Articles are read once, before the desk opens, and sent once. Each decision is checked with all that was read before it is written; the
file on the disk alone says what was decided. What is answered is all that a decision may have changed, without the articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, get_args

from dossier.build import corrected_claims, undated_figures
from dossier.config import Config, parse_config, per_language
from dossier.config.editing import content_digest, edit_entry, put_back
from dossier.desk.words import words_of
from dossier.digest import quote_digest
from dossier.errors import DossierError, shown_path
from dossier.gather import Corrected, check_translations, each_its_own
from dossier.models import Article, Claim, Extract, Modality, People, Relation, Scope
from dossier.write.wording import Wording, load_wording

MOST_UNDONE = 50
"""Steps that can be undone."""


class Desk:
    """A dossier on the desk, which speaks ``language``. ``items`` are what ``dossier check`` says of its claims: the id of a claim and
    what is in doubt there."""

    def __init__(self, file: Path, extracts: Sequence[Extract], items: Sequence[tuple[str, str]], *, language: str) -> None:
        self.file, self.language, self.words = file, language, words_of(language)
        self.extracts = extracts
        self.articles = {one.article.source: one.article for one in extracts if one.article}
        self.doubts: dict[str, list[str]] = {}
        for claim, what in items:
            self.doubts.setdefault(claim, []).append(what)
        self.passages, self.claims = each_its_own(
            [found for one in extracts for found in one.passages], [found for one in extracts for found in one.claims]
        )
        self.places = {
            **{one.id: (one.source, one.start, one.end) for one in self.passages},
            **{one.id: (one.source, one.start, one.end) for one in self.claims},
        }
        self.steps: list[tuple[bytes, str]] = []
        self.lock = Lock()

    def show(self) -> dict[str, Any]:
        """What no decision changes, as data."""
        return {"articles": [_article(article) for article in self.articles.values()]}

    def now(self) -> dict[str, Any]:
        """All else that the page shows, as data. Raises DossierError where ``dossier.yml`` cannot be used as it stands."""
        content = self._content()
        config, found = self._corrected(content.decode("utf-8", errors="replace"))
        rejected = [change.found for change in found.changes if change.kind == "rejected" and change.found]
        order = {claim: place for place, claim in enumerate(self.doubts)}
        translations = self._translations(config, found.claims)
        claims = [self._claim(claim, found.checked, translations) for claim in found.claims]
        claims += [{**self._claim(claim, {claim.id: claim.id}, translations), "rejected": True} for claim in rejected]
        claims.sort(key=lambda one: order.get(str(one["id"]), len(order)))
        return {
            "title": per_language(config.title, config.languages[0]),
            "digest": content_digest(content),
            "undo": bool(self.steps),
            "claims": claims,
            "lists": _lists(config, load_wording(self.language)),
            "languages": config.languages,
        }

    def decide(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Write one decision and tell how all stands. Raises DossierError, and nothing is written, where it makes no sense or the file was
        changed meanwhile."""
        key, fields = str(asked.get("key", "")), asked.get("fields")
        if not re.fullmatch(r"[\w-]{1,80}", key) or not isinstance(fields, dict) or not fields:
            raise DossierError(self.words["unknown"])
        return self._write(("claims", key), fields, asked, self._corrected)

    def translate(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Write the translation of a claim's sentence and tell how all stands. Raises DossierError, and nothing is written, where it has
        other figures than its original, or the file was changed meanwhile."""
        text = asked.get("text")
        config, found = self._corrected(self._content().decode("utf-8", errors="replace"))
        claim = next((one for one in found.claims if one.id == asked.get("claim")), None)
        if claim is None or not isinstance(text, dict) or not text:
            raise DossierError(self.words["unknown"])
        sentence = (claim.source, claim.start, claim.end)
        own = [name for name, place in self.places.items() if place == sentence] or [claim.id]
        name = next((name for name in own if name in config.translations), own[0])
        digest = quote_digest(self.articles[claim.source].text[claim.start : claim.end])
        old = config.translations.get(name)
        kept = old.text if old and old.digest == digest else {}
        return self._write(("translations", name), {"digest": digest, "text": {**kept, **text}}, asked, self._translatable)

    def undo(self) -> dict[str, Any]:
        """Put the file back as it was before the last decision and tell how all stands. Raises DossierError where somebody changed it
        since."""
        with self.lock:
            if not self.steps:
                raise DossierError(self.words["nothing_undone"])
            before, digest = self.steps[-1]
            put_back(self.file, before, digest=digest)
            self.steps.pop()
        return self.now()

    def marked(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """What marked words of an article say: their sentence as a quote, and the figure in them."""
        article, start, end = self.articles.get(str(asked.get("source"))), asked.get("start"), asked.get("end")
        if article is None or not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(article.text):
            raise DossierError(self.words["no_article"])
        own = next((one for one in article.sentences if one.start <= start and end <= one.end), None)
        if own is None:
            raise DossierError(self.words["one_sentence"])
        figure = next(iter(undated_figures(article.text[start:end], article.language)), None)
        said = {"low": figure.low, "high": figure.high, "relation": figure.relation} if figure else {}
        quote, words = _line(article.text[own.start : own.end]), _line(article.text[start:end])
        return {"source": article.source, "quote": quote, "figure": words, **said}

    def _write(
        self, entry: tuple[str, str], fields: Mapping[str, object], asked: Mapping[str, Any], check: Callable[[str], object]
    ) -> dict[str, Any]:
        with self.lock:
            before = edit_entry(self.file, entry, fields, digest=str(asked.get("digest", "")), check=check)
            self.steps = [*self.steps[1 - MOST_UNDONE :], (before, content_digest(self._content()))]
        return self.now()

    def _content(self) -> bytes:
        try:
            return self.file.read_bytes()
        except OSError as error:
            raise DossierError(f"{shown_path(self.file)}: cannot be read ({error.strerror or error}); put it back") from None

    def _corrected(self, text: str) -> tuple[Config, Corrected]:
        """A text of ``dossier.yml`` and the claims as it corrects them. Raises InputError where either makes no sense."""
        config = parse_config(text.removeprefix("\ufeff"), file=shown_path(self.file), folder=self.file.parent)
        return config, corrected_claims(config, self.extracts)

    def _translatable(self, text: str) -> None:
        """Raises InputError where a text of ``dossier.yml`` makes no sense, or a translation has other figures than its original."""
        config, found = self._corrected(text)
        claims = [*self.claims, *(one for one in found.claims if one.id in config.claims)]
        check_translations(self.passages, claims, list(self.articles.values()), config, figures=undated_figures)

    def _translations(self, config: Config, claims: Sequence[Claim]) -> dict[tuple[str, int, int], dict[str, str]]:
        """The translations of sentences that still are what was translated."""
        places = {**self.places, **{one.id: (one.source, one.start, one.end) for one in claims}}
        found: dict[tuple[str, int, int], dict[str, str]] = {}
        for name, one in config.translations.items():
            source, start, end = places.get(name, ("", 0, 0))
            if source in self.articles and one.digest == quote_digest(self.articles[source].text[start:end]):
                found.setdefault((source, start, end), {}).update({code: words for code, words in one.text.items() if words})
        return found

    def _claim(
        self, claim: Claim, checked: Mapping[str, str], translations: Mapping[tuple[str, int, int], dict[str, str]]
    ) -> dict[str, Any]:
        text = self.articles[claim.source].text
        figure, claimant = claim.figure, claim.claimant
        values = {
            "low": figure.low, "high": figure.high, "relation": figure.relation, "measure": claim.measure,
            "attributed_to": _line(text[claimant.words.start : claimant.words.end]) if claimant else None,
            "party": claimant.party if claimant else None, "as_of": claim.as_of, "scope": claim.scope, "whole": claim.whole,
            "modality": claim.modality, "hearsay": claim.hearsay, "former": claim.former, "people": claim.people, "place": claim.place,
        }  # fmt: skip
        return {
            "id": claim.id, "key": checked.get(claim.id, claim.id), "source": claim.source, "start": figure.start, "end": figure.end,
            "quote": _line(text[claim.start : claim.end]), "figure": _line(text[figure.start : figure.end]),
            "words": [claimant.words.start, claimant.words.end] if claimant else None,
            "certainty": claimant.certainty if claimant else None, "doubts": self.doubts.get(claim.id, []),
            "checked": claim.id in checked, "rejected": False, "correction": claim.correction, "values": values,
            "translations": translations.get((claim.source, claim.start, claim.end), {}),
        }  # fmt: skip


def _article(article: Article) -> dict[str, Any]:
    return {
        "source": article.source, "title": article.title or article.source, "outlet": article.outlet, "published": article.published,
        "language": article.language, "text": article.text, "furniture": [[one.start, one.end] for one in article.furniture],
    }  # fmt: skip


def _lists(config: Config, wording: Wording) -> dict[str, list[list[str]]]:
    """What may stand in a field: value and words."""
    language = config.languages[0]
    return {
        "measure": [[one.id, per_language(one.title, language, one.id)] for one in config.measures],
        "party": [[one.id, per_language(one.name, language, one.id)] for one in config.parties],
        "people": [[value, wording.say(f"people.{value}")] for value in get_args(People)],
        **{
            name: [[str(value), str(value).replace("_", " ")] for value in get_args(kind)]
            for name, kind in {"relation": Relation, "scope": Scope, "modality": Modality}.items()
        },
    }


def _line(words: str) -> str:
    return " ".join(words.split())
