"""What a sentence inherits from those around it: who spoke last and when, what was counted last, whose report goes on.

A sentence that attributes nothing itself stands under a claimant of its neighbours in three cases:

1. It goes on: it takes up what stood right before it ("Ils", "S'y ajoutent", "Of those"), reports ("auraient été", "had been"),
   or is the rest of a quotation; and the sentence before it has one claimant.
2. The next sentence tells whose it was: "C'est ce qu'affirme X", the rest of the quotation with "a dit X".
3. It says that somebody said it ("it was claimed"), and the next sentence names one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dossier.find.claimants import find_attributions
from dossier.find.naming import Attribution, Heard, claim_nouns, word_lists
from dossier.find.resolving import claimant_in, content
from dossier.find.rules import Rules
from dossier.find.speech import speaks
from dossier.find.topics import Read
from dossier.language import Language
from dossier.models import Claimant, Span

SUBJECT_WORDS = 3  # a sentence's subject begins within these
QUOTE_MARKS = frozenset('«»“”"')
INHERITED = 5  # the rank of an attribution that stands in another sentence
LEAD = 2  # sentences that may tell first what was said and then by whom
QUOTATION = 3  # sentences of a quotation before the one that tells who speaks


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its attributions; ``before`` and ``after`` are whom a pronoun means in it and behind it."""

    read: Read
    attributions: Sequence[Attribution]
    before: Claimant | None
    after: Claimant | None
    quoted: bool


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

    @property
    def in_quotation(self) -> bool:
        return self.depth > 0 or self.straight % 2 == 1


def spoken(text: str, reads: Iterable[Read], rules: Rules) -> list[Spoken]:
    """Each sentence of an article with all attributions that it stands under."""
    article = _Article(text, rules)
    found: list[Spoken] = []
    for read in reads:
        if read.words:
            found.append(_heard(article, read, found[-1] if found else None))
        else:
            found.append(Spoken(read, (), article.last, article.last, False))
    return [_told_after(article, found, number) for number in range(len(found))]


def _heard(article: _Article, read: Read, previous: Spoken | None) -> Spoken:
    language = article.rules.language
    _set_scene(article, read)
    quoted = article.in_quotation
    _count_quotes(article, read)
    before = article.last
    sentence = Heard(
        article.text,
        read.words,
        read.named,
        language,
        before,
        article.told,
        article.scene,
        quoted,
        article.rules.parties.rest,
        article.rules.parties.outlets,
    )
    attributions = find_attributions(sentence)
    carried = None if attributions or previous is None else _carried(sentence, read, previous)
    attributions = [carried] if carried else attributions
    introduced = None if attributions else _introduced(sentence)
    article.last = last_claimant(article.text, read, attributions, before) if introduced is None else introduced
    for claimant in [introduced, *(item.claimant for item in attributions if not item.medium)]:
        _remember(article, sentence, claimant)
    return Spoken(read, attributions, before, article.last, quoted)


def _set_scene(article: _Article, read: Read) -> None:
    """The party whose place opens the paragraph ("À Turin, ..."), or the sentence before one that speaks of "there"."""
    language = article.rules.language
    start, end = read.sentence.start, read.sentence.end
    if read.sentence.paragraph != article.paragraph:
        article.paragraph, article.scene, article.opening, article.depth, article.straight = read.sentence.paragraph, None, None, 0, 0
    opening = next((item for item in read.named if item.actor and item.hit.first <= 1), None)
    placed = language.regex("speech.scene").match(article.text[start:end])
    if placed and opening and opening.hit.first == 1:
        article.scene = opening.party
    elif article.opening and language.regex("speech.there").search(article.text, start, end):
        article.scene = article.opening
    article.opening = opening.party if opening else None


def _count_quotes(article: _Article, read: Read) -> None:
    if QUOTE_MARKS.isdisjoint(article.text[read.sentence.start : read.sentence.end]):
        return
    for word in read.words:
        if word.lower in "«“":
            article.depth += 1
        elif word.lower in "»”":
            article.depth = max(0, article.depth - 1)
        elif word.lower == '"':
            article.straight += 1


def _carried(sentence: Heard, read: Read, previous: Spoken) -> Attribution | None:
    """Case 1: the attribution of the sentence before, where this one goes on with it."""
    claimant = _only_claimant(previous)
    apart = read.sentence.paragraph - previous.read.sentence.paragraph
    if claimant is None or apart > 1:
        return None
    text, language = sentence.text, sentence.language
    if apart == 0 and (sentence.quoted or _is_quotation(read)):
        return _inherit(read, claimant, "quotation")
    if apart == 0 and previous.attributions[0].by == "label":
        return _inherit(read, claimant, "label")
    goes_on = language.regex("speech.adds" if apart else "speech.goes_on").match(text[read.sentence.start : read.sentence.end])
    if not goes_on and (apart or not _reports(text, read, language)) and not _cites(text, read):
        return None
    said = language.regex("speech.was_said").search(text, read.sentence.start, read.sentence.end) or speaks(sentence)
    return None if said else _inherit(read, claimant, "carried")


def _reports(text: str, read: Read, language: Language) -> bool:
    """Whether the verb of a sentence's first clause is in the mood or tense of a report."""
    verb = language.regex("speech.reported").search(text, read.sentence.start, read.sentence.end)
    relative = word_lists(language.code)["relative"]
    return verb is not None and not any(word.lower in relative for word in read.words if word.start < verb.start())


def _cites(text: str, read: Read) -> bool:
    """Whether a sentence holds somebody's own words ("une « quantité considérable »"); a capital makes it a title or a name."""
    return any(word.lower in '«“"' and text[after.start].islower() for word, after in pairwise(read.words))


def _only_claimant(spoken: Spoken) -> Claimant | None:
    """The one claimant of a sentence, None where it has none or several."""
    claimants = [item.claimant for item in spoken.attributions]
    return claimants[0] if claimants and all(item is not None and item == claimants[0] for item in claimants) else None


def _is_quotation(read: Read) -> bool:
    """Whether a sentence is nothing but words quoted, or begins a longer quotation."""
    marks = [word.lower for word in read.words if word.is_mark]
    closing = [mark for mark in marks[1:] if mark in '»”"']
    return read.words[0].lower in '«“"' and (not closing or (closing[-1] in marks[-2:] and read.words[-1].is_mark))


def _inherit(read: Read, claimant: Claimant, by: str) -> Attribution:
    return Attribution(read.sentence.start, read.sentence.start, INHERITED, claimant, False, by=by)


def _told_after(article: _Article, found: Sequence[Spoken], number: int) -> Spoken:
    """Cases 2 and 3: a sentence that a later one attributes; a quotation is rather whose it closes with."""
    one = found[number]
    if number + 1 == len(found) or (one.attributions and one.attributions[0].by != "quotation"):
        return one
    text, language = article.text, article.rules.language
    following = found[number + 1]
    claimant = next((item.claimant for item in following.attributions if item.claimant and item.rank < INHERITED), None)
    near = following.read.sentence.paragraph - one.read.sentence.paragraph <= 1
    start, end = following.read.sentence.start, following.read.sentence.end
    if claimant and near and not one.attributions and language.regex("speech.refers_back").match(text[start:end]):
        return replace(one, attributions=[_inherit(one.read, claimant, "told after")])
    said = (
        number < LEAD
        and not one.attributions
        and language.regex("speech.was_said").search(text, one.read.sentence.start, one.read.sentence.end)
    )
    if claimant and claimant.party and near and said:
        return replace(one, attributions=[_inherit(one.read, claimant, "told after")])
    for later in found[number + 1 : number + 1 + QUOTATION]:
        if not later.quoted:
            break
        closing = next((item for item in later.attributions if item.rank < INHERITED and not item.forward), None)
        if closing:
            return replace(one, attributions=[_inherit(one.read, closing.claimant, "quotation")]) if closing.claimant else one
    return one


def _introduced(sentence: Heard) -> Claimant | None:
    """Somebody whom a sentence presents: "Anne Lorrain, 67 ans"."""
    start, stop = sentence.words[0].start, sentence.words[-1].end
    match = sentence.language.regex("speech.introduced").search(sentence.text, start, stop)
    if match is None:
        return None
    return claimant_in(sentence, sentence.words[sentence.index(match.start("name")) : sentence.index(match.end("name"))])


def _remember(article: _Article, sentence: Heard, claimant: Claimant | None) -> None:
    """The words that name a claimant mean the same one when they come again."""
    if claimant is None:
        return
    first, last = sentence.index(claimant.words.start), sentence.index(claimant.words.end)
    lists, words = sentence.lists, sentence.words
    head = next((number for number in range(first, last) if words[number].lower in lists["of"]), last)
    for word in content(sentence, words[first:last]):
        if word.start < words[head - 1].end or article.text[word.start].isupper():
            article.told[word.lower] = claimant
    for hit in claim_nouns(sentence.language.code).find(article.text, words):  # "dans un rapport"
        if hit.first > 1 and words[hit.first - 2].lower in lists["inside"] and words[hit.first - 1].lower in lists["determiners"]:
            article.told[words[hit.last].lower] = claimant


def last_claimant(text: str, read: Read, attributions: Sequence[Attribution], before: Claimant | None) -> Claimant | None:
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
