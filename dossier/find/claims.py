"""An article's passages and claims: the finders run over each sentence, and what they found settled once.

``consider`` gives each sentence with every figure in it and why that was a claim or was not; ``claims_of`` keeps the claims,
``dossier explain`` shows all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from typing import TypeVar

from dossier.digest import stable_id
from dossier.find.about import Read, read_sentences
from dossier.find.as_of import as_of, dates_in, days_under, said_on, still
from dossier.find.claimants.carrying import INHERITED, Spoken
from dossier.find.claimants.choose import governing
from dossier.find.claimants.discourse import Speech
from dossier.find.claimants.names import Attribution
from dossier.find.counts.antecedent import carried_from, carried_on
from dossier.find.counts.countable import countable_figures
from dossier.find.counts.measure import what_is_counted
from dossier.find.counts.noun import Counted, Earlier, Told, tell
from dossier.find.counts.whose import is_denied, of_others, scope_of
from dossier.find.figures.figures import figures_in
from dossier.find.rules import Rules
from dossier.models import Article, Claim, Claimant, DateSpan, Figure, Passage, Why

Handed = TypeVar("Handed")


@dataclass(frozen=True, slots=True)
class Considered:
    """A figure of a sentence: what it counts, whom it stands under, and the claim it makes or ``why`` it makes none."""

    figure: Figure
    why: Why | None = None
    counted: Counted | None = None
    attribution: Attribution | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Whole:
    """What the sentences of an article share: ``speech`` tells whom they stand under, ``under`` looks up the days told for
    its paragraphs, ``repeats`` counts claims of the same words."""

    article: Article
    rules: Rules
    speech: Speech
    under: Callable[[], Mapping[int, str]]
    repeats: Counter[tuple[str, str]]


@dataclass(frozen=True, eq=False)
class Reading:
    """A sentence with what is found in it, each kind of thing when it is first asked for: most sentences make no claim, and
    are searched only where a later one means what they tell. ``read`` has its words, parties and cues, ``before`` is the
    sentence before it, ``number`` says how many there are."""

    whole: _Whole
    read: Read
    before: Reading | None
    number: int

    @cached_property
    def spoken(self) -> Spoken:
        """The sentence with whom it stands under."""
        return self.whole.speech.of(self.number)

    @property
    def attributions(self) -> Sequence[Attribution]:
        """All attributions that it stands under."""
        return self.spoken.attributions

    @cached_property
    def dates(self) -> Sequence[DateSpan]:
        """The dates in it."""
        return dates_in(self.whole.article, self.read.sentence.place)

    @cached_property
    def told(self) -> Told:
        """Its figures among its words: those that can count, and the others, each with what it is instead."""
        text, language = self.whole.article.text, self.whole.rules.language.code
        found = figures_in(text, self.read.sentence.place, self.read.words, language=language)
        figures, others = countable_figures(text, self.read, found, self.dates, self.whole.rules) if found else ([], [])
        return tell(text, self.read, figures, others, self.whole.rules)

    @cached_property
    def figures(self) -> Sequence[Considered]:
        """Its figures, in order."""
        found = [Considered(figure, why) for figure, why in self.told.numbers]
        previous: Earlier = self._counted_before
        for number, figure in enumerate(self.told.figures):
            counted = what_is_counted(self.told, number, self.whole.rules, previous)
            why = _no_claim(self.whole.article.text, self.read, figure, counted, self.whole.rules)
            found.append(Considered(figure, why, counted) if why else self._claimed(figure, counted))
            previous = partial(replace, counted, others=why == "others")
        return sorted(found, key=lambda item: item.figure.start)

    @property
    def claims(self) -> list[Claim]:
        """The claims among its figures, in order."""
        return [item.claim for item in self.figures if item.claim] if self.read.about else []

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics it bears on: by its words, and by what is claimed in it."""
        return tuple(sorted({*self.read.topics, *(topic for claim in self.claims for topic in claim.topics)}))

    @cached_property
    def counted(self) -> Counted | None:
        """What a figure of a later sentence may mean ("600 d'entre eux")."""
        last: Counted | None = None
        for item in self.figures:
            last = carried_from(item.counted, item.why, last) if item.counted else last
        return carried_on(self.told, last, self._counted_before)

    @cached_property
    def said(self) -> str | None:
        """The day on which the claimant spoke whom a pronoun of the next sentence means."""
        own = [item for item in self.attributions if item.rank < INHERITED]
        said = said_on(self.whole.article, own, self.dates, self.whole.rules) if own else None
        if said or self.spoken.after != self._claimant_before():
            return said
        return still(_handed_on(self.before, "said", lambda one: one.said), self.whole.article.published)

    def _claimant_before(self) -> Claimant | None:
        return self.before.spoken.after if self.before else None

    def _counted_before(self) -> Counted | None:
        return _handed_on(self.before, "counted", lambda one: one.counted)

    def _claimed(self, figure: Figure, counted: Counted) -> Considered:
        """A figure that makes a claim, with the claim."""
        whole, read = self.whole, self.read
        attribution = governing(self.attributions, figure, whole.article.text, read.words, whole.rules.language)
        own = attribution if attribution and attribution.rank < INHERITED else None
        when = as_of(whole.article, read.sentence.place, figure, self.dates, own, whole.rules)
        if when is None and attribution and attribution.claimant and attribution.claimant == self._claimant_before():
            when = _handed_on(self.before, "said", lambda one: one.said)
        when = when or whole.under().get(read.sentence.place.paragraph) or whole.article.published
        return Considered(figure, None, counted, attribution, _claim(whole, read, figure, counted, attribution, when))


def consider(article: Article, rules: Rules) -> Iterator[Reading]:
    """The sentences of an article's body in order, each with what is found in it."""
    reads = read_sentences(article, rules)
    whole = _Whole(article, rules, Speech(article.text, reads, rules), cache(partial(days_under, article, rules)), Counter())
    reading: Reading | None = None
    for number, read in enumerate(reads):
        reading = Reading(whole, read, reading, number)
        yield reading


def claims_of(article: Article, rules: Rules) -> tuple[list[Passage], list[Claim]]:
    """The passages and claims of an article, in reading order."""
    passages: list[Passage] = []
    claims: list[Claim] = []
    for reading in consider(article, rules):
        sentence, topics = reading.read.sentence, reading.topics
        if topics:
            quote = article.text[sentence.start : sentence.end]
            passages.append(Passage(sentence.start, sentence.end, _identity(article.source, quote), article.source, topics))
        claims += reading.claims
    return passages, claims


def _handed_on(reading: Reading | None, name: str, ask: Callable[[Reading], Handed]) -> Handed | None:
    """What a sentence hands on, asked first of those before it that have not been asked, from the first: however long the
    article is, none waits for more than the one before it."""
    waiting, one = [], reading
    while one is not None and name not in vars(one):
        waiting.append(one)
        one = one.before
    for each in reversed(waiting):
        ask(each)
    return ask(reading) if reading else None


def _no_claim(text: str, read: Read, figure: Figure, counted: Counted, rules: Rules) -> Why | None:
    """Why a figure that counts something is no claim of this dossier, None where it is one."""
    if counted.measure is None:
        return "nothing counted"
    if not read.about:
        return "not about the subject"
    if of_others(text, read, figure, counted, rules):
        return "others"
    if is_denied(text, read, figure, rules):
        return "denied"
    told_of = counted.by == "sum told of"  # the cue stands in the sentence that told of money
    if not told_of and rules.measures[counted.measure].needs_cue and not set(read.topics) & set(rules.topics_of[counted.measure]):
        return "no cue"
    return None


def _claim(whole: _Whole, read: Read, figure: Figure, counted: Counted, attribution: Attribution | None, when: str | None) -> Claim:
    article, rules = whole.article, whole.rules
    sentence, measure = read.sentence, counted.measure or ""
    quote = article.text[sentence.start : sentence.end]
    surface = article.text[figure.start : figure.end]
    whole.repeats[quote, surface] += 1
    repeat = [str(whole.repeats[quote, surface])] if whole.repeats[quote, surface] > 1 else []
    return Claim(
        sentence.start,
        sentence.end,
        id=_identity(article.source, quote, surface, *repeat),
        source=article.source,
        figure=figure,
        counted=counted.span,
        measure=measure,
        topics=_topics(measure, read, rules),
        claimant=attribution.claimant if attribution else None,
        as_of=when,
        scope=scope_of(article.text, read, figure, counted, rules),
    )


def _topics(measure: str, read: Read, rules: Rules) -> tuple[str, ...]:
    """The topics that show the measure; where it needs a cue beside it, those of them that the sentence has cues of."""
    shown = rules.topics_of[measure]
    if rules.measures[measure].needs_cue:
        shown = tuple(topic for topic in shown if topic in read.topics) or shown
    return shown or read.topics or (rules.config.topics[0].id,)


def _identity(*parts: str) -> str:
    """An id that depends on the words alone, white space apart."""
    return stable_id("\n".join(" ".join(part.split()) for part in parts))
