"""A figure among the words of its sentence, and what the rules of the packs find around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.find.expressions import INSIDE, Tags
from dossier.find.figures.lexicon import NUMERAL
from dossier.find.grammar import Found
from dossier.find.lexicon import Hit
from dossier.find.measures import Measures
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.models import Figure, Span, Why

NUMBER, QUANTITY = "number", "quantity"
"""The tags of a figure that can count, and of one that has a unit: a time, a length, a share."""
MOST_YEARS = 120  # of an age
FINGERS = 10  # "three in ten" is a ratio, "40 in 12 villages" is none
_YEAR = re.compile(r"(?:19|20)\d\d")
_LINE = re.compile(r"\d{1,2}")
_TELEPHONE = ("0 ", "0\u00a0", "0\u202f", "00")
_KINDS: Sequence[tuple[str, Callable[[Figure, str], bool]]] = (
    ("share", lambda figure, words: figure.unit == "%"),
    ("unit", lambda figure, words: figure.unit is not None and figure.unit.islower()),
    ("fraction", lambda figure, words: _most(figure) < 1 or not float(figure.low or figure.high or 0).is_integer()),
    ("pronoun", lambda figure, words: figure.said == (1, 1, "exact", False) and not words[0].isdigit()),
    ("digits", lambda figure, words: words[0].isdigit()),
    ("year", lambda figure, words: _YEAR.fullmatch(words) is not None),
    ("telephone", lambda figure, words: words.startswith(_TELEPHONE)),
    ("age", lambda figure, words: _most(figure) <= MOST_YEARS),
    ("line", lambda figure, words: _LINE.fullmatch(words) is not None),
    ("few", lambda figure, words: figure.said[2] == "exact" and _most(figure) <= FINGERS),
)
"""Further tags of a figure, behind "number."."""
EQUATING = frozenset({"prep.to", "prep.of", "prep.at", "mark.colon", "aux.be", "verb.equal"})
"""What stands between a noun and the figure that counts it."""
_UNITS = frozenset({"unit", "share", "age", "rate"})
_KEPT = {"hedge.age": "hedge.age", "name.medium" + INSIDE: "number.named"}
"""Tags of a figure's first word that the figure keeps, and as what: "under" 18 may be an age, "France 24" is a name."""
_OTHER_FIGURE = frozenset({QUANTITY})
_POINT = frozenset({"mark", NUMERAL + INSIDE})  # in "19.408", which ends no clause
_INSIDE = {tag: frozenset({tag + INSIDE}) for tag in (NUMBER, QUANTITY)}


@dataclass(frozen=True, slots=True)
class Counted:
    """The words counted (None where nothing near names them) and the measure that they make the figure one of.

    ``by`` names the step that decided. ``before``: they stand before the figure; ``part``: the figure is a part of the one before
    it; ``body``: it is the size of a body of people; ``cued``: its topic's word stands in an earlier sentence; ``asked``: a
    question named them. Of an earlier figure, ``back`` says how many sentences ago it stood, ``others`` that it was of somebody
    else's, ``lead`` what the first figure of its sentence counted, ``toll`` as what the article has counted dead or hurt so far,
    with the most of each, ``most`` its upper bound, of a part its whole's, ``kind`` the measure of its noun whatever befell those.
    ``whole`` is the ``figure`` of the sentence of which this one is a part; ``place`` names the region in
    which those counted are, or for what they were arrested.
    """

    span: Span | None
    measure: str | None
    by: str = ""
    before: bool = False
    part: bool = False
    body: bool = False
    cued: bool = False
    asked: bool = False
    back: int = 0
    others: bool = False
    lead: str | None = None
    toll: Mapping[str, float] = field(default_factory=dict)
    most: float = 0
    kind: str | None = None
    figure: Figure | None = None
    whole: Figure | None = None
    place: frozenset[str] = frozenset()


NOTHING = Counted(None, None)


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A figure of a sentence: it covers the tokens from ``first`` to ``end``; ``floor`` is the end of the figure before it, 0
    where there is none, ``limit`` the first token of the one behind it. ``row`` is the sentence's with its figures as tokens."""

    sentence: Sentence
    topics: tuple[str, ...]
    figure: Figure
    first: int
    end: int
    floor: int
    limit: int
    row: str
    rules: Rules

    @property
    def measures(self) -> Measures:
        """The dossier's measures."""
        return self.rules.measures

    @property
    def most(self) -> float:
        """The figure's upper bound, else its lower one."""
        return _most(self.figure)

    def counted(self, first: int = 0, end: int | None = None) -> list[Hit]:
        """The words for what the dossier counts among the tokens from ``first`` to ``end``."""
        return self.sentence.within("counted", first, len(self.row) if end is None else end)

    def said(self, first: int = 0, end: int | None = None) -> list[Hit]:
        """The words there for what is said of the counted."""
        return self.sentence.within("state", first, len(self.row) if end is None else end)

    def find(self, name: str, start: int | None = None, end: int | None = None) -> Found | None:
        """The first match of a rule around the figure, between those beside it unless told otherwise."""
        return self.rules.grammar.search(name, self.row, self.floor if start is None else start, self.limit if end is None else end)

    def holds(self, name: str) -> bool:
        """Whether a rule matches around the figure."""
        return self.rules.grammar.holds(name, self.row, self.floor, self.limit)

    def holds_at(self, tag: str, place: int) -> bool:
        """Whether the token of a number bears a tag."""
        return place >= 0 and tag in self.sentence.tokens[place].tags

    def noun(self, name: str, start: int | None = None, end: int | None = None) -> Hit | None:
        """The counted word that a rule's match names as its noun."""
        found = self.find(name, start, end)
        return _longest(self.counted(), found.groups["noun"][0]) if found else None

    def equated(self, start: int) -> bool:
        """Whether a word equates a noun with the figure, in its own words ("dépasseraient 300") or before it."""
        words = (word.tags for word in self.sentence.tokens[start : self.end])
        return any("det" not in tags and not EQUATING.isdisjoint(tags) for tags in words)


def _longest(hits: Collection[Hit], first: int) -> Hit | None:
    """The longest of the hits that begin at a token."""
    return max((hit for hit in hits if hit.first == first), key=lambda hit: hit.last, default=None)


def spots_of(
    sentence: Sentence, topics: tuple[str, ...], figures: Sequence[Figure], others: Sequence[tuple[Figure, Why]], rules: Rules
) -> list[Spot]:
    """The figures of a sentence that can count something; ``others`` are those that cannot, each with what it is instead."""
    if not figures:
        return []
    tags = [frozenset() if token.tags >= _POINT else token.tags for token in sentence.tokens]
    for figure in [figure for figure, why in others if why in _UNITS]:
        put(tags, *tokens_of(sentence, figure), _OTHER_FIGURE, QUANTITY)
    places = [tokens_of(sentence, figure) for figure in figures]
    for figure, (first, end) in zip(figures, places, strict=True):
        put(tags, first, end, tags_of(figure, sentence.text) | {_KEPT[tag] for tag in tags[first] & _KEPT.keys()}, NUMBER)
    row = rules.grammar.row(tags)
    floors = [0, *(end for _, end in places)]
    limits = [*(first for first, _ in places[1:]), len(tags)]
    return [
        Spot(sentence, topics, figure, first, end, floor, limit, row, rules)
        for figure, (first, end), floor, limit in zip(figures, places, floors, limits, strict=False)
    ]


def tokens_of(sentence: Sentence, figure: Figure) -> tuple[int, int]:
    """The numbers of the first token of a figure, which may begin inside it, and of the one behind its last."""
    first = sentence.number(figure.start + 1) - 1
    return first + (first < 0 or sentence.tokens[first].end <= figure.start), sentence.number(figure.end)


def put(tags: list[Tags], first: int, end: int, new: Tags, inside: str) -> None:
    """Make one token of those of a figure, the later ones of which are ``inside`` it."""
    tags[first:end] = [new, *[_INSIDE[inside]] * (end - first - 1)][: end - first]


def tags_of(figure: Figure, text: str) -> Tags:
    """The tags of a figure: what kind of number it is."""
    words = text[figure.start : figure.end]
    return frozenset({NUMBER, *(f"{NUMBER}.{kind}" for kind, is_one in _KINDS if is_one(figure, words))})


def _most(figure: Figure) -> float:
    return figure.high or figure.low or 0
