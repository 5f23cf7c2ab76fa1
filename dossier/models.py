"""What the program speaks of: frozen data, no logic. CONTRIBUTING.md explains each word.

Everything found is a span ``(start, end)`` of an article's untouched text, in Unicode code points; nothing here
carries a copy of that text. Dates are ISO 8601 dates or their prefixes (``"2025-06"``), ``None`` where nothing is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Relation = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
Scope = Literal["new", "total", "part"]
"""What a count is of: a batch of its own, a running total, or a part of a bigger figure."""
Modality = Literal["actual", "planned", "possible"]
"""Whether a figure is said to be so, is promised or expected, or may be so or is feared."""
Basis = Literal["stated", "reported"]
"""Whether a claim's own words tell its day, or only the article's date does."""
SentenceKind = Literal["body", "heading", "title"]
Why = Literal[
    "date", "share", "age", "fraction", "number of a line", "pronoun", "mark of a note", "rate", "former value", "comparison", "broken",
    "limit", "factor", "size", "trial", "telephone number", "unit", "label", "nothing counted", "not about the subject", "others",
    "denied", "doubted", "unconfirmed", "withdrawn", "asked", "imagined", "fiction", "no cue",
]  # fmt: skip
"""Why a figure is no claim: what its number is instead, or what the claim lacks."""
ChangeKind = Literal["changed", "added", "split", "merged", "rejected"]
Evidence = Literal["editor", "agency", "wording", "announcement", "single"]
"""Why articles go back to one report."""
DifferenceKind = Literal["conflict", "contradiction", "rising", "revision", "definition", "planned", "batch"]
"""How estimates differ; ``gather.differences`` says what each kind is."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Sentence(Span):
    """A sentence of an article's body; ``paragraph`` counts the body's paragraphs from 0."""

    paragraph: int
    kind: SentenceKind = "body"


@dataclass(frozen=True, slots=True, order=True)
class Figure(Span):
    """A number in a text with its hedge: the span holds both ("près de 600").

    ``low`` and ``high`` are the bounds claimed, inclusive, ``None`` where a side is open; ``unit`` is what is written
    onto the number itself ("%", "$", "€", "£", "km"), else ``None``.
    """

    low: float | None
    high: float | None
    relation: Relation
    unit: str | None = None

    @property
    def said(self) -> tuple[float | None, float | None, Relation, bool]:
        """What it says, in whatever words and language: its bounds and hedge, and whether it is a share of a hundred."""
        return self.low, self.high, self.relation, self.unit == "%"


Figures = Callable[[str, str], Sequence[Figure]]
"""Finds the figures of a text in a language that are no dates."""


@dataclass(frozen=True, slots=True, order=True)
class DateSpan(Span):
    """A date in a text, resolved: ``first`` to ``last`` day, both inclusive, ``None`` where a side is open."""

    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know: ``file:line: what; todo``. ``file`` is relative to the dossier's folder; ``trace`` says where
    in the program it failed, where nobody foresaw that it would; ``grave`` that a strict build ends."""

    file: str
    line: int
    what: str
    todo: str
    trace: str = field(default="", compare=False, repr=False)
    grave: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Markup:
    """What the ``file`` of an HTML seed holds beside the text that a reader sees.

    ``runs`` say where stretches of the text stand in the file: (start in the text, start in the file, line of the file
    from 1), in order; ``apart`` are the lines of the text in menus, asides and the like; ``breaks`` are the places of the line breaks
    that may stand within a paragraph; ``unseen`` are the places of the file whose text is hidden; ``is_page`` is false of Markdown;
    ``times`` are the days of its time elements, each with its place in the text.
    """

    file: str
    runs: tuple[tuple[int, int, int], ...]
    apart: tuple[Span, ...]
    breaks: tuple[int, ...] = ()
    unseen: tuple[Span, ...] = ()
    is_page: bool = True
    times: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Seed:
    """A file as scraped, decoded and otherwise untouched; of an HTML page, the text that a reader sees, beside its
    ``markup``. ``source`` is the file's name without the ending; ``notices`` say what a person should know of how it was decoded."""

    source: str
    path: str
    text: str
    markup: Markup | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A seed that was read. ``sentences`` are the body's, in order; ``furniture`` is what must never be quoted.

    ``published_evidence`` says in the text's own words (or "dossier.yml", "metadata", "file name", an address) what dated the article;
    ``credits`` are the names of agencies or outlets the text says it took its report from; ``runs`` and ``times`` are its Markup's.
    """

    source: str
    path: str
    text: str
    language: str
    title: str | None
    outlet: str | None
    published: str | None
    published_evidence: str | None
    url: str | None
    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...]
    credits: tuple[str, ...] = ()
    note: str | None = None
    reliability: str | None = None
    runs: tuple[tuple[int, int, int], ...] = ()
    times: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """A body sentence that bears on ``topics``. ``id`` depends on its own words and source only."""

    id: str
    source: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who claims a figure: ``words`` is the span of the article's text that names them; ``actor`` the name of the
    configured actor they resolve to, ``party`` the id of the side it belongs to; both ``None`` when unsure. ``relay`` is the
    span of the words for the medium that passes it on ("told Havasse"); the claimant is the same without it. ``certainty`` (0 to 1)
    is how often a link of that kind and length names the right one, as measured on annotated articles; ``None`` where an editor
    names it."""

    words: Span
    actor: str | None
    party: str | None
    relay: Span | None = field(default=None, compare=False)
    certainty: float | None = field(default=None, compare=False)


People = Literal[
    "soldiers", "police", "rescuers", "carers", "helpers", "fighters", "civilians", "children", "journalists", "demonstrators", "workers",
    "prisoners", "migrants",
]  # fmt: skip
"""The groups of people for whose nouns the language packs have lists ("group.soldiers")."""

EVERYWHERE = "*"
"""The place of a figure that is said to be of a whole country."""


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """A figure in a passage and all that makes it somebody's claim. ``start``/``end`` are its sentence's.

    ``whole`` is the id of the claim that a part is a part of, where one sentence has both. ``people`` names the group of people whose toll
    it is ("soldiers"), ``place`` where they are counted ("Port-Lys"), EVERYWHERE of a whole country; None where the words tell neither.
    ``hearsay``: the outlet keeps its distance ("aurait", "reportedly"). ``former``: the value is said to be superseded. ``correction`` is
    the editor's reason, in the dossier's first language, where ``dossier.yml`` changed a field.
    """

    id: str
    source: str
    figure: Figure
    counted: Span | None
    measure: str
    topics: tuple[str, ...]
    claimant: Claimant | None
    as_of: str | None
    scope: Scope | None
    as_of_basis: Basis | None = None
    modality: Modality = "actual"
    hearsay: bool = False
    former: bool = False
    whole: str | None = None
    people: People | None = None
    place: str | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """What one seed holds; ``article`` is None for one that cannot be read, and a notice says why."""

    article: Article | None
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """The claims that say the same: one measure, one claimant, one value, one as-of, one scope and modality.

    ``claimant`` is the label to print (the actor's name, else the claimant's own words), ``None`` where nobody is named.
    ``claims`` are claim ids, that of the one with the claimant's name first, then in reading order, of so many ``articles``;
    ``origins`` counts the origins behind them: they are at most so many independent ones. ``as_of_basis`` is "reported" where the
    date of an article alone tells the day. ``people`` and ``place`` are those of a group or a place that is not what most figures of the
    measure are of. It is ``hearsay`` or ``former`` where all its claims are.
    """

    id: str
    measure: str
    claimant: str | None
    party: str | None
    low: float | None
    high: float | None
    relation: Relation
    scope: Scope | None
    as_of: str | None
    claims: tuple[str, ...]
    origins: int
    modality: Modality = "actual"
    hearsay: bool = False
    former: bool = False
    articles: int = 1
    as_of_basis: Basis | None = None
    people: People | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Estimates of ``measures`` that differ. ``estimates`` are estimate ids, earliest first, undated last."""

    id: str
    kind: DifferenceKind
    measures: tuple[str, ...]
    estimates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that go back to the same report. ``name`` is the agency credited, if any, or what the editor calls it; ``evidence`` says
    why ("editor": the editor does; "agency": all name it; "wording": near-identical sentences; "announcement": the same claimant's same
    figures; "single": it stands alone)."""

    id: str
    sources: tuple[str, ...]
    name: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the timeline: ``date`` (ISO prefix) and the estimates that were said to hold then."""

    date: str
    estimates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What an editor did to the claim with the id ``claim``. ``found`` is the claim as it was read: before it was changed or split, or the
    other one that is told to be the same; None of an added one. A rejected one is no claim of the dossier any more."""

    kind: ChangeKind
    claim: str
    found: Claim | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything gathered, in the order in which a reader meets it. ``changes`` are the editor's; ``checked`` are the claims, by
    id, that an editor looked at, each with the key in ``dossier.yml`` under which it stands."""

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    estimates: tuple[Estimate, ...]
    differences: tuple[Difference, ...]
    origins: tuple[Origin, ...]
    timeline: tuple[Event, ...]
    changes: tuple[Change, ...] = ()
    checked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the site's search should find beside its pages: ``location`` is a page and a place on it, below a language's root. By the
    words of ``unseen`` it is found, too, but no result shows them."""

    location: str
    title: str
    text: str
    unseen: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What is published: path (with "/", relative to the site's root) -> content; Markdown pages end in ".md".

    ``newest`` is the latest publication date among the articles; ``entries`` are for each language's search.
    """

    files: Mapping[str, str | bytes]
    notices: tuple[Notice, ...] = field(default=())
    newest: str | None = None
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
