"""What articles hold, kept from one run to the next, beside the lemmas of the words in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dossier.cache.plain import from_plain, to_plain
from dossier.cache.program import program_digest
from dossier.cache.store import Store
from dossier.config import Config
from dossier.models import Extract, Seed

PLACE = Path(".cache") / "dossier" / "articles.sqlite"
"""Beside ``dossier.yml``."""

Lemmas = Mapping[str, Mapping[str, Sequence[str]]]
"""Lemmas by language and word."""


@contextmanager
def kept_extracts(config: Config) -> Iterator[KeptExtracts]:
    """What was read of the dossier's articles in earlier runs; within it, what is read now is kept."""
    kept = KeptExtracts(config)
    try:
        yield kept
    finally:
        kept.close()


class KeptExtracts:
    """What articles hold, each found again only by a key of all that it depends on: the seed's bytes and name, what reading and
    finding take from ``dossier.yml``, the program, its language packs and its libraries."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._store = Store(config.folder / PLACE)
        self._program = program_digest()
        self._settings = _digest(self._program, config.read_settings())
        self._used: set[str] = set()
        self._written = False

    def find(self, seed: Seed, digest: str) -> Extract | None:
        """What the seed holds, if that was kept; ``digest`` is the seed's."""
        self._used.add(seed.path)
        text = self._store.find("article", seed.path, self._key(seed.source, digest))
        if text is None:
            return None
        try:
            found = from_plain(Extract, json.loads(text), length=len(seed.text))
        except (ValueError, RecursionError):
            return None
        if found.article is None:
            return found
        runs = seed.markup.runs if seed.markup else ()
        article = replace(found.article, source=seed.source, path=seed.path, text=seed.text, runs=runs)
        return replace(found, article=article)

    def keep(self, path: str, source: str, digest: str, extract: Extract) -> None:
        """Keep what the seed of that path, name and digest holds; its text stands in its file and is not kept."""
        if extract.article is not None:
            extract = replace(extract, article=replace(extract.article, text="", runs=()))
        self._store.put("article", path, self._key(source, digest), json.dumps(to_plain(extract), separators=(",", ":")))
        self._written = True

    def lemmas(self) -> Lemmas:
        """The lemmas of words that earlier runs have met."""
        text = self._store.find("words", "lemmas", self._program)
        try:
            found = json.loads(text or "{}")
        except (ValueError, RecursionError):
            return {}
        return found if _is_lemmas(found) else {}

    def keep_lemmas(self, lemmas: Lemmas) -> None:
        """Keep the lemmas of words."""
        self._store.put("words", "lemmas", self._program, json.dumps(lemmas, ensure_ascii=False, separators=(",", ":")))

    def close(self) -> None:
        """Write down what is to be kept, and forget what was kept of files that are gone."""
        if self._written:
            left = self._store.names("article") - self._used
            self._store.remove("article", [name for name in left if not (self._config.folder / name).exists()])
        self._store.close()

    def _key(self, source: str, digest: str) -> str:
        known = self._config.sources.get(source)
        return _digest(self._settings, digest, known.model_dump_json() if known else "")


def _is_lemmas(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(words, dict) and all(type(found) is list and all(type(lemma) is str for lemma in found) for found in words.values())
        for words in value.values()
    )


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode("utf-8"), digest_size=16).hexdigest()
