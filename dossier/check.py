"""What an editor should look at, worst first: ``dossier check``.

Nothing here decides anything: each item names a place, what is in doubt there, and what would settle it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from operator import attrgetter
from statistics import median
from typing import Literal, get_args

from dossier.bounds import drawable, lower_bound, stands
from dossier.config import Config, per_language
from dossier.errors import InputError
from dossier.find import read_closely
from dossier.gather import BY_WORDS, check_translations, gather
from dossier.models import Article, Claim, Dossier, Estimate, Extract, Figures, Notice, Span
from dossier.read import UNDATED, line_of
from dossier.write.editors.words import check_words
from dossier.write.lookup import make_lookup

Kind = Literal[
    "gone", "moved", "article", "contradiction", "claimant", "far", "nobody", "uncounted", "unmeasured", "side", "undated", "copy",
    "unfound", "unlisted",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What there may be to look at, the worst first."""

TITLES: Mapping[Kind, str] = {
    "gone": "dossier.yml speaks of what is not there, or makes no sense",
    "moved": "Corrections that hold by their words only",
    "article": "Articles that were not read as they should",
    "contradiction": "Figures of one article that cannot all hold",
    "claimant": "Claimants that may be the wrong ones",
    "far": "Figures far off the others of their measure",
    "nobody": "Figures of nobody, though somebody is named near them",
    "uncounted": "Numbers in a topic's sentences that count nothing",
    "unmeasured": "Figures of no measure",
    "side": "Claimants of no side",
    "undated": "Articles without a date",
    "copy": "Articles that repeat one another",
    "unfound": "Measures without a figure",
    "unlisted": "Pages of yours that no menu lists",
}

CERTAIN = 0.9
"""A claimant whose link names the right one less often than that is one to look at."""

FAR = 100.0
"""A figure so many times the median of its measure, or so small a part of it, is one to look at."""

ENOUGH = 3
"""Fewer figures of a measure say nothing about what is far off."""

ASKED = ("nothing counted", "no cue", "not about the subject", "broken")
"""Why a number is no claim, where a word in ``dossier.yml`` might make it one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: where it stands, what is in doubt there, what would settle it. ``claim`` is the id of the claim it is about,
    ``parts`` the words and numbers in ``what``, for who says it in another language."""

    kind: Kind
    file: str
    line: int
    what: str
    todo: str
    claim: str | None = None
    parts: tuple[str | float, ...] = ()


def check(
    config: Config, extracts: Sequence[Extract], *, figures: Figures, pages: Iterable[tuple[str, str]] = (), menu: str = ""
) -> list[Item]:
    """All that an editor should look at in what the seeds hold, by kind, the least certain claimants first.

    What makes no sense in ``dossier.yml`` is among it: the rest is looked at as if it did not stand there. ``pages`` are the editor's
    (name, file), ``menu`` is the text of the site's settings, which names those that its menu lists.
    """
    articles = [one.article for one in extracts if one.article]
    passages, claims = ([found for one in extracts for found in part(one)] for part in (attrgetter("passages"), attrgetter("claims")))
    found = [Item("article", notice.file, notice.line, notice.what, notice.todo) for one in extracts for notice in one.notices]
    found = [item for item in found if item.what != UNDATED]  # that is a kind of its own
    faults: list[Notice | InputError] = []
    try:
        dossier, told = gather(articles, passages, claims, config)
    except InputError as error:
        faults += [error, *error.others]
        dossier, told = gather(articles, passages, claims, config.model_copy(update={"claims": {}, "sources": {}}))
    try:
        faults += check_translations(dossier.passages, [*claims, *dossier.claims], articles, config, figures=figures)
    except InputError as error:
        faults += [error, *error.others]
    faults += [one for one in told if one.file == config.file]
    faults += _of_words(dossier, config, figures)
    found += [Item("moved" if one.what.endswith(BY_WORDS) else "gone", one.file, one.line, one.what, one.todo) for one in faults]
    by_source = {article.source: article for article in dossier.articles}
    open_claims = [claim for claim in dossier.claims if claim.id not in dossier.checked]
    found += _of_claims(open_claims, by_source, config)
    found += _contradictions(dossier, by_source)
    found += _far(dossier, by_source)
    found += _of_numbers(dossier, config)
    found += _of_articles(dossier)
    found += _unfound(dossier, config)
    found += _unlisted(pages, menu, config)
    return sorted(dict.fromkeys(found), key=lambda item: KINDS.index(item.kind))


def as_lines(items: Sequence[Item]) -> Iterator[str]:
    """What there is to look at as lines for a person, under a heading each kind."""
    for kind in KINDS:
        own = [item for item in items if item.kind == kind]
        if own:
            yield f"{TITLES[kind]} ({len(own)})"
            yield from (f"  {item.file}:{item.line}: {item.what}; {item.todo}" for item in own)
            yield ""
    yield f"{len(items)} to look at" if items else "nothing to look at"


def as_json(items: Sequence[Item]) -> str:
    """The same for a program: a list of objects."""
    return json.dumps(
        [{name: value for name, value in asdict(item).items() if name != "parts"} for item in items], ensure_ascii=False, indent=1
    )


def _item(
    kind: Kind, article: Article, offset: int, what: str, todo: str, claim: str | None = None, parts: tuple[str | float, ...] = ()
) -> Item:
    return Item(kind, article.path, line_of(article, offset), what, todo, claim, parts)


def _words(article: Article, span: Span) -> str:
    """Words of an article on one line."""
    return " ".join(article.text[span.start : span.end].split())


def _quoted(words: str) -> str:
    return f'"{words}"'


def _of_claims(claims: Sequence[Claim], articles: Mapping[str, Article], config: Config) -> Iterator[Item]:
    """What is in doubt about single claims: their claimants first, the least certain before the others."""
    named = [(claimant.certainty, claim, claimant) for claim in claims if (claimant := claim.claimant)]
    doubtful = [(certainty, claim, claimant) for certainty, claim, claimant in named if certainty is not None and certainty < CERTAIN]
    for certainty, claim, claimant in sorted(doubtful, key=lambda one: one[0]):
        article = articles[claim.source]
        figure, who = _words(article, claim.figure), _words(article, claimant.words)
        what = f"{_quoted(figure)} may not be of {_quoted(who)} (right in {certainty:.0%} of such cases)"
        todo = f"claims: {claim.id}: attributed_to, or confirmed: true"
        yield _item("claimant", article, claim.figure.start, what, todo, claim.id, (figure, who, certainty))
    for claim in claims:
        if claim.measure == "other":
            article = articles[claim.source]
            todo = "add its word to 'counted' of a measure, or reject it"
            figure = _words(article, claim.figure)
            yield _item("unmeasured", article, claim.figure.start, f"{_quoted(figure)} is of no measure", todo, claim.id, (figure,))
    yield from _without_side(claims, articles, config)


def _without_side(claims: Sequence[Claim], articles: Mapping[str, Article], config: Config) -> Iterator[Item]:
    """Claimants that belong to no party, each once with how often it speaks, most first, and the line to paste."""
    first: dict[str, Claim] = {}
    times: Counter[str] = Counter()
    for claim in claims:
        if claim.claimant and claim.claimant.party is None:
            words = _words(articles[claim.source], claim.claimant.words)
            first.setdefault(words, claim)
            times[words] += 1
    language = config.languages[0]
    for words, count in times.most_common():
        claim = first[words]
        name = json.dumps(words, ensure_ascii=False)
        actor = f"- {{name: {{{language}: {name}}}, aliases: [{name}]}}"
        side = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()).strip("-")
        party = f" or a side of its own under parties: - {{id: {side}, name: {name}, actors: [{actor[2:]}]}}" if side else ""
        what = f"{_quoted(words)} speaks {count} time{'s' if count > 1 else ''} and is of no side"
        yield _item("side", articles[claim.source], claim.start, what, f"under a party's actors: {actor}{party}")


def _contradictions(dossier: Dossier, articles: Mapping[str, Article]) -> Iterator[Item]:
    """Differences between figures of one article alone."""
    claims, estimates = {claim.id: claim for claim in dossier.claims}, {one.id: one for one in dossier.estimates}
    for difference in dossier.differences:
        own = [claims[name] for estimate in difference.estimates for name in estimates[estimate].claims[:1]]
        if difference.kind in ("conflict", "contradiction") and len({claim.source for claim in own}) == 1:
            article = articles[own[0].source]
            values = tuple(dict.fromkeys(_words(article, claim.figure) for claim in own))
            what, todo = f"{' and '.join(map(_quoted, values))} cannot all hold", "is one of them a part, or of another day?"
            yield _item("contradiction", article, own[0].start, what, todo, own[0].id, values)


def _far(dossier: Dossier, articles: Mapping[str, Article]) -> Iterator[Item]:
    """Totals far off the others of their measure: a misread number, or another thing counted."""
    claims = {claim.id: claim for claim in dossier.claims}
    groups: dict[str, list[Estimate]] = {}
    for estimate in drawable(filter(stands, dossier.estimates)):
        if estimate.scope == "total" and lower_bound(estimate) > 0:
            groups.setdefault(estimate.measure, []).append(estimate)
    for measure, estimates in groups.items():
        middle = median(map(lower_bound, estimates))
        for estimate in estimates if len(estimates) >= ENOUGH else ():
            share = lower_bound(estimate) / middle
            if not 1 / FAR < share < FAR:
                claim = claims[estimate.claims[0]]
                article = articles[claim.source]
                figure, todo = _words(article, claim.figure), "is the number, or what it counts, read rightly?"
                what = f"{_quoted(figure)} is far off the other figures of '{measure}' (their middle is {middle:,.0f})"
                yield _item("far", article, claim.figure.start, what, todo, claim.id, (figure, measure, middle))


def _of_words(dossier: Dossier, config: Config, figures: Figures) -> list[Notice | InputError]:
    """What is wrong with the editor's words on events and differences, or is said of what is gone."""
    try:
        return list(
            dict.fromkeys(one for code in config.languages for one in check_words(make_lookup(dossier, config, code), figures=figures))
        )
    except InputError as error:
        return [error, *error.others]


def _unlisted(pages: Iterable[tuple[str, str]], menu: str, config: Config) -> Iterator[Item]:
    """The editor's pages that stand in no menu: readers find them by a link only."""
    own = {"index.md", "method.md", *(f"{topic.id}.md" for topic in config.topics)}
    for name, file in pages:
        if name not in own and not re.search(rf"(?<![\w/.-]){re.escape(file.partition('/')[2])}(?![\w.-])", menu):
            yield Item("unlisted", file, 1, "no menu lists this page", "name it under 'nav' in mkdocs.yml, or link to it from another page")


def _of_numbers(dossier: Dossier, config: Config) -> Iterator[Item]:
    """Figures of nobody though somebody speaks in the paragraph, and numbers of a topic's sentences that are no claim."""
    looked_at = {*config.claims, *dossier.checked}
    known = {(claim.source, place) for claim in dossier.claims for place in range(claim.figure.start, claim.figure.end)}
    for article in dossier.articles:
        speakers: dict[int, str] = {}
        findings = read_closely(article, config)
        for one in findings:
            for claimant in (attribution.claimant for attribution in one.attributions if attribution.claimant):
                speakers.setdefault(one.sentence.place.paragraph, _words(article, claimant.words))
        for one in findings:
            near = speakers.get(one.sentence.place.paragraph)
            for number in one.figures:
                words = _words(article, number.figure)
                if number.claim and number.claim.claimant is None and near and number.claim.id not in looked_at:
                    todo = f"claims: {number.claim.id}: attributed_to, or confirmed: true"
                    what = f"{_quoted(words)} is nobody's, near {_quoted(near)}"
                    yield _item("nobody", article, number.figure.start, what, todo, number.claim.id, (words, near))
                elif number.why in ASKED and one.about.topics and (article.source, number.figure.start) not in known:
                    todo = f"dossier explain {article.path}:{line_of(article, number.figure.start)}"
                    what = f"{_quoted(words)} is no claim ({number.why})"
                    yield _item("uncounted", article, number.figure.start, what, todo)


def _of_articles(dossier: Dossier) -> Iterator[Item]:
    """Articles that nothing dates, and those that repeat another one."""
    articles = {article.source: article for article in dossier.articles}
    for article in dossier.articles:
        if article.published is None:
            yield Item("undated", article.path, 1, "nothing tells when it was published", f"sources: {article.source}: published")
    for origin in dossier.origins:
        first, *others = origin.sources
        if origin.evidence == "wording":
            for other in others:
                what = f"it shares its wording with {articles[first].path}"
                yield Item("copy", articles[other].path, 1, what, "both count as one origin; remove one if it is a copy")


def _unfound(dossier: Dossier, config: Config) -> Iterator[Item]:
    """Measures that no claim is of."""
    found = {claim.measure for claim in dossier.claims}
    for number, measure in enumerate(config.measures):
        if measure.id not in found:
            title = per_language(measure.title, config.languages[0], measure.id)
            todo = "add words to its 'counted' or 'states', or leave it out"
            yield Item("unfound", config.file, config.line("measures", number), f"'{measure.id}' ({title}) has no figure", todo)
