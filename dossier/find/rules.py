"""The editor's file and a language pack, made ready to find claims: compiled once, used for every article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossier.find.lexicon import Lexicon, WordList, pack_lists
from dossier.find.parties import named_in, party_lists
from dossier.language import Language, load_language
from dossier.language.lemmas import lemmas

if TYPE_CHECKING:
    from dossier.config import Config, Measure


@dataclass(frozen=True, slots=True)
class Rules:
    """What finding needs of a dossier in one language.

    ``lexicon`` finds topics, what is counted, states and parties by their ids; ``rest`` is the party of all others, ``outlets``
    are the names of media in lower case; ``wider`` are the ids of all measures that contain a measure, ``topics_of`` the topics
    that show it, ``tolls`` the measures whose nouns are states themselves ("mort"): a running count, never a batch. ``people``
    are the measures that count people, ``losses`` those that count losses, ``sought`` those that count the missing, ``own``
    those that count the subject's only, ``currencies`` those that count money, by its sign.
    """

    config: Config
    language: Language
    lexicon: Lexicon
    rest: str | None
    outlets: frozenset[str]
    measures: Mapping[str, Measure]
    wider: Mapping[str, frozenset[str]]
    topics_of: Mapping[str, tuple[str, ...]]
    tolls: frozenset[str]
    people: tuple[str, ...]
    losses: tuple[str, ...]
    sought: tuple[str, ...]
    own: frozenset[str]
    currencies: Mapping[str, tuple[str, ...]]


_kept: dict[str, Rules] = {}


def rules_for(config: Config, code: str) -> Rules:
    """The rules of a dossier for articles in one language, those of the last dossier asked for kept: its articles come
    one after the other, and to compile the rules takes longer than to read one."""
    rules = _kept.get(code)
    if rules is None or rules.config is not config:
        rules = _kept[code] = compile_rules(config, code)
    return rules


def compile_rules(config: Config, code: str) -> Rules:
    """The rules of a dossier for articles in one language."""
    language = load_language(code)

    measures = {measure.id: measure for measure in config.measures}
    lexicon = Lexicon(code, [*pack_lists(language), *_lists(config, code)])
    return Rules(
        config,
        language,
        lexicon,
        rest=next((party.id for party in config.parties if party.rest), None),
        outlets=frozenset(outlet.name.lower() for outlet in config.outlets),
        measures=measures,
        wider={name: _wider(name, measures) for name in measures},
        tolls=frozenset(name for name, measure in measures.items() if set(_all(measure.counted)) & set(_all(measure.states))),
        people=tuple(name for name in measures if _named(measures[name], language, "people")),
        losses=tuple(name for name in measures if _named(measures[name], language, "losses")),
        sought=tuple(name for name in measures if _named(measures[name], language, "sought")),
        own=frozenset(name for name in measures if _is_own(measures[name], lexicon, config, code)),
        currencies={
            sign: tuple(name for name, measure in measures.items() if word in measure.counted.get(code, ()))
            for sign, word in zip(language.words["claims.signs"], language.words["claims.currencies"], strict=True)
        },
        topics_of={name: tuple(topic.id for topic in config.topics if name in topic.measures) for name in measures},
    )


def _lists(config: Config, code: str) -> Iterator[WordList]:
    """The lists of a dossier in one language."""
    for topic in config.topics:
        yield WordList("topic", tuple(topic.cues.get(code) or topic.title.values()), "forms", topic.id)
    for measure in config.measures:
        yield WordList("counted", measure.counted.get(code, ()), "forms", measure.id)
        yield WordList("state", measure.states.get(code, ()), "forms", measure.id)
    yield WordList("elsewhere", config.elsewhere.get(code, ()), "forms", "elsewhere")
    yield from party_lists(config, code)


def _is_own(measure: Measure, lexicon: Lexicon, config: Config, code: str) -> bool:
    """Whether a measure's own phrase names the subject ("Dutch soldiers sent"): it counts nobody else's."""
    phrase: str = measure.phrase.get(code, "")  # type: ignore[call-overload]
    return any(item.party == config.subject for item in named_in(lexicon.read(phrase)[1]))


def _named(measure: Measure, language: Language, listed: str) -> bool:
    """Whether a measure counts what a list of the language names, by any of its forms."""
    known = set(language.words[f"claims.{listed}"])
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
