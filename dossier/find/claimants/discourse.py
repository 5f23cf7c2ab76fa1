"""What a sentence inherits from those around it: who spoke last and when, what was counted last, whose report goes on.

A sentence that attributes nothing itself stands under a claimant of its neighbours in three cases:

1. It goes on: it takes up what stood right before it ("Ils", "S'y ajoutent", "Of those"), reports ("auraient été", "had been"),
   or is the rest of a quotation; and the sentence before it has one claimant.
2. The next sentence tells whose it was: "C'est ce qu'affirme X", the rest of the quotation with "a dit X".
3. It says that somebody said it ("it was claimed"), and the next sentence names one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dossier.find.claimants.attributions import find_attributions, learn
from dossier.find.claimants.carrying import INHERITED, SUBJECT_WORDS, Spoken, carried, inherit
from dossier.find.claimants.names import Attribution, Heard, claim_nouns
from dossier.find.claimants.resolve import claimant_in, content
from dossier.find.parties import Named
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.models import Claimant, Span

QUOTE_MARKS = frozenset('«»“”"')
LEAD = 2  # sentences that may tell first what was said and then by whom
QUOTATION = 3  # sentences of a quotation before the one that tells who speaks


@dataclass(slots=True)
class _Article:
    """What an article has told up to a sentence. It grows as the sentences are read in order."""

    text: str
    rules: Rules
    last: Claimant | None = None
    told: dict[str, Claimant] = field(default_factory=dict)
    paragraph: int = -1
    scene: str | None = None
    opening: str | None = None
    depth: int = 0
    straight: int = 0
    short: dict[str, Named] = field(default_factory=dict)
    subject: Claimant | None = None

    @property
    def in_quotation(self) -> bool:
        return self.depth > 0 or self.straight % 2 == 1


class Speech:
    """The attributions of an article's sentences, which are heard in order, as far as they are asked for."""

    def __init__(self, text: str, reads: Sequence[Sentence], rules: Rules) -> None:
        self._article, self._reads = _Article(text, rules), reads
        self._heard: list[Spoken] = []
        learn(rules.language.code, reads)

    def of(self, number: int) -> Spoken:
        """A sentence with all attributions that it stands under; those behind it may tell them too."""
        for read in self._reads[len(self._heard) : number + 1 + QUOTATION]:
            self._heard.append(_heard(self._article, read, self._heard[-1] if self._heard else None))
        return _told_after(self._article, self._heard, number)


def _heard(article: _Article, read: Sentence, previous: Spoken | None) -> Spoken:
    if not read.tokens:
        return Spoken(read, (), article.last, article.last, False)
    language = article.rules.language
    _set_scene(article, read)
    quoted = article.in_quotation
    _count_quotes(article, read)
    before = article.last
    sentence = Heard(
        read,
        article.rules.lexicon,
        language,
        before,
        article.told,
        article.scene,
        quoted,
        article.rules.rest,
        article.rules.outlets,
        article.short,
        article.subject,
    )
    _shorten(article, sentence)
    attributions = find_attributions(sentence)
    went_on = None if attributions or previous is None else carried(sentence, read, previous)
    attributions = [went_on] if went_on else attributions
    introduced = None if attributions else _introduced(sentence)
    last = last_claimant(article.text, read, attributions, before) if introduced is None else introduced
    article.last = replace(last, relay=None) if last and last.relay else last  # another sentence may be told to somebody else
    for claimant in [introduced, *(item.claimant for item in attributions if not item.medium)]:
        _remember(article, sentence, claimant)
    return Spoken(read, attributions, before, article.last, quoted)


def _shorten(article: _Article, sentence: Heard) -> None:
    """The nouns of the longer names told here stand for them from now on; "the organisation" for the one that this is about."""
    first = next((item for item in sentence.named if item.actor and not item.adjective), None)
    article.subject = Claimant(Span(first.hit.start, first.hit.end), first.actor, first.party) if first and first.hit.first <= 1 else None
    for item in sentence.named:
        if item.actor and item.hit.first < item.hit.last:
            for word in sentence.words[item.hit.first : item.hit.last + 1]:
                if "noun.institution" in word.tags:
                    article.short[word.lower] = item


def _set_scene(article: _Article, read: Sentence) -> None:
    """The party whose place opens the paragraph ("À Turin, ..."), or the sentence before one that speaks of "there"."""
    language = article.rules.language
    start, end = read.start, read.end
    if read.place.paragraph != article.paragraph:
        article.paragraph, article.scene, article.opening, article.depth, article.straight = read.place.paragraph, None, None, 0, 0
    opening = next((item for item in read.named if item.actor and item.hit.first <= 1), None)
    placed = language.regex("speech.scene").match(article.text[start:end])
    if placed and opening and opening.hit.first == 1:
        article.scene = opening.party
    elif article.opening and language.regex("speech.there").search(article.text, start, end):
        article.scene = article.opening
    article.opening = opening.party if opening else None


def _count_quotes(article: _Article, read: Sentence) -> None:
    if QUOTE_MARKS.isdisjoint(word.lower for word in read.tokens):
        return
    for word in read.tokens:
        if word.lower in "«“":
            article.depth += 1
        elif word.lower in "»”":
            article.depth = max(0, article.depth - 1)
        elif word.lower == '"':
            article.straight += 1


def _told_after(article: _Article, found: Sequence[Spoken], number: int) -> Spoken:
    """Cases 2 and 3: a sentence that a later one attributes; a quotation is rather whose it closes with."""
    one = found[number]
    if number + 1 == len(found) or (one.attributions and one.attributions[0].by != "quotation"):
        return one
    text, language = article.text, article.rules.language
    following = found[number + 1]
    claimant = next((item.claimant for item in following.attributions if item.claimant and item.rank < INHERITED), None)
    near = following.read.place.paragraph - one.read.place.paragraph <= 1
    start, end = following.read.start, following.read.end
    if claimant and near and not one.attributions and language.regex("speech.refers_back").match(text[start:end]):
        return replace(one, attributions=[inherit(one.read, claimant, "told after")])
    said = number < LEAD and not one.attributions and language.regex("speech.was_said").search(text, one.read.start, one.read.end)
    if claimant and claimant.party and near and said:
        return replace(one, attributions=[inherit(one.read, claimant, "told after")])
    for later in found[number + 1 : number + 1 + QUOTATION]:
        if not later.quoted:
            break
        closing = next((item for item in later.attributions if item.rank < INHERITED and not item.forward), None)
        if closing:
            return replace(one, attributions=[inherit(one.read, closing.claimant, "quotation")]) if closing.claimant else one
    return one


def _introduced(sentence: Heard) -> Claimant | None:
    """Somebody whom a sentence presents: "Anne Lorrain, 67 ans"."""
    start, stop = sentence.words[0].start, sentence.words[-1].end
    match = sentence.language.regex("speech.introduced").search(sentence.text, start, stop)
    if match is None:
        return None
    return claimant_in(sentence, sentence.words[sentence.place(match.start("name")) : sentence.place(match.end("name"))])


def _remember(article: _Article, sentence: Heard, claimant: Claimant | None) -> None:
    """The words that name a claimant mean the same one when they come again."""
    if claimant is None:
        return
    claimant = replace(claimant, relay=None)
    first, last = sentence.place(claimant.words.start), sentence.place(claimant.words.end)
    words = sentence.words
    head = next((number for number in range(first, last) if "prep.of" in words[number].tags), last)
    for word in content(sentence, words[first:last]):
        if word.start < words[head - 1].end or article.text[word.start].isupper():
            article.told[word.lower] = claimant
    for hit in claim_nouns(sentence):  # "dans un rapport"
        if hit.first > 1 and "prep.in" in words[hit.first - 2].tags and "det" in words[hit.first - 1].tags:
            article.told[words[hit.last].lower] = claimant


def last_claimant(text: str, read: Sentence, attributions: Sequence[Attribution], before: Claimant | None) -> Claimant | None:
    """Whom "il", "selon lui" in the next sentence mean: who claimed here last; else the person this sentence is about.

    A sentence about somebody else's body or country makes a pronoun uncertain: nobody.
    """
    named = [item.claimant for item in attributions if item.claimant is not None]
    if named:
        return named[-1]
    subject = next((item for item in read.named if item.actor and item.hit.first <= SUBJECT_WORDS), None)
    if subject is None or (before and subject.party == before.party):
        return before
    first = read.tokens[max(0, subject.hit.first - 1)]
    person = (
        subject.hit.first > 0
        and not first.is_mark
        and text[first.start].isupper()
        and first.start > read.start - 1
        and len(first.lower) > 3
    )
    whole = subject.hit.last > subject.hit.first and text[subject.hit.start : subject.hit.end].istitle() and subject.hit.first == 0
    common = text[subject.hit.start : subject.hit.end].islower() and 0 < subject.hit.first <= 2
    if person or whole or common:
        return Claimant(Span(first.start if person else subject.hit.start, subject.hit.end), subject.actor, subject.party)
    return None
