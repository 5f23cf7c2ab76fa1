"""Who claims what a passage says, from the words of attribution in it and before it.

The cascade, strongest evidence first:

1. A verb of saying with its subject: "X a affirmé que N ...", "N ..., a déclaré X", "N recensés par X".
2. "Selon X", "according to X", "X: N"; the one whom a medium cites rather than the medium ("selon Yonhap, citant une note").
3. A noun that names a claim with its owner: "une estimation du NIS", "l'évaluation ukrainienne".
4. In any of these a word that points back ("a-t-il ajouté", "selon la même source"): the claimant named last.

Where several claimants share a sentence, each figure goes to the one of its own clause (``governing``). Nothing of this:
nobody. Never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dossier.find.parties import Named, Parties
from dossier.find.words import Cues, Hit, Word, words_of
from dossier.language import Language, load_language
from dossier.models import Claimant, Span

LONGEST_NAME = 14  # words in a claimant's name; the longest in the annotated articles has 11
QUOTED = 4  # the rank of somebody whom the speaker only cites
_PRONOUN = re.compile(r"-(?:t-)?(?:il|elle|ils|elles|on)$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that attribute and whom they name; ``claimant`` is None for nobody in particular ("certaines sources").

    ``forward``: only what comes after is attributed. ``medium``: the claimant only passes on.
    """

    start: int
    end: int
    rank: int
    claimant: Claimant | None
    forward: bool
    medium: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence ready to be searched: its text, words, the parties named in it, the claimant named before it."""

    text: str
    words: Sequence[Word]
    named: Sequence[Named]
    language: Language
    last: Claimant | None


def find_attributions(text: str, passage: Span, language: Language, parties: Parties, last: Claimant | None) -> list[Attribution]:
    """All attributions in a sentence, in order; ``last`` is the claimant named last before it. Offsets are of ``text``."""
    words = words_of(text, passage.start, passage.end)
    sentence = _Sentence(text, words, parties.find(text, words), language, last)
    found = [*_according(sentence, passage), *_said(sentence), *_labels(sentence), *_nouns(sentence), *_quoted(sentence, passage)]
    kept: list[Attribution] = []
    for item in sorted(found, key=lambda item: (item.rank, item.start)):
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def governing(attributions: Sequence[Attribution], figure: Span, text: str, language: Language) -> Attribution | None:
    """The attribution that a figure stands under: of its own clause, else the nearest that can reach it.

    A medium that only passes on yields to the one it quotes.
    """
    able = [item for item in attributions if not item.forward or item.start < figure.end]
    able = [item for item in able if not item.medium] or able
    if any(item.rank == QUOTED for item in able):
        able = [item for item in able if item.claimant is None or item.claimant.party] or able
    if not able:
        return None
    boundary = language.regex("claims.clause")

    def cost(item: Attribution) -> tuple[int, int, int]:
        gap = (item.end, figure.start) if item.end <= figure.start else (figure.end, item.start)
        crossed = len(boundary.findall(text, *gap)) if gap[0] < gap[1] else 0
        others = sum(1 for other in able if other is not item and gap[0] <= other.start < gap[1])
        return (others, min(crossed, 2) if len(able) > 1 else 0, max(0, gap[1] - gap[0]))

    return min(able, key=cost)


def _claimant(sentence: _Sentence, words: Sequence[Word]) -> Claimant | None:
    """The claimant that a run of words names: its party is that of the first one named in it.

    A run that points back is the claimant named last; one that names nobody in particular is None.
    """
    if not words:
        return None
    span = Span(words[0].start, words[-1].end)
    name = sentence.text[span.start : span.end]
    if sentence.language.regex("speech.back").search(name):
        return sentence.last
    if sentence.language.regex("speech.back_document").search(name):
        return sentence.last if sentence.last and _is_document(sentence, sentence.last) else None
    inside = [item for item in sentence.named if span.start <= item.hit.start and item.hit.end <= span.end]
    if not inside:
        return None if sentence.language.regex("speech.unnamed").search(name) else Claimant(span, None, None)
    party = inside[0].party
    actors = [item for item in inside if item.party == party and item.actor]
    return Claimant(span, min(actors, key=lambda item: item.place).actor if actors else None, party)


def _is_document(sentence: _Sentence, claimant: Claimant) -> bool:
    words = words_of(sentence.text, claimant.words.start, claimant.words.end)
    return bool(_claim_nouns(sentence.language.code).find(sentence.text, words))


def _is_medium(sentence: _Sentence, words: Sequence[Word], claimant: Claimant | None) -> bool:
    media, services = sentence.language.words["speech.media"], sentence.language.words["speech.services"]
    return claimant is not None and any(word.lower in media for word in words) and not any(word.lower in services for word in words)


def _name_after(sentence: _Sentence, first: int) -> list[Word]:
    """The words of a name from ``first`` on: to a mark or a word that begins something else.

    An apposition of capitalised words stays with it ("le secrétaire du Conseil, Sergueï Choïgou"), as does "(GUR)".
    """
    ends, words = sentence.language.words["speech.ends"], sentence.words
    found: list[Word] = []
    for number in range(first, min(len(words), first + LONGEST_NAME)):
        word = words[number]
        if word.lower in (",", "(") and found and _capital(sentence, number + 1) and _capital_run(sentence, number + 1):
            if word.lower == ",":
                continue
            closing = next((place for place in range(number, min(number + 4, len(words))) if words[place].lower == ")"), None)
            return [*found, *words[number : closing + 1]] if closing else found
        if word.is_mark or (found and (word.lower in ends or _is_date(word, sentence.language))):
            break
        found.append(word)
    return found


def _capital(sentence: _Sentence, number: int) -> bool:
    return number < len(sentence.words) and sentence.text[sentence.words[number].start].isupper()


def _capital_run(sentence: _Sentence, first: int) -> bool:
    """Whether the words up to the next mark are a name: all capitalised, at most four."""
    number = first
    while number < len(sentence.words) and not sentence.words[number].is_mark:
        if not _capital(sentence, number):
            return sentence.words[number].lower in sentence.language.words["speech.ends"] and number > first
        number += 1
    return 0 < number - first <= 4


def _is_date(word: Word, language: Language) -> bool:
    return word.lower in language.words["reading.weekdays"] or word.lower in language.words["reading.months"] or word.lower[0].isdigit()


def _according(sentence: _Sentence, passage: Span) -> Iterator[Attribution]:
    """Step 2, "selon X" and its kin; "citant Y" within reach makes Y the claimant."""
    text, language = sentence.text, sentence.language
    for match in language.regex("speech.same_source").finditer(text, passage.start, passage.end):
        document = language.regex("speech.back_document").search(match[0].rpartition(" ")[2]) and not (
            sentence.last and _is_document(sentence, sentence.last)
        )
        yield Attribution(match.start(), match.end(), 1, None if document else sentence.last, False)
    for match in language.regex("speech.according").finditer(text, passage.start, passage.end):
        words = _name_after(sentence, _index(sentence.words, match.end()))
        claimant, end = _claimant(sentence, words), words[-1].end if words else match.end()
        medium = _is_medium(sentence, words, claimant)
        quoting = language.regex("speech.quoting").search(text, end, min(passage.end, end + 4))
        if quoting:
            quoted = _name_after(sentence, _index(sentence.words, quoting.end()))
            claimant, end, medium = _claimant(sentence, quoted) or claimant, quoted[-1].end if quoted else end, False
        if words:
            yield Attribution(match.start(), end, 2, claimant, False, medium)


def _index(words: Sequence[Word], start: int) -> int:
    return next((number for number, word in enumerate(words) if word.start >= start), len(words))


@cache
def _verbs(code: str) -> Cues:
    return Cues({name: load_language(code).words[f"speech.{name}"] for name in ("verbs", "weak")}, code, verbs=True)


@cache
def _claim_nouns(code: str) -> Cues:
    return Cues({"noun": load_language(code).words["speech.nouns"]}, code)


def _said(sentence: _Sentence) -> Iterator[Attribution]:
    """Step 1: each verb of saying with its subject, before it or, turned round, behind it."""
    for hit in _verbs(sentence.language.code).find(sentence.text, _without_pronouns(sentence.words)):
        found = _by(sentence, hit) or _turned(sentence, hit) or _subject(sentence, hit)
        if found:
            yield found


def _without_pronouns(words: Sequence[Word]) -> list[Word]:
    """ "dit-il" as "dit", offsets kept."""
    return [Word(word.start, word.end, _PRONOUN.sub("", word.lower) or word.lower) if "-" in word.lower else word for word in words]


def _group_start(sentence: _Sentence, hit: Hit) -> int | None:
    """The first word of the verb's group (auxiliaries, adverbs), or None where the word is no finite verb."""
    language, words = sentence.language, sentence.words
    auxiliaries, adverbs = language.words["speech.auxiliaries"], language.words["speech.adverbs"]
    first, auxiliary = hit.first, None
    while first > 0 and (words[first - 1].lower in auxiliaries or words[first - 1].lower in adverbs) and hit.first - first < 6:
        first -= 1
        if words[first].lower in auxiliaries:
            auxiliary = first
    while auxiliary is not None and first < auxiliary and words[first].lower not in ("n'", "ne", "l'", "s'", "se", "y", "en", "qui", "who"):
        first += 1
    verb = words[hit.first].lower
    if auxiliary is None:
        first = hit.first
        while first > 0 and words[first - 1].lower in ("ne", "n'", "se", "s'", "y", "en", "also", "now", "later"):
            first -= 1
    before = words[first - 1].lower if first else ""
    if auxiliary is None and (
        before in (*language.words["speech.determiners"], *language.words["speech.no_verb_after"])
        or language.regex("speech.no_verb").search(verb)
    ):
        return None
    if language.regex("speech.passive").search(" ".join(word.lower for word in words[first : hit.last + 2])):
        return None
    return first


def _by(sentence: _Sentence, hit: Hit) -> Attribution | None:
    """ "recensés par Séoul", "confirmed by Kyiv"."""
    words, language = sentence.words, sentence.language
    for number in range(hit.last + 1, min(hit.last + 3, len(words))):
        if words[number].lower in language.words["speech.by"]:
            name = _name_after(sentence, number + 1)
            claimant = _claimant(sentence, name)
            return (
                Attribution(hit.start, name[-1].end, 1, claimant, False, _is_medium(sentence, name, claimant))
                if claimant and claimant.party
                else None
            )
    return None


def _turned(sentence: _Sentence, hit: Hit) -> Attribution | None:
    """ "..., a déclaré X", "..., said X", "a-t-il ajouté"."""
    words, language = sentence.words, sentence.language
    first = _group_start(sentence, hit)
    if first is None:
        return None
    start, end = words[first].start, words[hit.last].end
    if any(_PRONOUN.search(word.lower) for word in words[first : hit.last + 1]):
        return Attribution(start, end, 1, sentence.last, False)
    if first and not words[first - 1].is_mark or not language.regex("speech.turning").search(words[hit.last].lower):
        return None
    after = hit.last + 1
    while after < len(words) and (words[after].lower in language.words["speech.adverbs"] or _is_date(words[after], language)):
        after += 1
    if after >= len(words) or words[after].is_mark or words[after].lower in language.words["speech.ends"]:
        return None
    if not (_capital(sentence, after) or language.regex("speech.names").match(words[after].lower)):
        return None
    name = _name_after(sentence, after)
    claimant = _claimant(sentence, name)
    return Attribution(start, name[-1].end, 1, claimant, False, _is_medium(sentence, name, claimant)) if name else None


def _subject(sentence: _Sentence, hit: Hit) -> Attribution | None:
    """ "X a affirmé", "X, le chef de Y, a affirmé"; at the end of a sentence also what stands before ("N, X a dit")."""
    words, language = sentence.words, sentence.language
    first = _group_start(sentence, hit)
    if not first:
        return None
    end = first - 1 if words[first - 1].lower in language.words["speech.who"] else first
    end = end - 1 if end and words[end - 1].lower == "," else end
    name = _name_before(sentence, end)
    if end < first or (len(name) < 5 and _capital_name(sentence, name)) or (name and name[0].lower in language.words["speech.asides"]):
        start = name[0].start if name else words[end - 1].start
        place = _index(words, start)
        if place and words[place - 1].lower == ",":
            longer = _name_before(sentence, place - 1)
            if longer and name and name[0].lower in language.words["speech.asides"]:
                name = longer  # "un responsable, sous couvert d'anonymat, parlait de"
            elif (
                longer
                and longer[0].lower in language.words["speech.determiners"]
                and longer[-1].lower not in language.words["speech.time_words"]
            ):
                name = [*longer, words[place - 1], *name]
    quoting = bool(name) and language.regex("speech.quoting").match(sentence.text, name[0].start) is not None
    claimant = _claimant(sentence, name[1:] if quoting else name)
    if not name or (claimant is None and not language.regex("speech.unnamed").search(sentence.text[name[0].start : name[-1].end])):
        return None
    if claimant is not None and claimant.party is None and not _person(sentence, name):
        return None
    if hit.name == "weak" and not _heads(sentence, name, hit):
        return None
    forward = not _closes(sentence, _index(words, name[0].start), hit.last)
    return Attribution(name[0].start, words[hit.last].end, 1, claimant, forward, _is_medium(sentence, name, claimant))


def _heads(sentence: _Sentence, name: Sequence[Word], hit: Hit) -> bool:
    """ "Séoul compte 600 morts", but not "le groupement de Séoul comptait 600 hommes", nor "Séoul compte y verser"."""
    named = any(
        item.actor and name[0].start <= item.hit.start and _index(sentence.words, name[0].start) >= item.hit.first - 1
        for item in sentence.named
    )
    after = sentence.words[hit.last + 1 : hit.last + 3]
    return named and not any(sentence.language.regex("speech.infinitive").search(word.lower) for word in after)


def _closes(sentence: _Sentence, first: int, last: int) -> bool:
    """Whether subject and verb come after what they attribute: "N died, the army said on Monday.", "N: the NIS updates
    its count", "4,000 of whom the army counts as lost"."""
    words, language = sentence.words, sentence.language
    before = words[first - 1].lower if first else ""
    if before in (":", "whom", "which"):
        return True
    rest = words[last + 1 :]
    said = next((number for number, word in enumerate(rest) if word.is_mark), len(rest))
    held = any(
        word.lower in ("that", "que", "qu'") or (word.lower[0].isdigit() and not _is_day(rest, number, language))
        for number, word in enumerate(rest[:said])
    )
    return before in (",", "»", '"', "”", "—", "–") and not held and said <= 8


def _is_day(words: Sequence[Word], number: int, language: Language) -> bool:
    near = [word.lower for word in words[max(0, number - 1) : number + 2]]
    return any(word in language.words["reading.months"] for word in near)


def _capital_name(sentence: _Sentence, name: Sequence[Word]) -> bool:
    return bool(name) and all(sentence.text[word.start].isupper() for word in name)


def _person(sentence: _Sentence, name: Sequence[Word]) -> bool:
    """Whether a subject that names no party can be a claimant: it has a capitalised name or an owner's noun."""
    return (
        any(sentence.text[word.start].isupper() for word in name[1:])
        or (len(name) == 1 and sentence.text[name[0].start].isupper())
        or (len(name) > 1 and name[0].lower in sentence.language.words["speech.determiners"])
    )


def _name_before(sentence: _Sentence, end: int) -> list[Word]:
    """The words before ``end`` back to a mark, a word that ends a clause, or a figure."""
    words, language = sentence.words, sentence.language
    first = end
    while first > 0 and end - first < LONGEST_NAME:
        word = words[first - 1]
        if word.is_mark and word.lower not in "()" or word.lower in language.words["speech.clause_words"]:
            break
        first -= 1
    name = list(words[first:end])
    while name and (
        name[0].lower in language.words["speech.adverbs"]
        or _is_date(name[0], language)
        or name[0].lower in language.words["speech.openers"]
    ):
        name.pop(0)
    return [] if any(word.lower[0].isdigit() for word in name) else name


def _quoted(sentence: _Sentence, passage: Span) -> Iterator[Attribution]:
    """ "..., citing the NIS": whom the one who speaks goes by; it decides only where the speaker's side is not known."""
    for match in sentence.language.regex("speech.quoting").finditer(sentence.text, passage.start, passage.end):
        words = _name_after(sentence, _index(sentence.words, match.end()))
        claimant = _claimant(sentence, words)
        if claimant and claimant.party:
            yield Attribution(match.start(), words[-1].end, QUOTED, claimant, False)


def _labels(sentence: _Sentence) -> Iterator[Attribution]:
    """Step 2, "White House: 1,000 ...": an actor right before a colon."""
    for item in sentence.named:
        after = item.hit.last + 1
        if item.actor and after < len(sentence.words) and sentence.words[after].lower == ":" and item.hit.first <= 6:
            span = Span(item.hit.start, item.hit.end)
            yield Attribution(span.start, span.end, 2, Claimant(span, item.actor, item.party), True)


def _nouns(sentence: _Sentence) -> Iterator[Attribution]:
    """Step 3: "une estimation du NIS", "le décompte de l'agence"; the noun and its owner are the claimant's words."""
    words, language = sentence.words, sentence.language
    for hit in _claim_nouns(language.code).find(sentence.text, words):
        owner = next((item for item in sentence.named if 0 < item.hit.first - hit.last <= 4 or 0 < hit.first - item.hit.last <= 2), None)
        between = words[min(hit.last, owner.hit.last) + 1 : max(hit.first, owner.hit.first)] if owner else []
        if owner is None or any(word.is_mark or word.lower in language.words["speech.clause_words"] for word in between):
            back = language.regex("speech.owner_back").match(sentence.text, hit.end)
            if back and sentence.last:
                yield Attribution(hit.start, back.end(), 3, sentence.last, False)
            continue
        first = min(hit.first, owner.hit.first)
        if first and words[first - 1].lower in language.words["speech.determiners"]:
            first -= 1
        span = Span(words[first].start, max(hit.end, owner.hit.end))
        yield Attribution(span.start, span.end, 3, Claimant(span, owner.actor, owner.party), False)
