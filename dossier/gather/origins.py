"""Which articles go back to one report, as far as the text shows. Strongest evidence first:

1. The same text, white space apart: one report, and a notice, for one of the two is probably there by mistake.
2. The same wording: a third of the shorter one's runs of words stands in the other.
3. The same agency is credited, within days, for the same figure or the same sentence. A credit alone is no evidence:
   an agency files on one subject for months.

Everything else stands alone. Cost: linear in the articles' words (see ``wording``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Literal

from dossier.config import Config
from dossier.dateprefix import is_known, middle_day
from dossier.digest import stable_id
from dossier.gather.wording import SAME_SENTENCE, SHARED_RUNS, first_of, groups, same_wording, shared_runs, shingles
from dossier.models import Article, Claim, Notice, Origin

# Experiment as in wording.py: whole articles of independent authors share at most 1.8 % of the shorter one's runs, an article
# that reuses two background sentences of a dispatch five months older 10 %; a dispatch cut to half, or with every second
# sentence rewritten, keeps half or more.
SAME_REPORT = 1 / 3

# An agency's report is taken up within hours, by weeklies and translators within days; its next report on the subject may follow
# a week later with the old figures as background.
AGENCY_DAYS = 3


def find_origins(articles: Sequence[Article], claims: Iterable[Claim], config: Config) -> tuple[tuple[Origin, ...], list[Notice]]:
    """Every article in one origin, in the order given, and a notice for each text that stands there twice.

    An origin's id is made of its first article's name.
    """
    twins = list(_same_text(articles))
    documents = [shingles(article.text[sentence.start : sentence.end] for sentence in article.sentences) for article in articles]
    shared = shared_runs(documents)
    wording = same_wording(documents, shared, share=SAME_REPORT)
    agencies = [_agencies(article, config) for article in articles]
    close = sorted(pair for pair, count in shared.items() if count >= SHARED_RUNS)
    places = {article.source: place for place, article in enumerate(articles)}
    same_figure = _same_figure(claims, places, agencies)
    credit = [pair for pair in sorted({*close, *same_figure}) if agencies[pair[0]] & agencies[pair[1]]]
    members: dict[int, list[int]] = {}
    for place, first in enumerate(groups(len(articles), [*twins, *wording, *_within_days(articles, credit)])):
        members.setdefault(first, []).append(place)
    worded = {one for one, _ in (*twins, *wording)}
    origins = tuple(_origin(articles, agencies, members[first], worded=worded) for first in sorted(members))
    return origins, [_twin_notice(articles[one], articles[other]) for one, other in twins]


def count_origins(claims: Sequence[Claim], texts: Mapping[str, str], origin_of: Mapping[str, str]) -> int:
    """How many independent origins stand behind some claims: those of their articles, less the sentences that were copied.

    An article may be its author's own and yet take the one sentence with the figure from a dispatch.
    """
    quotes = [shingles([texts[claim.source][claim.start : claim.end]]) for claim in claims]
    copied = same_wording(quotes, shared_runs(quotes), share=SAME_SENTENCE)
    first: dict[str, int] = {}
    same = [(first.setdefault(origin_of[claim.source], place), place) for place, claim in enumerate(claims)]
    return len(set(groups(len(claims), [*same, *copied])))


def _same_text(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """The places of articles with the same text, white space apart: of the first one and of the other."""
    first: dict[str, int] = {}
    for place, article in enumerate(articles):
        earlier = first.setdefault(" ".join(article.text.split()), place)
        if earlier != place:
            yield earlier, place


def _twin_notice(article: Article, twin: Article) -> Notice:
    """The notice about an article whose text stands there twice."""
    return Notice(twin.path, 1, f"the same text as {article.path}", "remove one of the two; until then they count as one origin")


def _agencies(article: Article, config: Config) -> frozenset[str]:
    """The news agencies that the article credits, or that publish it, by their configured names."""
    named = {_plain(name) for name in (*article.credits, article.outlet or "")}
    return frozenset(
        outlet.name for outlet in config.outlets if outlet.agency and named & {_plain(outlet.name), *map(_plain, outlet.domains)}
    )


def _plain(name: str) -> str:
    """A name on one line, in lower case."""
    return " ".join(name.split()).casefold()


def _same_figure(claims: Iterable[Claim], places: Mapping[str, int], agencies: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Neighbours in time among the articles with one agency and one figure."""
    holders: dict[tuple[object, ...], set[int]] = {}
    for claim in claims:
        for agency in agencies[places[claim.source]]:
            key = agency, claim.measure, claim.figure.low, claim.figure.high, claim.figure.relation
            holders.setdefault(key, set()).add(places[claim.source])
    for found in holders.values():
        ordered = sorted(found)
        yield from pairwise(ordered)


def _within_days(articles: Sequence[Article], pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs that can be joined so that no group lasts longer than the few days of one report; who has no full date has none.

    Articles come by date, so that the smallest place of a group is its first day.
    """
    days = [_full_day(article) for article in articles]
    first = list(range(len(articles)))
    last = list(days)
    for one, other in pairs:
        low, high = sorted((first_of(first, one), first_of(first, other)))
        start, ends = days[low], [day for day in (last[low], last[high]) if day is not None]
        if start is not None and len(ends) == 2 and max(ends) - start <= AGENCY_DAYS:
            first[high], last[low] = low, max(ends)
            yield one, other


def _full_day(article: Article) -> int | None:
    """The day of publication (proleptic ordinal), where it is known to the day."""
    return middle_day(article.published) if is_known(article.published, "day") else None


def _origin(
    articles: Sequence[Article],
    agencies: Sequence[frozenset[str]],
    members: Sequence[int],
    *,
    worded: Set[int],
) -> Origin:
    """The origin of some articles; ``worded`` are the places of those whose wording a later one shares."""
    common = frozenset.intersection(*(agencies[place] for place in members))
    name = min(common, default=None)
    sources = tuple(articles[place].source for place in members)
    by_wording = not common or not worded.isdisjoint(members)
    evidence: Literal["agency", "wording", "single"] = "single" if len(members) == 1 else "wording" if by_wording else "agency"
    return Origin(stable_id("origin", sources[0]), sources, name, evidence)
