"""The measures of a dossier and how they hang together, by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossier.find.lexicon import Lexicon
from dossier.find.parties import named_in
from dossier.language import Language
from dossier.language.lemmas import lemmas

if TYPE_CHECKING:
    from dossier.config import Config, Measure

SIGNS = ("$", "€", "£")
"""Signs of currencies, in the order of the nouns that the packs list."""


@dataclass(frozen=True, slots=True)
class Measures:
    """``by_id`` holds a dossier's measures, ``wider`` all measures that contain one, ``topics_of`` the topics that show it.

    ``tolls`` are those whose nouns are states themselves ("mort"): a running count, never a batch. ``people`` count people,
    ``kinds`` those of them that are no tolls ("firefighters"), ``losses`` count losses, ``sought`` the missing, ``own`` the
    subject's people only, ``currencies`` count money, by its sign, ``money`` are all of these.
    """

    by_id: Mapping[str, Measure]
    wider: Mapping[str, frozenset[str]]
    topics_of: Mapping[str, tuple[str, ...]]
    tolls: frozenset[str]
    people: tuple[str, ...]
    kinds: tuple[str, ...]
    losses: tuple[str, ...]
    sought: tuple[str, ...]
    own: frozenset[str]
    currencies: Mapping[str, tuple[str, ...]]
    money: frozenset[str]


def measures_of(config: Config, language: Language, lexicon: Lexicon) -> Measures:
    """The measures of a dossier for articles in one language."""
    measures = {measure.id: measure for measure in config.measures}
    tolls = frozenset(name for name, measure in measures.items() if set(_all(measure.counted)) & set(_all(measure.states)))
    named = {
        listed: tuple(name for name, measure in measures.items() if _counts(measure, language, listed))
        for listed in ("noun.people", "noun.loss", "noun.missing")
    }
    currencies = {
        sign: tuple(name for name, measure in measures.items() if word in measure.counted.get(language.code, ()))
        for sign, word in zip(SIGNS, language.words["noun.currency"], strict=False)
    }
    return Measures(
        measures,
        wider={name: _wider(name, measures) for name in measures},
        topics_of={name: tuple(topic.id for topic in config.topics if name in topic.measures) for name in measures},
        tolls=tolls,
        people=named["noun.people"],
        kinds=tuple(name for name in named["noun.people"] if name not in tolls),
        losses=named["noun.loss"],
        sought=named["noun.missing"],
        own=frozenset(name for name in measures if _is_own(measures[name], lexicon, config, language.code)),
        currencies=currencies,
        money=frozenset(name for names in currencies.values() for name in names),
    )


def _is_own(measure: Measure, lexicon: Lexicon, config: Config, code: str) -> bool:
    """Whether a measure's own phrase names the subject ("Dutch soldiers sent"): it counts nobody else's."""
    phrase: str = measure.phrase.get(code, "")  # type: ignore[call-overload]
    return any(item.party == config.subject for item in named_in(lexicon.read(phrase)[1]))


def _counts(measure: Measure, language: Language, listed: str) -> bool:
    """Whether a measure counts what a list of the language names, by any of its forms."""
    known = set(language.words[listed])
    counted: Sequence[str] = measure.counted.get(language.code, ())
    return any(lemmas(word.lower(), language.code) & known for word in counted)


def _all(words: Mapping[Any, tuple[str, ...]]) -> list[str]:
    return [word for listed in words.values() for word in listed]


def _wider(name: str, measures: Mapping[str, Measure]) -> frozenset[str]:
    found: set[str] = set()
    waiting: Sequence[str] = measures[name].contained_in
    while waiting:
        found.update(waiting)
        waiting = [outer for inner in waiting for outer in measures[inner].contained_in if outer not in found]
    return frozenset(found)
