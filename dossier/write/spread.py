"""How what is too much for one page is spread over several: a page a month, more where a month has too much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dossier.dateprefix import date_order, widened
from dossier.models import Claim, Passage

MOST_FIGURES = 150
"""So many figures of a topic, and so many passages without one, stand on one page. With its quote, row and note a figure of an
invented article takes 4.5 kB of a topic's page and 0.25 kB as it travels: 150 make 0.7 MB and 40 kB, and sentences twice as long
still leave the page below 1 MB and 90 kB."""

FOLDER = "figures"

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One of several pages: what falls into a month (a year where no month is known, ``None`` where no date is), the ``number``-th of
    the month's ``of`` pages."""

    month: str | None
    number: int
    of: int
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """The page's address in its folder: "2025-03", "2025-03-part-2", "undated"."""
        return f"{self.month or 'undated'}{f'-part-{self.number}' if self.number > 1 else ''}"


def monthly(items: Iterable[Item], dated: Callable[[Item], str | None], *, most: int) -> list[Page[Item]]:
    """Items on pages of ``most`` items by the month of their date, the earliest first, undated last; those of one date keep their order.

    >>> [(page.name, page.items) for page in monthly(["2025-03-02", "2025-03", "2025-01-30"], str, most=1)]
    [('2025-01', ('2025-01-30',)), ('2025-03', ('2025-03',)), ('2025-03-part-2', ('2025-03-02',))]
    """
    months: dict[str | None, list[Item]] = {}
    for item in sorted(items, key=lambda item: date_order(dated(item))):
        date = dated(item)
        months.setdefault(widened(date, "month") if date else None, []).append(item)
    found = []
    for month, own in months.items():
        cut = [tuple(own[start : start + most]) for start in range(0, len(own), most)]
        found += [Page(month, number, len(cut), part) for number, part in enumerate(cut, 1)]
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a topic's figures; ``path`` is below the root of a language."""

    path: str
    month: str | None
    number: int
    of: int
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]

    @property
    def ids(self) -> list[str]:
        """Those of its claims and passages."""
        return [*(claim.id for claim in self.claims), *(passage.id for passage in self.passages)]


def spread(topic: str, claims: Sequence[Claim], passages: Sequence[Passage], *, published: Mapping[str, str | None]) -> tuple[Part, ...]:
    """The pages of a topic's claims, by when they hold, and of its passages without a figure, by when their article was ``published`` (by
    source); none where the topic's own page holds them all."""
    if max(len(claims), len(passages)) <= MOST_FIGURES:
        return ()
    figures = {(page.month, page.number): page for page in monthly(claims, lambda claim: claim.as_of, most=MOST_FIGURES)}
    others = {(page.month, page.number): page for page in monthly(passages, lambda one: published[one.source], most=MOST_FIGURES)}
    parts = []
    for place in sorted({*figures, *others}, key=lambda place: (date_order(place[0]), place[1])):
        own, rest = figures.get(place), others.get(place)
        here = [page for page in (own, rest) if page]
        path = f"{FOLDER}/{topic}/{here[0].name}.md"
        parts.append(Part(path, *place, max(page.of for page in here), own.items if own else (), rest.items if rest else ()))
    return tuple(parts)
