"""Whether the editor's prose agrees with the claims it cites (promise 1): ``check_prose``.

A sentence, a heading, a list item and a table's row are each read by themselves. Of the figures in one that are no dates:

1. a figure rests on the next citations behind it; where none follows, on the last ones before it. It must agree with one of these
   claims, its hedge included; a range may join the bounds of several claims;
2. the prose may repeat a number of a cited quote that is nobody's claim there ("170 mm howitzers");
3. where nothing is cited, no figure may stand on the home page or a topic's page. A bare "one" counts as an article.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dossier.bounds import numbers_of
from dossier.errors import InputError
from dossier.language import load_language
from dossier.models import Claim, Figure, Figures
from dossier.write.citations import CITATION
from dossier.write.editors.page import HIDDEN, EditorPage, fences
from dossier.write.lookup import Lookup

_NO_PROSE = re.compile(
    rf"{HIDDEN}"
    r"|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"  # where a link leads
    r"|^[ \t]*\[[^\]\n^][^\]\n]*\]:.*$"  # the address of a link, at the page's end
    r"|<[a-zA-Z/!?][^>]*>"  # tags, bare addresses
    r"|https?://\S+"
    r"|\{:?[ \t]*[.#][^}\n]*\}",  # attributes
    re.DOTALL | re.MULTILINE,
)
_MARKS = re.compile(r"^[ \t]*(?:>[ \t]*)*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?", re.MULTILINE)
_BLOCK_END = re.compile(
    r"^[ \t]*#{1,6} [^\n]*\n|\n[ \t]*(?=\n)|\n(?=[ \t]*(?:>[ \t]*)*(?:[-+*]|\d{1,9}[.)]|#{1,6}|\|)[ \t|])|(?<=\|)[ \t]*\n", re.MULTILINE
)
_HEADING = re.compile(r"[ \t]*#{1,6} ")
_SENTENCE_END = re.compile(rf"[.!?…](?:[»”\"’')*_]|\s(?=»))*(?:[ \t]*{CITATION.replace('?P<claim>', '?:')})*(?=\s|$)")
LONGEST_WORD = 40
"""Characters of an abbreviation, at most."""
_WORD_BEFORE = re.compile(r"[\w.-]*\Z")
_SMALL_LETTER = re.compile(r"\s*+[a-zß-öø-ÿœ]")
_VISIBLE = re.compile(rf"{CITATION}|(?P<entity>&#?\w{{1,40}};)|(?P<mark>\\(?=\W)|[*~`|]+|(?<!\w)_+|_+(?!\w))|(?P<shown>.)", re.DOTALL)


@dataclass(slots=True)
class Sentence:
    """The visible text of a sentence, with the ``places`` of its characters in the prose. ``cited`` are claims and where in the text they
    are cited."""

    text: str = ""
    places: list[int] = field(default_factory=list)
    cited: list[tuple[int, str]] = field(default_factory=list)


def check_prose(lookup: Lookup, page: EditorPage, *, figures: Figures, strict: bool) -> None:
    """Raise InputError at a figure that disagrees with the claims it cites, or, on a ``strict`` page, cites none."""
    for words in filter(None, (page.title, page.description) if strict else ()):
        for figure in figures(words, lookup.language):
            if not _is_article(figure, shown := words[figure.start : figure.end]):
                line = page.text.count("\n", 0, max(page.text.find(shown), 0)) + 1
                what = f"'{shown}' stands where no claim can be cited, in the title or description"
                raise InputError(page.file, line, what, "say it without a number")
    for sentence in () if page.plain else sentences(page.prose, lookup.language):
        for figure in figures(sentence.text, lookup.language):
            words = sentence.text[figure.start : figure.end]
            claims = _claims_of(lookup, sentence, figure)
            if (not claims and not strict) or _is_article(figure, words):
                continue
            if not claims or not _agrees(lookup, figure, claims, figures):
                raise InputError(page.file, page.line(sentence.places[figure.start]), *_fault(lookup, sentence, figure, words, claims))


def sentences(prose: str, language: str) -> Iterator[Sentence]:
    """The sentences of a page, as readers see them.

    >>> [(one.text.strip(), one.cited) for one in sentences("## A\\n\\n*About* 4&nbsp;000.[^x] More.", "en")]
    [('## A', []), ('About 4\\xa0000.', [(13, 'x')]), ('More.', [])]
    """
    parts, start = [], 0
    for fence in fences(prose):
        parts += [prose[start : fence.start], _blank(prose[fence.start : fence.end])]
        start = fence.end
    bare = _NO_PROSE.sub(lambda match: _blank(match[0]), "".join([*parts, prose[start:]]))
    ends = [*(match.end() for match in _BLOCK_END.finditer(bare)), len(bare)]
    bare = _MARKS.sub(lambda match: _blank(match[0]), bare)
    start = 0
    for end in ends:
        for first, last in _split(bare, start, end, language):
            if (found := _visible(bare, first, last)).text.strip():
                yield found
        start = end


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _split(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of a block. A full stop behind an abbreviation or an initial, or before a small letter, ends none."""
    if _HEADING.match(text, start, end):
        yield start, end
        return
    short = {word.lower() for word in load_language(language).words["reading.abbreviations"]}
    for match in _SENTENCE_END.finditer(text, start, end):
        word = _WORD_BEFORE.search(text, max(start, match.start() - LONGEST_WORD), match.start())
        if match[0] == "." and word and (word[0].lower() in short or re.fullmatch(r"[^\W\d_]", word[0])):
            continue
        if _SMALL_LETTER.match(text, match.end(), end):
            continue
        yield start, match.end()
        start = match.end()
    yield start, end


def _visible(text: str, start: int, end: int) -> Sentence:
    found = Sentence()
    for match in _VISIBLE.finditer(text, start, end):
        if match["claim"]:
            found.cited.append((len(found.text), match["claim"]))
        elif match["mark"] is None:
            shown = html.unescape(match[0]) if match["entity"] else match[0].replace("\n", " ")
            found.text += shown
            found.places += [match.start()] * len(shown)
    return found


def _claims_of(lookup: Lookup, sentence: Sentence, figure: Figure) -> list[Claim]:
    """The claims that a figure of a sentence rests on: those cited next, else the last ones before it."""
    groups: list[tuple[int, list[str]]] = []
    for place, name in sentence.cited:
        if groups and not sentence.text[groups[-1][0] : place].strip(" ,;"):
            groups[-1][1].append(name)
        else:
            groups.append((place, [name]))
    behind = [names for place, names in groups if place >= figure.end]
    chosen = behind[0] if behind else groups[-1][1] if groups else []
    return [lookup.claims[name] for name in chosen if name in lookup.claims]


def _is_article(figure: Figure, words: str) -> bool:
    """ "One" and "une" count as often as not; a digit always does."""
    return figure.low == figure.high == 1 and figure.relation == "exact" and not any(map(str.isdigit, words))


def _agrees(lookup: Lookup, figure: Figure, claims: Sequence[Claim], figures: Figures) -> bool:
    if any(claim.figure.said == figure.said for claim in claims):
        return True
    bounds = {bound for claim in claims for bound in numbers_of(claim.figure)}
    if figure.relation == "range" and {figure.low, figure.high} <= bounds:
        return True
    return any(figure.said == one.said for claim in claims for one in _unclaimed(lookup, claim, figures))


def _unclaimed(lookup: Lookup, claim: Claim, figures: Figures) -> Iterator[Figure]:
    """The figures of a claim's quote that no claim holds."""
    quote = lookup.quote(claim, claim.source)
    taken = [other.figure for other in lookup.sentences[claim.source, claim.start, claim.end]]
    for figure in figures(quote, lookup.articles[claim.source].language):
        start, end = figure.start + claim.start, figure.end + claim.start
        if not any(start < other.end and other.start < end for other in taken):
            yield figure


def _fault(lookup: Lookup, sentence: Sentence, figure: Figure, words: str, claims: Sequence[Claim]) -> tuple[str, str]:
    """What is wrong with a figure, and what to do about it."""
    if not claims:
        return f"'{words}' cites no claim", "put [^claim-id] behind it, or say it without a number"
    quoted = "; ".join(f"'{lookup.quote(claim.figure, claim.source)}'" for claim in claims)
    what = f"'{words}' is not what the cited claim says ({quoted})"
    numbers = numbers_of(figure)
    if any(numbers <= {claim.figure.low, claim.figure.high} for claim in claims):
        return what, "keep its hedge"
    others = [lookup.claims[name] for _, name in sentence.cited if name in lookup.claims]
    if any(claim.figure.said == figure.said for claim in others):
        return what, "cite each claim right behind its own figure"
    return what, "correct the number, or cite the claim that holds it"
