"""What an editor calls by its name becomes the whole of it: ``measures: [killed]``, ``parties: [{role: police}]``.

1. A measure whose id is a name of the packs takes title, words and the rest from there; what the editor writes beside it wins, and her
   words come on top. One with a title and ``words_of`` has the words of those measures only ("words_of: []": hers alone).
2. ``words_of`` adds the words of other named measures to one of hers.
3. A party with a ``country`` has its names, adjectives and actors; one with a ``role``, or several, the words of each as an actor's,
   and those of roles within it that no party has. They stand behind the actors that the editor writes. An id that is a role's name is
   that role, a name made of roles' names is those ("Army and police"), unless another one is given ("role: []": none).
4. A topic has the cues of its named measures besides its own, and may list a named measure that stands nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, get_args

from dossier.config.schema import Actor, Config, Measure, Party, Topic
from dossier.config.values import Language
from dossier.errors import InputError
from dossier.language import language_codes, load_language
from dossier.language.catalogue import (
    Row,
    all_countries,
    by_language,
    countries,
    country,
    country_codes,
    named,
    names,
    other_events,
    speakers,
)
from dossier.nearest import did_you_mean

Words = Mapping[str, tuple[str, ...]]

_PART_OF_NAME = re.compile(r"[,'’\s]+")
"""What parts the words of a name."""
_SWITCHES = ("headline", "needs_cue", "toll", "casualty", "grows", "daily", "gravity")
"""What a named measure says besides its words; the editor's own word wins."""


def adopt(config: Config) -> Config:
    """The dossier with the named measures that only its topics list."""
    listed = {measure.id for measure in config.measures}
    wanted = dict.fromkeys(name for topic in config.topics for name in topic.measures if name not in listed and name in names("measures"))
    added = tuple(Measure(id=name) for name in wanted)
    return config.model_copy(update={"measures": config.measures + added}) if added else config


def complete(config: Config) -> Config:
    """The dossier with everything that it names filled in. Raises InputError for a name that the packs do not know."""
    config = config.model_copy(update={"parties": tuple(map(_with_roles, config.parties))})
    entries = {measure.id: list(_entries(config, number, measure)) for number, measure in enumerate(config.measures)}
    present = frozenset(entries)
    measures = tuple(_measure(measure, entries[measure.id], present) for measure in config.measures)
    topics = tuple(_topic(topic, entries) for topic in config.topics)
    parties = tuple(_party(config, number, party) for number, party in enumerate(config.parties))
    told = {"measures": measures, "topics": topics, "parties": parties, "elsewhere": _elsewhere(config, parties, topics)}
    return config.model_copy(update=told)


def _entries(config: Config, number: int, measure: Measure) -> Iterable[Mapping[str, Any]]:
    """What the packs tell of a measure and of those whose words it takes."""
    wanted = [(name, ("measures", number, "words_of", place)) for place, name in enumerate(measure.words_of)]
    own = measure.title and ("words_of" in measure.model_fields_set or measure.id not in names("measures"))
    for name, where in wanted if own else [(measure.id, ("measures", number, "id")), *wanted]:
        entry = named("measures", name)
        if entry is None:
            raise _unknown(config, where, name, "measure", names("measures"), "give it a title and words of its own, or take")
        yield entry


def _unknown(config: Config, where: tuple[str | int, ...], name: str, kind: str, known: Iterable[str], todo: str) -> InputError:
    """The error of a name that the packs do not know."""
    what = f"'{name}' is no {kind} known by name"
    return InputError(config.file, config.line(*where), what, did_you_mean(name, known) or f"{todo} one of: {', '.join(known)}")


def _measure(measure: Measure, entries: list[Mapping[str, Any]], present: frozenset[str]) -> Measure:
    """A measure with what the packs tell of it; it stands in those wider ones only that the dossier has."""
    if not entries:
        return measure
    first = entries[0]
    written = measure.model_fields_set
    own = {"headline", "needs_cue"} if {"title", "counted"} <= written and "words_of" not in written else set()
    told: dict[str, Any] = {key: first[key] for key in _SWITCHES if key in first and key not in written | own}
    if "contained_in" not in written:
        told["contained_in"] = tuple(name for name in first.get("contained_in", ()) if name in present and name != measure.id)
    for key in ("title", "unit") if measure.title else ("title", "phrase", "unit"):
        told[key] = _texts(by_language(first, key)) | getattr(measure, key)
    for key in ("counted", "states", "cues"):
        told[key] = _joined([getattr(measure, key), *(by_language(entry, key) for entry in entries)])
    return measure.model_copy(update=told)


def _with_roles(party: Party) -> Party:
    """A party with the roles that it is called by, in its id or all over its name, unless it says others."""
    if "role" in party.model_fields_set or party.country:
        return party
    called = [role for code, name in party.name.items() for role in _called(name, code)]
    roles = dict.fromkeys([*([party.id] if party.id in names("roles") else []), *called])
    return party.model_copy(update={"role": tuple(roles)}) if roles else party


def _called(name: str, code: str) -> list[str]:
    """The roles of whose names a name in one language is made: "Army and police"; none where it says more ("Hill police")."""
    joining = load_language(code).words
    rest, found = f" {_PART_OF_NAME.sub(' ', name.casefold())} ", []
    for role in sorted(names("roles"), key=len, reverse=True):
        entry = named("roles", role) or {}
        for words in (entry.get(code, {}).get("name", role).casefold(), role.replace("_", " ")):
            if f" {words} " in rest:
                found.append(role)
                rest = rest.replace(f" {words} ", "  ")
    joined = {word.rstrip("'") for tag in ("conj.and", "det.def") for word in joining[tag]}
    return found if joined.issuperset(rest.split()) else []


def _party(config: Config, number: int, party: Party) -> Party:
    """A party with what the packs tell of its country and its roles."""
    if party.country is None and not party.role:
        if not party.name:
            raise InputError(config.file, config.line("parties", number), f"'parties.{number}.name' is missing", "add it")
        return party
    rows = _country(config, number, party.country) if party.country else {}
    actors = [*party.actors, *(Actor(name=_texts(name), aliases=words) for name, words in speakers(rows))]
    for place, role in enumerate(party.role):
        entry = named("roles", role)
        if entry is None:
            raise _unknown(config, ("parties", number, "role", place), role, "role", names("roles"), "take")
        narrower = [by_language(each, "words") for each in _narrower(config, role)]
        countries_too = all_countries() if entry.get("countries") and not _has_countries(config) else {}
        words = [by_language(entry, "words"), *narrower, countries_too]
        actors.append(Actor(name=_texts(by_language(entry, "name")), aliases=_joined(words)))
    name = _texts({code: row["names"][0] for code, row in rows.items()}) or actors[len(party.actors)].name
    adjectives = _joined([party.adjectives, *({code: row["adjectives"]} for code, row in rows.items())])
    return party.model_copy(update={"actors": tuple(actors), "name": {**name, **party.name}, "adjectives": adjectives})


def _narrower(config: Config, role: str) -> Iterator[Mapping[str, Any]]:
    """The roles within one that no party of the dossier has: unions are organisers where nobody is the unions."""
    taken = {each for party in config.parties for each in party.role}
    entries = (named("roles", name) or {} for name in names("roles") if name not in taken)
    return (entry for entry in entries if entry.get("within") == role)


def _elsewhere(config: Config, parties: Iterable[Party], topics: Iterable[Topic]) -> Words:
    """The words of what a dossier is not about: the editor's; where its parties are countries, the names of all other countries; where
    its subject is one, natural disasters and wars of the past, unless its own words name such a thing."""
    found: list[Mapping[str, Iterable[str]]] = [config.elsewhere]
    if _has_countries(config):
        known = {name for party in parties for actor in party.actors for name in chain(actor.name.values(), *actor.aliases.values())}
        tables = {language: countries(language) for language in language_codes()}
        ours = {code for table in tables.values() for code, row in table.items() if not known.isdisjoint(row["names"])}
        found += [
            {language: chain(*(row["names"] for code, row in table.items() if code not in ours))} for language, table in tables.items()
        ]
    if any(party.country and party.id == config.subject for party in parties):
        texts = [*config.title.values(), *config.subtitle.values(), *(word for topic in topics for word in chain(*topic.cues.values()))]
        own = f" {' '.join(texts).lower()} "
        if not any(f" {word.lower()} " in own for words in other_events().values() for word in words):
            found.append(other_events())
    return _joined(found)


def _has_countries(config: Config) -> bool:
    return any(party.country for party in config.parties)


def _country(config: Config, number: int, code: str) -> dict[str, Row]:
    """What each language tells of a country. Raises InputError for an unknown code."""
    rows = country(code)
    if not rows:
        found = [known for known in country_codes() if code.lower() in _names_of(known)]
        todo = f"did you mean '{found[0]}'?" if found else "write its ISO 3166 code of two capitals, such as FR"
        raise InputError(config.file, config.line("parties", number, "country"), f"'{code}' is no country known by its code", todo)
    return rows


def _names_of(code: str) -> set[str]:
    """All that a country is called, and its code, in small letters."""
    return {code.lower(), *(name.lower() for row in country(code).values() for name in row["names"])}


def _texts(texts: Mapping[str, str]) -> dict[Language, str]:
    """A text in the languages of sites."""
    return {code: texts[code] for code in get_args(Language) if code in texts}


def _topic(topic: Topic, entries: Mapping[str, list[Mapping[str, Any]]]) -> Topic:
    """A topic with the cues of its measures besides its own."""
    found = [_cues(entry) for name in topic.measures for entry in entries.get(name, ())]
    return topic.model_copy(update={"cues": _joined([topic.cues, *found])}) if found else topic


def _cues(entry: Mapping[str, Any]) -> dict[str, list[str]]:
    """The cues of a measure: the words made for that, what it counts unless it needs a cue itself, and what a toll says of people;
    not its ``quiet`` words, which stand in any text ("man")."""
    keys = ["cues", *(["counted"] if not entry.get("needs_cue") else []), *(["states"] if entry.get("toll") else [])]
    words = _joined(by_language(entry, key) for key in keys)
    quiet = by_language(entry, "quiet")
    return {code: [word for word in listed if word not in quiet.get(code, ())] for code, listed in words.items()}


def _joined(lists: Iterable[Mapping[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """The words of each language, once each, the first lists' first."""
    words: dict[str, dict[str, None]] = {}
    for each in lists:
        for code, entries in each.items():
            words.setdefault(code, {}).update(dict.fromkeys(entries))
    return {code: tuple(entries) for code, entries in words.items()}
