"""Where estimates differ, and in which of three ways. Nothing is widened: what two claims leave open is no difference.

1. revision: a named claimant gives the total of a measure another value later.
2. conflict: two claimants, at least one of a known side, give one measure at about the same time values that cannot both hold.
   A total without any date is compared with the totals of the newest days; it stays undated where it is shown.
3. definition: the same number as the total of a measure and of one that contains it, which readers take for one another.

Compared are the measures of ``dossier.yml`` only ("other" holds things of many kinds), totals with totals, and for a conflict
new batches with new ones. A figure of unknown scope may be one place's or one day's: it differs from nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from dossier.config import Config
from dossier.dateprefix import date_order, is_later, middle_day
from dossier.digest import stable_id
from dossier.gather.estimates import Statement, Voice
from dossier.models import Difference, DifferenceKind, Estimate

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


def find_differences(statements: Iterable[Statement], config: Config) -> tuple[Difference, ...]:
    """The differences of some statements, each once: conflicts first, then revisions and definitions, in each the measures in
    the order of ``dossier.yml``. The estimates of a difference are earliest first, undated last; its id is made of them."""
    measures = {measure.id for measure in config.measures}
    totals: dict[tuple[str, str | None], list[Statement]] = {}
    batches: dict[tuple[str, str | None], list[Statement]] = {}
    for statement in statements:
        estimate = statement.estimate
        if estimate.measure in measures and estimate.scope is not None:
            series = totals if estimate.scope == "total" else batches
            series.setdefault((estimate.measure, statement.unit), []).append(statement)
    conflicts = [block for found in totals.values() for block in (*_conflicts(found, CONFLICT_DAYS), *_undated_conflicts(found))]
    conflicts += [block for found in batches.values() for block in _conflicts(found, BATCH_DAYS)]
    revisions = [block for found in totals.values() for block in _revisions(found)]
    return (
        *(_difference("conflict", block) for block in conflicts),
        *(_difference("revision", block) for block in revisions),
        *(_difference("definition", block) for block in _definitions(totals, config)),
    )


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
    ordered = sorted(estimates, key=lambda estimate: (*date_order(estimate.as_of), estimate.low or 0.0, estimate.id))
    names = tuple(estimate.id for estimate in ordered)
    measures = tuple(dict.fromkeys(estimate.measure for estimate in estimates)) if kind == "definition" else (ordered[0].measure,)
    return Difference(stable_id(kind, *names), kind, measures, names)


def _revisions(totals: Iterable[Statement]) -> Iterator[list[Estimate]]:
    """For each named claimant the values that follow one another; a figure repeated later is told once."""
    voices: dict[Voice, list[tuple[str, Estimate]]] = {}
    for statement in totals:
        if statement.voice.kind != "source" and statement.estimate.as_of is not None:
            voices.setdefault(statement.voice, []).append((statement.estimate.as_of, statement.estimate))
    for dated in voices.values():
        ordered = sorted(dated, key=lambda entry: (entry[0], entry[1].id))
        chain = ordered[:1]
        for day, estimate in ordered[1:]:
            if is_later(day, chain[-1][0]) and _revised(chain[-1][1], estimate):
                chain.append((day, estimate))
        if len(chain) > 1:
            yield [estimate for _, estimate in chain]


def _revised(one: Estimate, other: Estimate) -> bool:
    """Other numbers; another hedge on the same number is more often the reporter's than the claimant's."""
    numbers = _numbers(one), _numbers(other)
    return numbers[0] != numbers[1] if all(numbers) else not compatible(one, other)


def _conflicts(statements: Iterable[Statement], days: int) -> Iterator[list[Estimate]]:
    """Estimates in conflict with another of their block: a block for each stretch of days with a pair that no earlier one told."""
    dated = _dated(statements)
    told: set[tuple[str, str]] = set()
    end = 0
    for start, (day, first) in enumerate(dated):
        while end < len(dated) and dated[end][0] - day <= days:
            end += 1
        window = [statement for _, statement in dated[start:end]]
        if any(_names(first, other) not in told and _conflict(first, other) for other in window[1:]):
            pairs = [pair for pair in combinations(window, 2) if _conflict(*pair)]
            told |= {_names(*pair) for pair in pairs}
            yield _members(pairs)


def _undated_conflicts(totals: Sequence[Statement]) -> Iterator[list[Estimate]]:
    """One block: the undated against the newest, to which a reader will hold them."""
    dated = _dated(totals)
    newest = [statement for day, statement in dated if dated[-1][0] - day <= CONFLICT_DAYS]
    undated = [statement for statement in totals if statement.estimate.as_of is None]
    pairs = [pair for pair in product(undated, newest) if _conflict(*pair)]
    if pairs:
        yield _members(pairs)


def _dated(statements: Iterable[Statement]) -> list[tuple[int, Statement]]:
    days = [(day, statement) for statement in statements if (day := middle_day(statement.estimate.as_of)) is not None]
    return sorted(days, key=lambda entry: (entry[0], entry[1].estimate.id))


def _names(one: Statement, other: Statement) -> tuple[str, str]:
    return one.estimate.id, other.estimate.id


def _members(pairs: Iterable[tuple[Statement, Statement]]) -> list[Estimate]:
    return list({statement.estimate.id: statement.estimate for pair in pairs for statement in pair}.values())


def _conflict(one: Statement, other: Statement) -> bool:
    return _two_claimants(one.voice, other.voice) and not compatible(one.estimate, other.estimate)


def _two_claimants(one: Voice, other: Voice) -> bool:
    """Two actors, or two sides of which one is known; an unnamed official and a body of one side may be one, as may two unknown."""
    return one.party != other.party or (one.kind == other.kind == "actor" and one.name != other.name)


def _definitions(totals: Mapping[tuple[str, str | None], Iterable[Statement]], config: Config) -> Iterator[list[Estimate]]:
    containers = _containers(config)
    for (measure, unit), statements in totals.items():
        for container in containers[measure]:
            inner = [(number, one.estimate) for one in statements for number in _numbers(one.estimate)]
            outer = [(number, one.estimate) for one in totals.get((container, unit), ()) for number in _numbers(one.estimate)]
            for same in sorted({number for number, _ in inner} & {number for number, _ in outer}):
                yield [estimate for number, estimate in (*inner, *outer) if number == same]


def _numbers(estimate: Estimate) -> set[float]:
    """The numbers that a reader sees; "thousands" has none."""
    return set() if estimate.relation == "vague" else {bound for bound in (estimate.low, estimate.high) if bound is not None}


def _containers(config: Config) -> dict[str, tuple[str, ...]]:
    """For each measure all that contain it, at whatever depth, nearest first."""
    direct = {measure.id: measure.contained_in for measure in config.measures}
    containers: dict[str, tuple[str, ...]] = {}
    for measure in direct:
        found: dict[str, None] = {}
        waiting = list(direct[measure])
        while waiting:
            name = waiting.pop(0)
            if name not in found and name != measure:
                found[name] = None
                waiting += direct.get(name, ())
        containers[measure] = tuple(found)
    return containers
