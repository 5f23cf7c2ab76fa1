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
    """The claims of an article that is one sentence, or one a line."""
    ends = [number for number, character in enumerate(text) if character == "\n"] + [len(text)]
    sentences = tuple(Sentence(start, end, 0) for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False))
    return find_claims(Article("a", "a.txt", text, code, None, None, None, None, None, sentences, ()), config)[1]
