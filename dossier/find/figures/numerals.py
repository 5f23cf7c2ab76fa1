"""The grammar of numerals: ``read_number`` reads the number that begins at a token. See numbers.py."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dossier.find.figures.lexicon import Lexicon, Token

NumberKind = Literal["exact", "about", "vague", "lone"]

# A number is read from few tokens (the longest real ones have about 20); the bound keeps a text of nothing but numerals linear.
LONGEST = 32
# Digits behind a point that are read from words; more than a float holds would be noise.
MOST_TENTHS = 9
# How many characters in front of a number are looked at: a quantity word, a sign, and what must not stand before them.
REACH = 20

_TOUCH = re.compile(r"[\s\-‐‑]{1,3}|['’]")
_OF_TOUCH = re.compile(r"[\s\-‐‑\"«»“”]{1,4}|['’]")
_HYPHEN = re.compile(r"[-‐‑]")
_NOUN = re.compile(r"\s+[^\W\d_]")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")


class Number(NamedTuple):
    """A number as read: ``scale`` is the multiplier it ends with (12 millions: 1e6), else 1. ``kind`` says whether it is
    told exactly, in a word that means about so many, as an indefinite many, or is a mere one/un/une."""

    start: int
    end: int
    value: float
    scale: float = 1
    kind: NumberKind = "exact"

    @property
    def high(self) -> float:
        """The largest value meant: ten times as much, less one, for an indefinite many."""
        return self.value * 10 - 1 if self.kind == "vague" else self.value


def read_number(text: str, tokens: list[Token], place: int, lexicon: Lexicon) -> tuple[Number | None, int] | None:
    """The number that begins at a token, and the place of the token behind it. None where none begins; None for the number
    where what stands here is no number (vingt-cinquième)."""
    return _Reader(text, tokens, lexicon, min(len(tokens), place + LONGEST)).number(place)


class _Reader(NamedTuple):
    """Reads one number from tokens; each method takes the place of a token and gives what it read and the place behind."""

    text: str
    tokens: list[Token]
    lexicon: Lexicon
    stop: int

    def kind(self, place: int) -> str:
        return self.tokens[place].kind if place < self.stop else ""

    def touches(self, place: int, pattern: re.Pattern[str] = _TOUCH) -> bool:
        """Whether the token touches the one before it."""
        if place >= self.stop:
            return False
        left, right = self.tokens[place - 1].end, self.tokens[place].start
        return left == right or (right - left <= 4 and pattern.fullmatch(self.text, left, right) is not None)

    def next(self, place: int, *kinds: str) -> bool:
        return place < self.stop and self.tokens[place].kind in kinds and self.touches(place)

    def number(self, place: int) -> tuple[Number | None, int] | None:
        """The number that begins here, or None; a pair without a number says that what stands here is no number."""
        digits = self.tokens[place].kind == "digits" and not self.touches(place + 1)
        read = self.plain(place) if digits else self.part(place) or self.many(place) or self.plain(place)
        if read is None:
            return None
        return (None, read[1]) if self._ordinal(read[0]) else read

    def _ordinal(self, number: Number) -> bool:
        """Whether the words go on as an ordinal: vingt-cinquième, twenty second, deux cent troisième."""
        if number.value % 10 or not self.text[number.start].isalpha() or not self.text[number.end - 1].isalpha():
            return False
        gap = _TOUCH.match(self.text, number.end)
        if gap is None:
            return False
        ordinal = self.lexicon.ordinal.match(self.text, gap.end())
        if ordinal is None:
            return False
        return gap[0] in "-‐‑" or ordinal[0].lower() not in self.lexicon.apart

    def part(self, place: int) -> tuple[Number, int] | None:
        """A fraction, with the scale it is a part of."""
        first = self.tokens[place]
        count, at = 1.0, place
        if first.kind in ("cardinal", "article") or (first.kind == "digits" and first.value < 20):
            if not self.next(place + 1, "fraction"):
                return None
            if first.value % 10 == 0 and _HYPHEN.match(self.text, first.end):
                return None
            count, at = first.value, place + 1
        if self.kind(at) != "fraction":
            return None
        part = self.tokens[at]
        value, after = count * part.value, at + 1
        whole = after
        while self.next(whole, "of", "article") or (self.next(whole, "cardinal") and self.tokens[whole].value == 1):
            whole += 1
        if self.next(whole, "scale", "collective", "hundred"):
            scale = self.tokens[whole].value
            return Number(
                first.start, self.tokens[whole].end, value * scale, scale, "about" if self.kind(whole) == "collective" else "exact"
            ), whole + 1
        if not self._is_part(place, at):
            return None
        return Number(first.start, part.end, value), after

    def _is_part(self, place: int, at: int) -> bool:
        """Whether a fraction word means a part: not the third of a row, nor the half of a match."""
        word = self.text[self.tokens[at].start : self.tokens[at].end].lower()
        if not word.isalpha():
            return True
        if self.lexicon.ordinal.fullmatch(word):
            if at == place:
                return False
            plural_or_counted = self.tokens[place].value != 1 or (self.tokens[place].kind == "cardinal" and not self.lexicon.vigesimal)
            return plural_or_counted or self.lexicon.row.match(self.text, self.tokens[at].end) is None
        if at == place:
            return word in self.lexicon.bare_parts and not self._tail(self.tokens[at].start).endswith(self.lexicon.rows)
        return True

    def many(self, place: int) -> tuple[Number, int] | None:
        """An indefinite many: a plural without a number, or a quantity word before a hundred."""
        first = self.tokens[place]
        if first.kind not in ("hundred", "scale", "collective"):
            return None
        tail = self._tail(first.start).rstrip(" \u00a0\u202f\"«“'")
        quantity = next((word for word in self.lexicon.quantities if tail.endswith(word) and not tail[: -len(word)][-1:].isalpha()), "")
        if not first.plural and not quantity:
            return None
        value, at = first.plural or 10.0 ** (len(str(int(first.value))) - 1), place + 1  # several dozen: tens
        while True:
            of = at + 1 if self.kind(at) == "of" and self.touches(at, _OF_TOUCH) else at
            if not (self.kind(of) in ("scale", "collective", "hundred") and self.touches(of, _OF_TOUCH)):
                break
            value, at = value * (self.tokens[of].plural or self.tokens[of].value), of + 1
        reach = max(0, first.start - REACH)
        start = reach + self.text[reach : first.start].lower().rfind(quantity) if quantity else first.start
        return Number(start, self.tokens[at - 1].end, value, kind="vague"), at

    def plain(self, place: int) -> tuple[Number, int] | None:
        """Digits or words, and all that may follow them."""
        first = self.tokens[place]
        value, scale, at = 0.0, 1.0, place
        if first.kind == "digits":
            value, at = first.value, place + 1
        elif first.kind in ("cardinal", "hundred", "scale"):
            value, scale, at = self.words(place)
        elif first.kind == "article" and self.next(place + 1, "hundred", "scale"):
            value, scale, at = self.words(place + 1)
        elif first.kind == "article" and self.kind(place + 1) == "collective" and (self.touches(place + 1) or self._adjective(place + 1)):
            value, at = 1.0, place + 1
        elif first.kind == "collective":
            value = 1.0
        if at == place and first.kind != "collective":
            return None
        bare, about = first.kind == "collective", False
        if bare or self.kind(at) == "collective" or self.touches(at):
            value, at = self.tenths(value, at)
            value, at = self.half(value, scale, at)
            value, scale, at = self.scales(value, scale, at, digits=first.kind == "digits")
            value, at = self.half(value, scale, at)
            value, scale, at, about = self.collectives(value, scale, at, bare=bare)
        if (place and self.kind(place - 1) == "point" and self.touches(place)) or self._adjective_numeral(first.start, first.end):
            return None
        lone = at == place + 1 and first.kind == "cardinal" and self.text[first.start : first.end].lower() in self.lexicon.lone
        begin = self._minus(first.start)
        value = -value if begin != first.start else value
        return Number(begin, self.tokens[at - 1].end, value, scale, "lone" if lone else "about" if about else "exact"), at

    def _tail(self, place: int) -> str:
        """The words in front of a place, in lower case."""
        return self.text[max(0, place - REACH) : place].rstrip().lower()

    def _adjective_numeral(self, start: int, end: int) -> bool:
        """Whether a numeral is an adjective here: un logement neuf."""
        if self.text[start:end].lower() not in self.lexicon.adjective_numerals or _NOUN.match(self.text, end):
            return False
        before = _LAST_WORD.search(self.text, max(0, start - REACH), start)
        return before is not None and before[1].islower() and before[1] not in self.lexicon.before_numerals

    def _minus(self, start: int) -> int:
        """Where the number begins, its sign included."""
        sign = self.lexicon.minus.search(self.text, max(0, start - REACH), start)
        return sign.start(sign.lastgroup or 0) if sign else start

    def words(self, place: int) -> tuple[float, float, int]:
        """A number in words: its value, the multiplier it ends with, the place behind; hundreds and scales multiply what
        is smaller and stands before them."""
        done: list[tuple[float, float]] = []
        group, last, scale, at = 0.0, -1.0, 1.0, place
        while at < self.stop and (at == place or self.touches(at)):
            token = self.tokens[at]
            if token.kind == "cardinal" and self._adds(group, last, token.value):
                group = group + (76 if last == 4 and token.value == 20 else token.value)
                last, scale = (80 if last == 4 and token.value == 20 else token.value), 1
            elif token.kind == "hundred" and ((group == 0 and last < 0) or (1 <= group < 100 and token.value == 100)):
                group, last, scale = max(group, 1) * token.value, 100, 100
            elif (
                token.kind == "scale"
                and not (done and group == 0 and done[-1][1] >= token.value)
                and not any(item[1] == token.value for item in done)
            ):
                value = group
                while done and done[-1][1] < token.value:
                    value += done.pop()[0]
                done.append(((value or 1) * token.value, token.value))
                group, last, scale = 0, -1, token.value
            elif token.kind == "and" and at > place and self._joins(place, last, scale, at):
                pass
            else:
                break
            at += 1
        return group + sum(item[0] for item in done), scale, at

    def _adds(self, group: float, last: float, value: float) -> bool:
        """Whether a word below a hundred goes on with what was read: vingt trois, quatre vingt, soixante dix, cent un."""
        if last < 0:
            return True
        if last == 100:
            return value > 0
        if value == 20 and last == 4 and self.lexicon.vigesimal:
            return True
        if last >= 20 and last % 10 == 0:
            return 0 < value < 10 or (10 <= value < 20 and last in (60, 80) and self.lexicon.vigesimal)
        return last == 10 and 7 <= value <= 9 and self.lexicon.vigesimal

    def _joins(self, place: int, last: float, scale: float, at: int) -> bool:
        """Whether an "and" is inside the number (vingt et un, one hundred and five), not between two."""
        if not self.next(at + 1, "cardinal", "hundred"):
            return False
        value = self.tokens[at + 1].value
        if 20 <= last < 100 and last % 10 == 0:
            return value in self.lexicon.after_tens
        if scale < 100 or value not in self.lexicon.after_hundreds or self._pair(place, at):
            return False
        ahead = next((later for later in range(at + 1, self.stop) if self.kind(later) == "and"), self.stop)
        more, after_scale, after = self._replace(stop=ahead).words(at + 1)
        return more < scale or (
            scale == 100 and after_scale > 100 and self.tokens[after - 1].kind == "scale" and more / after_scale < scale
        )

    def _pair(self, place: int, at: int) -> bool:
        """Whether the "and" joins two numbers: behind a comma, or the ends of a range where no other one follows that could."""
        others = (self.kind(later) == "and" for later in range(at + 1, at + 6))
        ends = self._tail(self.tokens[place].start).endswith(self.lexicon.pairs) and not any(others)
        return ends or self._tail(self.tokens[at].start).endswith(",")

    def tenths(self, value: float, at: int) -> tuple[float, int]:
        """The words behind a point: deux virgule cinquante-deux, two point zero three."""
        if not (self.next(at, "point") and self.next(at + 1, "cardinal", "hundred")):
            return value, at
        digits, place = "", at + 1
        below = self._replace(stop=next((later for later in range(place, self.stop) if self.kind(later) == "scale"), self.stop))
        while below.next(place, "cardinal", "hundred") and len(digits) < MOST_TENTHS:
            number, _, place = below.words(place)
            digits += str(int(number))
        return value + float(f"0.{digits}"), place

    def half(self, value: float, scale: float, at: int) -> tuple[float, int]:
        """ "et demi", "and a half": half of the scale just named."""
        if not self.next(at, "and"):
            return value, at
        place = at + 2 if self.next(at + 1, "article") or (self.next(at + 1, "cardinal") and self.tokens[at + 1].value == 1) else at + 1
        if not self.next(place, "fraction"):
            return value, at
        return value + self.tokens[place].value * scale, place + 1

    def scales(self, value: float, scale: float, at: int, *, digits: bool) -> tuple[float, float, int]:
        """Scales behind what was read: 12 millions, two point two million, 10k, 3 hundred thousand."""
        kinds = ("scale", "hundred") if digits and not self.lexicon.vigesimal else ("scale",)
        while self.next(at, *kinds) and (digits or scale == 1 or value % 1):
            scale = self.tokens[at].value * (scale if digits else 1)
            value, at = value * self.tokens[at].value, at + 1
            if digits and self.next(at, "digits") and self.tokens[at].value < scale and self.text[self.tokens[at - 1].start - 1].isspace():
                more, more_scale, after = self.scales(self.tokens[at].value, 1, at + 1, digits=True)
                if more < scale and (more_scale > 1 or len(self.text[self.tokens[at].start : self.tokens[at].end]) >= 7):
                    value, scale, at = value + more, 1, after
        return value, scale, at

    def collectives(self, value: float, scale: float, at: int, *, bare: bool) -> tuple[float, float, int, bool]:
        """Collectives behind a number: two dozen, une dizaine de milliers, une grosse centaine."""
        if not (self.kind(at) == "collective" and (bare or self.touches(at) or self._adjective(at))):
            return value, scale, at, False
        scale, value, at = self.tokens[at].value, value * self.tokens[at].value, at + 1
        if self.kind(at) == "of" and self.touches(at) and self.kind(at + 1) in ("scale", "collective") and self.touches(at + 1):
            scale = self.tokens[at + 1].value
            return value * scale, scale, at + 2, True
        return value, scale, at, True

    def _adjective(self, at: int) -> bool:
        """Whether only an adjective of measure stands before the token: une bonne centaine."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start].strip().lower() in self.lexicon.adjectives
