"""The notes of a page: numbered as they are first cited, listed at its end, each with the way back.

Plain HTML, the same in every Markdown processor; the time is linear in the citations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from dossier.models import Claim
from dossier.write.html.links import page_link
from dossier.write.html.plain import plain
from dossier.write.lookup import Lookup

CITATION = r"\[\^(?P<claim>[A-Za-z0-9_-]+)\]"
"""How the editor's words cite a claim."""


@dataclass(slots=True)
class Citations:
    """The citations of one page so far. ``root`` is the way from the page to the root of its language, ``page`` its path from there where
    it quotes figures itself; ``cited`` counts the citations of each claim."""

    lookup: Lookup
    root: str
    page: str = ""
    cited: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, claims: Iterable[str]) -> Markup:
        """The note numbers of claims, as links to their notes.

        The first gets ``id="ref-ID-1"``, the next one of the same claim ``ref-ID-2``: a note leads back to each.
        """
        return Markup("").join(self._reference(claim) for claim in sorted(dict.fromkeys(claims), key=self._number))

    def refer(self, claims: Iterable[str]) -> Markup:
        """The note numbers of claims, as links that their notes do not lead back to: for tables and lists."""
        links = [
            Markup('<a href="#note-{0}" aria-label="{1}">{2}</a>').format(claim, self._label(claim), self._number(claim))
            for claim in dict.fromkeys(claims)
        ]
        return Markup('<sup class="cite">{}</sup>').format(Markup(" ").join(links))

    def cite_all(self, claims: Iterable[str]) -> Markup:
        """Many claims in a source line, runs of notes by their ends: "1–4, 7"."""
        numbers = {self._number(claim): claim for claim in claims}
        runs: list[list[int]] = []
        for number in sorted(numbers):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        ends = [[run[0], run[-1]] if len(run) > 2 else run for run in runs]
        linked = [
            Markup("–" if len(run) > 2 else ", ").join(self._link(numbers[number]) for number in end)
            for run, end in zip(runs, ends, strict=True)
        ]
        return Markup(", ").join(linked)

    def link(self, claim: Claim, topic: str) -> Markup:
        """The way to the quote of a claim on a topic's pages."""
        page, anchor = self.lookup.page_of(topic, claim.id), f"claim-{claim.id}"
        return Markup(f"#{anchor}") if page == self.page else page_link(page, root=self.root, anchor=anchor)

    def others(self, claim: Claim, topic: str, more: int) -> Markup:
        """That so many more sources have a figure: a link to its quote, which names them. Nothing where there are none."""
        if more <= 0:
            return Markup("")
        words = plain(self.lookup.wording.count("note.more", more))
        return Markup(' <a href="{}" aria-label="{}">+{}</a>').format(self.link(claim, topic), words, more)

    def _number(self, claim: str) -> int:
        return self.numbers.setdefault(claim, len(self.numbers) + 1)

    def _reference(self, claim: str) -> Markup:
        return Markup('<sup class="cite">{}</sup>').format(self._link(claim))

    def _link(self, claim: str) -> Markup:
        self._number(claim)
        self.cited[claim] = self.cited.get(claim, 0) + 1
        return Markup('<a href="#note-{0}" id="ref-{0}-{1}" aria-label="{2}">{3}</a>').format(
            claim, self.cited[claim], self._label(claim), self._number(claim)
        )

    def _label(self, claim: str) -> str:
        return self.lookup.wording.say("note.label", number=self._number(claim))
