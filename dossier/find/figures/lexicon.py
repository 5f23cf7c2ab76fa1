"""A text cut into the words, numbers in digits and marks that figures are made of: ``read_row``.

Each bears tags, which ``numbers.toml`` gives: the kind of a numeral ("cardinal", "hundred", "scale", "collective",
"fraction", "plural"), "digits", "word" or "mark", the lists that it stands in, and itself for rules that ask for a word
("=de"). The tags of a text are one row of signs, in which the rules of ``numbers.toml`` are found (find/grammar.py). White
space and quotation marks are no part of the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Literal, NamedTuple

from dossier.find.expressions import INSIDE, Tags
from dossier.find.figures.digits import CURRENCIES, DIGIT_KINDS, KEPT_PIECES, SIGNS, DigitReader, Digits, digits_expression
from dossier.find.grammar import FAR, Found, Grammar
from dossier.language import Language, load_language

_VULGAR = {
    **{"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5},
    **{"⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8},
}
_CURRENCY = rf"(?<!\w)(?:US|CA?|AU?|HK|NZ|S|R)\s?[{SIGNS}]|[{SIGNS}]"
# A word that no digit or currency sign follows at once: what holds digits is cut by digits.py.
_WORD = rf"(?!\d)\w++(?:(?= [^\W\d])|['’](?=\w)|(?![-‑.,]?\d|\s?[{SIGNS}]))"
_MARK = rf"[^\w\s\"«»“”{SIGNS}](?!\d)"
# What most numbers are like: nothing before it, a longer word behind it.
_PLAIN_DIGITS = r"(?<!\S)\d{1,4}(?= [^\W\d_]{3})"
# Letters that are a scale only where a currency sign follows: 300 k€, 5 M€.
_MONEY_SCALES = {"k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9}
_COUNTRY = "US"  # a currency only where it is written onto digits: 3.14US$, 12 US soldiers
HYPHENS = frozenset("-‐‑")
_IDEA = "numbers."
LONG_WORD = 3  # letters of a word that is no unit
_TEXT = itemgetter(0)
_DIGIT = re.compile(r"\d")
_LITERAL = re.compile(r"=([^\s()|?*/&]+)")  # a word that a rule asks for
_ANY_ENDING = "ǂ"
"""The letter that stands for the "*" of an entry: in a rule "*" means how often."""
Kind = Literal["exact", "about", "vague", "range", "lone"]
_TABLES = {
    "cardinals": "cardinal",
    "hundreds": "hundred",
    "scales": "scale",
    "collectives": "collective",
    "plurals": "plural",
    "fractions": "fraction",
}
"""The tables of words that have a value, and the tag of the words of each."""
NUMERAL = "numeral"
"""The tag of a sentence's token in which a digit or a numeral is, and of the first one of a number."""
NUMBER = "number"
"""The tag of a number in a row."""
KINDS: tuple[Kind, ...] = ("exact", "about", "vague", "range", "lone")


@dataclass(frozen=True, slots=True, eq=False)
class NumberLexicon:
    """What a language's ``numbers.toml`` says, ready for look-ups: ``signs`` of the pieces of a text, ``values`` of its numerals;
    ``many`` is what a plural means as an indefinite many ("milliers": 1000)."""

    cut: re.Pattern[str]
    signs: _Signs
    grammar: Grammar
    digits: DigitReader
    values: Mapping[str, float]
    many: Mapping[str, float]


class Row(NamedTuple):
    """A part of a text cut into pieces, and their signs."""

    text: str
    pieces: Sequence[re.Match[str]]
    signs: str
    lexicon: NumberLexicon

    def search(self, rule: str, start: int = 0, end: int = FAR) -> Found | None:
        """The first match of a rule among the pieces from ``start`` to ``end``."""
        return self.lexicon.grammar.search(rule, self.signs, start, end)

    def match(self, rule: str, start: int) -> Found | None:
        """The match of a rule that begins at a piece."""
        return self.lexicon.grammar.match(rule, self.signs, start)

    def digits(self, piece: int) -> Digits:
        """The number in digits that a piece is; one without a tag of digits where it is none."""
        return self.lexicon.digits[self.pieces[piece][0]]

    def start(self, piece: int) -> int:
        """The offset of a piece's first character."""
        return self.pieces[piece].start()

    def end(self, piece: int) -> int:
        """The offset behind the last character of the piece before a number."""
        return self.pieces[piece - 1].end()

    def word(self, piece: int) -> str:
        """A piece in lower case."""
        return _lower(self.pieces[piece][0])

    def words(self, place: tuple[int, int]) -> list[str]:
        """Some pieces in lower case."""
        return [_lower(piece[0]) for piece in self.pieces[place[0] : place[1]]]


def read_row(text: str, lexicon: NumberLexicon, start: int = 0, end: int | None = None) -> Row:
    """The row of a text, or a part of it."""
    pieces = list(lexicon.cut.finditer(text, start, len(text) if end is None else end))
    return Row(text, pieces, "".join(map(lexicon.signs.__getitem__, map(_TEXT, pieces))), lexicon)


@cache
def load_numbers(code: str) -> NumberLexicon:
    """The numerals and number rules of a language. Raises KeyError for an unknown one."""
    language = load_language(code)
    with_digits = digits_expression(language.patterns["numbers.digits"].source)
    cut = re.compile(rf"(?!\s)(?:{_WORD}|{_MARK}|{_PLAIN_DIGITS}|{_CURRENCY}|{with_digits}|[^\w\s\"«»“”]|\w+)")
    lists = {name: [_pieces(cut, entry) for entry in entries] for name, entries in language.words.items() if _is_phrases(name)}
    rules = {name: rule.pattern for name, rule in language.rules.items() if name.startswith(_IDEA)}
    written = {**rules, **{name: _alternatives(entries) for name, entries in lists.items()}, **_by_field(language)}
    words = _numerals(language)
    for literal in _LITERAL.findall(" ".join(written.values())):
        words.setdefault(literal, set()).add(f"={literal}")
    for name, entries in lists.items():
        for entry in entries:
            if len(entry) == 1:
                words.setdefault(entry[0], set()).add(name.removeprefix(_IDEA))
    grammar = Grammar(written)
    digits = DigitReader(language)
    signs = _Signs(grammar, {word: frozenset(tags) for word, tags in words.items()}, digits, language)
    return NumberLexicon(cut, signs, grammar, digits, _MONEY_SCALES | numeral_values(code), language.values["numbers.plurals"])


def _is_phrases(name: str) -> bool:
    """Whether a list is one of words and phrases; units are read with the digits that they are written onto."""
    return name.startswith(_IDEA) and name != "numbers.glued_units"


def numeral_values(code: str) -> dict[str, float]:
    """The numerals of a language with their values; of several kinds, a cardinal's holds."""
    language = load_language(code)
    long = {word: value for word, value in language.values["numbers.suffixes"].items() if len(word) > 1}
    return _VULGAR | long | {word: value for table in reversed(_TABLES) for word, value in language.values[f"numbers.{table}"].items()}


class _Signs(dict[str, str]):
    """The sign of each piece of a text, kept for those met lately."""

    def __init__(self, grammar: Grammar, words: Mapping[str, Tags], digits: DigitReader, language: Language) -> None:
        super().__init__()
        self._grammar, self._words, self._digits = grammar, words, digits
        self._beginnings = tuple(word.removesuffix(_ANY_ENDING) for word in words if word.endswith(_ANY_ENDING))
        self._ordinal, self._elided = language.regex("numbers.ordinals"), language.settings["numbers.elided"]
        kinds: dict[str, Tags] = {kind: frozenset({NUMBER, f"number.{kind}"}) for kind in KINDS}
        kinds |= {f"{kind} one": tags | {"number.one"} for kind, tags in kinds.items()}
        kinds |= {word: self._tags(word) | kinds["lone one"] for word, tags in words.items() if "cardinal.1" in tags}
        inside = frozenset({NUMBER + INSIDE})
        met = ("word", "word word.code", "word word.long", "word word.long ordinal", "mark", "code", "hyphen", "currency", "ampersand")
        others = (frozenset(tags.split()) for tags in met)
        grammar.meet({*map(self._tags, words), *others, *kinds.values(), *DIGIT_KINDS.values(), inside})
        self._numbers = {name: grammar.row((tags,)) for name, tags in kinds.items()}
        self.of_digits = grammar.row(DIGIT_KINDS.values())  # are numbers already
        self.inside = grammar.row((inside,))

    def of_number(self, kind: Kind, value: float, word: str) -> str:
        """The sign of a number; a mere "one" may be part of a hedge as well: un peu moins de 300."""
        return self._numbers[word] if kind == "lone" else self._numbers[f"{kind} one" if value == 1 else kind]

    def __missing__(self, piece: str) -> str:
        if len(self) >= KEPT_PIECES:
            self.clear()
        tags = self._digits[piece].tags if _DIGIT.search(piece) else self._tags(_lower(piece))
        if piece in self._digits.currencies and piece != _COUNTRY:
            tags |= {"currency"}
        sign = self[piece] = self._grammar.row((tags,))
        return sign

    def _tags(self, word: str) -> Tags:
        tags = self._words.get(word, frozenset())
        if not (word[0].isalpha() or word in _VULGAR) or word[-1] in CURRENCIES:
            return tags | _mark_tags(word)
        if self._elided and word.endswith("'"):
            tags |= self._words.get(word[:-1] + self._elided, frozenset())
        tags |= {f"={beginning}{_ANY_ENDING}" for beginning in self._beginnings if word.startswith(beginning)}
        long = ("word.long",) if len(word) >= LONG_WORD else ()
        return tags | {"word", *long, *(("ordinal",) if self._ordinal.fullmatch(word) else ())}


def _mark_tags(mark: str) -> set[str]:
    if mark in HYPHENS:
        return {"hyphen"}
    return {"currency"} if mark[-1] in CURRENCIES else {"ampersand"} if mark == "&" else {"mark"}


def _numerals(language: Language) -> dict[str, set[str]]:
    """The tags of numerals: what each is, and of a cardinal its value."""
    words: dict[str, set[str]] = {sign: {"fraction", "fraction.sign"} for sign in _VULGAR}
    for table, kind in _TABLES.items():
        for word, value in language.values[f"numbers.{table}"].items():
            words.setdefault(word, set()).update({kind, f"{kind}.{value:g}"})
            if kind == "cardinal":
                words[word].add(_of_cardinal(value))
            if kind == "fraction" and language.regex("numbers.ordinals").fullmatch(word):
                words[word].add("fraction.ordinal")
    for word in language.values["numbers.suffixes"]:
        if len(word) > 1:
            words.setdefault(word, {"scale"})
    return words


def _of_cardinal(value: float) -> str:
    """The tag that says where a cardinal stands in a numeral."""
    if 0 < value < 10:
        return "cardinal.unit"
    if 10 <= value < 20:
        return "cardinal.teen"
    return "cardinal.tens" if value and value % 10 == 0 else "cardinal"


def _pieces(cut: re.Pattern[str], entry: str) -> list[str]:
    """The pieces of an entry of a list; one that ends in an apostrophe ("d'") stands before another word."""
    pieces = [_lower(piece[0]) for piece in cut.finditer(entry.replace("*", _ANY_ENDING) + ("a" if entry.endswith("'") else ""))]
    return pieces[: -1 if entry.endswith("'") else None]


def _alternatives(entries: Iterable[Sequence[str]]) -> str:
    """A list as a pattern of the words themselves."""
    return " | ".join(" ".join(map(_literal, entry)) for entry in entries) or "nothing"


def _literal(piece: str) -> str:
    return "hyphen" if piece in HYPHENS else f"={piece}"


def _by_field(language: Language) -> dict[str, str]:
    """The rules that say the same of what they find, as one: each relation of a hedge before a number, each way in which two
    numbers are joined; the group that matches names it."""
    found: dict[str, dict[str, list[str]]] = {field: {} for field in ("before", "joins")}
    for name, rule in language.rules.items():
        for field in found.keys() & rule.says.keys() if name.startswith(_IDEA) else ():
            found[field].setdefault(rule.says[field], []).append(f"{{{name}}}")
    return {field: " | ".join(f"({value}: {' | '.join(names)})" for value, names in values.items()) for field, values in found.items()}


def _lower(piece: str) -> str:
    return piece.lower().replace("’", "'")
