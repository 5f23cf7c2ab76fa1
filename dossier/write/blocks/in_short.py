"""*In short*: what is known, in sentences made from the estimates. No sentence mixes measures, nor batches with totals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from dossier.bounds import ends, extent, headline_estimates, stands, value_of
from dossier.config import Topic
from dossier.dateprefix import widened
from dossier.models import Estimate
from dossier.write.citations import Citations
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.headline import current
from dossier.write.html.plain import plain
from dossier.write.html.templates import listing_html, render, say_html
from dossier.write.kinds import reserves
from dossier.write.lookup import Lookup, given_in_one_sentence
from dossier.write.wording import lower_first, upper_first, without_brackets

BETWEEN = 3
"""How many figures between the lowest and the highest a sentence names; more stand in the chart and the table."""

LISTED = 5
"""How many figures a list in a sentence holds; the others are counted."""

GAPS = 5
"""How many measures without a figure a sentence names, in the editor's order; the others are counted."""

RESERVES: Mapping[str, Callable[[Estimate], bool]] = {
    "planned": lambda estimate: estimate.modality == "planned" and not estimate.former,
    "possible": lambda estimate: estimate.modality == "possible" and not estimate.former,
    "former": lambda estimate: estimate.former,
}
"""What is not simply said to be so, by the message that gives it."""

DAYS = 2
"""How many days stand beside one who gives a value; of more, the months do."""

NOTES_A_FIGURE = 3
"""How many notes a figure of a sentence carries; more hinder reading, and the table holds the estimate's other claims."""


def summarise(lookup: Lookup, measure: str, estimates: Sequence[Estimate], citations: Citations) -> list[Markup]:
    """The sentences on one measure of a topic, each figure with its notes: what is said to be so, then what is planned, what is possible,
    what was superseded; last, what doubtful sources alone give, which is set against nothing."""
    name, sentences = upper_first(lookup.phrase(measure)), []
    firm = [estimate for estimate in estimates if not sole_doubtful_outlet(lookup, estimate)]
    for unit in dict.fromkeys(lookup.currency(estimate) for estimate in firm):
        counted = [estimate for estimate in firm if stands(estimate) and lookup.currency(estimate) == unit]
        sentences += _counted(lookup, name, counted, citations) if counted else []
    for reserve, chosen in RESERVES.items():
        if found := _upwards([estimate for estimate in firm if chosen(estimate)]):
            sentences.append(say_html(lookup.wording, f"in_short.{reserve}", name=name, figures=_list(lookup, found[:LISTED], citations)))
    doubted = _upwards([estimate for estimate in estimates if estimate not in firm])
    if doubted:
        key = "in_short.doubt" if firm else "in_short.doubt_only"
        sentences.append(say_html(lookup.wording, key, name=name, figures=_list(lookup, doubted, citations)))
    return sentences


def _counted(lookup: Lookup, name: str, estimates: Sequence[Estimate], citations: Citations) -> list[Markup]:
    """The sentences on what is said to be so.

    A figure that is neither batch nor total (a part of another figure) goes with the batch of the same value, else behind the totals.
    Where all figures are the same number, they agree on it, whatever each takes it for.
    """
    values = {value_of(estimate) for estimate in estimates}
    in_batches = {value_of(estimate) for estimate in estimates if estimate.scope == "new"}
    batches = [one for one in estimates if one.scope == "new" or (value_of(one) in in_batches and (one.scope is None or len(values) == 1))]
    whole = [estimate for estimate in estimates if estimate not in batches]
    totals = headline_estimates(whole)
    latest = current(lookup, totals)
    earlier = [estimate for estimate in totals if estimate not in latest]
    sentences = _totals(lookup, name, latest, citations, one="in_short.latest" if earlier else "in_short.one") if latest else []
    if earlier:
        sentences.append(say_html(lookup.wording, "in_short.earlier", figures=_list(lookup, earlier, citations)))
    partial = [estimate for estimate in whole if estimate not in totals]
    if partial:
        sentences.append(say_html(lookup.wording, "in_short.no_total", figures=_list(lookup, _upwards(partial)[:BETWEEN], citations)))
    if batches:
        sentences.append(_batches(lookup, name, batches, citations, after=bool(totals)))
    return sentences


def gaps(lookup: Lookup, measures: Sequence[str], known: set[str]) -> str | None:
    """A sentence that no source gives a figure for some measures of a topic."""
    missing = [lower_first(lookup.measure(measure)) for measure in measures if measure not in known]
    if not missing:
        return None
    if len(missing) <= GAPS + 1:
        return lookup.wording.say("in_short.gap", measures=lookup.wording.listing(missing, last="list.or"))
    named = lookup.wording.say("list.comma").join(missing[:GAPS])
    return lookup.wording.count("in_short.gaps", len(missing) - GAPS, measures=named)


def _totals(lookup: Lookup, name: str, estimates: Sequence[Estimate], citations: Citations, *, one: str) -> list[Markup]:
    found = extent(estimates)
    if given_in_one_sentence(lookup, estimates):
        return [say_html(lookup.wording, "in_short.parts", name=name, figures=_list(lookup, _upwards(estimates), citations))]
    numbers = [one for one in estimates if one.relation != "vague"] or list(estimates)
    if found.one_value or len({bound for one in numbers for bound in ends(one)}) == 1:
        return [
            _one_number(lookup, name, numbers, citations, one=one),
            *_rest(lookup, [one for one in estimates if one not in numbers], citations),
        ]
    low, high = ([one for one in estimates if value_of(one) == value_of(end)] for end in (found.lowest, found.highest))
    span = say_html(
        lookup.wording,
        "in_short.span",
        name=name,
        low=lookup.in_words(low[0]),
        low_notes=_notes(low, citations),
        low_sources=_sources(lookup, low),
        high=lookup.in_words(high[0]),
        high_notes=_notes(high, citations),
        high_sources=_sources(lookup, high),
    )
    return [span, *_rest(lookup, [one for one in estimates if one not in low and one not in high], citations)]


def _one_number(lookup: Lookup, name: str, estimates: Sequence[Estimate], citations: Citations, *, one: str) -> Markup:
    """Estimates of one number, which may differ in their hedges."""
    if len({value_of(estimate) for estimate in estimates}) > 1:
        return say_html(lookup.wording, "in_short.same", name=name, figures=_list(lookup, estimates, citations))
    key = "in_short.agree" if _of_articles(lookup, estimates) > 1 else one
    return say_html(lookup.wording, key, name=name, figure=_cited(lookup, estimates, citations), sources=_sources(lookup, estimates))


def _rest(lookup: Lookup, estimates: Sequence[Estimate], citations: Citations) -> list[Markup]:
    """Sentences about the figures between the lowest and the highest, and about bare plurals."""
    vague = [estimate for estimate in estimates if estimate.relation == "vague"]
    between = [estimate for estimate in estimates if estimate.relation != "vague"]
    sentences = []
    if 0 < len(between) <= BETWEEN:
        sentences.append(say_html(lookup.wording, "in_short.between", figures=_list(lookup, _upwards(between), citations)))
    elif between:
        sentences.append(plain(lookup.wording.count("in_short.more", len(between))))
    if vague:
        sentences.append(say_html(lookup.wording, "in_short.vague", figures=_list(lookup, vague[:BETWEEN], citations)))
    return sentences


def _batches(lookup: Lookup, name: str, estimates: Sequence[Estimate], citations: Citations, *, after: bool) -> Markup:
    if len({value_of(estimate) for estimate in estimates}) == 1:
        all_new = all(estimate.scope == "new" for estimate in estimates)
        one, agree = ("in_short.batch", "in_short.batch_agree") if all_new else ("in_short.one", "in_short.agree")
        key = "in_short.batch_after" if after else agree if _of_articles(lookup, estimates) > 1 else one
        return say_html(lookup.wording, key, name=name, figure=_cited(lookup, estimates, citations), sources=_sources(lookup, estimates))
    return say_html(
        lookup.wording,
        "in_short.batches_after" if after else "in_short.batches",
        name=name,
        figures=_list(lookup, estimates, citations),
    )


def _of_articles(lookup: Lookup, estimates: Sequence[Estimate]) -> int:
    """How many articles give some estimates: one that says the same twice agrees with nobody."""
    return len({lookup.claims[claim].source for estimate in estimates for claim in estimate.claims})


def _upwards(estimates: Sequence[Estimate]) -> list[Estimate]:
    return sorted(estimates, key=ends)


def _list(lookup: Lookup, estimates: Sequence[Estimate], citations: Citations) -> Markup:
    """Figures in a row. Those of one value stand together, each with its notes and sources."""
    values: dict[object, list[Estimate]] = {}
    for estimate in estimates:
        values.setdefault(value_of(estimate), []).append(estimate)
    groups = list(values.values())[:LISTED]
    shared = {_sources(lookup, group) for group in groups}
    if len(groups) > 1 and len(shared) == 1:
        figures = listing_html(lookup.wording, [_cited(lookup, group, citations) for group in groups])
        return say_html(lookup.wording, "in_short.figure", figure=figures, sources=shared.pop())
    items = [
        say_html(lookup.wording, "in_short.figure", figure=_cited(lookup, group, citations), sources=_sources(lookup, group))
        for group in groups
    ]
    left = len(values) - len(groups)
    return listing_html(lookup.wording, [*items, plain(lookup.wording.count("in_short.others", left))] if left else items)


def _cited(lookup: Lookup, estimates: Sequence[Estimate], citations: Citations) -> Markup:
    return plain(lookup.in_words(estimates[0])) + _notes(estimates, citations)


def _notes(estimates: Sequence[Estimate], citations: Citations) -> Markup:
    """The first few notes: one for each estimate in each article."""
    found: dict[tuple[str, str], str] = {}
    for estimate in estimates:
        for claim in estimate.claims:
            found.setdefault((citations.lookup.claims[claim].source, estimate.id), claim)
    return citations.cite(list(found.values())[:NOTES_A_FIGURE])


def _sources(lookup: Lookup, estimates: Sequence[Estimate]) -> Markup:
    """Who gives a value, when: "the ministry, April 2025; The Daily without naming a claimant, undated"."""
    dates: dict[str, list[str | None]] = {}
    for estimate in estimates:
        dates.setdefault(source_words(lookup, estimate), []).append(estimate.as_of)
    sources = []
    for who, known in dates.items():
        days = dict.fromkeys(date for date in known if date)
        widest = days if len(days) <= DAYS else dict.fromkeys(widened(date, "month") for date in days)
        shown = [lookup.wording.date(date) for date in widest] or [lookup.wording.date(None)]
        sources.append(lookup.wording.say("list.comma").join([who, *shown]))
    return plain(lookup.wording.say("list.semicolon").join(sources))


def source_words(lookup: Lookup, estimate: Estimate) -> str:
    """Who gives an estimate; its outlet too, where nobody is named or the outlet is doubtful."""
    article = lookup.articles[lookup.claims[estimate.claims[0]].source]
    outlet = lookup.outlet(article)
    if estimate.claimant is None:
        who = lookup.wording.say("in_short.nobody_in" if article.outlet else "in_short.nobody", outlet=outlet)
    else:
        who = without_brackets(lookup.named(estimate) or "")
        who = lookup.wording.say("in_short.in_outlet", who=who, outlet=outlet) if sole_doubtful_outlet(lookup, estimate) else who
    return lookup.wording.say("list.colon").join([*reserves(lookup.wording, estimate), who]) if estimate.hearsay else who


def in_short(lookup: Lookup, topic: Topic, estimates: Sequence[Estimate], citations: Citations) -> Markup:
    """The generated sentences, measure by measure."""
    measures = list(dict.fromkeys((*topic.measures, *(estimate.measure for estimate in estimates))))
    claimed = {estimate.measure for estimate in estimates}
    items = [
        _marked(lookup, measure, summarise(lookup, measure, [one for one in estimates if one.measure == measure], citations))
        for measure in measures
        if measure in claimed
    ]
    return render("in_short", lookup.wording, items=items) if items else Markup("")


def _marked(lookup: Lookup, measure: str, sentences: Sequence[Markup]) -> list[Markup]:
    """The sentences on a measure with its name marked, which the first begins with or which comes before it."""
    name = plain(upper_first(lookup.phrase(measure)))
    if sentences[0].startswith(name):
        return [Markup("<strong>{}</strong>").format(name) + sentences[0].removeprefix(name), *sentences[1:]]
    return [Markup("<strong>{}.</strong>").format(plain(lookup.measure(measure))), *sentences]


def gap(lookup: Lookup, topic: Topic, estimates: Sequence[Estimate]) -> Markup:
    """What nobody gives a figure for. It stands below the editor's own text as well."""
    claimed = {estimate.measure for estimate in estimates}
    words = gaps(lookup, topic.measures, claimed) if claimed else lookup.wording.say("topic.no_figure")
    return render("gap", lookup.wording, words=words) if words else Markup("")
