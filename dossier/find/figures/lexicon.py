"""A language's numerals made ready for reading, and a text cut into them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate
from operator import itemgetter
from typing import Literal, NamedTuple

from dossier.find.words import lowered
from dossier.language import Language, load_language

Kind = Literal["digits", "cardinal", "hundred", "scale", "collective", "fraction", "article", "and", "point", "of"]

_VULGAR = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
_SEPARATORS = str.maketrans("", "", " \u00a0\u2009\u202f'’")
_RUN = re.compile(r"([^\W\d_]+)")
# What digits and "&" begin with: most of a text is passed over at a glance.
_ANY_DIGIT = re.compile(r"\d")
_ANY_SIGN = re.compile(r"[\d.&]")
_LETTERS = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+|[²³]|[23](?!\d))?")
_CODE = re.compile(r"\d+([-‑./:])\d+(?:\1\d+){1,9}")
_PHONE = re.compile(r"\d{1,3}(?:[ .-]\d{2}){4,}(?!\d)")
_MONEY = re.compile(r"[ \u00a0\u202f]?(?P<scale>k|m|md|mds)(?=[$€£])", re.IGNORECASE)
_CLOCK = re.compile(r"\s?(?:h|[ap]\.?m)\b", re.IGNORECASE)
_UNITS_TOO = frozenset("mt")
_NOUN = re.compile(r"(?:\W{1,3}\w{0,3}?\W{0,3}\d[\d.]{0,5}m)?\s(?P<noun>[^\W\d_]{3,})")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]000")
_SLASH = re.compile(r"(?:[ \u00a0](?P<top>\d{1,2}))?/(?P<bottom>\d{1,3})(?![\d/])")


# The words that have a value, and the tables that hold them.
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("fraction", "fractions"),
    ("collective", "collectives"),
    ("scale", "scales"),
    ("hundred", "hundreds"),
    ("cardinal", "cardinals"),
)
# The small words inside numbers, and the lists that hold them.
_MARKERS: tuple[tuple[Kind, str], ...] = (("article", "articles"), ("and", "and"), ("point", "point"), ("of", "of"))

# The kinds of words that make no number alone.
LINKS = frozenset({"article", "and", "point", "of"})

# Digits stand in groups of three; other groups make a date, an address, a telephone number.
GROUP = 3
# What "M" means in front of a currency sign, in any language.
MILLION = 1e6


class Token(NamedTuple):
    """A word or run of digits that may be part of a number; ``plural`` is what the word means as an indefinite many
    ("milliers": 1000), else 0."""

    start: int
    end: int
    kind: Kind
    value: float
    plural: float


_token = partial(tuple.__new__, Token)  # three times as fast as Token(...)
_START = itemgetter(0)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What ``numbers.toml`` tells, ready for look-ups."""

    words: Mapping[str, tuple[Kind, float, float]]
    runs: Mapping[str, tuple[Kind, float, float]]  # of letters: the words, and ½ and its like
    suffixes: Mapping[str, float]
    glued: frozenset[str]
    currencies: frozenset[str]
    lone: frozenset[str]
    quantities: tuple[str, ...]
    labels: tuple[str, ...]
    dimensions: frozenset[str]
    minus: re.Pattern[str]
    adjective_numerals: frozenset[str]
    before_numerals: frozenset[str]
    pairs: tuple[str, ...]
    decimal: str
    vigesimal: bool
    after_tens: frozenset[float]
    after_hundreds: frozenset[float]
    signs: re.Pattern[str]
    ordinal: re.Pattern[str]
    pack: Language
    row: re.Pattern[str]
    apart: frozenset[str]
    bare_parts: frozenset[str]
    rows: tuple[str, ...]
    adjectives: frozenset[str]


@cache
def load_lexicon(code: str) -> Lexicon:
    """The lexicon of a language. Raises KeyError for an unknown one."""
    language = load_language(code)
    words, suffixes = _words(language), language.values["numbers.suffixes"]
    digits = language.patterns["numbers.digits"].regex.pattern
    return Lexicon(
        words=words,
        runs=words | {sign: ("fraction", value, 0) for sign, value in _VULGAR.items()},
        suffixes=suffixes,
        glued=frozenset(language.words["numbers.glued_units"]),
        currencies=frozenset(language.words["numbers.currency_codes"]),
        lone=frozenset(language.words["numbers.lone"]),
        quantities=tuple(sorted(language.words["numbers.vague_quantities"], key=len, reverse=True)),
        labels=language.words["numbers.labels"],
        dimensions=frozenset(language.words["numbers.dimensions"]),
        minus=language.regex("numbers.minus"),
        adjective_numerals=frozenset(language.words["numbers.adjectives"]),
        before_numerals=frozenset(language.words["numbers.before_numerals"]),
        pairs=language.words["numbers.range_pairs"],
        decimal=language.words["numbers.decimal"][0],
        vigesimal=bool(language.words["numbers.vigesimals"]),
        after_tens=frozenset(words[word][1] for word in language.words["numbers.after_tens"]),
        after_hundreds=frozenset(words[word][1] for word in language.words["numbers.after_hundreds"]),
        signs=re.compile(rf"(?P<digits>(?:(?<!\w)|(?<=\b[A-Z]{{3}}))(?:{digits}))|&"),
        ordinal=language.regex("numbers.ordinals"),
        pack=language,
        row=language.regex("numbers.row_follows"),
        apart=frozenset(language.words["numbers.apart"]),
        bare_parts=frozenset(language.words["numbers.bare_parts"]),
        rows=tuple(language.words["numbers.rows"]),
        adjectives=frozenset(language.words["numbers.collective_adjectives"]),
    )


def _words(language: Language) -> dict[str, tuple[Kind, float, float]]:
    """What each word of a number is, its value, and what it means as an indefinite many."""
    words: dict[str, tuple[Kind, float, float]] = {}
    plurals = language.values["numbers.plurals"]
    for word, value in plurals.items():
        words[word] = ("collective", value, value)
    for kind, table in _KINDS:
        for word, value in language.values[f"numbers.{table}"].items():
            words[word] = (kind, value, plurals.get(word, 0))
    for kind, name in _MARKERS:
        for word in language.words[f"numbers.{name}"]:
            words.setdefault(word.rstrip("'"), (kind, 1, 0))
    for word, value in language.values["numbers.suffixes"].items():
        if len(word) > 1:
            words.setdefault(word, ("scale", value, 0))
    return words


def tokens_of(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of a text, in order.

    >>> [(token.kind, token.value) for token in tokens_of("12 millions de soldats", load_lexicon("fr"))]
    [('digits', 12.0), ('scale', 1000000.0), ('of', 1)]
    """
    pieces = _RUN.split(lowered(text))  # what is between two runs of letters and the runs, in turn
    runs = lexicon.runs
    known = [place for place, run in enumerate(pieces[1::2]) if run in runs]
    found: list[Token] = []
    if known:
        edges = list(accumulate(map(len, pieces), initial=0))
        found = [_token((edges[2 * place + 1], edges[2 * place + 2], *runs[pieces[2 * place + 1]])) for place in known]
    signs = _written_in_signs(text, lexicon)
    return sorted([*signs, *found], key=_START) if signs else found


def _written_in_signs(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens that are no words: digits, with a scale written onto them, and "&"."""
    found: list[Token] = []
    if not _ANY_DIGIT.search(text) and "&" not in text:
        return found
    code_end = done = 0
    for begun in _ANY_SIGN.finditer(text):
        match = lexicon.signs.match(text, begun.start()) if begun.start() >= done else None
        if match is None:
            continue
        done = match.end()
        if match.lastgroup != "digits":
            found += [Token(match.start(), match.end(), *lexicon.words[match[0]])] if match[0] in lexicon.words else []
        elif match.start() >= code_end:
            code = _PHONE.match(text, match.start()) or _CODE.match(text, match.start())
            if code and any(len(part) != GROUP for part in re.split(r"\D", code[0])[1:]):
                code_end = code.end()
            else:
                found.extend(_digits(text, match, lexicon))
                code_end = found[-1].end if found else 0
    return found


def _digits(text: str, match: re.Match[str], lexicon: Lexicon) -> list[Token]:
    """The tokens of a run of digits: itself and a scale written onto it; none where it is part of a name, a time, a date."""
    start, end = match.span()
    if not _begins(text, start, lexicon) or not _plain(match[0]) or _CLOCK.match(text, end):
        return []
    after = text[end : end + 2]
    if (after[:1] in ("/", ":", ".") and after[1:].isdigit()) or (after[:1] == "/" and text[start - 1 : start] == " "):
        return _fraction(text, match)
    slash = _SLASH.match(text, end)
    if slash and slash["top"] and match[0].isdigit() and 0 < int(slash["top"]) < int(slash["bottom"]):
        return [Token(start, slash.end(), "digits", int(match[0]) + int(slash["top"]) / int(slash["bottom"]), 0)]
    token = Token(start, end, "digits", value_of(match[0], lexicon.decimal), 0)
    money = _MONEY.match(text, end)
    if money:
        return [token, Token(money.start("scale"), money.end(), "scale", lexicon.suffixes.get(money["scale"].lower(), MILLION), 0)]
    if not (after[:1].isalpha() or after[:1] == "_"):
        return [token]
    letters = _LETTERS.match(text, end)
    word = letters[0] if letters else ""
    if word.lower() in lexicon.suffixes and (word.lower() not in _UNITS_TOO or _counts(text, match, word, lexicon)):
        return [token, Token(end, end + len(word), "scale", lexicon.suffixes[word.lower()], 0)]
    return [token] if word.lower() in lexicon.glued or word in lexicon.currencies else []


def _begins(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a number may begin here, after what stands before it without a gap."""
    before = text[max(0, start - 2) : start]
    if before[-1:] in ("#", "@", "/", "_", "№") or (before[-1:] in (":", ".", ",") and before[:-1].isdigit()):
        return False
    if before[-1:] in ("-", "‑") and before[:-1].isalpha() and not text[start - 3 : start - 2].isdigit():  # KN-23, but 25k-30k
        return False
    return not before[-1:].isalpha() or text[start - 3 : start] in lexicon.currencies


def _fraction(text: str, match: re.Match[str]) -> list[Token]:
    """1/2 and 3/4, as values; nothing where the slash stands in a date, a score, a division by nought."""
    slash = _SLASH.match(text, match.end())
    if slash is None or not match[0].isdigit() or not int(match[0]) < int(slash["bottom"]):
        return []
    return [Token(match.start(), slash.end(), "digits", int(match[0]) / int(slash["bottom"]), 0)]


def _counts(text: str, match: re.Match[str], word: str, lexicon: Lexicon) -> bool:
    """Whether an "m" or "t" behind digits means a million or trillion, not metres or tonnes: money, or "m" before a noun
    (at once, or behind the other end of a range: 1m-2m people)."""
    before = text[max(0, match.start() - 2) : match.start()].rstrip()
    if before[-1:] in ("$", "£", "€"):
        return True
    follows = _NOUN.match(text, match.end() + 1)
    return word.lower() == "m" and (follows["noun"] not in lexicon.dimensions if follows else "." in match[0])


def _plain(digits: str) -> bool:
    """A number, not a code: no leading nought before another digit."""
    return not (len(digits) > 1 and digits[0] == "0" and digits[1].isdigit())


def value_of(digits: str, decimal: str) -> float:
    """The value of a number in digits, grouped in any way; ``decimal`` is the language's own decimal sign.

    >>> value_of("1.458.000,50", ","), value_of("5,000", ".")
    (1458000.5, 5000.0)

    Nobody writes three noughts behind a decimal sign: a text that was translated keeps the groups of its first language.

    >>> value_of("5,000", ","), value_of("5.000", "."), value_of("5,125", ",")
    (5000.0, 5000.0, 5.125)
    """
    plain = digits.translate(_SEPARATORS)
    if _THOUSANDS.fullmatch(plain):
        return float(plain[:-4]) * 1000
    other = "," if decimal == "." else "."
    if plain.count(decimal) > 1:
        decimal, other = other, decimal
    head, _, tail = plain.partition(decimal)
    if tail == "" and head.count(other) == 1 and len(head.rpartition(other)[2]) != 3:
        head, _, tail = head.partition(other)
    return float(f"{head.replace(other, '')}.{tail or 0}")
