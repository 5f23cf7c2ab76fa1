"""What changes with the language, as data: ``load_language("fr")``.

A language is a folder of TOML files, one for each idea (``fr/numbers.toml``, ``fr/dates.toml``), or one file in which
the ideas are the top tables (``es.toml`` with ``[numbers.words]``). An idea holds lists, ``values`` (words with a number),
``meanings`` (words that mean alike: ``week = ["semaine", "semaines"]``), ``settings``, ``patterns`` and ``rules``. A name is
given with its idea: ``"dates.month"``; only those of the idea ``lexicon`` stand alone: ``"det.def"``. They are tags, and say what
a word is.

Lists are ``words`` (each as it stands), ``forms`` (a word stands for all its forms) or ``verbs`` (for all forms of a verb,
though a noun may look like one). The table ``tags`` of the lexicon is the other way round: each small word with all its tags,
which ``shared/glossary.toml`` explains. A rule is a pattern of tags (``dossier/find/grammar.py``) with examples and rejects; its
further keys are what it says of what it finds; rules in ``shared/`` are every language's. A pattern is a regular expression
with ``examples`` it must find and ``rejects`` it must not; ``{months}`` in it stands for any of that list's words,
``{numbers.scales}`` for another idea's list, ``{@day}`` for another pattern. Case is ignored unless ``case = true``; a space
stands for any white space and ``'`` for either apostrophe.

English holds every name there is. What another language leaves out is an empty list, or a pattern that finds nothing;
only ``REQUIRED`` must be there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

from dossier.nearest import did_you_mean

# The language whose names are all that code may ask for.
REFERENCE = "en"
# Without these no number is read, and no article is known to be in the language.
REQUIRED = frozenset({"numbers.digits", "numbers.decimal", "reading.common_words"})
# The expression that finds nothing.
NOTHING = "(?!)"
Matching = Literal["words", "forms", "verbs"]
"""How a list's entries are found: the word as it stands; any form of it; any form of the verb, where the word is also a noun's
("estime")."""
LISTS: tuple[Matching, ...] = ("words", "forms", "verbs")
# The idea whose lists say what a word is: their names are tags.
LEXICON = "lexicon"
# The folder of rules that every language has, and of the glossary that says what each tag means.
SHARED = "shared"
# What a space in an expression stands for: bounded, so that a pattern that begins with one costs no more in a line of spaces.
GAP = r"\s{1,9}"

_PACK = re.compile(r"[a-z]{2}(?=\.toml$|$)")
_PLACE = re.compile(r"\{(@?[a-z_]+(?:\.[a-z_]+)?)\}")

_LOOSE = re.compile(r"\[(?:\\.|[^\]\\])+\]|\\.|'| +")  # a class or an escape, kept; an apostrophe; spaces


@dataclass(frozen=True, eq=False)
class Pattern:
    """An expression, compiled when it is first used, beside what it must and must not find."""

    source: str
    case: bool
    examples: tuple[str, ...]
    rejects: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source, re.NOFLAG if self.case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of tags beside texts that it must and must not match; ``says`` holds the rule's further keys."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    rejects: tuple[str, ...]
    says: Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The lists, values, patterns and rules of one language, by names such as ``"dates.month"``; ``told`` are those that its
    own files hold, the rest is empty. ``words`` holds every list, ``matching`` the table that each stands in."""

    code: str
    told: frozenset[str]
    words: Mapping[str, tuple[str, ...]]
    matching: Mapping[str, Matching]
    values: Mapping[str, Mapping[str, float]]
    meanings: Mapping[str, Mapping[str, str]]
    settings: Mapping[str, str]
    patterns: Mapping[str, Pattern]
    rules: Mapping[str, Rule]

    def regex(self, name: str) -> re.Pattern[str]:
        """The compiled expression of a pattern. Raises KeyError for an unknown name."""
        return self.patterns[name].regex


@cache
def load_language(code: str) -> Language:
    """The language pack of an ISO 639-1 code. Raises KeyError where there is none, ValueError for one that is not whole.

    >>> load_language("fr").code
    'fr'
    """
    if code not in language_codes():
        raise KeyError(code)
    told = own_entries(code)
    known = told if code == REFERENCE else own_entries(REFERENCE)
    _check(code, told, known)
    matching: dict[str, Matching] = {key: table for table in LISTS for key in known[table]} | dict.fromkeys(glossary(), "words")
    words = {key: tuple(told[table].get(key, ())) for key, table in matching.items()}
    values = {key: dict(told["values"].get(key, {})) for key in known["values"]}
    meanings = {key: _by_word(told["meanings"].get(key, {})) for key in known["meanings"]}
    settings = {key: told["settings"].get(key, "") for key in known["settings"]}
    sources = {key: told["patterns"].get(key, {"regex": NOTHING, "examples": ()}) for key in known["patterns"]}
    lists = words | {key: tuple(value) for key, value in values.items()}
    expand = _expander(lists, {key: value["regex"] for key, value in sources.items()})
    patterns = {
        key: Pattern(expand(value["regex"], key), value.get("case", False), tuple(value["examples"]), tuple(value.get("rejects", ())))
        for key, value in sources.items()
    }
    rules = {key: _rule(key, value, code) for key, value in ({**own_entries(SHARED)["rules"], **told["rules"]}).items()}
    own = frozenset().union(*(names for kind, names in told.items() if kind != "rules"))
    return Language(code, own, words, matching, values, meanings, settings, patterns, rules)


def _by_word(meanings: Mapping[str, list[str]]) -> dict[str, str]:
    """The meaning of each word of a table."""
    return {word: meaning for meaning, words in meanings.items() for word in words}


def _rule(name: str, value: Mapping[str, Any], code: str) -> Rule:
    """A rule as a pack writes it; a shared one has examples of each language."""

    def texts(key: str) -> tuple[str, ...]:
        given = value.get(key, ())
        return tuple(given.get(code, ()) if isinstance(given, Mapping) else given)

    says = {key: each for key, each in value.items() if key not in ("pattern", "examples", "rejects", "kept")}
    return Rule(name, value["pattern"], texts("examples"), texts("rejects"), says)


@cache
def language_codes() -> tuple[str, ...]:
    """The languages that articles may be written in.

    >>> "fr" in language_codes()
    True
    """
    return tuple(sorted(match[0] for entry in files(__package__).iterdir() if (match := _PACK.match(entry.name))))


@cache
def own_entries(code: str) -> Mapping[str, Mapping[str, Any]]:
    """What a pack's own files tell: words, values and patterns by their names."""
    home = files(__package__)
    if (home / code).is_dir():
        entries = sorted((entry for entry in (home / code).iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
        ideas = {entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text("utf-8")) for entry in entries}
    else:
        ideas = tomllib.loads((home / f"{code}.toml").read_text("utf-8"))
    found = {
        kind: {_name(idea, key): value for idea, tables in ideas.items() for key, value in tables.get(kind, {}).items()}
        for kind in (*LISTS, "values", "meanings", "settings", "patterns", "rules")
    }
    found["words"] |= _words_of_tags(ideas.get(LEXICON, {}).get("tags", {}))
    return found


@cache
def glossary() -> Mapping[str, str]:
    """What each tag of the packs' tables of words means, by its name."""
    entries: Mapping[str, str] = tomllib.loads((files(__package__) / SHARED / "glossary.toml").read_text("utf-8"))["glossary"]
    return entries


def _words_of_tags(tags: Mapping[str, str]) -> dict[str, list[str]]:
    """The words of each tag, from a table of words with their tags."""
    words: dict[str, list[str]] = {}
    for written, names in tags.items():
        for name in names.split():
            words.setdefault(name, []).append(written)
    return words


def _name(idea: str, key: str) -> str:
    return key if idea == LEXICON else f"{idea}.{key}"


def _check(code: str, told: Mapping[str, Mapping[str, Any]], known: Mapping[str, Mapping[str, Any]]) -> None:
    """Raise ValueError for a name that nothing asks for (a misspelt one would be left out in silence) or one required."""
    for kind, names in told.items():
        for name in names:
            if kind != "rules" and name not in known[kind] and name not in glossary():
                hint = did_you_mean(name, [*known[kind], *glossary()])
                raise ValueError(f"language pack '{code}': nothing asks for the {kind} '{name}'" + (f"; {hint}" if hint else ""))
    missing = sorted(REQUIRED - {name for names in told.values() for name, value in names.items() if value})
    if missing:
        raise ValueError(f"language pack '{code}': '{missing[0]}' is missing, without which nothing can be read")


def alternatives(words: tuple[str, ...]) -> str:
    """The body of a group that finds any of the words, the longest first; of no words, one that finds nothing.

    >>> alternatives(("mil", "mille")), alternatives(())
    ('mille|mil', '(?!)')
    """
    return NOTHING if not words else "|".join(_spell(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _spell(word: str) -> str:
    return re.sub(r"(?:\\ )+", GAP.replace("\\", "\\\\"), re.escape(word)).replace("'", "['’]")


def _expander(lists: Mapping[str, tuple[str, ...]], sources: Mapping[str, str]):  # type: ignore[no-untyped-def]
    def expand(source: str, owner: str) -> str:
        def place(match: re.Match[str]) -> str:
            name = match[1].lstrip("@")
            name = name if "." in name else f"{owner.partition('.')[0]}.{name}"
            return f"(?:{expand(sources[name], name)})" if match[1].startswith("@") else f"(?:{alternatives(lists[name])})"

        return _LOOSE.sub(
            lambda match: match[0] if len(match[0]) > 1 and match[0][0] in "[\\" else "['’]" if match[0] == "'" else GAP,
            _PLACE.sub(place, source),
        )

    return expand
