"""What of a measure may stand large: in a card, a title, a description, a shared picture.

1. The lowest and the highest figure that can be compared, of sources that are not in doubt, each with who gives it.
2. Apart from them, those that rest on doubtful sources alone.
3. With each what kind of statement it is; where all are of one kind ("planned, not done"), that comes first.

Nothing is added, subtracted or set against what it cannot be compared with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from dossier.bounds import by_measure, extent, headline_estimates, stands, value_of
from dossier.dateprefix import date_order, is_known
from dossier.models import Claim, Estimate
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.html.plain import plain
from dossier.write.kinds import kinds
from dossier.write.lookup import Lookup
from dossier.write.wording import upper_first, without_brackets

UNITS = 2
"""How many currencies a headline names; more are a table."""

NEITHER = 99
"""The gravity of what befalls nobody: after all that does."""

NAMED = 2
"""How many claimants stand beside one value; the others are counted."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value in words, those who give it, when, and what kind of statement it is beyond what the headline says of all."""

    figure: str
    who: str
    date: str
    kinds: tuple[str, ...]
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """``firm`` are the ends of what ``estimates`` give, or their one value; ``doubtful`` the same of what doubtful sources alone give
    (``outlets``). ``kinds`` are the words that hold for every figure. ``between``: other firm values lie between the ends."""

    measure: str
    firm: tuple[Value, ...]
    doubtful: tuple[Value, ...]
    outlets: tuple[str, ...]
    kinds: tuple[str, ...]
    between: bool
    estimates: tuple[Estimate, ...]
    doubted: tuple[Estimate, ...]


def make_headline(lookup: Lookup, measure: str, estimates: Sequence[Estimate]) -> Headline:
    """What of a measure's estimates may stand large."""
    sure = [one for one in estimates if not sole_doubtful_outlet(lookup, one)]
    given = {value_of(one) for one in sure}
    firm = comparable(lookup, sure)
    doubted = comparable(lookup, [one for one in estimates if sole_doubtful_outlet(lookup, one) and value_of(one) not in given])
    shown = _ends(lookup, firm), _ends(lookup, doubted)
    shared = _shared(lookup, chain.from_iterable(chain(*shown)))
    values = [tuple(_value(lookup, same, shared) for same in side) for side in shown]
    outlets = dict.fromkeys(outlet for one in chain(*shown[1]) if (outlet := sole_doubtful_outlet(lookup, one)))
    between = len({value_of(one) for one in _best_named(lookup, firm) if one.relation != "vague"}) > len(values[0]) == 2
    between = between and len(_best_named(lookup, firm)) == len(firm)
    return Headline(measure, values[0], values[1], tuple(outlets), shared, between, tuple(firm), tuple(doubted))


def comparable(lookup: Lookup, estimates: Sequence[Estimate]) -> list[Estimate]:
    """The estimates of one measure that may be compared: of each claimant the newest, and of a count that was revised or grew the last."""
    if not estimates:
        return []
    return current(lookup, headline_estimates(estimates))


def current(lookup: Lookup, found: Sequence[Estimate]) -> list[Estimate]:
    """The estimates of one kind that no later one of the same claimant, of a revision or of a growing count, has replaced."""
    newest: dict[str, tuple[object, ...]] = {}
    for one in found:
        if one.claimant and one.as_of:
            newest[one.claimant] = max(newest.get(one.claimant, ()), date_order(one.as_of))
    current = [one for one in found if not (one.claimant and one.as_of) or date_order(one.as_of) == newest[one.claimant]]
    return [one for one in current if one.id not in lookup.replaced] or current


def foremost(lookup: Lookup, most: int) -> dict[str, list[Estimate]]:
    """The first measures with their estimates, the gravest first: the editor's headlines, then those with the most claims.

    A measure of which something is said to be so comes before one that is only planned or feared; what is superseded is left out.
    """
    groups = by_measure(one for one in lookup.dossier.estimates if not one.former)
    chosen = [measure.id for measure in lookup.config.measures if measure.headline and measure.id in groups]
    others = sorted(groups, key=lambda measure: -sum(len(estimate.claims) for estimate in groups[measure]))
    ordered = sorted(gravest_first(lookup, chosen or others), key=lambda measure: not any(map(stands, groups[measure])))
    kept = list(dict.fromkeys([*ordered, *gravest_first(lookup, others)]))[:most]
    return {measure: groups[measure] for measure in gravest_first(lookup, kept)}


def gravest_first(lookup: Lookup, measures: Iterable[str]) -> list[str]:
    """Measures in the order of what befell people, as the packs give it; else in their own order."""

    def gravity(measure: str) -> int:
        return (lookup.measures[measure].gravity if measure in lookup.measures else 0) or NEITHER

    return sorted(measures, key=gravity)


def gravest(lookup: Lookup, measures: Iterable[str]) -> str:
    """The first of some measures in that order."""
    return gravest_first(lookup, measures)[0]


def _ends(lookup: Lookup, estimates: Sequence[Estimate]) -> list[list[Estimate]]:
    """The estimates of the lowest and of the highest value, in each currency; of one value where there is no other."""
    units: dict[str | None, list[Estimate]] = {}
    for one in estimates:
        units.setdefault(lookup.currency(one), []).append(one)
    if len(units) > 1:
        units.pop(None, None)  # where sums have a currency, a number without one may be anything
    found: list[list[Estimate]] = []
    for same in sorted(units.values(), key=len, reverse=True)[:UNITS]:
        outer = extent(_best_named(lookup, same))
        bounds = [outer.lowest] if outer.one_value else [outer.lowest, outer.highest]
        found += [[one for one in same if value_of(one) == value_of(bound)] for bound in bounds]
    return found


def _best_named(lookup: Lookup, estimates: Sequence[Estimate]) -> Sequence[Estimate]:
    """Of many values those of claimants whom the editor knows: the further apart nameless figures are, the likelier they count something
    else."""
    known = [one for one in estimates if one.claimant in lookup.actors]
    return known if known and len({value_of(one) for one in estimates}) > 2 else estimates


def _shared(lookup: Lookup, estimates: Iterable[Estimate]) -> tuple[str, ...]:
    """The words of kind that hold for all of some estimates."""
    all_kinds = [kinds(lookup.wording, one) for one in estimates]
    return tuple(word for word in all_kinds[0] if all(word in others for others in all_kinds)) if all_kinds else ()


def _value(lookup: Lookup, same: Sequence[Estimate], shared: Sequence[str]) -> Value:
    """Estimates of one value as one."""
    own = dict.fromkeys(word for one in same for word in kinds(lookup.wording, one) if word not in shared)
    newest = max(same, key=lambda one: (one.as_of is not None, one.as_of or ""))
    return Value(lookup.in_words(same[0]), who_says(lookup, same), when(lookup, newest), tuple(own), tuple(same))


def when(lookup: Lookup, estimate: Estimate) -> str:
    """When an estimate is said to hold; "reported 17 Nov 2025" where only the date of an article tells."""
    date = lookup.wording.brief_date(estimate.as_of)
    if estimate.as_of is None or estimate.as_of_basis != "reported" or not is_known(estimate.as_of, "month"):
        return date
    return lookup.wording.say("headline.reported_day" if is_known(estimate.as_of, "day") else "headline.reported", date=date)


def who_says(lookup: Lookup, estimates: Sequence[Estimate]) -> str:
    """Those who give a value; that nobody is named, where nobody is."""
    named = [(one, who) for one in estimates if (who := lookup.named(one))]
    names = list(dict.fromkeys(without_brackets(who) if one.claimant in lookup.actors else who for one, who in named))
    if not names:
        return lookup.wording.say("claim.nobody")
    left = len(names) - NAMED
    return lookup.wording.listing([*names[:NAMED], *([lookup.wording.count("in_short.others", left)] if left > 0 else [])])


def title(lookup: Lookup, headline: Headline) -> str:
    """The finding in one line: "People dead: about 600 (the mayor), 800 (the police); in a doubtful source only (X): 4,000 (a boy)"."""
    return "".join(parts(lookup, headline))


def short_title(lookup: Lookup, headline: Headline) -> str:
    """The same without the figures that doubtful sources alone give: it says that there are some. "" where nothing is left."""
    name, firm, doubt = parts(lookup, headline)
    if doubt and firm:
        return lookup.wording.say("headline.more_doubt", finding=f"{name}{firm}", outlets=lookup.wording.listing(headline.outlets))
    return f"{name}{firm}" if firm else ""


def title_html(lookup: Lookup, headline: Headline) -> Markup:
    """The finding, its doubtful part marked, so that a reader can hide it."""
    name, firm, doubt = parts(lookup, headline)
    marked = Markup('<span class="d-doubted">{}</span>').format(plain(doubt)) if doubt else Markup("")
    left = lookup.wording.say("list.colon") + lookup.wording.say("headline.nothing")
    nothing = Markup('<span class="d-undoubted">{}</span>').format(plain(left))
    return plain(f"{name}{firm}") + marked + (nothing if doubt and not firm else Markup(""))


def parts(lookup: Lookup, headline: Headline) -> tuple[str, str, str]:
    """What is counted, what firm sources give of it, what doubtful ones alone do ("" each where there is nothing), to be read in a row."""
    say = lookup.wording.say
    phrase = upper_first(lookup.phrase(headline.measure))
    if headline.kinds:
        phrase = say("headline.of_kind", phrase=phrase, kinds=say("list.comma").join(headline.kinds))
    firm, doubt = firm_words(lookup, headline), doubt_words(lookup, headline)
    between = say("list.semicolon" if firm else "list.comma")
    return phrase, f"{say('list.colon')}{firm}" if firm else "", f"{between}{doubt}" if doubt else ""


def firm_words(lookup: Lookup, headline: Headline) -> str:
    """The firm figures, each with who gives it."""
    if headline.between:
        low, high = (figure_words(lookup, value) for value in headline.firm)
        return lookup.wording.say("headline.span", low=low, high=high)
    return listed(lookup, headline.firm)


def doubt_words(lookup: Lookup, headline: Headline) -> str:
    """What doubtful sources alone give, with their names; "" where there is nothing."""
    if not headline.doubtful:
        return ""
    outlets = lookup.wording.listing(headline.outlets)
    return lookup.wording.count("headline.doubt", len(headline.outlets), outlets=outlets, figures=listed(lookup, headline.doubtful))


def listed(lookup: Lookup, values: Sequence[Value]) -> str:
    """Figures in a row, each with who gives it."""
    return lookup.wording.say("list.comma").join(figure_words(lookup, value) for value in values)


def figure_words(lookup: Lookup, value: Value) -> str:
    """A figure with who gives it and what kind of statement it is."""
    about = lookup.wording.say("list.semicolon").join([value.who, *value.kinds])
    return lookup.wording.say("in_short.figure", figure=value.figure, sources=about)


def stated(lookup: Lookup, one: Claim | Estimate) -> str:
    """A figure with who gives it, what kind of statement it is, and the doubt about its only source."""
    estimate = lookup.estimate_of[one.id] if isinstance(one, Claim) else one
    doubt = lookup.wording.say("warning.short") if sole_doubtful_outlet(lookup, estimate) else None
    about = [who_says(lookup, [estimate]), *kinds(lookup.wording, one), *([doubt] if doubt else [])]
    words = lookup.wording.say("list.semicolon").join(about)
    return lookup.wording.say("in_short.figure", figure=lookup.in_words(one), sources=words)


def dated(lookup: Lookup, estimate: Estimate) -> str:
    """An estimate with who gives it, as of when, what kind of statement it is, and the doubt about its only source."""
    doubt = lookup.wording.say("warning.short") if sole_doubtful_outlet(lookup, estimate) else None
    said = lookup.wording.say("list.comma").join([who_says(lookup, [estimate]), when(lookup, estimate)])
    words = lookup.wording.say("list.semicolon").join([said, *kinds(lookup.wording, estimate), *([doubt] if doubt else [])])
    return lookup.wording.say("in_short.figure", figure=lookup.in_words(estimate), sources=words)


def corroboration(lookup: Lookup, estimates: Iterable[Estimate]) -> list[str]:
    """How many figures, claimants and articles stand behind something, and how many announcements behind the articles."""
    known = list(estimates)
    sources = {lookup.claims[claim].source for one in known for claim in one.claims}
    origins = {lookup.origins[source].id if source in lookup.origins else source for source in sources}
    voices = {one.claimant for one in known if one.claimant}
    count, say = lookup.wording.count, lookup.wording.say
    every = lookup.wording.number(len(lookup.dossier.articles))
    return [
        count("count.figures", len(known)),
        count("count.claimants", len(voices)) if voices else say("claim.nobody"),
        say("headline.in_the_one") if every == "1" else count("headline.in_articles", len(sources), all=every),
        *([count("headline.announcements", len(origins))] if len(origins) < len(sources) else []),
    ]
