"""Why a sentence was read as it was: ``dossier explain`` shows an editor what was found in it, by which rule, and why a figure
became a claim or did not. Rules go by the names they have in ``dossier.yml`` (topics, measures, parties) and in the language
packs ("speech.according" stands under ``[rules.according]`` of ``shared/speech.toml``)."""

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
    "broken": "a number in pieces: one of them is a slip",
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
    "doubted": "it is said to be false or doubtful",
    "unconfirmed": "whoever speaks will not confirm it",
    "withdrawn": "it was withdrawn",
    "asked": "it is only asked",
    "imagined": "it is only imagined, or did not happen",
    "fiction": "it is of a game, a film, a satire or an exercise",
    "no cue": "its measure needs a topic's word in the sentence (needs_cue)",
}
"""What the name of a rule by which a figure is no claim means."""

SHOWN = 90  # characters of a furniture line


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of the seed, and the lines that explain it."""

    start: int
    end: int
    lines: Sequence[str]


def explain_seed(config: Config, path: Path, *, line: int | None = None) -> Iterator[str]:
    """What was found in the seed at a path and why, a line of text after the other. Raises InputError."""
    for file in seed_files([path], root=config.folder):
        seed = read_seed(file)
        article, notices = (None, [seed]) if isinstance(seed, Notice) else read_article(seed, config)
        yield from complaints(notices)
        if article:
            yield from explain(article, read_closely(article, config), config, line=line)


def explain(article: Article, findings: Sequence[Findings], config: Config, *, line: int | None = None) -> Iterator[str]:
    """What was found in an article, a line of text after the other, in the seed's order.

    ``line`` keeps what stands on one line of the seed's file, counted from 1.
    """
    yield _head(article)
    places = [*_sentences(article, findings, config), *_furniture(article), *_headings(article)]
    for place in sorted(places, key=lambda place: place.start):
        first, last = line_of(article, place.start), line_of(article, place.end)
        if line is None or first <= line <= last:
            yield ""
            yield f"{article.path}:{first}: {place.lines[0]}"
            yield from (f"    {words}" for words in place.lines[1:])


def _head(article: Article) -> str:
    published = f'published {article.published} (by "{article.published_evidence}")' if article.published else "no date found"
    return " · ".join(filter(None, (article.path, f"language {article.language}", published, article.outlet, article.title)))


def _headings(article: Article) -> list[_Place]:
    headings = [one for one in article.sentences if one.kind != "body"]
    return [_Place(one.start, one.end, [f"{one.kind}: {_shortened(article, one)}"]) for one in headings]


def _furniture(article: Article) -> list[_Place]:
    """What is left out, with the patterns that match it; what has none is known by its place, shape or repetition."""
    cues = find_cues(article.text)
    found = []
    for span in article.furniture:
        patterns = ", ".join(f"furniture.{kind}" for kind in sorted(cues.kinds(span)))
        line = f"not body, by {patterns or 'its place, shape or repetition'}: {_shortened(article, span)}"
        found.append(_Place(span.start, span.end, [line]))
    return found


def _sentences(article: Article, findings: Sequence[Findings], config: Config) -> list[_Place]:
    return [_Place(found.sentence.start, found.sentence.end, _lines(article, found, config)) for found in findings]


def _lines(article: Article, found: Findings, config: Config) -> list[str]:
    """The words of a sentence, and a line for each thing that was found in it."""
    lines = [_words(article, found.sentence.place), f"topics     {_topics(article, found)}"]
    if subject := _subject(article, found, config):
        lines.append(f"subject    {subject}")
    lines += [f"date       {_quoted(article, date)} = {_days(date)}" for date in found.dates]
    lines += [f"claimant   {_claimant(article, item.claimant)}, by {item.by}" for item in found.attributions]
    for item in found.figures:
        lines.append(f"figure     {_figure(article, item)}")
        lines += [f"claim      {_claim(article, item.claim, item)}"] if item.claim else []
    return lines


def _topics(article: Article, found: Findings) -> str:
    """The topics, each with its words that stand in the sentence."""
    words: dict[str, dict[str, None]] = {}
    for hit in found.sentence.hits.get("topic", ()):
        words.setdefault(hit.name, {})[_quoted(article, hit.span)] = None
    by_words = [f"{topic} by {' and '.join(quoted)}" for topic, quoted in words.items()]
    by_claims = [f"{topic} by what is claimed" for topic in found.topics if topic not in words]
    return ", ".join(by_words + by_claims) or "none: no word of any topic stands in it"


def _subject(article: Article, found: Findings, config: Config) -> str:
    """Whether the sentence is about the dossier's subject, and why; nothing where a dossier has none."""
    about = found.about.subject
    if config.subject is None:
        return "" if about else "no: a word of `elsewhere` stands in it"
    named = dict.fromkeys(_quoted(article, item.hit.span) for item in found.sentence.named if item.party == config.subject)
    if named:
        return f"yes: {config.subject} is named, {' and '.join(named)}"
    return "yes: carried on from the article or the sentences before" if about else "no"


def _figure(article: Article, item: Considered) -> str:
    figure = item.figure
    value = " to ".join(dict.fromkeys((_bound(figure.low), _bound(figure.high))))
    line = f"{_quoted(article, figure)} = {value} ({figure.relation.replace('_', ' ')}){_counted(article, item)}"
    return line if item.claim else f"{line}: no claim, {_why(item)}"


def _bound(bound: float | None) -> str:
    return "any" if bound is None else f"{bound:,.15g}"


def _counted(article: Article, item: Considered) -> str:
    counted = item.counted
    if counted is None or counted.measure is None:
        return ""
    words = _quoted(article, counted.span) if counted.span else "what was counted before"
    return f", counts {words} as {counted.measure} ({counted.by})"


def _why(item: Considered) -> str:
    return WHY[item.why] if item.why else "settled otherwise"


def _claim(article: Article, claim: Claim, item: Considered) -> str:
    by = f", by {item.attribution.by}" if item.attribution else ""
    basis = f" ({claim.as_of_basis})" if claim.as_of_basis else ""
    kinds: list[str] = [claim.modality] if claim.modality != "actual" else []
    kinds += [name for name, so in (("hearsay", claim.hearsay), ("former", claim.former)) if so]
    kind = ", ".join([claim.scope or "neither new nor total", *kinds])
    return f"{claim.id} of {_claimant(article, claim.claimant)}{by}, as of {claim.as_of or 'no date'}{basis}, {kind}"


def _claimant(article: Article, claimant: Claimant | None) -> str:
    if claimant is None:
        return "nobody"
    side = ": ".join(filter(None, (claimant.party or "no party", claimant.actor)))
    relay = f", passed on by {_quoted(article, claimant.relay)}" if claimant.relay else ""
    return f"{_quoted(article, claimant.words)} ({side}){relay}"


def _days(date: DateSpan) -> str:
    if date.first and date.first == date.last:
        return date.first.isoformat()
    first, last = (day.isoformat() if day else "open" for day in (date.first, date.last))
    whole = prefix(date)
    return f"{first} to {last}, as {whole}" if whole else f"{first} to {last}"


def _quoted(article: Article, span: Span) -> str:
    return f'"{_words(article, span)}"'


def _words(article: Article, span: Span) -> str:
    return " ".join(article.text[span.start : span.end].split())


def _shortened(article: Article, span: Span) -> str:
    words = _words(article, span)
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
