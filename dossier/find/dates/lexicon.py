"""The date words of a language, and the expressions that cut a text into words and numbers: ``load_days``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dossier.find.dates.calendar import Period
from dossier.find.figures.lexicon import LINKS, load_lexicon
from dossier.language import NOTHING, Language, load_language

Value = int | float | str | Period | None
# Two of the values of the sign p: what of a period is past, what is to come.
EARLIER, LATER = 4, 5

# News writes of the past: "40" behind a month is 1940 rather than 2040.
PIVOT = 35

# The list of dates.toml, the sign that its words make, and what that sign means.
_LISTS: tuple[tuple[str, str, Value], ...] = (
    ("to_date", "T", 0), ("last", "<", -1), ("next", ">", 1), ("coming", ">", 2), ("this", "=", 0),
    ("ago_before", "G", -1), ("ago_behind", "g", -1), ("ahead", "h", 1), ("within", "i", 1),
    ("of", "f", 0), ("the", "e", 0), ("to_day", "t", 1), ("to", "t", 0), ("and", "&", 0), ("between", "B", 0), ("from", "F", 0),
    ("since", "S", 0), ("until", "U", 0), ("before", "V", 0), ("after", "A", 0), ("by", "P", 0), ("on", "O", 0),
    ("part_start", "p", 1), ("part_mid", "p", 2), ("part_end", "p", 3), ("part_earlier", "p", EARLIER), ("part_later", "p", LATER),
    ("daypart_this", "j", 0), ("daypart", "b", 0), ("clock_marks", "K", 0),
    ("unit_day", "u", "day"), ("unit_week", "u", "week"), ("unit_weekend", "u", "weekend"), ("unit_fortnight", "u", "fortnight"),
    ("unit_month", "u", "month"), ("unit_quarter", "u", "quarter"), ("unit_half", "u", "half"), ("unit_year", "u", "year"),
    ("unit_decade", "u", "decade"), ("unit_century", "u", "century"), ("unit_moment", "u", "moment"),
)  # fmt: skip
# The table of dates.toml, and the sign that its words make. A word of two meanings takes that of the earlier table; the
# rules allow for the other.
_TABLES: tuple[tuple[str, str], ...] = (
    ("days", "R"), ("months", "M"), ("weekdays", "W"), ("feasts", "H"), ("moving", "H"), ("floating", "H"), ("seasons", "s"),
    ("articles", "a"), ("quantities", "q"), ("decades", "k"), ("ordinals", "o"),
)  # fmt: skip
# How the kinds of feasts are told apart once they are numbers.
MOVING, FLOATING = 2000, 10000
_PACKED = {"moving": MOVING, "floating": FLOATING}

# The signs of which a date needs one, where it has no digit and no number in words; without a reference only these.
_DATED, _ABSOLUTE = frozenset("MmWwuRHskoTbj"), frozenset("k")
# The signs behind which a rule passes over any word.
_BEFORE_ABOUT = frozenset("GA")
# What the first word of a year may mean: two thousand five, dix-neuf cent, nineteen ninety-six, mille neuf cent.
_YEAR_BEGINS = (2, 10, *range(15, 22), 1000)
# How far before its hour a time of day may begin: "at around 6 pm", "vers 18 h".
_CLOCK_LEAD = 12

# The groups of ``token`` that make no date alone: a word or mark is in none.
MERE = (None, "count", "rest")

_APOSTROPHES = frozenset("’ʼʻ՚ꞌ＇‵`´ʹ")
_ACCENTED = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+'?|[^\w\s]|\d+")
_NUMERIC = (
    r"(?<![\w./])(?:(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?:t[\d:.]+z?)?(?!\w)"
    r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<y2>\d{4}|\d{2})(?![\w/]|[.,-]\d)"
    r"|(?P<a3>\d{1,2}) (?P<b3>\d{1,2}) (?P<y3>(?:19|20)\d{2})(?![\w/]|[.,-]\d)"
    r"|(?<!\s[-−])(?<!^[-−])(?P<a2>\d{1,2})/(?P<b2>\d{1,2})(?![\w/]|[.,]\d)"
    r"|(?P<y4>(?:19|20)\d{2})[-/](?P<m4>0?[1-9]|1[0-2])(?![\w/-]|[.,]\d)"
    r"|(?P<m5>0?[1-9]|1[0-2])[-/](?P<y5>(?:19|20)\d{2})(?![\w/-]|[.,]\d))"
)
_BEHIND = r"(?!\d|[a-z]{1,2}(?![a-z])|[.,]\d|\s?%|[ \u00a0\u202f]\d{3}(?!\d))"
_NUMBER = (
    r"(?<![\w.,$€£])(?:"
    rf"(?P<number>\d{{4}}{_BEHIND}|\d{{1,4}}(?:st|nd|rd|th|er|ere|re|eme|e|s)(?![a-z]){_BEHIND})"
    rf"|(?P<small>(?:0?[1-9]|[12]\d|3[01])(?!\d){_BEHIND})|(?P<count>\d{{1,3}}{_BEHIND}))"
    r"|(?P<rest>\d[\d.,]*)"
)


@dataclass(frozen=True, slots=True, eq=False)
class DayLexicon:
    """What ``dates.toml`` tells, ready for look-ups.

    ``entries``: by the first word of a phrase the words that follow it, the longest first, with sign and meaning. ``token``
    cuts a folded text; what it finds is a named group where it has a digit. ``dated``: the words of which a date has one
    where it has no digit and no numeral (``absolute``: where no reference is known). ``near``: all that can stand in a date, but for what
    stands behind one of ``before_about`` (il y a environ trois mois)."""

    entries: dict[str, list[tuple[list[str], str, Value]]]
    dated: frozenset[str]
    absolute: frozenset[str]
    near: frozenset[str]
    before_about: frozenset[str]
    numerals: Mapping[str, float]
    year_begins: frozenset[str]
    token: re.Pattern[str]
    day_first: bool
    halves: frozenset[str]
    accented: frozenset[str]
    singulars: frozenset[str]
    past_words: frozenset[str]
    past_endings: tuple[str, ...]


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
def load_days(code: str) -> DayLexicon:
    """The date words of a language. Raises KeyError for an unknown one."""
    language = load_language(code)
    entries: dict[str, list[tuple[list[str], str, Value]]] = {}
    phrases = [(_WORD.findall(fold(phrase)), sign, value) for phrase, sign, value in _phrases(language)]
    for (first, *rest), sign, value in phrases:
        known = entries.setdefault(first, [])
        if all(entry[0] != rest for entry in known):
            known.append((rest, sign, value))
    for known in entries.values():
        known.sort(key=lambda entry: -len(entry[0]))
    words, lexicon = language.words, load_lexicon(code)
    articles = {word for (word, *_), sign, _ in phrases if sign == "a"}
    numerals = {
        fold(word): 0 if kind == "fraction" else value
        for word, (kind, value, _) in lexicon.words.items()
        if kind not in LINKS and word not in articles
    }
    near = {word for each, _, _ in phrases for word in each}.union(map(fold, lexicon.words))
    near.update(*(_WORD.findall(fold(each)) for each in language.patterns["dates.clock"].examples))
    return DayLexicon(
        entries=entries,
        dated=_telling(phrases, _DATED),
        absolute=_telling(phrases, _ABSOLUTE),
        near=frozenset(near),
        before_about=frozenset(each[-1] for each, sign, _ in phrases if sign in _BEFORE_ABOUT),
        numerals=numerals,
        year_begins=frozenset(word for word, value in numerals.items() if value in _YEAR_BEGINS),
        token=_token(language),
        day_first=bool(words["dates.day_first"]),
        halves=frozenset(words["dates.half_letters"]),
        accented=frozenset(fold(word) for word in words["dates.accented"]),
        singulars=frozenset(words["dates.singulars"]),
        past_words=frozenset(words["dates.past_words"]),
        past_endings=words["dates.past_endings"],
    )


def _telling(phrases: list[tuple[list[str], str, Value]], signs: frozenset[str]) -> frozenset[str]:
    """Of each phrase that makes one of the signs a word that seldom stands elsewhere: one that makes such a sign alone,
    else one that makes no other, the longest; with an apostrophe too, as a possessive has."""
    alone = {words[0] for words, sign, _ in phrases if sign in signs and len(words) == 1}
    other = {words[0] for words, sign, _ in phrases if sign not in signs and len(words) == 1}
    chosen = {max(words, key=lambda word: (word in alone, word not in other, len(word))) for words, sign, _ in phrases if sign in signs}
    bare = {word.rstrip("'") for word in chosen}
    return frozenset(bare.union(f"{word}'" for word in bare))


def _token(language: Language) -> re.Pattern[str]:
    """What cuts a folded text: a word or mark, where no digit follows soon, or else whatever may begin here."""
    numbered = (("quarter_letters", 4), ("half_letters", 2))
    letters = "|".join(f"{name}[1-{most}]" for key, most in numbered for name in language.words[f"dates.{key}"]) or NOTHING
    clock = rf"(?<![\w:.'])(?i:{language.regex('dates.clock').pattern})"
    return re.compile(
        rf"(?! )(?:(?:[^\W\d_]++'?+|[^\w\s])(?![^\d\n]{{0,{_CLOCK_LEAD}}}+\d)"
        rf"|(?=\d)(?:(?P<date>{_NUMERIC})|(?P<clock>{clock})|{_NUMBER})"
        rf"|(?P<quarter>(?<!\w)(?:{letters})(?!\w))|(?P<hour>{clock})|[^\W\d_]+'?|[^\w\s]|\n)"
    )


def _phrases(language: Language) -> list[tuple[str, str, Value]]:
    """All that the tables and lists of dates.toml hold, with sign and meaning, in the order in which they stand first."""
    weak = {"M": language.words["dates.weak_months"], "W": language.words["dates.weak_weekdays"]}
    found: list[tuple[str, str, Value]] = []
    for table, sign in _TABLES:
        for phrase, number in language.values[f"dates.{table}"].items():
            if table == "weekdays" and phrase in language.values["dates.months"]:
                continue
            found.append((phrase, sign.lower() if phrase in weak.get(sign, ()) else sign, number + _PACKED.get(table, 0)))
            if table == "ordinals" and " " in phrase:
                found.append((phrase.replace(" ", "-"), sign, number))
    for name, sign, value in _LISTS:
        found.extend((phrase, sign, value) for phrase in language.words[f"dates.{name}"])
    return found
