"""What an editor's block may place on a page: charts, quotes, tables of claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from dossier.nearest import did_you_mean
from dossier.write.blocks.charts import chart_figure
from dossier.write.blocks.claims import claims_table
from dossier.write.blocks.quotes import passage_quote, quote_of
from dossier.write.charts.chart import Chart
from dossier.write.charts.files import Downloads
from dossier.write.citations import Citations
from dossier.write.editors.page import Fault
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup, ordered_claims

KINDS = ("chart", "quote", "claims")


@dataclass(frozen=True, slots=True)
class Placing:
    """The charts, quotes and tables of the site as one page shows them. ``charts`` are all of the site's, ``downloads`` their files by
    their ids; ``topic`` is the one whose page it is.

    ``placed`` holds the names of what was placed: charts by their ids, "claims" for the whole table.
    """

    lookup: Lookup
    citations: Citations
    charts: Sequence[Chart]
    downloads: Downloads
    topic: str | None = None
    placed: set[str] = field(default_factory=set)

    def block(self, kind: str, name: str) -> Markup | Fault:
        """What a line of an editor's block places, or why it places nothing."""
        if kind == "chart":
            return self._chart(name)
        if kind == "quote":
            return self._quote(name)
        if kind == "claims":
            return self._claims(name)
        return Fault(f"'{kind}' cannot be placed", did_you_mean(kind, KINDS) or "write 'chart', 'quote' or 'claims' and its name")

    def _chart(self, name: str) -> Markup | Fault:
        """A chart by its id or the end of it; on a topic's page its own charts come first."""
        ids = {chart.id.removeprefix("chart-"): chart for chart in self.charts}
        own = {known.removeprefix(f"{self.topic}-"): chart for known, chart in ids.items() if known.startswith(f"{self.topic}-")}
        ends = {known: chart for known, chart in ids.items() if name and known.endswith(f"-{name}")}
        chart = own.get(name) or ids.get(name) or (next(iter(ends.values())) if len(ends) == 1 else None)
        if chart is None:
            if ends:
                return Fault(f"'{name}' fits {len(ends)} charts", f"use one of {', '.join(ends)}")
            known = ", ".join(own or ids) or "none: there are no charts"
            return Fault(f"'{name}' matches no chart", did_you_mean(name, [*own, *ids]) or f"use one of {known}")
        if chart.id in self.placed:
            return Fault(f"'{name}' stands on this page already", "remove one of the two")
        self.placed.add(chart.id)
        return chart_figure(self.lookup, chart, self.citations, downloads=self.downloads.get(chart.id, {}), here=chart in own.values())

    def _quote(self, name: str) -> Markup | Fault:
        lookup = self.lookup
        passage = next((one for one in lookup.dossier.passages if one.id == name), None)
        if name in lookup.claims:
            quote = quote_of(lookup, [lookup.claims[name]], self.citations)
        elif passage is None:
            todo = did_you_mean(name, lookup.claims) or "take an id from the page 'Data' (claims.csv)"
            return Fault(f"'{name}' matches no claim and no passage", todo)
        elif claims := lookup.sentences.get((passage.source, passage.start, passage.end)):
            quote = quote_of(lookup, claims, self.citations)
        else:
            quote = passage_quote(lookup, passage, root=self.citations.root)
        return render("placed", lookup.wording, quote=replace(quote, anchors=()))

    def _claims(self, name: str) -> Markup | Fault:
        claims = [claim for claim in ordered_claims(self.lookup) if self.topic is None or self.topic in claim.topics]
        if not name:
            self.placed.add("claims")
            return claims_table(self.lookup, claims, self.citations, here=self.topic) or Fault("the table has no claim", "remove the line")
        names = [*self.lookup.measures, *(topic.id for topic in self.lookup.config.topics)]
        if name not in names:
            return Fault(f"'{name}' matches no measure and no topic", did_you_mean(name, names) or f"use one of {', '.join(names)}")
        chosen = [claim for claim in claims if claim.measure == name or name in claim.topics]
        none = Fault(f"there is no claim of '{name}' here", "remove the line")
        return claims_table(self.lookup, chosen, self.citations, here=self.topic, whole=False) or none
