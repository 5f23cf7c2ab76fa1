"""Words that are forms of one another: the one home of simplemma (its dictionaries are in the package, no network)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import simplemma

# Endings of regular forms and what stands for them in the infinitive.
_ENDINGS = {
    "fr": (
        *((ending, "er") for ending in ("e", "es", "ent", "ait", "aient", "a", "ons", "é", "èrent", "era")),
        *(("i", "ir"), ("it", "ir"), ("issent", "ir"), ("issait", "ir"), ("enu", "enir"), ("is", "ettre"), ("is", "re")),
        *(("u", "re"), ("u", "ire"), ("onnu", "onnaître")),
    ),
    "en": (("s", ""), ("es", ""), ("ed", ""), ("d", "")),
}


@lru_cache(maxsize=65536)
def lemmas(word: str, language: str) -> frozenset[str]:
    """All that a word may be a form of, in lower case, the word itself among them.

    >>> sorted(lemmas("envoyées", "fr"))
    ['envoyer', 'envoyé', 'envoyées']
    """
    plain = unicodedata.normalize("NFC", word).replace("’", "'").lower()
    found = {plain, simplemma.lemmatize(plain, lang=language).lower(), simplemma.lemmatize(word, lang=language).lower()}
    if language == "fr":
        found |= {lemma[:-1] + "er" for lemma in found if lemma.endswith("é")}
    return frozenset(found)


def verb_lemmas(word: str, language: str) -> frozenset[str]:
    """The infinitives that a word may be a regular form of, where the dictionaries know it as a noun only.

    >>> sorted(verb_lemmas("estime", "fr")), sorted(verb_lemmas("reports", "en"))
    (['estimer'], ['report'])
    """
    found = set()
    for ending, infinitive in _ENDINGS[language]:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found.add(word[: -len(ending)] + infinitive)
    return frozenset(found)


def known_share(text: str, language: str) -> float:
    """The share (0 to 1) of a text's words that a language's dictionary holds.

    >>> known_share("Der Minister sagte das nicht.", "fr") < 0.5 < known_share("Le ministre ne le disait pas.", "fr")
    True
    """
    return float(simplemma.in_target_language(text, lang=language))
