"""What an article has said so far: the memory before a sentence becomes the memory behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.find.claimants.carrying import is_beside
from dossier.find.claimants.names import Attribution, Memory, holds, open_quotations, within
from dossier.find.claimants.resolve import actor_named, claimant_in, content, head_of, is_body, opening_of, span_of
from dossier.find.claimants.speech import all_in, begins, found_in
from dossier.find.lexicon import CAPITAL
from dossier.find.parties import Named
from dossier.find.sentence import Sentence
from dossier.models import Claimant, Span

SUBJECT_WORDS = 3  # a sentence's subject begins within these
LONG = 3  # characters of a word, from which on it is no initial or article


def entered(memory: Memory, sentence: Sentence, row: str, turn: slice | None) -> Memory:
    """The memory with what a sentence's own beginning and names add, before its claimants are looked for; ``row`` holds its signs,
    ``turn`` the tokens that label a turn of a transcript."""
    memory = memory._replace(row=row)
    if turn:
        name = sentence.tokens[turn]
        speaker = None if holds(name, "label.turn") else claimant_in(sentence, memory, name)
        memory = memory._replace(turn=speaker, last=speaker)
    beside = is_beside(sentence, memory)
    short = dict(_short_names(sentence)) if sentence.named else {}
    return memory._replace(
        scene=_scene(memory, sentence, beside=beside),
        quotations=memory.quotations if beside else 0,
        short={**memory.short, **short} if short else memory.short,
    )


def remember(memory: Memory, sentence: Sentence, attributions: Sequence[Attribution]) -> Memory:
    """The memory behind a sentence: whom it names, and what it attributes."""
    introduced = None if attributions else _introduced(sentence, memory)
    last = introduced or _last_claimant(sentence, memory, attributions)
    presented = _presented(sentence, memory) if sentence.named else ()
    claimants = [*presented, introduced, *(item.claimant for item in attributions if not item.medium)]
    known = [_itself(claimant) for claimant in claimants if claimant]
    here = {one.words: within(sentence, one.words) for one in (*known, last) if one and one.words.start >= sentence.start}
    return memory._replace(
        previous=sentence,
        body=next((item for item in reversed(sentence.named) if item.actor and is_body(within(sentence, item.hit.span))), memory.body),
        attributions=attributions,
        last=last and _itself(last),
        names={**memory.names, **dict(_papers(sentence, attributions)), **{name: one for one in known for name in _names(one, sentence)}}
        if known
        else memory.names,
        words={**memory.words, **here} if here else memory.words,
        quotations=open_quotations(sentence.tokens, memory.quotations) if "mark.quote" in sentence.tags else memory.quotations,
    )


def _itself(claimant: Claimant) -> Claimant:
    """A claimant without the medium that it was told: another sentence may be told to somebody else."""
    return replace(claimant, relay=None) if claimant.relay else claimant


def _short_names(sentence: Sentence) -> Iterator[tuple[str, Named]]:
    """The nouns of the longer names in a sentence stand for them from now on."""
    for item in sentence.named:
        if item.actor and item.hit.first < item.hit.last:
            for word in within(sentence, item.hit.span):
                if "noun.institution" in word.tags:
                    yield word.lower, item


def _scene(memory: Memory, sentence: Sentence, *, beside: bool) -> str | None:
    """The party whose place opens the paragraph ("À Turin, ..."), or the sentence before one that speaks of "there"."""
    opening = opening_of(sentence)
    if opening and opening.hit.first == 1 and begins(memory, "speech.scene"):
        return opening.party
    before = opening_of(memory.previous) if beside else None
    if before and found_in(memory, "speech.there"):
        return before.party
    return memory.scene if beside else None


def _introduced(sentence: Sentence, memory: Memory) -> Claimant | None:
    """Somebody whom a sentence presents: "Anne Lorrain, 67 ans"."""
    match = found_in(memory, "speech.introduced")
    return claimant_in(sentence, memory, sentence.tokens[slice(*match.groups["name"])]) if match else None


def _presented(sentence: Sentence, memory: Memory) -> Iterator[Claimant]:
    """Those whose office a sentence tells beside the name: "le gouverneur Paul Morel"."""
    for match in all_in(memory, "speech.presented"):
        office = claimant_in(sentence, memory, sentence.tokens[slice(*match.groups["office"])])
        if office and office.party:
            yield replace(office, words=span_of(sentence.tokens[slice(*match.groups["name"])]))


def _names(claimant: Claimant, sentence: Sentence) -> Iterator[str]:
    """The words that mean a claimant when they come again: those up to "of", those with a capital, a document's noun ("dans un
    rapport")."""
    tokens, words = sentence.tokens, within(sentence, claimant.words)
    head = head_of(words)
    yield from (word.lower for word in content(head))
    yield from (word.lower for word in content(words[len(head) :]) if CAPITAL in word.tags)
    for first, last in sentence.tagged("noun.claim", 2):
        if "prep.in" in tokens[first - 2].tags and "det" in tokens[first - 1].tags:
            yield tokens[last].lower


def _papers(sentence: Sentence, attributions: Sequence[Attribution]) -> Iterator[tuple[str, Claimant]]:
    """The nouns of the documents by which somebody says something ("selon des relevés diffusés par le HCR"), each with whose it is."""
    for item in attributions:
        if item.claimant and not item.medium and item.claimant.words.start > item.start:
            for word in within(sentence, Span(item.start, item.claimant.words.start)):
                if "noun.claim" in word.tags and "noun.toll" not in word.tags:
                    yield word.lower, _itself(item.claimant)


def _last_claimant(sentence: Sentence, memory: Memory, attributions: Sequence[Attribution]) -> Claimant | None:
    """Whom "il", "selon lui" in the next sentence mean: who claimed here last; else the person this sentence is about.

    A sentence about somebody else's body or country makes a pronoun uncertain: nobody.
    """
    named = [item for item in attributions if item.claimant and not item.medium]
    main = [item for item in named if not _is_embedded(sentence, item)] or named
    denier = _denier(sentence, memory) if all(item.last_clause for item in main) else None
    if main or denier:
        return denier or main[-1].claimant
    subject = next((item for item in sentence.named if item.actor and item.hit.first <= SUBJECT_WORDS), None)
    if subject is None or (memory.last and subject.party == memory.last.party):
        return memory.last
    return _person(sentence, subject)


def _denier(sentence: Sentence, memory: Memory) -> Claimant | None:
    """Who denies what others say: "Le maire conteste le bilan donné par la police. Selon lui, ..."."""
    match = begins(memory, "speech.denier")
    return claimant_in(sentence, memory, sentence.tokens[slice(*match.groups["name"])]) if match else None


def _is_embedded(sentence: Sentence, item: Attribution) -> bool:
    """ "Le maire a dit que les secours avaient compté 12 morts": the rescuers do not speak on."""
    number = sentence.number(item.start)
    return item.forward and number > 0 and "conj.sub" in sentence.tokens[number - 1].tags


def _person(sentence: Sentence, subject: Named) -> Claimant | None:
    """A sentence's subject, if it is a person: "Ministre Morel" with the word before it, "Paul Morel", "le préfet"."""
    first, name = subject.hit.first, sentence.text[subject.hit.start : subject.hit.end]
    before = sentence.tokens[max(0, first - 1)]
    if first > 0 and CAPITAL in before.tags and len(before.lower) > LONG:
        return replace(actor_named(subject), words=Span(before.start, subject.hit.end))
    whole = first == 0 and subject.hit.last > first and name.istitle()
    common = 0 < first < SUBJECT_WORDS and name.islower()
    return actor_named(subject) if whole or common else None
