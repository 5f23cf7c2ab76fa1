"""The editor's file and a language pack, made ready to find claims: compiled once, used for every article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossier.find.parties import Parties
from dossier.find.words import Cues, words_of
from dossier.language import Language, load_language
from dossier.language.lemmas import lemmas

if TYPE_CHECKING:
    from dossier.config import Config, Measure


@dataclass(frozen=True, slots=True)
class Rules:
    """What finding needs of a dossier in one language.

    ``cues`` finds topics by their ids, ``counted`` and ``states`` measures by theirs; ``wider`` are the ids of all
    measures that contain a measure, ``topics_of`` the topics that show it, ``tolls`` the measures whose nouns are states
    themselves ("mort"): a running count, never a batch. ``persons`` and ``groups`` find the language's nouns for people in
    general and for bodies of them; ``people`` are the measures that count people, ``losses`` those that count losses,
    ``sought`` those that count the missing,
    ``own`` those that count the subject's only, ``currencies`` those that count money, by its sign.
    """

    config: Config
    language: Language
    parties: Parties
    cues: Cues
    counted: Cues
    states: Cues
    elsewhere: Cues
    units: Cues
    anaphors: Cues
    suffering: Cues
    persons: Cues
    groups: Cues
    mortal: Cues
    humans: Cues
    equals: Cues
    paying: Cues
    claiming: Cues
    losing: Cues
    owning: Cues
    deploying: Cues
    seeking: Cues
    reckoning: Cues
    judging: Cues
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

    def listed(name: str) -> Cues:
        return Cues({name: language.words[f"claims.{name}"]}, code)

    def verbs(name: str) -> Cues:
        return Cues({name: language.words[f"claims.{name}"]}, code, verbs=True)

    measures = {measure.id: measure for measure in config.measures}
    parties = Parties(config, code)
    return Rules(
        config,
        language,
        parties,
        cues=Cues({topic.id: topic.cues.get(code) or topic.title.values() for topic in config.topics}, code),
        counted=Cues({measure.id: measure.counted.get(code, ()) for measure in config.measures}, code),
        states=Cues({measure.id: measure.states.get(code, ()) for measure in config.measures}, code),
        elsewhere=Cues({"elsewhere": config.elsewhere.get(code, ())}, code),
        units=Cues({"units": [unit for unit in language.words["claims.units"] if len(unit) > 2]}, code),
        anaphors=Cues({"anaphors": language.words["claims.anaphors"]}, code, exact=True),
        suffering=listed("suffering"),
        persons=listed("persons"),
        groups=listed("groups"),
        mortal=Cues({"mortal": language.words["claims.mortal"]}, code, verbs=True),
        humans=Cues({"humans": [*language.words["claims.persons"], *language.words["claims.people"]]}, code),
        paying=verbs("paying"),
        deploying=verbs("deploying"),
        owning=verbs("owning"),
        seeking=verbs("seeking"),
        reckoning=verbs("reckoning"),
        judging=verbs("judging"),
        losing=verbs("losing"),
        claiming=Cues({"claiming": [*language.words["speech.verbs"], *language.words["speech.weak"]]}, code, verbs=True),
        equals=verbs("equals"),
        measures=measures,
        wider={name: _wider(name, measures) for name in measures},
        tolls=frozenset(name for name, measure in measures.items() if set(_all(measure.counted)) & set(_all(measure.states))),
        people=tuple(name for name in measures if _named(measures[name], language, "people")),
        losses=tuple(name for name in measures if _named(measures[name], language, "losses")),
        sought=tuple(name for name in measures if _named(measures[name], language, "sought")),
        own=frozenset(name for name in measures if _is_own(measures[name], parties, config, code)),
        currencies={
            sign: tuple(name for name, measure in measures.items() if word in measure.counted.get(code, ()))
            for sign, word in zip(language.words["claims.signs"], language.words["claims.currencies"], strict=True)
        },
        topics_of={name: tuple(topic.id for topic in config.topics if name in topic.measures) for name in measures},
    )


def _is_own(measure: Measure, parties: Parties, config: Config, code: str) -> bool:
    """Whether a measure's own phrase names the subject ("Dutch soldiers sent"): it counts nobody else's."""
    phrase: str = measure.phrase.get(code, "")  # type: ignore[call-overload]
    return any(item.party == config.subject for item in parties.find(phrase, words_of(phrase)))


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
