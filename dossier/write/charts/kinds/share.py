"""A part of a whole, as one sentence gives both ("37 of the 64 villages"): the whole as a pale bar, the part as a dark one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from dossier.bounds import lower_bound, upper_bound
from dossier.language import load_language
from dossier.models import Claim, Estimate
from dossier.write.charts.chart import (
    MOST_ROWS,
    Chart,
    Context,
    Words,
    chart_without_picture,
    draw_chart,
    list_estimates,
    more_note,
    sentences,
    source_of,
)
from dossier.write.charts.layout.rows import Panel, Row, draw_rows
from dossier.write.headline import who_says
from dossier.write.kinds import reserves
from dossier.write.wording import upper_first, without_brackets

NEAR = 40
"""How many characters before and after two figures may say that one is a part of the other."""

QUOTED = 54
"""How many characters of the sentence, from its first figure on, stand beside a share: the source's own words for it."""


@dataclass(frozen=True, slots=True)
class Share:
    """Two estimates of one claimant, the second the whole of the first; ``claims`` are the two in one of the sentences."""

    part: Estimate
    whole: Estimate
    claims: tuple[Claim, Claim]


def find_shares(estimates: Iterable[Estimate], context: Context) -> list[Share]:
    """The shares that sentences give in words of ``claims.share`` (of their language). Part and whole are of one measure, or the whole's
    measure contains the part's. Each pair of estimates comes once."""
    shown = {estimate.id for estimate in estimates}
    found: dict[tuple[str, str], Share] = {}
    for claims in context.lookup.sentences.values():
        for claim, other in permutations(claims, 2):
            part, whole = context.lookup.estimate_of[claim.id], context.lookup.estimate_of[other.id]
            if {part.id, whole.id} <= shown and _belong(part, whole, context) and _is_share(claim, other, claims, context):
                found.setdefault((part.id, whole.id), Share(part, whole, (claim, other)))
    return list(found.values())


def sole_wholes(shares: Sequence[Share], estimates: Sequence[Estimate]) -> set[str]:
    """The estimates of measures that have no figures but shares: 64 villages of which 37 are burnt are no claim of their own."""
    paired = {estimate.id for share in shares for estimate in (share.part, share.whole) if share.part.measure == share.whole.measure}
    others = {estimate.measure for estimate in estimates if estimate.id not in paired}
    return {estimate.id for estimate in estimates if estimate.id in paired and estimate.measure not in others}


def _belong(part: Estimate, whole: Estimate, context: Context) -> bool:
    """Whether one may be a part of the other: by one claimant, as of one date, the same thing, and not more of it."""
    measure = context.lookup.measures.get(part.measure)
    same = part.measure == whole.measure or (measure is not None and whole.measure in measure.contained_in)
    one_claimant = (part.claimant, part.party, part.as_of) == (whole.claimant, whole.party, whole.as_of)
    return same and one_claimant and "vague" not in (part.relation, whole.relation) and 0 < upper_bound(part) < lower_bound(whole)


def _is_share(part: Claim, whole: Claim, claims: Sequence[Claim], context: Context) -> bool:
    """Whether the words around two figures, with no third between them, say that one is a part of the other."""
    first, last = sorted((part.figure, whole.figure))
    if part.figure.unit or whole.figure.unit or any(first < claim.figure < last for claim in claims):
        return False
    article = context.lookup.articles[part.source]
    names = {part.figure: "PART", whole.figure: "WHOLE"}
    before, after = article.text[max(part.start, first.start - NEAR) : first.start], article.text[last.end : min(part.end, last.end + NEAR)]
    words = f"{before}{names[first]}{article.text[first.end : last.start]}{names[last]}{after}"
    return load_language(article.language).regex("claims.share").search(words) is not None


def share_charts(shares: Sequence[Share], context: Context) -> list[Chart]:
    """A chart for each measure of which shares are known: a picture where there are two or more, else words."""
    by_measure: dict[str, list[Share]] = {}
    for share in shares:
        by_measure.setdefault(share.whole.measure, []).append(share)
    return [_chart(measure, found, context) for measure, found in by_measure.items()]


def _chart(measure: str, shares: Sequence[Share], context: Context) -> Chart:
    ordered = sorted(
        shares, key=lambda share: (share.part.claimant is None, share.part.as_of is None, share.part.as_of or "", share.part.id)
    )
    shown = ordered[:MOST_ROWS]
    panel = Panel("", tuple(_row(share, context) for share in shown), bars=True)
    pairs = list(dict.fromkeys(_in_words(share, context) for share in ordered))
    sources = list(dict.fromkeys(_source(share, context) for share in ordered if _in_words(share, context) == pairs[0]))
    first = context.say("title_share", share=pairs[0], source=context.lookup.wording.listing(sources))
    title = context.count("title_shares", len(pairs) - 1, first=first) if len(pairs) > 1 else first
    alt = sentences(
        *(context.say("alt_share", source=source_of(share.part, context), share=_in_words(share, context)) for share in ordered[:2])
    )
    estimates = list(dict.fromkeys(estimate for share in ordered for estimate in (share.part, share.whole)))
    name, table = f"share-{measure}", list_estimates(estimates, context)
    if len(pairs) == 1:
        dated = sentences(context.lookup.held(ordered[0].part))
        return chart_without_picture(context, name, "share", Words(upper_first(title), dated, alt), table)
    return draw_chart(
        context,
        name,
        "share",
        Words(upper_first(title), sentences(context.say("subtitle_share")), alt),
        table,
        lambda narrow: draw_rows(
            [panel], more=more_note(len(ordered) - len(shown), context), narrow=narrow, wording=context.lookup.wording
        ),
    )


def _source(share: Share, context: Context) -> str:
    """Who gives a share, and what else must stand with it."""
    about = [who_says(context.lookup, [share.part]), *reserves(context.lookup.wording, share.part), *context.doubt(share.part)]
    return context.lookup.wording.say("list.semicolon").join(about)


def _in_words(share: Share, context: Context) -> str:
    part, whole = context.lookup.in_words(share.part), context.lookup.in_words(share.whole)
    phrase = context.lookup.phrase(share.whole.measure)
    if share.part.measure == share.whole.measure:
        return context.say("share_of", part=part, whole=whole, phrase=phrase)
    return context.say("share_among", part=part, part_phrase=context.lookup.phrase(share.part.measure), whole=whole, phrase=phrase)


def _row(share: Share, context: Context) -> Row:
    """A share beside its claimant and the source's own words for it."""
    claim, other = share.claims
    start = min(claim.figure.start, other.figure.start)
    text = " ".join(context.lookup.articles[claim.source].text[start : claim.end].split())
    words = text if len(text) <= QUOTED else text[: text.rfind(" ", 0, QUOTED)] + "…"
    quoted = context.lookup.wording.say("note.quoted_title", title=words)
    figure = context.say("share", part=context.lookup.in_words(share.part), whole=context.lookup.in_words(share.whole))
    name, date = without_brackets(context.claimant(share.part)), context.lookup.wording.date(share.part.as_of, short=True)
    row = context.row(share.part, f"{name} · {date}", quoted)
    label = context.say("alt_share", source=source_of(share.part, context), share=_in_words(share, context))
    return replace(row, figure=figure, whole=upper_bound(share.whole), label=label, href=context.href(claim), claim=claim.id)
