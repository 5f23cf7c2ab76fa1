"""Where estimates differ, and how. Nothing is widened: what two claims leave open is no difference.

1. conflict: two claimants, at least one of a known side, give one measure for the same time totals that cannot both hold.
   A total without any date is compared with the totals of the newest days; it stays undated where it is shown.
2. contradiction: a named claimant gives two such totals in one sentence.
3. rising: a measure that only grows is given ever higher totals, by one claimant or by all who count it.
4. revision: a named claimant gives the total of any other measure, or a lower one, another value later.
5. definition: the same number as the total of a measure and of one that contains it, which readers take for one another.
6. planned: what is promised or expected beside what is said to be so.
7. batch: a new batch beside totals of its time or later, which may include it or not.

Figures of different groups of people ("soldiers", "children") or of different places differ from one another in nothing: groups.py.
A part that is all of such a group or place ("including 12 children", "14,000 in Rive") is compared with others of it.
Compared are the measures of ``dossier.yml`` only ("other" holds things of many kinds), totals with totals, and for a conflict
new batches with new ones. A part of a figure, a figure of unknown scope (it may be one place's or one day's), one that is possible,
and one that is said to be superseded differ from nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from dossier.bounds import lower_bound, stands
from dossier.config import Config
from dossier.dateprefix import date_order
from dossier.digest import stable_id
from dossier.gather.estimates import Sentence, Statement
from dossier.gather.odds import Held, Odds
from dossier.gather.series import Days, compatible, days_held, numbers_seen, revisions, rising_counts
from dossier.gather.voices import Voice
from dossier.models import Difference, DifferenceKind, Estimate, Scope

REPORTED_DAYS = 15
"""How many days before its article a figure may be of whose own day nobody tells: it holds up to that date.

Experiment: the annotated claims of 31 articles (348 claims, 322 estimates), every pair of totals in conflict read by hand at 7, 15
and 31 days: 40, 72 and 105 pairs. Of the 32 pairs that 15 days add 23 are disputes (2,000 or 4,000 dead within a fortnight), 9 an
early count against a later one; of the next 33 13 are that, and 3 a part against the whole.
"""

DAILY_DAYS = 1
"""The same of a measure of which each day is a count of its own: news tells of a march on its day or the day after."""

BATCH_DAYS = 7
"""The same for new batches. In that experiment batches a fortnight apart (1,000 to 2,000 and 30,000 men) are two batches; within a week
they are one."""

SMALL = 1 / 10
"""Nobody asks about a batch that is a smaller part of a total."""

ANY_DAY = Days(0, 0)
"""One day for all that are compared whatever their days."""

Series = dict[tuple[str | None, ...], list[Statement]]
"""Statements by what they count: the measure, the unit where the measure has none of its own, the group of people, the place."""


def find_differences(statements: Sequence[Statement], config: Config) -> tuple[Difference, ...]:
    """The differences of some statements, each once: conflicts first, then revisions and definitions, in each the measures in
    the order of ``dossier.yml``. The estimates of a difference are earliest first, undated last; its id is made of them."""
    actual = [statement for statement in statements if stands(statement.estimate)]
    totals, batches = _series(actual, config, "total"), _series(actual, config, "new")
    planned = _series([statement for statement in statements if statement.estimate.modality == "planned"], config, "total", "new", None)
    growing, daily = ({measure.id for measure in config.measures if getattr(measure, kind)} for kind in ("grows", "daily"))
    rising = {key: list(rising_counts(of)) for key, of in totals.items() if key[0] in growing}
    found: dict[DifferenceKind, Iterable[Sequence[Estimate]]] = {
        "conflict": chain(
            chain.from_iterable(
                _total_conflicts(of, rising.get(key, ()), DAILY_DAYS if key[0] in daily else REPORTED_DAYS) for key, of in totals.items()
            ),
            _of_each(batches, lambda of: _conflicts(of, BATCH_DAYS)),
        ),
        "contradiction": _of_each(totals, _contradictions),
        "rising": chain.from_iterable(rising.values()),
        "revision": chain.from_iterable(revisions(of, rising.get(key, ())) for key, of in totals.items() if key[0] not in daily),
        "definition": _definitions(totals, config),
        "planned": _planned(planned, totals, batches),
        "batch": chain.from_iterable(_batches(of, totals.get(key, ())) for key, of in batches.items()),
    }
    return tuple(_difference(kind, estimates) for kind, each in found.items() for estimates in each)


def _series(statements: Iterable[Statement], config: Config, *scopes: Scope | None) -> Series:
    """The statements of some scopes that may be compared: of one measure of ``dossier.yml``, in one unit."""
    measures = {measure.id for measure in config.measures}
    series: Series = {}
    for statement in statements:
        estimate = statement.estimate
        scope = "total" if estimate.scope == "part" and statement.all_of_group else estimate.scope
        if scope in scopes and estimate.measure in measures:
            series.setdefault((estimate.measure, statement.unit, estimate.people, estimate.place), []).append(statement)
    return series


def _of_each(series: Series, find: Callable[[Sequence[Statement]], Iterable[list[Estimate]]]) -> Iterator[list[Estimate]]:
    """What is found in each series, one after the other."""
    return chain.from_iterable(map(find, series.values()))


def _difference(kind: DifferenceKind, estimates: Iterable[Estimate]) -> Difference:
    """A difference of one kind between some estimates."""
    ordered = sorted(estimates, key=lambda estimate: (*date_order(estimate.as_of), estimate.low or 0.0, estimate.id))
    names = tuple(estimate.id for estimate in ordered)
    measures = tuple(dict.fromkeys(estimate.measure for estimate in estimates)) if kind == "definition" else (ordered[0].measure,)
    return Difference(stable_id(kind, *names), kind, measures, names)


def _total_conflicts(totals: Sequence[Statement], rising: Sequence[Sequence[Estimate]], reach: int) -> Iterator[list[Estimate]]:
    """The conflicts of totals; those of one rising count are in none. A figure that is only reported holds for ``reach`` days."""
    counts = {estimate.id: place for place, count in enumerate(rising) for estimate in count}
    yield from _conflicts(totals, reach, counts)
    yield from _undated_conflicts(totals)


def _conflicts(statements: Sequence[Statement], reach: int, counts: Mapping[str, int] | None = None) -> Iterator[list[Estimate]]:
    """Estimates in conflict with another of their block: a block for each stretch of days with a pair that no earlier one has.

    All pairs up to the end of the last block are in it or in an earlier one, so that only those that come after it are asked.
    """
    dated = _dated(statements, reach)
    later, end = Odds(counts=counts), 0
    for start, first in enumerate(dated):
        before = end
        while end < len(dated) and dated[end][0].first <= first[0].last:
            end += 1
        later.add(dated[before:end])
        if later.with_any(*first):
            yield _at_odds(dated[start:end], Odds(dated[start:end], counts))
            later = Odds(counts=counts)


def _undated_conflicts(totals: Sequence[Statement]) -> Iterator[list[Estimate]]:
    """One block: the undated beside the newest, with which a reader will compare them."""
    undated = [(ANY_DAY, statement) for statement in totals if statement.estimate.as_of is None]
    newest = [(ANY_DAY, statement) for statement in _newest(totals)] if undated else []
    found = [*_at_odds(undated, Odds(newest)), *_at_odds(newest, Odds(undated))]
    if found:
        yield found


def _at_odds(held: Iterable[Held], others: Odds) -> list[Estimate]:
    """The estimates at odds with any of others."""
    return [statement.estimate for days, statement in held if others.with_any(days, statement)]


def _newest(statements: Sequence[Statement]) -> list[Statement]:
    """Those of the newest days."""
    dated = _dated(statements, 0)
    return [statement for days, statement in dated if dated[-1][0].last - days.last <= REPORTED_DAYS]


def _dated(statements: Iterable[Statement], reach: int) -> list[Held]:
    """The statements that hold on a known day or month, with the days on which they may hold, earliest first."""
    days = [(days, statement) for statement in statements if (days := days_held(statement.estimate, reach)) is not None]
    return sorted(days, key=lambda entry: (*entry[0], entry[1].estimate.id))


def _contradictions(totals: Sequence[Statement]) -> Iterator[list[Estimate]]:
    """Two values that a named claimant gives in one sentence."""
    said: dict[tuple[Voice, Sentence], list[Statement]] = {}
    for statement in totals:
        for sentence in statement.sentences if statement.voice.known else ():
            said.setdefault((statement.voice, sentence), []).append(statement)
    for together in said.values():
        pairs = [pair for pair in combinations(together, 2) if _at_once(*pair)]
        if pairs:
            yield _members(pairs)


def _at_once(one: Statement, other: Statement) -> bool:
    """Whether two values are given for one day and cannot both hold."""
    return one.estimate.as_of == other.estimate.as_of and not compatible(one.estimate, other.estimate)


def _planned(planned: Series, totals: Series, batches: Series) -> Iterator[list[Estimate]]:
    """What is planned beside what is said to be so: the newest totals, else the batches."""
    for key, promised in planned.items():
        done = _newest(totals.get(key, ())) or totals.get(key) or batches.get(key)
        if done:
            yield [statement.estimate for statement in (*promised, *done)]


def _batches(batches: Sequence[Statement], totals: Sequence[Statement]) -> Iterator[list[Estimate]]:
    """New batches beside the next totals, which may include them; batches with the same totals together."""
    counts = sorted(((days.last, one.estimate) for days, one in _dated(totals, 0)), key=lambda entry: (entry[0], entry[1].id))
    lasts = [last for last, _ in counts]
    found: dict[tuple[str, ...], list[Estimate]] = {}
    for days, statement in _dated(batches, 0):
        batch, place = statement.estimate, bisect_left(lasts, days.first)
        following = [count for last, count in counts[place:] if last - lasts[place] <= REPORTED_DAYS]
        asked = [count for count in following if lower_bound(count) * SMALL <= lower_bound(batch) < lower_bound(count)]
        if asked:
            found.setdefault(tuple(count.id for count in asked), list(asked)).append(batch)
    yield from found.values()


def _members(pairs: Iterable[tuple[Statement, Statement]]) -> list[Estimate]:
    """The estimates of some pairs, each once."""
    return list({statement.estimate.id: statement.estimate for statement in chain.from_iterable(pairs)}.values())


def _definitions(totals: Series, config: Config) -> Iterator[list[Estimate]]:
    """The estimates of a measure and of one that contains it that name the same number."""
    containers = _containers(config)
    for (measure, *apart), statements in totals.items():
        inner = _by_number(statements)
        for container in containers[measure or ""]:
            outer = _by_number(totals.get((container, *apart), ()))
            for number in sorted(inner.keys() & outer.keys()):
                yield [*inner[number], *outer[number]]


def _by_number(statements: Iterable[Statement]) -> dict[float, list[Estimate]]:
    """The estimates that name a number, by that number."""
    found: dict[float, list[Estimate]] = {}
    for statement in statements:
        for number in numbers_seen(statement.estimate):
            found.setdefault(number, []).append(statement.estimate)
    return found


def _containers(config: Config) -> dict[str, list[str]]:
    """For each measure all that contain it, at whatever depth, nearest first."""
    direct = {measure.id: measure.contained_in for measure in config.measures}
    return {measure: _containing(measure, direct) for measure in direct}


def _containing(measure: str, direct: Mapping[str, Sequence[str]]) -> list[str]:
    """All measures above one, nearest first."""
    found = [measure]
    for name in found:  # which grows: what contains a container contains the measure
        found += [container for container in dict.fromkeys(direct.get(name, ())) if container not in found]
    return found[1:]
