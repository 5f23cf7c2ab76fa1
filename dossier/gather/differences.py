"""Where estimates differ, and in which of three ways. Nothing is widened: what two claims leave open is no difference.

1. revision: a named claimant gives the total of a measure another value later.
2. conflict: two claimants, at least one of a known side, give one measure at about the same time values that cannot both hold.
   A total without any date is compared with the totals of the newest days; it stays undated where it is shown.
3. definition: the same number as the total of a measure and of one that contains it, which readers take for one another.

Compared are the measures of ``dossier.yml`` only ("other" holds things of many kinds), totals with totals, and for a conflict
new batches with new ones. A part of a figure, a figure of unknown scope (it may be one place's or one day's), one that is planned or
possible, and one that is said to be superseded differ from nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, combinations, product, starmap

from dossier.bounds import numbers_of, stands
from dossier.config import Config
from dossier.dateprefix import date_order, is_later, middle_day
from dossier.digest import stable_id
from dossier.gather.estimates import Statement, Voice
from dossier.models import Difference, DifferenceKind, Estimate, Scope

# Experiment: the annotated claims of 31 articles (348 claims, 322 estimates), every pair of totals in conflict read by hand at 7, 15
# and 31 days: 40, 72 and 105 pairs. 15 days join a month without a day ("in November") with every day of it; of the 32
# pairs they add 23 are disputes (2,000 or 4,000 dead within a fortnight), 9 an early count against a later one; of the next 33
# 13 are that, and 3 a part against the whole.
CONFLICT_DAYS = 15

# Same experiment: new batches a fortnight apart (1,000 to 2,000 and 30,000 men) are two batches; within a week they are one.
BATCH_DAYS = 7

# Hedged figures are rounded to two digits (11,000; 4,700; 220): half a unit of the second is at most 5 % of either of two
# figures. At 0, 5, 10 and 20 % the same articles give 74, 74, 72 and 67 pairs: little hangs on it.
ABOUT = 0.1

# "Thousands" is said of 12,000 as of 2,000, hardly of 25,000: half to double the bounds that ``find`` gives a vague word.
VAGUE = 2.0

Series = dict[tuple[str, str | None], list[Statement]]
"""Statements by what they count: the measure, and the unit where the measure has none of its own."""


def find_differences(statements: Sequence[Statement], config: Config) -> tuple[Difference, ...]:
    """The differences of some statements, each once: conflicts first, then revisions and definitions, in each the measures in
    the order of ``dossier.yml``. The estimates of a difference are earliest first, undated last; its id is made of them."""
    totals, batches = _series(statements, config, "total"), _series(statements, config, "new")
    conflicts = [
        *_of_each(totals, lambda found: (*_conflicts(found, CONFLICT_DAYS), *_undated_conflicts(found))),
        *_of_each(batches, lambda found: _conflicts(found, BATCH_DAYS)),
    ]
    return (
        *map(partial(_difference, "conflict"), conflicts),
        *map(partial(_difference, "revision"), _of_each(totals, _revisions)),
        *map(partial(_difference, "definition"), _definitions(totals, config)),
    )


def _series(statements: Sequence[Statement], config: Config, scope: Scope) -> Series:
    """The statements of one scope that may be compared: of one measure of ``dossier.yml``, in one unit."""
    measures = {measure.id for measure in config.measures}
    series: Series = {}
    for statement in statements:
        estimate = statement.estimate
        if estimate.scope == scope and estimate.measure in measures and stands(estimate):
            series.setdefault((estimate.measure, statement.unit), []).append(statement)
    return series


def _of_each(series: Series, find: Callable[[Sequence[Statement]], Iterable[list[Estimate]]]) -> Iterator[list[Estimate]]:
    """What is found in each series, one after the other."""
    return chain.from_iterable(map(find, series.values()))


def possible(estimate: Estimate) -> tuple[float, float]:
    """The values that an estimate allows: "about" a tenth more or less, a vague word half to double; an open side has no end but zero.

    >>> possible(Estimate("", "killed", None, None, 600, 600, "about", None, None, (), 1))
    (540.0, 660.0)
    """
    low = 0.0 if estimate.low is None else float(estimate.low)
    high = float("inf") if estimate.high is None else float(estimate.high)
    if estimate.relation == "vague":
        return low / VAGUE, high * VAGUE
    return (low * (1 - ABOUT), high * (1 + ABOUT)) if estimate.relation == "about" else (low, high)


def compatible(one: Estimate, other: Estimate) -> bool:
    """Whether some value satisfies both."""
    (low, high), (other_low, other_high) = possible(one), possible(other)
    return low <= other_high and other_low <= high


def _difference(kind: DifferenceKind, estimates: Iterable[Estimate]) -> Difference:
    """A difference of one kind between some estimates."""
    ordered = sorted(estimates, key=lambda estimate: (*date_order(estimate.as_of), estimate.low or 0.0, estimate.id))
    names = tuple(estimate.id for estimate in ordered)
    measures = tuple(dict.fromkeys(estimate.measure for estimate in estimates)) if kind == "definition" else (ordered[0].measure,)
    return Difference(stable_id(kind, *names), kind, measures, names)


def _revisions(totals: Sequence[Statement]) -> Iterator[list[Estimate]]:
    """For each named claimant the values that follow one another; a figure repeated later counts once."""
    voices: dict[Voice, list[tuple[str, Estimate]]] = {}
    for statement in totals:
        if statement.voice.kind != "source" and statement.estimate.as_of is not None:
            voices.setdefault(statement.voice, []).append((statement.estimate.as_of, statement.estimate))
    for dated in voices.values():
        first, *others = sorted(dated, key=lambda entry: (entry[0], entry[1].id))
        revisions = [first]
        for day, estimate in others:
            if is_later(day, revisions[-1][0]) and _is_revision(revisions[-1][1], estimate):
                revisions.append((day, estimate))
        if len(revisions) > 1:
            yield [estimate for _, estimate in revisions]


def _is_revision(one: Estimate, other: Estimate) -> bool:
    """Other numbers; another hedge on the same number is more often the reporter's than the claimant's."""
    numbers, others = _numbers(one), _numbers(other)
    return numbers != others if numbers and others else not compatible(one, other)


def _conflicts(statements: Sequence[Statement], days: int) -> Iterator[list[Estimate]]:
    """Estimates in conflict with another of their block: a block for each stretch of days with a pair that no earlier one has."""
    dated = _dated(statements)
    paired: set[tuple[str, str]] = set()
    end = 0
    for start, (day, first) in enumerate(dated):
        while end < len(dated) and dated[end][0] - day <= days:
            end += 1
        window = [statement for _, statement in dated[start:end]]
        if any(_names(first, other) not in paired and _conflict(first, other) for other in window[1:]):
            pairs = [pair for pair in combinations(window, 2) if _conflict(*pair)]
            paired.update(starmap(_names, pairs))
            yield _members(pairs)


def _undated_conflicts(totals: Sequence[Statement]) -> Iterator[list[Estimate]]:
    """One block: the undated beside the newest, with which a reader will compare them."""
    dated = _dated(totals)
    newest = [statement for day, statement in dated if dated[-1][0] - day <= CONFLICT_DAYS]
    undated = [statement for statement in totals if statement.estimate.as_of is None]
    pairs = [pair for pair in product(undated, newest) if _conflict(*pair)]
    if pairs:
        yield _members(pairs)


def _dated(statements: Iterable[Statement]) -> list[tuple[int, Statement]]:
    """The statements that hold on a known day or month, with the day in its middle, earliest first."""
    days = [(day, statement) for statement in statements if (day := middle_day(statement.estimate.as_of)) is not None]
    return sorted(days, key=lambda entry: (entry[0], entry[1].estimate.id))


def _names(one: Statement, other: Statement) -> tuple[str, str]:
    """The ids of two statements' estimates."""
    return one.estimate.id, other.estimate.id


def _members(pairs: Iterable[tuple[Statement, Statement]]) -> list[Estimate]:
    """The estimates of some pairs, each once."""
    return list({statement.estimate.id: statement.estimate for statement in chain.from_iterable(pairs)}.values())


def _conflict(one: Statement, other: Statement) -> bool:
    """Whether two claimants give values that cannot both hold."""
    return _two_claimants(one.voice, other.voice) and not compatible(one.estimate, other.estimate)


def _two_claimants(one: Voice, other: Voice) -> bool:
    """Two actors, or two sides of which one is known; an unnamed official and a body of one side may be one, as may two unknown."""
    return one.party != other.party or (one.kind == other.kind == "actor" and one.name != other.name)


def _definitions(totals: Series, config: Config) -> Iterator[list[Estimate]]:
    """The estimates of a measure and of one that contains it that name the same number."""
    containers = _containers(config)
    for (measure, unit), statements in totals.items():
        inner = _by_number(statements)
        for container in containers[measure]:
            outer = _by_number(totals.get((container, unit), ()))
            for number in sorted(inner.keys() & outer.keys()):
                yield [*inner[number], *outer[number]]


def _by_number(statements: Iterable[Statement]) -> dict[float, list[Estimate]]:
    """The estimates that name a number, by that number."""
    found: dict[float, list[Estimate]] = {}
    for statement in statements:
        for number in _numbers(statement.estimate):
            found.setdefault(number, []).append(statement.estimate)
    return found


def _numbers(estimate: Estimate) -> set[float]:
    """The numbers that a reader sees; "thousands" has none."""
    return set() if estimate.relation == "vague" else numbers_of(estimate)


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
