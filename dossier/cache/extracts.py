"""What articles hold, kept from one run to the next, beside the lemmas of the words in them."""

from __future__ import annotations

import gc
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

    def find(self, seeds: Sequence[tuple[Seed, str]]) -> list[Extract | None]:
        """What each of some hundred seeds holds, if that was kept; beside each stands its digest."""
        keys = {seed.path: self._key(seed.source, digest) for seed, digest in seeds}
        self._used |= keys.keys()
        texts = self._store.find("article", keys)
        known = [seed for seed, _ in seeds if seed.path in texts]
        with _no_collection():
            extracts = _extracts([texts[seed.path] for seed in known], known)
        found = dict(zip((seed.path for seed in known), extracts, strict=True))
        return [found.get(seed.path) for seed, _ in seeds]

    def keep(self, path: str, source: str, digest: str, extract: Extract) -> None:
        """Keep what the seed of that path, name and digest holds; its text stands in its file and is not kept."""
        if extract.article is not None:
            extract = replace(extract, article=replace(extract.article, text="", runs=()))
        self._store.put("article", path, self._key(source, digest), json.dumps(to_plain(extract), separators=(",", ":")))
        self._written = True

    def lemmas(self) -> Lemmas:
        """The lemmas of words that earlier runs have met."""
        text = self._store.find("words", {"lemmas": self._program}).get("lemmas")
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


@contextmanager
def _no_collection() -> Iterator[None]:
    """Within it, Python does not look for cycles among objects: there are none, and it would take as long as all the rest."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _extracts(texts: Sequence[str], seeds: Sequence[Seed]) -> list[Extract | None]:
    """What was kept of each seed; None where that is damaged."""
    try:
        found = from_plain(Extract, list(map(json.loads, texts)), lengths=[len(seed.text) for seed in seeds])
    except (ValueError, RecursionError):
        halves = [(texts[part], seeds[part]) for part in (slice(len(texts) // 2), slice(len(texts) // 2, None))]
        return [None] if len(texts) == 1 else [one for half in halves for one in _extracts(*half)]
    return [_of_seed(one, seed) for one, seed in zip(found, seeds, strict=True)]


def _of_seed(found: Extract, seed: Seed) -> Extract:
    """What was kept, with the seed's own text."""
    if found.article is None:
        return found
    runs = seed.markup.runs if seed.markup else ()
    return replace(found, article=replace(found.article, source=seed.source, path=seed.path, text=seed.text, runs=runs))


def _is_lemmas(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(words, dict) and all(type(found) is list and all(type(lemma) is str for lemma in found) for found in words.values())
        for words in value.values()
    )


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode("utf-8"), digest_size=16).hexdigest()
