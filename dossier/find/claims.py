"""An article's passages and claims: the finders run over each sentence, and what they found settled once.

``consider`` gives each sentence with every figure in it and why that was a claim or was not; ``claims_of`` keeps the claims,
``dossier explain`` shows all of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from dossier.bounds import lower_bound, upper_bound
from dossier.dateprefix import is_known
from dossier.find.about import About, find_topics
from dossier.find.as_of import as_of, dates_in, day_of_news, entry_days, of_an_era, published_days, said_on, still
from dossier.find.claimants.carrying import INHERITED
from dossier.find.claimants.choose import governing
from dossier.find.claimants.discourse import Speech
from dossier.find.claimants.names import Attribution
from dossier.find.counts.antecedent import carried_from, carried_on
from dossier.find.counts.countable import countable_spots
from dossier.find.counts.group import people_of, place_of, towns_of
from dossier.find.counts.measure import what_is_counted
from dossier.find.counts.parts import partial
from dossier.find.counts.scope import scope_of
from dossier.find.counts.spots import Counted, Spot
from dossier.find.counts.whose import of_others
from dossier.find.ids import Ids
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence, read_sentence
from dossier.find.statements import UNASSERTED, kind_of, unasserted
from dossier.find.words import lower_words
from dossier.models import EVERYWHERE, Article, Claim, DateSpan, Figure, Passage, Span, Why
from dossier.seen import unbroken

ROUNDED = 1.1  # a title's figure is the body's where they differ by no more


@dataclass(frozen=True, slots=True)
class Considered:
    """A figure of a sentence: what it counts, whom it stands under, and the claim it makes or ``why`` it makes none."""

    figure: Figure
    why: Why | None = None
    counted: Counted | None = None
    attribution: Attribution | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """All that is found in a sentence. ``topics`` are those it bears on, by its words and by what is claimed in it."""

    sentence: Sentence
    about: About
    topics: tuple[str, ...]
    figures: Sequence[Considered]
    dates: Sequence[DateSpan]
    attributions: Sequence[Attribution]


class _Reader:
    """Reads the sentences of an article's body in order. Claimants and dates are looked for only where a figure needs them:
    most sentences make no claim."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], rules: Rules, ids: Ids) -> None:
        self.article, self.rules = article, rules
        self.about = find_topics(sentences, rules)
        self.sentences = [sentence for sentence in sentences if sentence.place.kind == "body"]
        self._towns = towns_of(sentences)
        self.title = [sentence for sentence in sentences if sentence.place.kind == "title" and sentence.figures]
        self.speech = Speech(self.sentences, rules)
        self._dates: dict[int, Sequence[DateSpan]] = {}
        self._days: dict[int, str | None] = {}
        self._entries = entry_days(article, rules)
        self._ids = ids

    def __iter__(self) -> Iterator[tuple[int, list[Considered], tuple[str, ...]]]:
        """Each sentence by its number, with its figures and the topics that it bears on."""
        counts = list(_with_places(self.sentences, self._counts(), self._towns, self.rules.measures.crowds))
        for number, (about, figures) in enumerate(zip(self.about, _with_parts(counts, self._opening()), strict=True)):
            claimed = [topic for item in figures if item.claim for topic in item.claim.topics]
            yield number, figures, tuple(sorted({*about.topics, *claimed})) if claimed else about.topics

    @cached_property
    def _news(self) -> str | None:
        """The day on which the article's news was given, as its first sentences say."""
        return day_of_news(self.article, self.sentences, self.rules)

    def _entry(self, number: int) -> str | None:
        """The day of the entry in which a sentence stands: "Tuesday" is told from it."""
        day = self._entries.get(self.sentences[number].place.paragraph)
        return day if day and is_known(day, "day") else None

    def _counts(self) -> Iterator[list[Considered]]:
        """The figures of each sentence, in order."""
        last: Counted | None = None
        for number in range(len(self.sentences)):
            figures, last = self._figures(number, last)
            yield figures

    def _opening(self) -> set[str]:
        """The words of the title and of the first sentence."""
        return set(lower_words(self.article.title or "")) | {token.lower for sentence in self.sentences[:1] for token in sentence.tokens}

    def dates(self, number: int) -> Sequence[DateSpan]:
        """The dates in a sentence."""
        if number not in self._dates:
            self._dates[number] = dates_in(self.article, self.sentences[number].place, self._entry(number) or self.article.published)
        return self._dates[number]

    def _figures(self, number: int, last: Counted | None) -> tuple[list[Considered], Counted | None]:
        """The figures of a sentence in order, and what a later one without a noun may mean; ``last`` is that of the sentence
        before."""
        sentence, rules = self.sentences[number], self.rules
        if not sentence.figures:
            return [], carried_on(sentence, None, last)
        spots, others = countable_spots(sentence, self.about[number].topics, self.dates(number), rules)
        found = [Considered(figure, why) for figure, why in others]
        previous, meant = last, None
        for place, spot in enumerate(spots):
            counted = what_is_counted(spots, place, previous)
            why = _no_claim(spot, self.about[number], counted)
            why = why or ("former value" if of_an_era(spot, self.dates(number), self.article.published) else None)
            found.append(Considered(spot.figure, why, counted) if why else self._claimed(number, spot, counted, previous))
            previous = replace(counted, others=why == "others") if counted.others or why == "others" else counted
            meant = carried_from(counted, None if why in UNASSERTED else why, meant)
        return sorted(_with_wholes(found), key=lambda item: item.figure.start), carried_on(sentence, meant, last)

    def _claimed(self, number: int, spot: Spot, counted: Counted, previous: Counted | None) -> Considered:
        """A figure that makes a claim, with the claim; ``previous`` is what the figure before it counts."""
        attribution = governing(self.speech.attributions(number), spot.figure, spot.sentence)
        return Considered(spot.figure, None, counted, attribution, self._claim(number, spot, counted, previous, attribution))

    def _when(self, number: int, spot: Spot, attribution: Attribution | None, *, former: bool) -> str | None:
        """The day on which a figure holds, as its sentence says, or one before it with the same claimant, or its entry, or the article's
        first sentences. Of a ``former`` value only its own clause says when it held."""
        own = attribution if attribution and attribution.rank < INHERITED else None
        published = max(filter(None, (self._entry(number), self.article.published)), default=None)
        when = as_of(spot, self.dates(number), own, published, former=former)
        if when is None and not former and number and attribution and attribution.claimant:
            when = self._said(number - 1) if attribution.claimant == self.speech.last(number - 1) else None
        return when or (None if former else self._entries.get(spot.sentence.place.paragraph) or self._news)

    def _said(self, number: int) -> str | None:
        """The day on which the claimant spoke whom a pronoun behind a sentence means: as this one tells, else one before it with
        the same claimant."""
        waiting: list[int] = []
        day: str | None = None
        for place in range(number, -1, -1):
            if place in self._days:
                day = self._days[place]
                break
            own = [item for item in self.speech.attributions(place) if item.rank < INHERITED]
            day = (
                said_on(self.sentences[place], own, self.dates(place), published_days(self.article.published), self.rules) if own else None
            )
            if day or self.speech.last(place) != self.speech.last(place - 1):
                self._days[place] = day
                break
            waiting.append(place)
        for place in reversed(waiting):
            day = self._days[place] = still(day, self.article.published)
        return day

    def _claim(self, number: int, spot: Spot, counted: Counted, previous: Counted | None, attribution: Attribution | None) -> Claim:
        article, sentence, figure = self.article, spot.sentence, spot.figure
        quote = article.text[sentence.start : sentence.end]
        surface = article.text[figure.start : figure.end]
        kind = kind_of(spot, counted.measure)
        when = self._when(number, spot, attribution, former=kind.former)
        published = None if kind.former else article.published  # a superseded value does not hold any more
        return Claim(
            sentence.start,
            sentence.end,
            id=self._ids.new(article.source, quote, surface),
            source=article.source,
            figure=figure,
            counted=counted.span,
            measure=counted.measure or "",
            topics=_topics(counted.measure or "", self.about[number], self.rules),
            claimant=attribution.claimant if attribution else None,
            as_of=when or published,
            scope=scope_of(spot, counted, previous),
            as_of_basis="stated" if when else "reported" if published else None,
            modality=kind.modality,
            hearsay=kind.hearsay,
            former=kind.former,
            people=people_of(spot, counted, article.text),
            place=place_of(spot, counted),
        )


def _with_wholes(figures: Sequence[Considered]) -> Iterator[Considered]:
    """The figures of a sentence, each part with the id of the claim that it is a part of."""
    ids = {item.figure: item.claim.id for item in figures if item.claim}
    for item in figures:
        whole = item.counted and item.counted.whole and ids.get(item.counted.whole)
        yield replace(item, claim=replace(item.claim, whole=whole)) if item.claim and whole else item


def _with_places(
    sentences: Sequence[Sentence], counts: Iterable[list[Considered]], towns: Mapping[int, str], crowds: Collection[str]
) -> Iterator[list[Considered]]:
    """The figures of an article's sentences, each without a place where the last of its measure in the paragraph was, a crowd in the town
    whose name its paragraph stands under."""
    places: dict[tuple[int, str], str | None] = {}
    for sentence, figures in zip(sentences, counts, strict=True):
        found = []
        for item in figures:
            if item.claim:
                key = sentence.place.paragraph, item.claim.measure
                town = towns.get(sentence.place.paragraph) if item.claim.measure in crowds else None
                place = places[key] = item.claim.place or places.get(key) or town
                item = _placed(item, place, crowds) if place else item
            found.append(item)
        yield found


def _placed(item: Considered, place: str, crowds: Collection[str]) -> Considered:
    """A figure in a place; a crowd that is not of a whole country counts what is there."""
    counted, claim = item.counted, item.claim
    if counted and claim and claim.measure in crowds and not counted.place and place != EVERYWHERE:
        counted = replace(counted, place=frozenset(lower_words(place)))
    return replace(item, counted=counted, claim=claim and replace(claim, place=place))


def _with_parts(sentences: Sequence[list[Considered]], known: Collection[str]) -> Iterator[list[Considered]]:
    """The figures of an article's sentences, those that are parts of a bigger one elsewhere in it told as such."""
    counts = [(item.claim, item.counted) for figures in sentences for item in figures if item.claim and item.counted]
    parts = partial(counts, known)
    for figures in sentences:
        yield [
            replace(item, claim=replace(item.claim, scope="part")) if item.claim and item.claim.id in parts else item for item in figures
        ]


def _reader(article: Article, rules: Rules, ids: Ids) -> _Reader:
    """What reads an article, whose lines are seen unbroken."""
    text = unbroken(article.text)
    sentences = [read_sentence(text, place, rules.lexicon) for place in article.sentences]
    return _Reader(replace(article, text=text), sentences, rules, ids)


def consider(article: Article, rules: Rules) -> Iterator[Findings]:
    """The sentences of an article's body in order, each with all that is found in it."""
    reader = _reader(article, rules, Ids())
    for number, figures, topics in reader:
        attributions = reader.speech.attributions(number)
        yield Findings(reader.sentences[number], reader.about[number], topics, figures, reader.dates(number), attributions)


def claims_of(article: Article, rules: Rules) -> tuple[list[Passage], list[Claim]]:
    """The passages and claims of an article, in reading order."""
    passages: list[Passage] = []
    claims: list[Claim] = []
    ids = Ids()
    reader = _reader(article, rules, ids)
    for number, figures, topics in reader:
        sentence = reader.sentences[number]
        if topics:
            passages.append(_passage(article, sentence.place, topics, ids))
        claims += [item.claim for item in figures if item.claim]
    above, said = _titled(reader, claims, ids) if reader.title else ([], [])
    return [*above, *passages], [*said, *claims]


def _passage(article: Article, place: Span, topics: tuple[str, ...], ids: Ids) -> Passage:
    quote = article.text[place.start : place.end]
    return Passage(place.start, place.end, ids.new(article.source, quote), article.source, topics)


def _titled(whole: _Reader, body: Sequence[Claim], ids: Ids) -> tuple[list[Passage], list[Claim]]:
    """What the title claims that the body does not repeat: it is read as a body of its own, so that its claimant is whom it names."""
    title = [replace(sentence, place=replace(sentence.place, kind="body")) for sentence in whole.title]
    article = replace(whole.article, sentences=tuple(sentence.place for sentence in title))
    passages: list[Passage] = []
    claims: list[Claim] = []
    for number, figures, topics in _Reader(article, title, whole.rules, ids):
        found = [item.claim for item in figures if item.claim and not any(_repeats(item.claim, claim) for claim in body)]
        if found:
            passages.append(_passage(article, title[number].place, topics, ids))
            claims += found
    return passages, claims


def _repeats(title: Claim, claim: Claim) -> bool:
    """Whether a claim of the body gives the figure of the title, which may be rounded, or lie beyond it ("plus de 100 morts": 118)."""
    low, high = title.figure.low, title.figure.high
    fits = (low or 0) / ROUNDED <= upper_bound(claim.figure) and lower_bound(claim.figure) <= (inf if high is None else high) * ROUNDED
    return fits and title.measure == claim.measure


def _no_claim(spot: Spot, about: About, counted: Counted) -> Why | None:
    """Why a figure that counts something is no claim of this dossier, None where it is one."""
    if counted.measure is None:
        return "nothing counted"
    if not about.subject:
        return "not about the subject"
    if of_others(spot, about, counted):
        return "others"
    why = unasserted(spot, counted.measure)
    if why:
        return why
    shown, needs_cue = spot.measures.topics_of[counted.measure], spot.measures.by_id[counted.measure].needs_cue
    return "no cue" if needs_cue and not counted.cued and not set(about.topics) & set(shown) else None


def _topics(measure: str, about: About, rules: Rules) -> tuple[str, ...]:
    """The topics that show the measure; where it needs a cue beside it, those of them that the sentence has cues of."""
    shown = rules.measures.topics_of[measure]
    if rules.measures.by_id[measure].needs_cue:
        shown = tuple(topic for topic in shown if topic in about.topics) or shown
    return shown or about.topics or (rules.config.topics[0].id,)
