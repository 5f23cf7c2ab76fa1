"""Why a sentence was read as it was: ``dossier explain`` shows an editor what was found in it, by which rule, and why a figure
became a claim or did not. Rules go by the names they have in ``dossier.yml`` (topics, measures, parties) and in the language
packs ("speech.according" stands under ``[patterns.according]`` of ``speech.toml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.config import Config
from dossier.errors import complaints
from dossier.extraction import read_article
from dossier.find import Considered, Findings, read_closely
from dossier.find.as_of import prefix
from dossier.models import Article, Claim, Claimant, DateSpan, Notice, Span, Why
from dossier.read import find_cues, line_of, read_seed, seed_files

WHY: Mapping[Why, str] = {
    "date": "part of a date",
    "share": "a share, not a count",
    "age": "an age",
    "fraction": "no whole number",
    "number of a line": "it only numbers the line",
    "pronoun": "an article or a pronoun",
    "mark of a note": "the mark of a note",
    "rate": "a rate, not a count",
    "former value": "what the count was before",
    "comparison": "it only compares",
    "limit": "a limit that is set, not a count",
    "factor": "it multiplies, and counts nothing",
    "trial": "a test or an exercise, not a count of what was sent or lost",
    "size": "it tells how large each one is",
    "telephone number": "a telephone number",
    "unit": "its word is a unit (of time, length, money ...)",
    "label": "it names the thing before it (a brigade, a page)",
    "nothing counted": "nothing that dossier.yml counts stands with it",
    "not about the subject": "the sentence is not about the dossier's subject",
    "others": "it counts another party's people or things",
    "denied": "it is denied",
    "no cue": "its measure needs a topic's word in the sentence (needs_cue)",
}
"""What the name of a rule by which a figure is no claim means."""

SHOWN = 90  # characters of a furniture line


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands at one place of the seed, in lines."""

    start: int
    end: int
    lines: tuple[str, ...]


def explain_seed(config: Config, path: Path, *, line: int | None = None) -> Iterator[str]:
    """What was found in the seed at a path and why, a line of text after the other. Raises InputError."""
    for file in seed_files([path], root=config.folder):
        seed = read_seed(file)
        article, notices = (None, [seed]) if isinstance(seed, Notice) else read_article(seed, config)
        yield from complaints(notices)
        if article:
            yield from explain(article, read_closely(article, config), config, line=line)


def explain(article: Article, readings: Sequence[Findings], config: Config, *, line: int | None = None) -> Iterator[str]:
    """What was found in an article, a line of text after the other, in the seed's order.

    ``line`` keeps what stands on one line of the seed's file, counted from 1.
    """
    yield _head(article)
    told = [_sentence(article, reading, config) for reading in readings]
    told += _left_out(article)
    told += [_Told(one.start, one.end, (f"{one.kind}: {_words(article, one, SHOWN)}",)) for one in article.sentences if one.kind != "body"]
    for one in sorted(told, key=lambda one: one.start):
        first, last = (line_of(article, place) for place in (one.start, one.end))
        if line is None or first <= line <= last:
            yield ""
            yield f"{article.path}:{first}: {one.lines[0]}"
            yield from (f"    {words}" for words in one.lines[1:])


def _head(article: Article) -> str:
    published = f'published {article.published} (by "{article.published_evidence}")' if article.published else "no date found"
    return " · ".join(word for word in (article.path, f"language {article.language}", published, article.outlet, article.title) if word)


def _left_out(article: Article) -> list[_Told]:
    """The furniture, with the patterns that match it; what has none is known by its place, shape or repetition."""
    cues = find_cues(article.text)
    told = []
    for span in article.furniture:
        kinds = ", ".join(f"furniture.{kind}" for kind in sorted(cues.kinds(span))) or "its place, shape or repetition"
        told.append(_Told(span.start, span.end, (f"not body, by {kinds}: {_words(article, span, SHOWN)}",)))
    return told


def _sentence(article: Article, found: Findings, config: Config) -> _Told:
    sentence = found.sentence
    lines = [_words(article, sentence.place), _topics(article, found), _subject(article, found, config)]
    lines += [f"date       {_quoted(article, date)} = {_days(date)}" for date in found.dates]
    lines += [f"claimant   {_claimant(article, item.claimant)}, by {item.by}" for item in found.attributions]
    for item in found.figures:
        lines.append(f"figure     {_figure(article, item)}")
        lines.append(f"claim      {_claim(article, item.claim, item)}" if item.claim else None)
    return _Told(sentence.start, sentence.end, tuple(line for line in lines if line))


def _topics(article: Article, found: Findings) -> str:
    cues: dict[str, list[str]] = {}
    for hit in found.sentence.hits.get("topic", ()):
        cues.setdefault(hit.name, []).append(_quoted(article, hit.span))
    by_words = ", ".join(f"{topic} by {' and '.join(dict.fromkeys(words))}" for topic, words in cues.items())
    claimed = [f"{topic} by what is claimed" for topic in found.topics if topic not in cues]
    return f"topics     {', '.join(part for part in (by_words, *claimed) if part) or 'none: no word of any topic stands in it'}"


def _subject(article: Article, found: Findings, config: Config) -> str | None:
    about = found.about.subject
    if config.subject is None:
        return None if about else "subject    no: a word of `elsewhere` stands in it"
    named = [_quoted(article, item.hit.span) for item in found.sentence.named if item.party == config.subject]
    if named:
        return f"subject    yes: {config.subject} is named, {' and '.join(dict.fromkeys(named))}"
    return "subject    yes: carried on from the article or the sentences before" if about else "subject    no"


def _figure(article: Article, item: Considered) -> str:
    figure = item.figure
    value = " to ".join("any" if bound is None else f"{bound:,.15g}" for bound in dict.fromkeys((figure.low, figure.high)))
    said = f"{_quoted(article, figure)} = {value} ({figure.relation.replace('_', ' ')})"
    if item.counted and item.counted.measure:
        words = _quoted(article, item.counted.span) if item.counted.span else "what was counted before"
        said += f", counts {words} as {item.counted.measure} ({item.counted.by})"
    return said if item.claim else f"{said}: no claim, {WHY[item.why] if item.why else 'settled otherwise'}"


def _claim(article: Article, claim: Claim, item: Considered) -> str:
    by = f", by {item.attribution.by}" if item.attribution else ""
    scope = claim.scope or "neither new nor total"
    return f"{claim.id} of {_claimant(article, claim.claimant)}{by}, as of {claim.as_of or 'no date'}, {scope}"


def _claimant(article: Article, claimant: Claimant | None) -> str:
    if claimant is None:
        return "nobody"
    side = f"{claimant.party or 'no party'}" + (f": {claimant.actor}" if claimant.actor else "")
    relay = f", passed on by {_quoted(article, claimant.relay)}" if claimant.relay else ""
    return f"{_quoted(article, claimant.words)} ({side}){relay}"


def _days(date: DateSpan) -> str:
    if date.first == date.last and date.first:
        return date.first.isoformat()
    first, last = (day.isoformat() if day else "open" for day in (date.first, date.last))
    return f"{first} to {last}" + (f", as {prefix(date)}" if prefix(date) else "")


def _quoted(article: Article, span: Span) -> str:
    return f'"{_words(article, span)}"'


def _words(article: Article, span: Span, most: int | None = None) -> str:
    words = " ".join(article.text[span.start : span.end].split())
    return words if most is None or len(words) <= most else words[: most - 1] + "…"
