"""The measures of a dossier and how they hang together, by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, get_args

from dossier.find.lexicon import Lexicon
from dossier.find.parties import named_in
from dossier.find.sentence import SIGNS
from dossier.find.words import Token
from dossier.language import Language
from dossier.language.lemmas import lemmas
from dossier.models import People

if TYPE_CHECKING:
    from dossier.config import Config, Measure

GROUP = "group."
"""What the tags of the nouns for groups of people begin with."""


@dataclass(frozen=True, slots=True)
class Measures:
    """``by_id`` holds a dossier's measures, ``wider`` all measures that contain one, ``topics_of`` the topics that show it.

    ``tolls`` are those whose nouns are states themselves ("mort"), or that befall people only, and what contains one: a running count,
    never a batch.
    ``casualties`` outweigh whatever else people are: hostages that are killed are killed. ``dead`` counts the dead, as "the toll" does
    where nothing else was counted; ``crowds`` count who gathers, ``captives`` who is held, ``prisoners`` those of them whom a state may
    hold. ``people`` count people,
    ``kinds`` those of them that are no tolls ("firefighters"), ``losses`` count losses, ``sought`` the missing, ``own`` the
    subject's people only, ``groups`` tells whose measure one is by its phrase ("soldiers killed"), ``currencies`` count money, by its
    sign, ``money`` are all of these.
    """

    by_id: Mapping[str, Measure]
    wider: Mapping[str, frozenset[str]]
    topics_of: Mapping[str, tuple[str, ...]]
    tolls: frozenset[str]
    casualties: frozenset[str]
    dead: str | None
    crowds: frozenset[str]
    captives: tuple[str, ...]
    prisoners: tuple[str, ...]
    people: tuple[str, ...]
    kinds: tuple[str, ...]
    losses: tuple[str, ...]
    sought: tuple[str, ...]
    own: frozenset[str]
    groups: Mapping[str, frozenset[People]]
    currencies: Mapping[str, tuple[str, ...]]
    money: frozenset[str]


def measures_of(config: Config, language: Language, lexicon: Lexicon) -> Measures:
    """The measures of a dossier for articles in one language."""
    measures = {measure.id: measure for measure in config.measures}
    counting = partial(_counting, measures, language)
    befalling = {name for name, measure in measures.items() if measure.toll or _any_of(measure.states, language, "verb.mortal")}
    held = {name for name, measure in measures.items() if name in befalling or _is_toll(measure)}
    tolls = frozenset(held.union(*(_wider(name, measures) for name in held)))
    counts_people = {name for name in counting("noun.people") if not measures[name].needs_cue}  # "customers" of a power cut are houses
    people = tuple(name for name in measures if name in befalling or name in counts_people)
    currencies = _currencies(measures, language)
    return Measures(
        measures,
        wider={name: _wider(name, measures) for name in measures},
        topics_of={name: tuple(topic.id for topic in config.topics if name in topic.measures) for name in measures},
        tolls=tolls,
        casualties=tolls & {*_casualties(measures), *counting("noun.casualty")},
        dead=next(iter(counting("noun.dead")), None),
        crowds=frozenset(counting("noun.crowd")),
        captives=(*counting("noun.captive"), *counting("noun.captive.prisoner")),
        prisoners=counting("noun.captive.prisoner"),
        people=people,
        kinds=tuple(name for name in people if name not in tolls),
        losses=counting("noun.loss"),
        sought=counting("noun.missing"),
        own=frozenset(name for name in measures if _is_own(measures[name], lexicon, config, language.code)),
        groups={name: frozenset(groups_of(lexicon.read(_phrase(measure, language.code))[0])) for name, measure in measures.items()},
        currencies=currencies,
        money=frozenset(chain.from_iterable(currencies.values())),
    )


def groups_of(words: Iterable[Token]) -> set[People]:
    """The groups of people that some words name."""
    tags = frozenset(chain.from_iterable(word.tags for word in words))
    return {people for people in get_args(People) if GROUP + people in tags}


def _counting(measures: Mapping[str, Measure], language: Language, listed: str) -> tuple[str, ...]:
    """The measures that count what a list of the language names."""
    return tuple(name for name, measure in measures.items() if _any_of(measure.counted, language, listed))


def _casualties(measures: Mapping[str, Measure]) -> Iterator[str]:
    return (name for name, measure in measures.items() if measure.casualty)


def _is_toll(measure: Measure) -> bool:
    """Whether one word both names what a measure counts and says what befell it ("mort")."""
    return not _all(measure.counted).isdisjoint(_all(measure.states))


def _currencies(measures: Mapping[str, Measure], language: Language) -> dict[str, tuple[str, ...]]:
    """By each sign of a currency the measures that count its noun."""
    words = dict(zip(SIGNS, language.words["noun.currency"], strict=False))
    counted = {name: measure.counted.get(language.code, ()) for name, measure in measures.items()}
    return {sign: tuple(name for name in measures if word in counted[name]) for sign, word in words.items()}


def _is_own(measure: Measure, lexicon: Lexicon, config: Config, code: str) -> bool:
    """Whether a measure's own phrase names the subject ("Dutch soldiers sent"): it counts nobody else's."""
    return any(item.party == config.subject for item in named_in(lexicon.read(_phrase(measure, code))[1]))


def _phrase(measure: Measure, code: str) -> str:
    """How a sentence in a language names what a measure counts; "" where the editor and the packs say nothing."""
    phrase: str = measure.phrase.get(code, "")  # type: ignore[call-overload]
    return phrase


def _any_of(words: Mapping[Any, tuple[str, ...]], language: Language, listed: str) -> bool:
    """Whether one of a measure's words in a language stands in a list of it, by any of its forms."""
    known = set(language.words[listed])
    return any(lemmas(word.lower(), language.code) & known for word in words.get(language.code, ()))


def _all(words: Mapping[Any, tuple[str, ...]]) -> set[str]:
    return set(chain.from_iterable(words.values()))


def _wider(name: str, measures: Mapping[str, Measure]) -> frozenset[str]:
    """All measures that contain one, however many stand between."""
    found = set(measures[name].contained_in)
    waiting = list(found)
    while waiting:
        more = set(measures[waiting.pop()].contained_in) - found
        found |= more
        waiting += more
    return frozenset(found)
