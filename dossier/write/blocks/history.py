"""What changed from one record to the next: rows for a page, words for a feed, a line for the pages whose figures changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.history import KINDS, Comparison, Item, Record
from dossier.models import Claim, Dossier
from dossier.write.blocks.changes import fields_in_words, from_what_to_what
from dossier.write.blocks.quotes import claimant_words
from dossier.write.html.links import page_link
from dossier.write.html.plain import plain
from dossier.write.html.templates import render
from dossier.write.kinds import kinds
from dossier.write.lookup import Lookup, topic_of


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A figure that changed, with all that stands with a figure; ``link`` leads to it where it still stands on the site."""

    figure: str
    measure: str
    kinds: list[str]
    party: tuple[int, str] | None
    who: Markup | None
    date: str
    outlet: str
    doubtful: bool
    link: Markup | None
    words: str


def recorded(lookup: Lookup, record: Record) -> Lookup:
    """The names and words of a record's claims, in the site's language."""
    dossier = Dossier(record.articles, (), record.claims, (), (), (), ())
    return Lookup(dossier, lookup.config, lookup.wording)


def changed_rows(lookup: Lookup, step: Comparison, items: Sequence[Item], *, root: str) -> list[ChangedRow]:
    """Some figures that changed, as rows."""
    before, after = recorded(lookup, step.old), recorded(lookup, step.new)
    return [_row(lookup, before, after, item, root=root) for item in items]


def _row(lookup: Lookup, before: Lookup, after: Lookup, item: Item, *, root: str) -> ChangedRow:
    then, claim = (after, item.new) if item.new else (before, item.old)
    assert claim is not None, "a new source is no row"
    article = then.articles[claim.source]
    return ChangedRow(
        figure=then.in_words(claim),
        measure=then.measure(claim.measure),
        kinds=kinds(then.wording, claim),
        party=then.party(claim.claimant.party) if claim.claimant and claim.claimant.party else None,
        who=claimant_words(then, claim),
        date=then.held(claim, short=True),
        outlet=then.outlet(article),
        doubtful=then.reliability(article) is not None,
        link=claim_link(lookup, claim, root=root),
        words=" ".join(_words(lookup, before, after, item)),
    )


def claim_link(lookup: Lookup, claim: Claim, *, root: str) -> Markup | None:
    """The way to a claim of a record where it still stands on the site."""
    if claim.id not in lookup.claims:
        return None
    return page_link(lookup.page_of(topic_of(lookup, lookup.estimate_of[claim.id]), claim.id), root=root, anchor=f"claim-{claim.id}")


def _words(lookup: Lookup, before: Lookup, after: Lookup, item: Item) -> list[str]:
    """What is other in a figure, why it is gone, and the editor's reason."""
    found = []
    if item.old and item.new and item.fields:
        one, other = fields_in_words(before, item.old), fields_in_words(after, item.new)
        only = [{name: fields[name] for name in item.fields} for fields in (one, other)]
        found += [words for words in [from_what_to_what(only[0], only[1], lookup)] if words]
    if item.kind == "withdrawn" and item.old and not item.reason:
        gone = item.old.source not in after.articles
        found.append(lookup.wording.say("history.article_gone" if gone else "history.no_longer_read"))
    reason = item.reason.get(lookup.language) or next(iter(item.reason.values()), "")
    return [*found, *([lookup.wording.say("history.reason", reason=reason)] if reason else [])]


def counted_words(lookup: Lookup, items: Sequence[Item]) -> str:
    """How many figures changed in which way: "4 new figures, 1 figure revised"; "" where none did."""
    counts = [(kind, sum(item.kind == kind for item in items)) for kind in KINDS if kind != "confirmed"]
    return lookup.wording.say("list.comma").join(lookup.wording.count(f"history.count_{kind}", n) for kind, n in counts if n)


def since_line(lookup: Lookup, topic: str | None = None) -> Markup:
    """What changed last, in one line that leads to the page of it; of a ``topic``, what bears on it. Nothing where nothing did."""
    step = lookup.history.steps[-1] if lookup.history and lookup.history.steps else None
    items = [item for item in step.items if topic is None or _bears_on(item, topic)] if step else []
    counted = counted_words(lookup, items)
    if step is None or not counted:
        return Markup("")
    words = lookup.wording.say("history.since", date=lookup.wording.date(step.old.date), changes=counted)
    return render("since", lookup.wording, words=words, link=page_link("changes.md", root=""))


def _bears_on(item: Item, topic: str) -> bool:
    claim = item.new or item.old
    return claim is not None and topic in claim.topics


def told(row: ChangedRow, lookup: Lookup) -> Markup:
    """A row as one line of text, for a feed."""
    say = lookup.wording.say
    who = row.who.striptags() if row.who else say("claim.nobody")
    side = [row.party[1]] if row.party else []
    doubt = [say("warning.short")] if row.doubtful else []
    about = say("list.semicolon").join([say("list.comma").join([who, *side, row.date]), *row.kinds, row.outlet, *doubt])
    line = f"{row.measure}{say('list.colon')}{say('in_short.figure', figure=row.figure, sources=about)}"
    return plain(f"{line}. {row.words}" if row.words else f"{line}.")
