"""The date words of a language: what each means, and which of them a date cannot do without. ``load_dates``.

A token of a date has tags and a value. A word's tag is the table of ``dates.toml`` in which it stands, in the singular, and its
value is what it has there: "mars" is ``month`` 3. In a table of meanings the meaning makes a tag, too: "semaine" is ``unit`` and
``unit.week``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from dossier.find.dates.calendar import Period
from dossier.find.figures.lexicon import LINKS
from dossier.find.figures.lexicon import load_lexicon as load_numerals
from dossier.find.grammar import Tags
from dossier.language import NOTHING, Language, load_language

Value = int | str | Period | None

# The tables of dates.toml and the tag that their words have.
MEANINGS = {name: name for name in ("unit", "shift", "part", "prep", "adv", "daypart", "feast")}
VALUES = {
    "days": "today", "months": "month", "weekdays": "weekday", "ordinals": "ordinal", "quantities": "quantity", "seasons": "season",
    "decades": "decade",
}  # fmt: skip
LISTS = {name: name for name in ("det", "this", "and", "moment")}
# Months and weekdays that are other words, too, are "weak", all others "sure".
_WEAK = frozenset({"month", "weekday"})
# An ordinal may be a day as a number may: tags that go with a tag.
_WITH = {"ordinal": {"day"}}

# The tags of which a date needs one, where it has no digit and no number in words; without a reference only these.
_DATED = frozenset({"month", "weekday", "unit", "moment", "today", "feast", "season", "decade", "ordinal", "daypart", "adv.now"})
_ABSOLUTE = frozenset({"decade"})
# The tags behind which a rule passes over any word: il y a environ trois mois.
_BEFORE_ABOUT = frozenset({"prep.ago", "prep.after"})
# What the first word of a year may mean: two thousand five, dix-neuf cent, nineteen ninety-six, mille neuf cent.
_YEAR_BEGINS = (2, 10, *range(15, 22), 1000)

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


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that mean something in a date; ``rest`` are those behind the first. ``counted`` is what the first alone means behind a
    count: in "deux mois de" no month follows."""

    first: str
    rest: list[str]
    tags: Tags
    value: Value
    counted: Phrase | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DateLexicon:
    """What ``dates.toml`` says, ready for look-ups.

    ``phrases``: by their first word, those of most words first. ``dated``: the words of which a date has one where it has no
    digit and no numeral (``absolute``: where no reference is known). ``near``: all that can stand in a date, but for what stands
    behind one of ``before_about``. ``accented``: words of one letter that are others without their accent ("a" has, "à" to)."""

    language: Language
    phrases: Mapping[str, list[Phrase]]
    dated: frozenset[str]
    absolute: frozenset[str]
    near: frozenset[str]
    before_about: frozenset[str]
    accented: frozenset[str]
    numerals: Mapping[str, float]
    year_begins: frozenset[str]
    day_first: bool
    token: re.Pattern[str]


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
    language, numbers = load_language(code), load_numerals(code)
    phrases = list(_phrases(language))
    units = {phrase.first: phrase for phrase in phrases if "unit" in phrase.tags and not phrase.rest}
    phrases = [replace(each, counted=units.get(each.first)) if "prep.of" in each.tags and each.rest else each for each in phrases]
    by_first: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.rest)):
        by_first.setdefault(phrase.first, []).append(phrase)
    for word in [word for word in by_first if word[-1] != "'"]:  # a possessive: year's
        by_first[f"{word}'"] = [*by_first.get(f"{word}'", ()), *by_first[word]]
    counts = {phrase.first for phrase in phrases if "quantity" in phrase.tags}
    known = {fold(word): 0 if kind == "fraction" else value for word, (kind, value, _) in numbers.words.items() if kind not in LINKS}
    numerals = {word: value for word, value in known.items() if word not in counts}
    clocks = (word for example in language.patterns["dates.clock"].examples for word in _WORD.findall(fold(example)))
    return DateLexicon(
        language=language,
        phrases=by_first,
        dated=_telling(phrases, _DATED),
        absolute=_telling(phrases, _ABSOLUTE),
        near=frozenset(word for phrase in phrases for word in (phrase.first, *phrase.rest)).union(map(fold, numbers.words), clocks),
        before_about=frozenset([phrase.first, *phrase.rest][-1] for phrase in phrases if phrase.tags & _BEFORE_ABOUT),
        accented=frozenset(fold(word) for word in language.meanings["dates.prep"] if len(word) == 1 and fold(word) != word),
        numerals=numerals,
        year_begins=frozenset(word for word, value in numerals.items() if value in _YEAR_BEGINS),
        day_first=language.words["dates.order"][:1] == ("day",),
        token=_token(language),
    )


def _phrases(language: Language) -> Iterator[Phrase]:
    """The words of dates.toml with their tags and values."""
    weak = language.words["dates.weak"]
    forms = {name: language.meanings[f"dates.{name}"] for name in ("unit", "shift")}
    written: list[tuple[str, str, Value]] = []
    for name, tag in LISTS.items():
        written += [(words, tag, tag) for words in language.words[f"dates.{name}"]]
    for name, tag in MEANINGS.items():
        written += [(words, f"{tag}.{meaning}", meaning) for words, meaning in language.meanings[f"dates.{name}"].items()]
    for name, tag in VALUES.items():
        written += [(words, tag, int(value)) for words, value in language.values[f"dates.{name}"].items()]
    for words, tag, value in written:
        kind, *further = accumulate(tag.split("."), "{}.{}".format)
        strength = {f"{kind}.weak" if words in weak else f"{kind}.sure"} if kind in _WEAK else set()
        strength |= {"plural"} if _is_plural(words, forms.get(kind, {})) else set()
        first, *rest = _WORD.findall(fold(words))
        yield Phrase(first, rest, frozenset({kind, *further, *strength, *_WITH.get(kind, ())}), value)


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


def _telling(phrases: list[Phrase], tags: Tags) -> frozenset[str]:
    """Of each phrase with one of the tags a word that seldom stands elsewhere: one that has such a tag alone, else one that has no
    other, the longest; with an apostrophe too, as a possessive has."""
    alone = {phrase.first for phrase in phrases if not phrase.rest and phrase.tags & tags}
    other = {phrase.first for phrase in phrases if not phrase.rest and not phrase.tags & tags}
    asked = [[phrase.first, *phrase.rest] for phrase in phrases if phrase.tags & tags]
    chosen = {max(words, key=lambda word: (word in alone, word not in other, len(word))).rstrip("'") for words in asked}
    return frozenset(chosen.union(f"{word}'" for word in chosen))
