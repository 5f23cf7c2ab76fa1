"""Words that are forms of one another: the one home of simplemma (its dictionaries are in the package, no network).

A dictionary takes longer to load than a short article to read. So simplemma is imported with the first word that is looked up
in it, and what earlier runs have looked up need not be looked up again: ``recall_lemmas``.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

from dossier.language import load_language

SHORTEST = 4  # letters of a word that has a plural by its ending: below are "au", "de", "it"

FEW_WORDS = 5000
"""Words of a language that are looked up in its compressed dictionary before the whole one is loaded.

The five seeds and their ``dossier.yml`` have 2,600 words: 0.29 s with the compressed dictionary (0.18 s to load it, 43 microseconds
a word), 0.57 s with the whole one (0.56 s, 6 microseconds); the two cost the same at 10,000 words.
"""

MOST_WORDS = 50_000
"""Words of a language that are kept for a later run: 2 MB. An archive of 2,000 articles has about so many."""

_known: defaultdict[str, dict[str, Sequence[str]]] = defaultdict(dict)
"""The lemmas of words met so far, in this run and those before it: language, word, lemmas."""

_looked_up: Counter[str] = Counter()
"""How many words of a language were looked up in its dictionary."""


@lru_cache(maxsize=65536)
def lemmas(word: str, language: str) -> frozenset[str]:
    """All that a word may be a form of, in lower case, the word itself among them.

    >>> sorted(lemmas("envoyées", "fr"))
    ['envoyer', 'envoyé', 'envoyées']
    """
    known = _known[language]
    if word in known:
        return frozenset(known[word])
    plain = unicodedata.normalize("NFC", word).replace("’", "'").lower()
    found = {plain}
    if _has_dictionary(language):
        import simplemma

        found |= {simplemma.lemmatize(form, lang=language, low_memory=_look_up(language)).lower() for form in (plain, word)}
    for ending, infinitive in _endings("participles", language):
        found |= {lemma.removesuffix(ending) + infinitive for lemma in found if lemma.endswith(ending)}
    if len(known) < MOST_WORDS:
        known[word] = sorted(found)
    return frozenset(found)


def recall_lemmas(found: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
    """Take the lemmas (language, word, lemmas) that another run or process found instead of looking them up again."""
    for language, words in found.items():
        _known[language] |= words


def known_lemmas(counts: Mapping[str, int] | None = None) -> dict[str, dict[str, Sequence[str]]]:
    """The lemmas of all words met, by language and word; with counts, those met after so many words of each language."""
    counts = counts or {}
    found = {language: dict(islice(words.items(), counts.get(language, 0), None)) for language, words in _known.items()}
    return {language: words for language, words in found.items() if words}


def _look_up(language: str) -> bool:
    """Whether one more word is looked up in the compressed dictionary."""
    _looked_up[language] += 1
    return _looked_up[language] <= FEW_WORDS


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
    """Without one a word is a form of itself alone, and the language is detected by its common words."""
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

    return float(simplemma.in_target_language(text, lang=language, low_memory=_looked_up[language] <= FEW_WORDS))
