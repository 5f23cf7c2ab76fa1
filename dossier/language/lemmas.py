"""Words that are forms of one another: the one home of simplemma (its dictionaries are in the package, no network)."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import simplemma

from dossier.language import load_language

SHORTEST = 4  # letters of a word that has a plural by its ending: below are "au", "de", "it"


@lru_cache(maxsize=65536)
def lemmas(word: str, language: str) -> frozenset[str]:
    """All that a word may be a form of, in lower case, the word itself among them.

    >>> sorted(lemmas("envoyées", "fr"))
    ['envoyer', 'envoyé', 'envoyées']
    """
    plain = unicodedata.normalize("NFC", word).replace("’", "'").lower()
    found = {plain}
    if _has_dictionary(language):
        found |= {simplemma.lemmatize(plain, lang=language).lower(), simplemma.lemmatize(word, lang=language).lower()}
    for ending, infinitive in _endings("participles", language):
        found |= {lemma.removesuffix(ending) + infinitive for lemma in found if lemma.endswith(ending)}
    return frozenset(found)


def verb_lemmas(word: str, language: str) -> frozenset[str]:
    """The infinitives that a word may be a regular form of, where the dictionaries know it as a noun only.

    >>> sorted(verb_lemmas("estime", "fr")), sorted(verb_lemmas("reports", "en"))
    (['estimer'], ['report'])
    """
    found = set()
    for ending, infinitive in _endings("verb_endings", language):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found.add(word[: -len(ending)] + infinitive)
    return frozenset(found)


def plurals(word: str, language: str) -> frozenset[str]:
    """What a word's plural may be by the pack's endings: the dictionaries know some words as a verb's forms only ("tentes"),
    and rare ones not at all. None for short words, whose plural is another small word ("de", "des").

    >>> sorted(plurals("tente", "fr")), sorted(plurals("cheval", "fr")), sorted(plurals("supply", "en"))
    (['tentes'], ['chevals', 'chevaux'], ['supplies', 'supplys'])
    """
    if len(word) < SHORTEST:
        return frozenset()
    pairs = [(ending, plural) for ending, plural in _endings("plurals", language) if word.endswith(ending)]
    return frozenset({word.removesuffix(ending) + plural for ending, plural in pairs})


@cache
def _has_dictionary(language: str) -> bool:
    """Without one a word is a form of itself alone, and the language is told by its telling words."""
    try:
        simplemma.lemmatize("a", lang=language)
    except ValueError:
        return False
    return True


@cache
def _endings(name: str, language: str) -> tuple[tuple[str, str], ...]:
    """The pairs of an ending and what stands for it, as a pack's forms tell them; "-" is no ending."""
    pairs = (entry.replace("-", "").partition(" ") for entry in load_language(language).words[f"forms.{name}"])
    return tuple((ending, infinitive) for ending, _, infinitive in pairs)


def known_share(text: str, language: str) -> float:
    """The share (0 to 1) of a text's words that a language's dictionary holds.

    >>> known_share("Der Minister sagte das nicht.", "fr") < 0.5 < known_share("Le ministre ne le disait pas.", "fr")
    True
    """
    return float(simplemma.in_target_language(text, lang=language)) if _has_dictionary(language) else 0.0
