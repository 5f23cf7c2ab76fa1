"""An article's passages and claims: the finders run over each sentence, and what they found settled once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.digest import stable_id
from dossier.find.claimants import find_attributions, governing
from dossier.find.countable import countable_figures, words_before
from dossier.find.measures import Counted, what_is_counted
from dossier.find.naming import Attribution
from dossier.find.rules import Rules
from dossier.find.times import as_of, dates_in, prefix, said_on
from dossier.find.topics import Read, read_sentences
from dossier.models import Article, Claim, Claimant, Figure, Passage, Scope, Sentence, Span

DENIED_REACH = 60  # characters before a figure in which it is denied
BATCH_REACH = 24  # characters behind the counted words in which "supplémentaires", "avaient été envoyés" stand
SUBJECT_WORDS = 3  # a sentence's subject begins within these


@dataclass(frozen=True, slots=True)
class _Context:
    """What a sentence inherits from those before it: who spoke last and when, and what was counted last."""

    claimant: Claimant | None = None
    counted: Counted | None = None
    said: str | None = None


def claims_of(article: Article, rules: Rules) -> tuple[list[Passage], list[Claim]]:
    """The passages and claims of an article, in reading order."""
    found: list[tuple[Read, list[Claim]]] = []
    context = _Context()
    headings = _date_headings(article)
    seen: dict[tuple[str, str], int] = {}
    for read in read_sentences(article, rules):
        claims, context = _claims_of_sentence(article, read, rules, context, headings.get(read.sentence.paragraph), seen)
        found.append((read, claims))
    passages = []
    for read, claims in found:
        topics = sorted({*read.topics, *(topic for claim in claims for topic in claim.topics)})
        if topics:
            quote = article.text[read.sentence.start : read.sentence.end]
            passages.append(
                Passage(read.sentence.start, read.sentence.end, _identity(article.source, quote), article.source, tuple(topics))
            )
    return passages, [claim for _, claims in found for claim in claims]


def _claims_of_sentence(
    article: Article, read: Read, rules: Rules, context: _Context, under: str | None, seen: dict[tuple[str, str], int]
) -> tuple[list[Claim], _Context]:
    sentence = read.sentence
    attributions = find_attributions(article.text, sentence, rules.language, rules.parties, context.claimant)
    dates = dates_in(article, sentence)
    figures = countable_figures(article, read, dates, rules)
    claims: list[Claim] = []
    counted = context.counted
    for number, figure in enumerate(figures):
        counted = what_is_counted(article.text, read.words, figures, number, rules, counted)
        if counted.measure is None or not read.about or _of_others(article.text, read, figure, counted, rules):
            continue
        if _denied(article.text, read, figure, rules):
            continue
        if rules.measures[counted.measure].needs_cue and not set(read.topics) & set(rules.topics_of[counted.measure]):
            continue
        attribution = governing(attributions, figure, article.text, rules.language)
        again = attribution is not None and attribution.claimant is not None and attribution.claimant == context.claimant
        when = as_of(article, sentence, figure, dates, attribution, rules.language)
        when = when or (context.said if again else None) or under or article.published
        claims.append(_claim(article, read, figure, counted, attribution, when, rules, seen))
    claimant = _last_claimant(article.text, read, attributions, context.claimant)
    said = said_on(article, attributions, dates) or (context.said if claimant == context.claimant else None)
    return claims, _Context(claimant, counted if figures else context.counted, said)


def _last_claimant(text: str, read: Read, attributions: Sequence[Attribution], before: Claimant | None) -> Claimant | None:
    """Whom "il", "selon lui" in the next sentence mean: who claimed here last; else the person this sentence is about.

    A sentence about somebody else's body or country makes a pronoun uncertain: nobody.
    """
    named = [item.claimant for item in attributions if item.claimant is not None]
    if named:
        return named[-1]
    subject = next((item for item in read.named if item.actor and item.hit.first <= SUBJECT_WORDS), None)
    if subject is None or (before and subject.party == before.party):
        return before
    first = read.words[max(0, subject.hit.first - 1)]
    person = (
        subject.hit.first > 0
        and not first.is_mark
        and text[first.start].isupper()
        and first.start > read.sentence.start - 1
        and len(first.lower) > 3
    )
    whole = subject.hit.last > subject.hit.first and text[subject.hit.start : subject.hit.end].istitle() and subject.hit.first == 0
    if person or whole:
        return Claimant(Span(first.start if person else subject.hit.start, subject.hit.end), subject.actor, subject.party)
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
        scope=_scope(article.text, read, figure, counted, rules),
    )


def _topics(measure: str, read: Read, rules: Rules) -> tuple[str, ...]:
    """The topics that show the measure; where it needs a cue beside it, those of them that the sentence has cues of."""
    shown = rules.topics_of[measure]
    if rules.measures[measure].needs_cue:
        shown = tuple(topic for topic in shown if topic in read.topics)
    return shown or read.topics or (rules.config.topics[0].id,)


def _identity(*parts: str) -> str:
    """An id that depends on the words alone, white space apart."""
    return stable_id("\n".join(re.sub(r"\s+", " ", part).strip() for part in parts))


def _of_others(text: str, read: Read, figure: Figure, counted: Counted, rules: Rules) -> bool:
    """Whether the figure is about another party's people or things, or about what the dossier leaves out."""
    subject = rules.config.subject
    if subject is None:
        return False
    place = next((number for number, word in enumerate(read.words) if word.start >= figure.end), len(read.words))
    own = [item for item in read.named if item.party == subject]
    for item in read.named:
        if item.party == subject or not item.adjective:
            continue
        if counted.span and (counted.span.start <= item.hit.start <= counted.span.end or 0 <= item.hit.start - counted.span.end <= 2):
            return True
        if place <= item.hit.first <= place + 1 and item.hit.first == item.hit.last:
            return True
    if _owned_by_others(read, figure, subject, rules):
        return True
    losing = [hit for hit in rules.suffering.find(text, read.words) if hit.last < place]
    if losing and not counted.before:
        subjects = [item for item in read.named if item.hit.last < losing[-1].first]
        return bool(subjects) and subjects[-1].party != subject and not any(item.hit.last < losing[-1].first for item in own)
    return False


def _denied(text: str, read: Read, figure: Figure, rules: Rules) -> bool:
    """ "Il n'y a pas eu 40 morts", "denied that 60 had died": nobody claims that figure."""
    clause = text[max(read.sentence.start, figure.start - DENIED_REACH) : figure.start]
    return bool(rules.language.regex("claims.denied").search(clause))


def _owned_by_others(read: Read, figure: Figure, subject: str, rules: Rules) -> bool:
    """ "the US has 28,500 troops": what another party has of its own."""
    before = words_before(read.words, figure)
    if not before or before[-1].lower not in rules.language.words["claims.owning"]:
        return False
    owners = [item for item in read.named if item.hit.last < len(before)]
    return bool(owners) and owners[-1].party != subject


def _scope(text: str, read: Read, figure: Figure, counted: Counted, rules: Rules) -> Scope:
    """ "new" for a batch sent now, on top or to come; "total" for a running count, as every toll is."""
    if counted.measure is None or counted.measure in rules.tolls:
        return "total"
    before = words_before(read.words, figure)
    turns = (*rules.language.words["claims.turns"], ";", ":", "(", ")", ".")
    cut = max((word.end for word in before if word.lower in turns), default=read.sentence.start)
    if rules.language.regex("claims.batch_before").search(text, cut, figure.start):
        return "new"
    end = counted.span.end if counted.span and counted.span.start >= figure.start else figure.end
    behind = rules.language.regex("claims.batch_after").search(text, figure.end, min(read.sentence.end, end + BATCH_REACH))
    return "new" if behind else "total"


def _date_headings(article: Article) -> dict[int, str]:
    """For each paragraph the date of the heading it stands under, where headings are dates ("18 octobre 2024")."""
    result: dict[int, str] = {}
    current: str | None = None
    for sentence in article.sentences:
        if sentence.kind == "heading":
            current = _heading_date(article, sentence)
        elif current:
            result[sentence.paragraph] = current
    return result


def _heading_date(article: Article, heading: Sentence) -> str | None:
    dates = dates_in(article, heading)
    covered = sum(date.end - date.start for date in dates)
    return prefix(dates[-1]) if dates and covered >= 0.6 * (heading.end - heading.start) else None
