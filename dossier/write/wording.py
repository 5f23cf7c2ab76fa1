"""Every word that the site says of its own, its numbers and its dates: ``load_wording("fr")``.

The words are data (``messages/fr.toml``); the formats are Babel's, which lives here and nowhere else.
"""

from __future__ import annotations

import datetime as dt
import re
import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from dossier.dateprefix import days_of, is_known
from dossier.models import Relation

_LOCALES = {"en": "en_GB"}  # the day before the month, as in the contents of the pages

MILLION, BILLION = 1_000_000, 1_000_000_000
"""From here on a number is written in words ("12 million", "6 billion"): so do both languages' newspapers."""

VAGUE = {
    (10, 99): "tens",
    (100, 999): "hundreds",
    (1000, 9999): "thousands",
    (10_000, 99_999): "tens_of_thousands",
    (100_000, 999_999): "hundreds_of_thousands",
    (1_000_000, 9_999_999): "millions",
}
"""The bounds that a bare plural stands for ("des milliers"), as the annotation guide of the gold set counts it."""


ELIDES = frozenset("aeiouyàâæéèêëîïôœùûü")
"""Letters before which French shortens "de"; no "h", of which only some are silent."""


class _Grammar(string.Formatter):
    """``{figure:de}`` is the French preposition with the words it is joined to: "d’environ 600", "de milliers"."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec != "de":
            return str(super().format_field(value, format_spec))
        words = str(value)
        return f"de {words[4:]}" if words.startswith("des ") else f"d’{words}" if words[:1].lower() in ELIDES else f"de {words}"


_GRAMMAR = _Grammar()


@lru_cache(maxsize=1 << 14)
def _decimal(value: float, locale: Locale) -> str:
    """Digits as a language groups them: a site writes the same few hundred numbers again and again."""
    return str(format_decimal(value, locale=locale))


@lru_cache(maxsize=1 << 14)
def _day(day: dt.date, pattern: str, locale: Locale) -> str:
    """A day as a language writes it: there are few of them, and each stands in many places."""
    return str(format_date(day, pattern, locale=locale))


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The messages of one language, by names such as ``"home.sources"``, and its ways with numbers and dates."""

    language: str
    messages: Mapping[str, str]
    locale: Locale

    def say(self, key: str, **values: object) -> str:
        """A message with its places filled. Raises KeyError for an unknown message or a place left open.

        >>> load_wording("en").say("claim.also", count="2 other articles")
        'also in 2 other articles'
        """
        message = self.messages[key]
        if ":de}" in message:
            return _GRAMMAR.vformat(message, (), values)
        return message.format_map(values) if "{" in message else message

    def count(self, key: str, n: int, **values: object) -> str:
        """A message in the plural form of ``n``; ``{n}`` in it is the number as the language writes it.

        >>> load_wording("fr").count("count.articles", 1)
        '1 article'
        """
        form = "one" if self.locale.plural_form(n) == "one" else "other"
        return self.say(f"{key}.{form}", n=self.number(n), **values)

    def number(self, value: float) -> str:
        """A number in digits, from a million on in millions, from a thousand of these on in billions.

        >>> load_wording("en").number(12000), load_wording("en").number(1.5e6), load_wording("fr").number(6e9)
        ('12,000', '1.5 million', '6 milliards')
        """
        for scale, name in ((BILLION, "billion"), (MILLION, "million")):
            if value >= scale and round(value / scale, 2) == value / scale:
                return self.count_words(f"number.{name}", value / scale)
        return _decimal(round(value, 2), self.locale)

    def count_words(self, key: str, value: float) -> str:
        """A message whose ``{n}`` is a decimal number."""
        form = "one" if self.locale.plural_form(value) == "one" else "other"
        return self.say(f"{key}.{form}", n=_decimal(value, self.locale))

    def figure(self, low: float | None, high: float | None, relation: Relation) -> str:
        """A figure with its hedge in words. "at least" stands for "more than" too, as it never says too much.

        >>> load_wording("en").figure(4000, None, "at_least"), load_wording("en").figure(1000, 9999, "vague")
        ('at least 4,000', 'thousands')
        """
        if low is not None and high is not None and low != high:
            return self._between(low, high, relation)
        bound = low if low is not None else high
        if bound is None:
            return self.messages["figure.unknown"]
        if low is None or high is None:
            return self.say("figure.at_least" if high is None else "figure.at_most", number=self.number(bound))
        return self.say("figure.about" if relation == "about" else "figure.exact", number=self.number(bound))

    def _between(self, low: float, high: float, relation: Relation) -> str:
        named = VAGUE.get((int(low), int(high))) if relation == "vague" else None
        if named:
            return self.say(f"figure.{named}")
        first, last = self.number(low), self.number(high)
        (digits, *scale), (_, *other) = first.split(" "), last.split(" ")
        return self.say("figure.range", low=digits if scale and " ".join(other).startswith(scale[0]) else first, high=last)

    def counted(self, figure: str, phrase: str) -> str:
        """A figure in words before what is counted.

        >>> load_wording("fr").counted("12 millions", "obus"), load_wording("en").counted("thousands", "soldiers")
        ('12 millions d’obus', 'thousands of soldiers')
        """
        linked = figure.split()[-1] in self.messages["figure.linked"].split()
        return self.say("figure.of" if linked else "figure.counted", figure=figure, phrase=phrase)

    def listing(self, items: Sequence[str], *, last: str = "list.and") -> str:
        """Words in a row: "a, b and c"; ``last`` is the message before the last one, a comma where one of the items has that word itself.

        >>> load_wording("en").listing(["a", "b", "c"], last="list.or"), load_wording("en").listing(["a and b", "c"])
        ('a, b or c', 'a and b, c')
        """
        *first, final = items
        comma, before = self.messages["list.comma"], self.messages[last]
        if any(before in item for item in items):
            before = comma
        return f"{comma.join(first)}{before}{final}" if first else final

    def language_name(self, code: str) -> str:
        """A language's name in this one.

        >>> load_wording("en").language_name("fr"), load_wording("fr").language_name("en")
        ('French', 'anglais')
        """
        return str(self.locale.languages.get(code, code))

    def date(self, prefix: str | None, *, short: bool = False) -> str:
        """An ISO date or its prefix in words; ``short`` leaves the day out and shortens the month.

        >>> load_wording("fr").date("2025-11-01"), load_wording("en").date("2025-11-14", short=True)
        ('1er novembre 2025', 'Nov 2025')
        """
        if prefix is None:
            return self.messages["date.none"]
        if not is_known(prefix, "month"):
            return prefix
        day, _ = days_of(prefix)
        if short or not is_known(prefix, "day"):
            return _day(day, self.messages["date.short" if short else "date.month"], self.locale)
        return _day(day, self.messages["date.first" if day.day == 1 else "date.day"], self.locale)

    def brief_date(self, prefix: str | None) -> str:
        """An ISO date or its prefix in few words, its day among them where it is known.

        >>> load_wording("fr").brief_date("2025-11-01"), load_wording("en").brief_date("2025-11")
        ('1er nov. 2025', 'Nov 2025')
        """
        if prefix is None or not is_known(prefix, "day"):
            return self.date(prefix, short=True)
        day, _ = days_of(prefix)
        return _day(day, self.messages["date.first_brief" if day.day == 1 else "date.brief"], self.locale)


@cache
def load_wording(language: str) -> Wording:
    """The wording of a site's language. Raises KeyError where there is none.

    >>> load_wording("en").date("2025-06")
    'June 2025'
    """
    entry = files(__package__) / "messages" / f"{language}.toml"
    if not entry.is_file():
        raise KeyError(language)
    messages = {key: _joined(message) for key, message in _flat(tomllib.loads(entry.read_text("utf-8")))}
    return Wording(language, messages, Locale.parse(_LOCALES.get(language, language)))


def _joined(message: str) -> str:
    """A message whose French signs stay on the line of the word before them, and quotation marks with what they hold.

    >>> _joined("Citations : « {n} » ?") == "Citations\\u00a0: «\\u00a0{n}\\u00a0»\\u202f?"
    True
    """
    return re.sub(r"(?<=\S) (?=[;?!])", "\u202f", re.sub(r"(?<=\S) (?=[:»])|(?<=«) ", "\u00a0", message))


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """``{"a": {"b": "c"}}`` as ``[("a.b", "c")]``."""
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        found += _flat(value, f"{prefix}{key}.") if isinstance(value, Mapping) else [(prefix + key, str(value))]
    return found


def lower_first(text: str) -> str:
    """A title as it stands inside a sentence; abbreviations keep their capitals.

    >>> lower_first("Soldiers sent"), lower_first("À bord"), lower_first("UN staff")
    ('soldiers sent', 'à bord', 'UN staff')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Words at the beginning of a sentence.

    >>> upper_first("about 600")
    'About 600'
    """
    return text[:1].upper() + text[1:]


def without_brackets(name: str) -> str:
    """A name without brackets at its end, for a place inside brackets.

    >>> without_brackets("the river agency (RA)")
    'the river agency'
    """
    return re.sub(r"\s*\([^()]*\)$", "", name)
