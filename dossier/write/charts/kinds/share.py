"""A part of a whole, as one sentence gives both ("37 of the 64 villages"): the whole as a pale bar, the part as a dark one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from dossier.bounds import bottom, top
from dossier.language import load_language
from dossier.models import Claim, Estimate
from dossier.write.charts.chart import MOST_ROWS, Chart, Desk, Words, finish, list_estimates, more_note, sentences, source_of
from dossier.write.charts.layout.rows import Panel, Row, draw_rows
from dossier.write.wording import upper_first, without_brackets

NEAR = 40
"""Characters before and after two figures in which words may say that one is a part of the other."""

QUOTED = 54
"""Characters of the sentence from its first figure on that stand beside a share: what the part is, in the source's own words."""


@dataclass(frozen=True, slots=True)
class Share:
    """Two estimates of one claimant, the second the whole of the first; ``claims`` are the two in one of the sentences."""

    part: Estimate
    whole: Estimate
    claims: tuple[Claim, Claim]


def find_shares(estimates: Iterable[Estimate], desk: Desk) -> list[Share]:
    """The parts and wholes that a sentence gives in such words (``claims.share`` of its language): of one measure, or of one that
    the other's contains; each pair of estimates once."""
    shown = {estimate.id for estimate in estimates}
    found: dict[tuple[str, str], Share] = {}
    for claims in desk.lookup.sentences.values():
        for claim, other in permutations(claims, 2):
            part, whole = desk.lookup.estimate_of[claim.id], desk.lookup.estimate_of[other.id]
            if {part.id, whole.id} <= shown and _belong(part, whole, desk) and _is_share(claim, other, claims, desk):
                found.setdefault((part.id, whole.id), Share(part, whole, (claim, other)))
    return list(found.values())


def sole_wholes(shares: Sequence[Share], estimates: Sequence[Estimate]) -> set[str]:
    """The estimates of measures of which nothing is said but shares: 64 villages of which 37 are burnt are no claim of their own."""
    paired = {estimate.id for share in shares for estimate in (share.part, share.whole) if share.part.measure == share.whole.measure}
    others = {estimate.measure for estimate in estimates if estimate.id not in paired}
    return {estimate.id for estimate in estimates if estimate.id in paired and estimate.measure not in others}


def _belong(part: Estimate, whole: Estimate, desk: Desk) -> bool:
    """Whether one may be a part of the other: by one claimant, as of one date, the same thing, and not more of it."""
    measure = desk.lookup.measures.get(part.measure)
    same = part.measure == whole.measure or (measure is not None and whole.measure in measure.contained_in)
    voice = (part.claimant, part.party, part.as_of) == (whole.claimant, whole.party, whole.as_of)
    return same and voice and "vague" not in (part.relation, whole.relation) and 0 < top(part) < bottom(whole)


def _is_share(part: Claim, whole: Claim, claims: Sequence[Claim], desk: Desk) -> bool:
    """Whether the words around two figures, with no third between them, say that one is a part of the other."""
    first, last = sorted((part.figure, whole.figure))
    if part.figure.unit or whole.figure.unit or any(first < claim.figure < last for claim in claims):
        return False
    article = desk.lookup.articles[part.source]
    names = {part.figure: "PART", whole.figure: "WHOLE"}
    before, after = article.text[max(part.start, first.start - NEAR) : first.start], article.text[last.end : min(part.end, last.end + NEAR)]
    words = f"{before}{names[first]}{article.text[first.end : last.start]}{names[last]}{after}"
    return load_language(article.language).regex("claims.share").search(words) is not None


def share_charts(shares: Sequence[Share], desk: Desk) -> list[Chart]:
    """A chart for each measure of which shares are told."""
    by_measure: dict[str, list[Share]] = {}
    for share in shares:
        by_measure.setdefault(share.whole.measure, []).append(share)
    return [_chart(measure, found, desk) for measure, found in by_measure.items()]


def _chart(measure: str, shares: Sequence[Share], desk: Desk) -> Chart:
    ordered = sorted(
        shares, key=lambda share: (share.part.claimant is None, share.part.as_of is None, share.part.as_of or "", share.part.id)
    )
    shown = ordered[:MOST_ROWS]
    panel = Panel("", tuple(_row(share, desk) for share in shown), bars=True)
    pairs = list(dict.fromkeys(_in_words(share, desk) for share in ordered))
    sources = list(dict.fromkeys(_source(share, desk) for share in ordered if _in_words(share, desk) == pairs[0]))
    first = desk.say("title_share", share=pairs[0], source=desk.lookup.wording.listing(sources))
    title = desk.count("title_shares", len(pairs) - 1, first=first) if len(pairs) > 1 else first
    alt = sentences(*(desk.say("alt_share", source=source_of(share.part, desk), share=_in_words(share, desk)) for share in ordered[:2]))
    estimates = list(dict.fromkeys(estimate for share in ordered for estimate in (share.part, share.whole)))
    return finish(
        desk,
        f"share-{measure}",
        "share",
        Words(upper_first(title), sentences(desk.say("subtitle_share")), alt),
        list_estimates(estimates, desk),
        lambda narrow: draw_rows([panel], more=more_note(len(ordered) - len(shown), desk), narrow=narrow, wording=desk.lookup.wording),
    )


def _source(share: Share, desk: Desk) -> str:
    """Who gives a share: a claimant whom the editor knows, else the outlet."""
    known = share.part.claimant in desk.lookup.actors
    return desk.voice(share.part) if known else desk.outlets(share.part)[0]


def _in_words(share: Share, desk: Desk) -> str:
    part, whole = desk.lookup.in_words(share.part), desk.lookup.in_words(share.whole)
    phrase = desk.lookup.phrase(share.whole.measure)
    if share.part.measure == share.whole.measure:
        return desk.say("share_of", part=part, whole=whole, phrase=phrase)
    return desk.say("share_among", part=part, part_phrase=desk.lookup.phrase(share.part.measure), whole=whole, phrase=phrase)


def _row(share: Share, desk: Desk) -> Row:
    """A share beside its claimant and the source's own words for it."""
    claim, other = share.claims
    start = min(claim.figure.start, other.figure.start)
    text = " ".join(desk.lookup.articles[claim.source].text[start : claim.end].split())
    words = text if len(text) <= QUOTED else text[: text.rfind(" ", 0, QUOTED)] + "…"
    quoted = desk.lookup.wording.say("note.quoted_title", title=words)
    said = desk.say("share", part=desk.lookup.in_words(share.part), whole=desk.lookup.in_words(share.whole))
    name, date = without_brackets(desk.claimant(share.part)), desk.lookup.wording.date(share.part.as_of, short=True)
    row = desk.row(share.part, f"{name} · {date}", quoted)
    told = desk.say("alt_share", source=source_of(share.part, desk), share=_in_words(share, desk))
    return replace(row, figure=said, whole=top(share.whole), told=told, href=desk.href(claim), claim=claim.id)
