"""The date words of a language and what each means: ``load_dates``.

A token of a date has tags and a value. A word's tag is the table of ``dates.toml`` in which it stands and its value is what it has
there: "mars" is ``month`` 3. In a table of meanings the meaning makes a tag, too: "semaine" is ``unit`` and ``unit.week``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from dossier.find.dates.calendar import Period
from dossier.find.expressions import Tags
from dossier.find.figures.lexicon import numeral_values
from dossier.language import NOTHING, Language, load_language

Value = int | str | Period | None

# The lists, the tables of meanings and the tables of numbers whose words are tokens of dates.
_LISTS = ("det", "this", "and", "moment")
_MEANINGS = ("unit", "shift", "part", "prep", "adv", "daypart", "feast")
_VALUES = ("today", "month", "weekday", "ordinal", "quantity", "season", "decade")
# Months and weekdays that are other words, too, are "weak", all others "sure"; units and what shifts them may be "plural".
_WEAK, _COUNTABLE = ("month", "weekday"), ("unit", "shift")

_APOSTROPHES = frozenset("’ʼʻ՚ꞌ＇‵`´ʹ")
_ACCENTED = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+'?|[^\w\s]|\d+")
# How far before its hour a time of day may begin: "at around 6 pm", "vers 18 h".
_CLOCK_LEAD = 12
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DATE = (
    r"(?<![\w./])(?:\d{4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,2}(?:t[\d:.]+z?)?(?!\w)"
    r"|\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?![\w/]|[.,-]\d)"
    r"|\d{1,2} \d{1,2} (?:19|20)\d{2}(?![\w/]|[.,-]\d)"
    r"|(?<!\s[-−])(?<!^[-−])\d{1,2}/\d{1,2}(?![\w/]|[.,]\d)"
    rf"|(?:(?:19|20)\d{{2}}[-/]{_MONTH}|{_MONTH}[-/](?:19|20)\d{{2}})(?![\w/-]|[.,]\d))"
)
_BEHIND = r"(?!\d|[a-z]{1,2}(?![a-z])|[.,]\d|\s?%|[ \u00a0\u202f]\d{3}(?!\d))"
_NUMBER = (
    r"(?<![\w.,$€£])(?:"
    rf"(?P<number>\d{{4}}{_BEHIND}|\d{{1,4}}(?:st|nd|rd|th|er|ere|re|eme|e|s)(?![a-z]){_BEHIND})"
    rf"|(?P<small>(?:0?[1-9]|[12]\d|3[01])(?!\d){_BEHIND})|(?P<count>\d{{1,3}}{_BEHIND}))"
    r"|(?P<rest>\d[\d.,]*)"
)


class Phrase(NamedTuple):
    """Words that mean something in a date."""

    words: list[str]
    tags: Tags
    value: Value


@dataclass(frozen=True, slots=True, eq=False)
class DateLexicon:
    """What ``dates.toml`` says, ready for look-ups: ``phrases`` by their first word, those of most words first; ``accented``, the
    words of one letter that are others without their accent ("a" has, "à" to); ``token``, the expression that cuts a text."""

    language: Language
    phrases: Mapping[str, list[Phrase]]
    numerals: Mapping[str, float]
    accented: frozenset[str]
    token: re.Pattern[str]

    @property
    def day_first(self) -> bool:
        """Whether 3/5 is the third of May."""
        return self.language.words["dates.order"][:1] == ("day",)


def fold(text: str) -> str:
    """The text in lower case without accents, with one kind of apostrophe, character for character."""
    lower = text.lower()
    if lower.isascii():
        return lower
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return _ACCENTED.sub(lambda match: _bare(match[0]), lower)


@cache
def _bare(char: str) -> str:
    return "'" if char in _APOSTROPHES else unicodedata.normalize("NFD", char)[0] if char.isalpha() else char


@cache
def load_dates(code: str) -> DateLexicon:
    """The date words of a language. Raises KeyError for an unknown one."""
    language, phrases = load_language(code), list(_phrases(load_language(code)))
    by_first: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.words)):
        by_first.setdefault(phrase.words[0], []).append(phrase)
    for word in [word for word in by_first if word[-1] != "'"]:  # a possessive: year's
        by_first[f"{word}'"] = [*by_first.get(f"{word}'", ()), *by_first[word]]
    numerals = {fold(word): value for word, value in numeral_values(code).items()}
    return DateLexicon(
        language=language,
        phrases=by_first,
        numerals=numerals,
        accented=frozenset(fold(word) for word in language.meanings["dates.prep"] if len(word) == 1 and fold(word) != word),
        token=_token(language),
    )


def words_of(text: str) -> list[str]:
    """The words and marks of an entry.

    >>> words_of("d'après")
    ["d'", 'apres']
    """
    return _WORD.findall(fold(text))


def _phrases(language: Language) -> Iterator[Phrase]:
    """The words of dates.toml with their tags and values."""
    weak, meanings = language.words["dates.weak"], language.meanings
    written: list[tuple[str, str, Value]] = [(words, name, name) for name in _LISTS for words in language.words[f"dates.{name}"]]
    written += [(words, f"{name}.{each}", each) for name in _MEANINGS for words, each in meanings[f"dates.{name}"].items()]
    written += [(words, name, int(value)) for name in _VALUES for words, value in language.values[f"dates.{name}"].items()]
    for words, tag, value in written:
        kind = tag.partition(".")[0]
        tags = {*accumulate(tag.split("."), "{}.{}".format)} | ({"day"} if kind == "ordinal" else set())
        if kind in _WEAK:
            tags.add(f"{kind}.weak" if words in weak else f"{kind}.sure")
        if kind in _COUNTABLE and _is_plural(words, meanings[f"dates.{kind}"]):
            tags.add("plural")
        yield Phrase(words_of(words), frozenset(tags), value)


def _is_plural(word: str, meanings: Mapping[str, str]) -> bool:
    """Whether a word of a table is the plural of another that means the same: "jours", not "mois"."""
    alike = [other[:-1] for other, meaning in meanings.items() if other != word and meaning == meanings.get(word)]
    return word[-1] == "s" and word.startswith(tuple(alike))


def _token(language: Language) -> re.Pattern[str]:
    """What cuts a folded text: a word or mark, where no digit follows soon, or else whatever may begin here."""
    numbered = [f"{letter}[1-{4 if grain == 'quarter' else 2}]" for letter, grain in language.meanings["dates.numbered"].items()]
    clock = rf"(?<![\w:.'])(?i:{language.regex('dates.clock').pattern})"
    return re.compile(
        rf"(?! )(?:(?:[^\W\d_]++'?+|[^\w\s])(?![^\d\n]{{0,{_CLOCK_LEAD}}}+\d)"
        rf"|(?=\d)(?:(?P<date>{_DATE})|(?P<clock>{clock})|{_NUMBER})"
        rf"|(?P<quarter>(?<!\w)(?:{'|'.join(numbered) or NOTHING})(?!\w))|(?P<hour>{clock})|[^\W\d_]+'?|[^\w\s]|\n)"
    )
