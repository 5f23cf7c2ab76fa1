"""The editor's file and a language pack, made ready to find claims: compiled once, used for every article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dossier.find.grammar import Grammar
from dossier.find.lexicon import Lexicon, WordList, pack_lists
from dossier.find.measures import Measures, measures_of
from dossier.find.parties import party_lists
from dossier.language import Language, load_language
from dossier.language.catalogue import all_countries
from dossier.models import Modality, Why

if TYPE_CHECKING:
    from dossier.config import Config


@dataclass(frozen=True, slots=True)
class Uncountable:
    """A rule that says ``why`` a number counts nothing; it may begin where the ``sentence`` does."""

    name: str
    why: Why
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A rule that says what kind of statement a figure stands in: why it is ``unasserted``, its ``modality``, ``hearsay``, ``former``.
    One that is ``contested`` stands where the words name whose it is; one of ``tolls`` is a rule of nothing else."""

    name: str
    unasserted: Why | None = None
    contested: bool = False
    modality: Modality | None = None
    hearsay: bool = False
    former: bool = False
    tolls: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What finding needs of a dossier in one language.

    ``lexicon`` finds topics, what is counted, states and parties by their ids; ``grammar`` holds the pack's rules of claims and statements,
    ``uncountable`` are those of numbers that count nothing, ``statements`` those of kinds of statement, by their names;
    ``rest`` is the party of all others; ``countries`` are the names of countries that stand for any government.
    """

    config: Config
    language: Language
    lexicon: Lexicon
    grammar: Grammar
    uncountable: Mapping[str, Uncountable]
    statements: Mapping[str, Statement]
    measures: Measures
    rest: str | None
    countries: frozenset[str]


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
    lexicon = Lexicon(code, [*pack_lists(language), *_lists(config, code)])
    return Rules(
        config,
        language,
        lexicon,
        _grammar(code),
        {rule.name: Uncountable(rule.name, **rule.says) for rule in language.rules.values() if "why" in rule.says},
        {
            rule.name: Statement(rule.name, **rule.says)
            for rule in language.rules.values()
            if rule.says and rule.name.startswith(STATEMENTS)
        },
        measures_of(config, language, lexicon),
        rest=next((party.id for party in config.parties if party.rest), None),
        countries=frozenset(() if any(party.country for party in config.parties) else all_countries().get(code, ())),
    )


STATEMENTS = "statements."
IDEAS = ("claims.", STATEMENTS)
"""What the names of the rules begin with that share a row."""


@cache
def _grammar(code: str) -> Grammar:
    return Grammar({name: rule.pattern for name, rule in load_language(code).rules.items() if name.startswith(IDEAS)})


def _lists(config: Config, code: str) -> Iterator[WordList]:
    """The lists of a dossier in one language."""
    for topic in config.topics:
        yield WordList("topic", tuple(topic.cues.get(code) or topic.title.values()), "forms", topic.id)
    for measure in config.measures:
        yield WordList("counted", measure.counted.get(code, ()), "forms", measure.id)
        yield WordList("state", measure.states.get(code, ()), "forms", measure.id)
        if measure.needs_cue:
            yield WordList("cue", measure.cues.get(code, ()), "forms", measure.id)
    yield WordList("name.medium", tuple(outlet.name for outlet in config.outlets))
    yield WordList("elsewhere", config.elsewhere.get(code, ()), "forms", "elsewhere")
    yield from party_lists(config, code)
