"""An article's passages and claims: the finders run over each sentence, and what they found settled once.

``consider`` gives each sentence with every figure in it and why that was a claim or was not; ``claims_of`` keeps the claims,
``dossier explain`` shows all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.digest import stable_id
from dossier.find.claimants import governing
from dossier.find.context import INHERITED, Context, Spoken, spoken
from dossier.find.countable import countable_figures
from dossier.find.elided import carried_from, carried_on
from dossier.find.measures import what_is_counted
from dossier.find.naming import Attribution
from dossier.find.rules import Rules
from dossier.find.sides import is_denied, of_others, scope_of
from dossier.find.times import as_of, dates_in, days_under, said_on, still
from dossier.find.told import Counted, tell
from dossier.find.topics import Read, read_sentences
from dossier.models import Article, Claim, DateSpan, Figure, Passage, Why


@dataclass(frozen=True, slots=True)
class Considered:
    """A figure of a sentence: what it counts, whom it stands under, and the claim it makes or ``why`` it makes none."""

    figure: Figure
    why: Why | None = None
    counted: Counted | None = None
    attribution: Attribution | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in a sentence."""

    read: Read
    dates: Sequence[DateSpan]
    attributions: Sequence[Attribution]
    figures: Sequence[Considered]

    @property
    def claims(self) -> list[Claim]:
        """The claims among its figures, in order."""
        return [item.claim for item in self.figures if item.claim]

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics it bears on: by its words, and by what is claimed in it."""
        return tuple(sorted({*self.read.topics, *(topic for claim in self.claims for topic in claim.topics)}))


def consider(article: Article, rules: Rules) -> Iterator[Reading]:
    """The sentences of an article's body in order, each with what was found in it."""
    context = Context()
    headings = days_under(article, rules.language)
    seen: dict[tuple[str, str], int] = {}
    for one in spoken(article.text, read_sentences(article, rules), rules):
        reading, context = _consider_sentence(article, one, rules, context, headings.get(one.read.sentence.paragraph), seen)
        yield reading


def claims_of(article: Article, rules: Rules) -> tuple[list[Passage], list[Claim]]:
    """The passages and claims of an article, in reading order."""
    passages: list[Passage] = []
    claims: list[Claim] = []
    for reading in consider(article, rules):
        sentence = reading.read.sentence
        if reading.topics:
            quote = article.text[sentence.start : sentence.end]
            passages.append(Passage(sentence.start, sentence.end, _identity(article.source, quote), article.source, reading.topics))
        claims += reading.claims
    return passages, claims


def _consider_sentence(
    article: Article, one: Spoken, rules: Rules, context: Context, under: str | None, seen: dict[tuple[str, str], int]
) -> tuple[Reading, Context]:
    read, sentence, attributions = one.read, one.read.sentence, one.attributions
    own = [item for item in attributions if item.rank < INHERITED]
    dates = dates_in(article, sentence)
    figures, dismissed = countable_figures(article, read, dates, rules)
    considered = [Considered(figure, why) for figure, why in dismissed]
    told = tell(article.text, read, figures, dismissed, rules)
    previous, last = context.counted, None
    for number, figure in enumerate(figures):
        counted = what_is_counted(told, number, rules, previous)
        attribution = governing(attributions, figure, article.text, read.words, rules.language)
        why = _no_claim(article.text, read, figure, counted, rules)
        previous = replace(counted, others=why == "others")
        last = carried_from(counted, why, last)
        if why:
            considered.append(Considered(figure, why, counted, attribution))
            continue
        again = attribution is not None and attribution.claimant is not None and attribution.claimant == context.claimant
        when = as_of(article, sentence, figure, dates, attribution if attribution in own else None, rules.language)
        when = when or (context.said if again else None) or under or article.published
        claim = _claim(article, read, figure, counted, attribution, when, rules, seen)
        considered.append(Considered(figure, None, counted, attribution, claim))
    said = said_on(article, own, dates, rules.language) or (
        still(context.said, article.published) if one.after == context.claimant else None
    )
    considered.sort(key=lambda item: item.figure.start)
    return Reading(read, dates, attributions, considered), Context(one.after, carried_on(told, last, context.counted), said)


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


def _claim(
    article: Article,
    read: Read,
    figure: Figure,
    counted: Counted,
    attribution: Attribution | None,
    when: str | None,
    rules: Rules,
    seen: dict[tuple[str, str], int],
) -> Claim:
    sentence, measure = read.sentence, counted.measure or ""
    quote = article.text[sentence.start : sentence.end]
    surface = article.text[figure.start : figure.end]
    seen[quote, surface] = seen.get((quote, surface), 0) + 1
    repeat = [str(seen[quote, surface])] if seen[quote, surface] > 1 else []
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
    return stable_id("\n".join(re.sub(r"\s+", " ", part).strip() for part in parts))
