"""Which articles go back to one report, as far as the text shows. Strongest evidence first:

1. The same text, white space apart: one report, and a notice, for one of the two is probably there by mistake.
2. The same wording: a third of the shorter one's runs of words stands in the other.
3. The same agency is credited, or named as who reports it, within days, for the same figure or the same sentence. A credit alone is
   no evidence: an agency files on one subject for months.
4. The same claimant's same figures, two at least, within days: one announcement, whatever the words.

5. The editor says so (told.py); that is stronger than all of these.

Everything else stands alone: there are at most so many independent origins. Cost: linear in the articles' words (see ``wording``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from types import MappingProxyType

from dossier.config import Config
from dossier.dateprefix import full_day
from dossier.digest import stable_id
from dossier.gather.told import Told, told_origins
from dossier.gather.voices import plain, voice_of
from dossier.gather.wording import SAME_SENTENCE, SHARED_RUNS, Shingles, first_of, groups, same_wording, shared_runs, shingles
from dossier.models import Article, Claim, Evidence, Notice, Origin

# Experiment as in wording.py: whole articles of independent authors share at most 1.8 % of the shorter one's runs, an article
# that reuses two background sentences of a dispatch five months older 10 %; a dispatch cut to half, or with every second
# sentence rewritten, keeps half or more.
SAME_REPORT = 1 / 3

# An agency's report or an official's announcement is taken up within hours, by weeklies and translators within days; the agency's next
# report on the subject may follow a week later with the old figures as background.
ANNOUNCEMENT_DAYS = 3

# Of the longer one's runs, so that a dispatch which another cut to half, or took up in a report of its own, is no copy. Experiment: the
# annotated articles share 79 % (the middle one) with themselves after one sentence in five was reworded, 10 % at most with one another.
SAME_ARTICLE = 2 / 3

SAME_FIGURES = 2  # of one claimant, which two articles share: one figure may be old and known to all


def find_origins(articles: Sequence[Article], claims: Iterable[Claim], config: Config) -> tuple[tuple[Origin, ...], list[Notice]]:
    """Every article in one origin, in the order given, and a notice for each text that stands there twice.

    An origin's id is made of its first article's name.
    """
    twins = list(_same_text(articles))
    _, shared, wording = _wording(articles)
    claims = list(claims)
    texts = {article.source: article.text for article in articles}
    reporting = _named_as_reporting(claims, texts, config)
    told = told_origins(articles, config)
    credits = [_agencies(article, config) | reporting.get(article.source, frozenset()) for article in articles]
    agencies = [own | {told.relays[place]} if place in told.relays else own for place, own in enumerate(credits)]
    close = sorted(pair for pair, count in shared.items() if count >= SHARED_RUNS)
    places = {article.source: place for place, article in enumerate(articles)}
    same_figure = _same_figure(claims, places, agencies)
    credit = {pair for pair in (*close, *same_figure) if agencies[pair[0]] & agencies[pair[1]]}
    announced = {pair for pair, count in _same_announcement(claims, places, texts).items() if count >= SAME_FIGURES}
    members: dict[int, list[int]] = {}
    for place, first in enumerate(
        groups(len(articles), [*told.pairs, *twins, *wording, *_within_days(articles, sorted(credit | announced))])
    ):
        members.setdefault(first, []).append(place)
    worded = {one for one, _ in (*twins, *wording)}
    origins = tuple(_origin(articles, agencies, members[first], told, worded=worded) for first in sorted(members))
    return origins, [_twin_notice(articles[one], articles[other]) for one, other in twins]


def _wording(articles: Sequence[Article]) -> tuple[list[Shingles], Counter[tuple[int, int]], list[tuple[int, int]]]:
    """The runs of words of each article, how many two of them share, and the pairs that are one report by their wording."""
    documents = [shingles(article.text[sentence.start : sentence.end] for sentence in article.sentences) for article in articles]
    shared = shared_runs(documents)
    return documents, shared, same_wording(documents, shared, share=SAME_REPORT)


def near_copies(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """The places of articles of which one is the same text as the other, or nearly so: saved twice, or as a page and as a text."""
    documents, shared, worded = _wording(articles)
    close = [(one, other) for one, other in worded if shared[one, other] >= SAME_ARTICLE * max(len(documents[one]), len(documents[other]))]
    return sorted({*_same_text(articles), *close})


def count_origins(
    claims: Sequence[Claim], texts: Mapping[str, str], origin_of: Mapping[str, str], days: Mapping[str, int | None] = MappingProxyType({})
) -> int:
    """How many independent origins stand behind some claims at most: those of their articles, less the sentences that were copied.

    An article may be its author's own and yet take the one sentence with the figure from a dispatch. ``days`` says when the articles were
    published, where one known claimant makes all of the claims: what was published within days, or is of one day, was announced once.
    """
    quotes = [shingles([texts[claim.source][claim.start : claim.end]]) for claim in claims]
    copied = same_wording(quotes, shared_runs(quotes), share=SAME_SENTENCE)
    first: dict[object, int] = {}
    same = [(first.setdefault(origin_of[claim.source], place), place) for place, claim in enumerate(claims)]
    if days:
        of_day = [(first.setdefault(full_day(claim.as_of), place), place) for place, claim in enumerate(claims) if full_day(claim.as_of)]
        dated = sorted((day, place) for place, claim in enumerate(claims) if (day := days[claim.source]) is not None)
        same += [*of_day, *((one, other) for (day, one), (later, other) in pairwise(dated) if later - day <= ANNOUNCEMENT_DAYS)]
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
    named = {plain(name) for name in (*article.credits, article.outlet or "")}
    return frozenset(
        outlet.name for outlet in config.outlets if outlet.agency and named & {plain(outlet.name), *map(plain, outlet.domains)}
    )


def _named_as_reporting(claims: Iterable[Claim], texts: Mapping[str, str], config: Config) -> dict[str, frozenset[str]]:
    """By article the news agencies that it names as who passes a figure on, or as who gives it."""
    agencies = {plain(outlet.name): outlet.name for outlet in config.outlets if outlet.agency}
    found: dict[str, frozenset[str]] = {}
    if agencies:
        named = re.compile(rf"\b(?:{'|'.join(map(re.escape, agencies))})\b")
        for claim in claims:
            spans = (claim.claimant.words, claim.claimant.relay) if claim.claimant else ()
            words = " | ".join(texts[claim.source][span.start : span.end] for span in spans if span)
            names = {agencies[name] for name in named.findall(plain(words))}
            found[claim.source] = found.get(claim.source, frozenset()) | names
    return found


def _same_announcement(claims: Iterable[Claim], places: Mapping[str, int], texts: Mapping[str, str]) -> Counter[tuple[int, int]]:
    """How many figures of one known claimant two articles share, by their places, of neighbours in time among those that give one."""
    holders: dict[tuple[object, ...], set[int]] = {}
    for claim in claims:
        voice = voice_of(claim, texts[claim.source])
        if voice.known:
            holders.setdefault((voice, claim.measure, *claim.figure.said), set()).add(places[claim.source])
    return Counter(pair for found in holders.values() for pair in pairwise(sorted(found)))


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
    days = [full_day(article.published) for article in articles]
    first = list(range(len(articles)))
    last = list(days)
    for one, other in pairs:
        low, high = sorted((first_of(first, one), first_of(first, other)))
        start, ends = days[low], [day for day in (last[low], last[high]) if day is not None]
        if start is not None and len(ends) == 2 and max(ends) - start <= ANNOUNCEMENT_DAYS:
            first[high], last[low] = low, max(ends)
            yield one, other


def _origin(
    articles: Sequence[Article],
    agencies: Sequence[frozenset[str]],
    members: Sequence[int],
    told: Told,
    *,
    worded: Set[int],
) -> Origin:
    """The origin of some articles; ``worded`` are the places of those whose wording a later one shares."""
    common = frozenset.intersection(*(agencies[place] for place in members))
    called = {told.names[place] for place in members if place in told.names}
    name = min(called or common, default=None)
    sources = tuple(articles[place].source for place in members)
    evidence: Evidence = "agency" if common else "announcement"
    if len(members) == 1 or not worded.isdisjoint(members):
        evidence = "single" if len(members) == 1 else "wording"
    if called or not {place for pair in told.pairs for place in pair}.isdisjoint(members):
        evidence = "editor"
    return Origin(stable_id("origin", sources[0]), sources, name, evidence)
