"""Words that are forms of one another: the one home of simplemma (its dictionaries are in the package, no network).

A dictionary takes longer to load than a short article to read. So simplemma is imported with the first word that is looked up
in it, and what earlier runs have looked up need not be looked up again: ``recall_lemmas``.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from dossier.language import load_language

SHORTEST = 4  # letters of a word that has a plural by its ending: below are "au", "de", "it"

FEW_WORDS = 5000
"""Words of a language that are looked up in its compressed dictionary before the whole one is loaded.

The five seeds and their ``dossier.yml`` have 2,600 words: 0.29 s with the compressed dictionary (0.18 s to load it, 43 microseconds
a word), 0.57 s with the whole one (0.56 s, 6 microseconds); the two cost the same at 10,000 words.
"""

MOST_WORDS = 50_000
"""Words of a language that are kept for a later run: 2 MB. An archive of 2,000 articles has about so many."""

_recalled: dict[str, Mapping[str, Sequence[str]]] = {}
_looked_up: defaultdict[str, dict[str, Sequence[str]]] = defaultdict(dict)


@lru_cache(maxsize=65536)
def lemmas(word: str, language: str) -> frozenset[str]:
    """All that a word may be a form of, in lower case, the word itself among them.

    >>> sorted(lemmas("envoyées", "fr"))
    ['envoyer', 'envoyé', 'envoyées']
    """
    kept = _recalled.get(language, {}).get(word)
    if kept is not None:
        return frozenset(kept)
    plain = unicodedata.normalize("NFC", word).replace("’", "'").lower()
    found = {plain}
    if _has_dictionary(language):
        import simplemma

        compressed = len(_looked_up[language]) < FEW_WORDS
        found |= {simplemma.lemmatize(form, lang=language, low_memory=compressed).lower() for form in (plain, word)}
    for ending, infinitive in _endings("participles", language):
        found |= {lemma.removesuffix(ending) + infinitive for lemma in found if lemma.endswith(ending)}
    if len(_looked_up[language]) < MOST_WORDS:
        _looked_up[language][word] = sorted(found)
    return frozenset(found)


def recall_lemmas(known: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
    """Take the lemmas that an earlier run found (language, word, lemmas) instead of looking them up again."""
    _recalled.update(known)


def lemmas_looked_up() -> dict[str, dict[str, Sequence[str]]]:
    """The lemmas that were looked up in this run and not recalled, by language and word."""
    return {language: dict(words) for language, words in _looked_up.items() if words}


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
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return language in SUPPORTED_LANGUAGES


@cache
def _endings(name: str, language: str) -> tuple[tuple[str, str], ...]:
    """The pairs of an ending and what stands for it, as a pack's inflection gives them; "-" is no ending."""
    pairs = (entry.replace("-", "").partition(" ") for entry in load_language(language).words[f"inflection.{name}"])
    return tuple((ending, infinitive) for ending, _, infinitive in pairs)


def known_share(text: str, language: str) -> float:
    """The share (0 to 1) of a text's words that a language's dictionary holds.

    >>> known_share("Der Minister sagte das nicht.", "fr") < 0.5 < known_share("Le ministre ne le disait pas.", "fr")
    True
    """
    if not _has_dictionary(language):
        return 0.0
    import simplemma

    return float(simplemma.in_target_language(text, lang=language, low_memory=len(_looked_up[language]) < FEW_WORDS))
