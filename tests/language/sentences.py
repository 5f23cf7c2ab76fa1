"""What the tests of named measures, roles and countries share: the packs' example sentences, and what is claimed in one sentence."""

from __future__ import annotations

from dossier.config import LANGUAGES, Config
from dossier.find import find_claims
from dossier.language.catalogue import Kind, named, names
from dossier.models import Article, Claim, Sentence


def sentences_of(kind: Kind) -> list[tuple[str, str, str, str]]:
    """The example sentences of all names of a kind: name, language, "examples" or "rejects", text."""
    entries = {name: named(kind, name) or {} for name in names(kind)}
    return [
        (name, code, listed, text)
        for name, entry in entries.items()
        for code in LANGUAGES
        for listed in ("examples", "rejects")
        for text in entry[code][listed]
    ]


def claims_in(text: str, code: str, config: Config) -> list[Claim]:
    """The claims of an article that is one sentence."""
    article = Article("a", "a.txt", text, code, None, None, None, None, None, (Sentence(0, len(text), 0),), ())
    return find_claims(article, config)[1]
