"""The editor's own pages: prose that cites claims as ``[^claim-id]`` and must agree with them (promise 1).

On a topic's page a line of its own may place a part of the page: ``[[chart estimates-killed]]`` (the end of a chart's id is
enough), ``[[quote claim-id]]``, ``[[claims]]`` (the table).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dossier.errors import InputError
from dossier.models import Claim
from dossier.write.lookup import Lookup
from dossier.write.notes import Notes

_CITATION = re.compile(r"\[\^([A-Za-z0-9_-]+)\]")
_FILLED = re.compile(
    r"^\[\[(?P<kind>chart|quote|claims)(?: +(?P<name>[A-Za-z0-9_-]+))?\]\][ \t]*$|\[\^(?P<claim>[A-Za-z0-9_-]+)\]", re.MULTILINE
)
_CODE = re.compile(r"```.*?```|`[^`\n]*`|<!--.*?-->", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?…](?:[»”\"’)]|\s(?=»))*(?=\s|\[\^|$)|\n\s*\n")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|(?<![\w.,])\d+(?:[.,]\d+)?(?!\d)")
_SCALE = re.compile(r"[ \u00a0\u202f]*(million|milliard|billion)s?\b", re.IGNORECASE)
_SCALES = {"million": 1e6, "milliard": 1e9, "billion": 1e9}
_MONTH = r"(?:jan|feb|fév|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|août|sep|oct|nov|dec|déc)[a-zéû]*\.?"
_DATE = re.compile(
    rf"\b(?:(?:1er|\d{{1,2}})[ \u00a0])?{_MONTH}[ \u00a0]+(?:\d{{1,2}},[ \u00a0])?(?:19|20)\d\d\b"
    rf"|\b(?:1er|\d{{1,2}})[ \u00a0]{_MONTH}(?!\w)|\b{_MONTH}[ \u00a0]\d{{1,2}}\b|\b\d{{4}}-\d\d(?:-\d\d)?\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)


Parts = Callable[[str, str], str | None]
"""A part of a page by its kind ("chart") and name; ``None`` where there is no such part."""


def _no_parts(kind: str, name: str) -> None:
    """Pages other than a topic's have nothing to place."""


@dataclass(frozen=True, slots=True)
class EditorPage:
    """A page of ``docs/``: ``file`` as messages name it, ``text`` as written."""

    file: str
    text: str

    def written(self, lookup: Lookup, prose: str, notes: Notes, *, parts: Parts = _no_parts) -> Markup:
        """``prose`` (the page, or its end) with its citations as notes and the ``parts`` of the page it places.

        Raises InputError where a citation or a place matches nothing, or where a number of a cited sentence is not in the
        claims it cites.
        """
        self._check(lookup, prose)

        def fill(match: re.Match[str]) -> str:
            if match["claim"]:
                return str(notes.cite([match["claim"]]))
            part = parts(match["kind"], match["name"] or "")
            if part is None:
                line = self._line(self.text.index(match[0]))
                raise InputError(
                    self.file, line, f"'{match[0].strip()}' matches nothing of this page", "take the name from the page's downloads"
                )
            return f"\n{part}\n"

        return Markup(_outside_code(prose, lambda part: _FILLED.sub(fill, part)))

    def _check(self, lookup: Lookup, prose: str) -> None:
        offset = self.text.rindex(prose) if prose else 0
        bare = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), prose)
        for start, sentence in _sentences(bare):
            names = _CITATION.findall(sentence)
            for match in _CITATION.finditer(sentence):
                if match[1] not in lookup.claims:
                    near = difflib.get_close_matches(match[1], lookup.claims, n=1)
                    todo = f"did you mean '{near[0]}'?" if near else "take an id from the page 'Data' (claims.csv)"
                    raise InputError(self.file, self._line(offset + start + match.start()), f"'{match[1]}' matches no claim", todo)
            claims = [lookup.claims[name] for name in names]
            for place, number, words in numbers(sentence) if claims else ():
                if not any(holds(claim, number) for claim in claims):
                    held = "; ".join(lookup.quote(claim.figure, claim.source) for claim in claims)
                    raise InputError(
                        self.file,
                        self._line(offset + start + place),
                        f"'{words}' is not what the cited claim says ({held})",
                        "correct the number, or cite the claim that holds it",
                    )

    def _line(self, place: int) -> int:
        return self.text.count("\n", 0, place) + 1


def holds(claim: Claim, number: float) -> bool:
    """Whether a number is one of a claim's bounds."""
    return number in (claim.figure.low, claim.figure.high)


def numbers(sentence: str) -> Iterator[tuple[int, float, str]]:
    """The numbers of a sentence that are no dates, with their places and words.

    >>> [number for _, number, _ in numbers("In April 2025, about 4 000 or 1.5 million[^a1].")]
    [4000.0, 1500000.0]
    """
    bare = _CITATION.sub(lambda match: " " * len(match[0]), _DATE.sub(lambda match: " " * len(match[0]), sentence))
    for match in _NUMBER.finditer(bare):
        scale = _SCALE.match(bare, match.end())
        words = bare[match.start() : scale.end() if scale else match.end()]
        digits = match[0]
        grouped = re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+", digits)
        value = float(re.sub(r"\D", "", digits)) if grouped else float(digits.replace(",", "."))
        yield match.start(), value * (_SCALES[scale[1].lower()] if scale else 1), words


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Sentences with their places; a citation after the full stop belongs to the sentence before it."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        end = match.end()
        while (cited := _CITATION.match(text, end)) is not None:
            end = cited.end()
        if end > start:
            yield start, text[start:end]
            start = end
    if text[start:].strip():
        yield start, text[start:]


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """``change`` applied to what is neither code nor a comment."""
    parts: list[str] = []
    place = 0
    for match in _CODE.finditer(text):
        parts += [change(text[place : match.start()]), match[0]]
        place = match.end()
    return "".join([*parts, change(text[place:])])
