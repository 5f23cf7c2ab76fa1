"""What is known, in sentences: from the estimates alone, never mixing measures nor batches with totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.models import Estimate
from dossier.write.lookup import Lookup, lower_first, parts_of_one_sentence, value_of, without_brackets
from dossier.write.notes import Notes
from dossier.write.plain import plain
from dossier.write.render import listing_html, say_html

BETWEEN = 3
"""How many figures between the lowest and the highest a sentence still names; more are in the chart and the table."""

LISTED = 5
"""How many figures a list in a sentence holds; the others are counted."""

GAPS = 5
"""How many things nobody gives a figure for are named, in the editor's order; the others are counted."""

NOTES_A_FIGURE = 3
"""How many notes a figure of a sentence carries; more hinder reading, and the estimate's other claims are in the table."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The lowest and the highest of some estimates of one measure, by their own bounds; equal where there is one value."""

    lowest: Estimate
    highest: Estimate

    @property
    def one_value(self) -> bool:
        return value_of(self.lowest) == value_of(self.highest)


def extent(estimates: Sequence[Estimate]) -> Extent:
    """From where to where some estimates run; bare plurals ("thousands") only count where nothing else is said."""
    told = [estimate for estimate in estimates if estimate.relation != "vague"] or list(estimates)
    lowest = min(told, key=lambda estimate: (bottom(estimate), top(estimate)))
    return Extent(lowest, max(told, key=lambda estimate: (top(estimate), estimate.high is None, bottom(estimate))))


def bottom(estimate: Estimate) -> float:
    """The least an estimate names: its lower bound, or the only one it has."""
    return estimate.low if estimate.low is not None else estimate.high or 0.0


def top(estimate: Estimate) -> float:
    """The most an estimate names."""
    return estimate.high if estimate.high is not None else estimate.low or 0.0


def span_words(lookup: Lookup, estimates: Sequence[Estimate]) -> tuple[str, str | None]:
    """The ends of the extent in words: ("about 600", "6,000 or more"), or one value and ``None``.

    The lower end of "at least" needs no hedge where something higher follows.
    """
    found = extent(estimates)
    if found.one_value:
        return lookup.in_words(found.lowest), None
    low, high, number = found.lowest, found.highest, lookup.wording.number
    first = number(bottom(low)) if low.relation in ("range", "at_least", "at_most") else lookup.in_words(low)
    if high.relation == "at_least":
        return first, lookup.wording.say("figure.or_more", number=number(top(high)))
    return first, number(top(high)) if high.relation in ("range", "at_most") else lookup.in_words(high)


def headline_estimates(estimates: Sequence[Estimate]) -> list[Estimate]:
    """Those a headline may compare: the totals, where there are none what says neither (a part of another figure), else the
    batches."""
    by_scope = ([estimate for estimate in estimates if estimate.scope == scope] for scope in ("total", None))
    return next(filter(None, by_scope), list(estimates))


def summarise(lookup: Lookup, measure: str, estimates: Sequence[Estimate], notes: Notes) -> list[Markup]:
    """The sentences on one measure of a topic, each figure with its notes.

    A figure that does not say whether it is a batch or a total (a part of another figure does not) goes with the batch of the
    same value, else behind the totals; where all say the same number, they agree on it, whatever each takes it for.
    """
    values = {value_of(estimate) for estimate in estimates}
    told = {value_of(estimate) for estimate in estimates if estimate.scope == "new"}
    batches = [one for one in estimates if one.scope == "new" or (value_of(one) in told and (one.scope is None or len(values) == 1))]
    whole = [estimate for estimate in estimates if estimate not in batches]
    totals = headline_estimates(whole)
    sentences = _totals(lookup, measure, totals, notes) if totals else []
    parts = [estimate for estimate in whole if estimate not in totals]
    if parts:
        sentences.append(say_html(lookup.wording, "summary.no_total", figures=_list(lookup, _upwards(parts)[:BETWEEN], notes)))
    if batches:
        sentences.append(_batches(lookup, measure, batches, notes, after=bool(totals)))
    return sentences + doubts(lookup, estimates)


def doubts(lookup: Lookup, estimates: Sequence[Estimate]) -> list[Markup]:
    """Which of the figures rest on an outlet of doubtful reliability alone."""
    return [
        plain(lookup.wording.say("summary.doubt", outlet=outlet, figures=lookup.wording.listing(figures)))
        for outlet, figures in doubtful(lookup, estimates).items()
    ]


def doubtful(lookup: Lookup, estimates: Sequence[Estimate]) -> dict[str, list[str]]:
    """The figures of one measure that an outlet of doubtful reliability alone gives, by outlet."""
    alone: dict[str, list[str]] = {}
    for estimate in estimates:
        outlet = only_doubtful(lookup, estimate)
        if outlet and (figure := lookup.in_words(estimate)) not in alone.setdefault(outlet, []):
            alone[outlet].append(figure)
    elsewhere = {lookup.in_words(estimate) for estimate in estimates if not only_doubtful(lookup, estimate)}
    told = {outlet: [figure for figure in figures if figure not in elsewhere] for outlet, figures in alone.items()}
    return {outlet: figures for outlet, figures in told.items() if figures}


def only_doubtful(lookup: Lookup, estimate: Estimate) -> str | None:
    """The outlet of doubtful reliability on which alone an estimate rests, or all of them where it rests on several."""
    articles = [lookup.articles[lookup.claims[claim].source] for claim in estimate.claims]
    outlets = list(dict.fromkeys(lookup.outlet(article) for article in articles))
    return lookup.wording.listing(outlets) if all(lookup.reliability(article) for article in articles) else None


def gaps(lookup: Lookup, measures: Sequence[str], told: set[str]) -> str | None:
    """That no source gives a figure for some measures of a topic."""
    missing = [lower_first(lookup.measure(measure)) for measure in measures if measure not in told]
    if not missing:
        return None
    if len(missing) <= GAPS + 1:
        return lookup.wording.say("summary.gap", measures=lookup.wording.listing(missing, last="list.or"))
    named = lookup.wording.say("list.comma").join(missing[:GAPS])
    return lookup.wording.count("summary.gaps", len(missing) - GAPS, measures=named)


def _totals(lookup: Lookup, measure: str, estimates: Sequence[Estimate], notes: Notes) -> list[Markup]:
    phrase, found = lookup.phrase(measure), extent(estimates)
    if parts_of_one_sentence(lookup, estimates):
        return [say_html(lookup.wording, "summary.parts", phrase=phrase, figures=_list(lookup, _upwards(estimates), notes))]
    told = [one for one in estimates if one.relation != "vague"] or list(estimates)
    if found.one_value or len({bound for one in told for bound in (bottom(one), top(one))}) == 1:
        return [_one_number(lookup, phrase, told, notes), *_rest(lookup, [one for one in estimates if one not in told], notes)]
    low, high = ([one for one in estimates if value_of(one) == value_of(end)] for end in (found.lowest, found.highest))
    span = say_html(
        lookup.wording,
        "summary.span",
        phrase=phrase,
        low=lookup.in_words(low[0]),
        low_notes=_notes(low, notes),
        low_sources=_sources(lookup, low),
        high=lookup.in_words(high[0]),
        high_notes=_notes(high, notes),
        high_sources=_sources(lookup, high),
    )
    return [span, *_rest(lookup, [one for one in estimates if one not in low and one not in high], notes)]


def _one_number(lookup: Lookup, phrase: str, estimates: Sequence[Estimate], notes: Notes) -> Markup:
    """Estimates of one number, which may differ in their hedges."""
    if len({value_of(estimate) for estimate in estimates}) > 1:
        return say_html(lookup.wording, "summary.same", phrase=phrase, figures=_list(lookup, estimates, notes))
    key = "summary.one" if len(estimates) == 1 else "summary.agree"
    return say_html(lookup.wording, key, phrase=phrase, figure=_cited(lookup, estimates, notes), sources=_sources(lookup, estimates))


def _rest(lookup: Lookup, estimates: Sequence[Estimate], notes: Notes) -> list[Markup]:
    """What neither end of the extent says: the figures between, and bare plurals."""
    vague = [estimate for estimate in estimates if estimate.relation == "vague"]
    between = [estimate for estimate in estimates if estimate.relation != "vague"]
    said = []
    if 0 < len(between) <= BETWEEN:
        said.append(say_html(lookup.wording, "summary.between", figures=_list(lookup, _upwards(between), notes)))
    elif between:
        said.append(plain(lookup.wording.count("summary.more", len(between))))
    if vague:
        said.append(say_html(lookup.wording, "summary.vague", figures=_list(lookup, vague[:BETWEEN], notes)))
    return said


def _batches(lookup: Lookup, measure: str, estimates: Sequence[Estimate], notes: Notes, *, after: bool) -> Markup:
    phrase = lookup.phrase(measure)
    if len({value_of(estimate) for estimate in estimates}) == 1:
        told = all(estimate.scope == "new" for estimate in estimates)
        agree = "summary.batch_agree" if told else "summary.agree"
        key = "summary.batch_after" if after else "summary.batch" if len(estimates) == 1 else agree
        return say_html(lookup.wording, key, phrase=phrase, figure=_cited(lookup, estimates, notes), sources=_sources(lookup, estimates))
    return say_html(
        lookup.wording, "summary.batches_after" if after else "summary.batches", phrase=phrase, figures=_list(lookup, estimates, notes)
    )


def _upwards(estimates: Sequence[Estimate]) -> list[Estimate]:
    return sorted(estimates, key=lambda estimate: (bottom(estimate), top(estimate)))


def _list(lookup: Lookup, estimates: Sequence[Estimate], notes: Notes) -> Markup:
    """Figures in a row, those of one value together, each with its notes and sources."""
    values: dict[object, list[Estimate]] = {}
    for estimate in estimates:
        values.setdefault(value_of(estimate), []).append(estimate)
    groups = list(values.values())[:LISTED]
    shared = {_sources(lookup, group) for group in groups}
    if len(groups) > 1 and len(shared) == 1:
        figures = listing_html(lookup.wording, [_cited(lookup, group, notes) for group in groups])
        return say_html(lookup.wording, "summary.figure", figure=figures, sources=shared.pop())
    items = [
        say_html(lookup.wording, "summary.figure", figure=_cited(lookup, group, notes), sources=_sources(lookup, group)) for group in groups
    ]
    left = len(values) - len(groups)
    return listing_html(lookup.wording, [*items, plain(lookup.wording.count("summary.others", left))] if left else items)


def _cited(lookup: Lookup, estimates: Sequence[Estimate], notes: Notes) -> Markup:
    return plain(lookup.in_words(estimates[0])) + _notes(estimates, notes)


def _notes(estimates: Sequence[Estimate], notes: Notes) -> Markup:
    """One note for each claimant in each article behind the estimates, the first few."""
    found: dict[tuple[str, str], str] = {}
    for estimate in estimates:
        for claim in estimate.claims:
            found.setdefault((notes.lookup.claims[claim].source, estimate.id), claim)
    return notes.cite(list(found.values())[:NOTES_A_FIGURE])


def _sources(lookup: Lookup, estimates: Sequence[Estimate]) -> Markup:
    """Who gives a value, when: "the ministry, April 2025; The Daily without naming a claimant, undated"."""
    dates: dict[str, list[str | None]] = {}
    for estimate in estimates:
        dates.setdefault(source_words(lookup, estimate), []).append(estimate.as_of[:7] if estimate.as_of else None)
    told = []
    for who, known in dates.items():
        shown = [lookup.wording.date(date) for date in dict.fromkeys(known) if date] or [lookup.wording.date(None)]
        told.append(lookup.wording.say("list.comma").join([who, *shown]))
    return plain(lookup.wording.say("list.semicolon").join(told))


def source_words(lookup: Lookup, estimate: Estimate) -> str:
    """Who gives an estimate, and where, if nobody is named or the outlet is in doubt."""
    article = lookup.articles[lookup.claims[estimate.claims[0]].source]
    outlet = lookup.outlet(article)
    if estimate.claimant is None:
        return lookup.wording.say("summary.nobody_in" if article.outlet else "summary.nobody", outlet=outlet)
    who = without_brackets(lookup.named(estimate) or "")
    return lookup.wording.say("summary.in_outlet", who=who, outlet=outlet) if only_doubtful(lookup, estimate) else who
