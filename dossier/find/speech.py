"""Verbs of saying with the one who says: before the verb ("X a affirmé que"), behind it ("..., a déclaré X"), or as the
agent of a participle ("recensés par X")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dossier.find.naming import Attribution, Heard, claimant_in, index_of, is_capital, is_date_word, is_medium, name_after, name_before
from dossier.find.words import Cues, Hit, Word
from dossier.language import Language, load_language

PRONOUN_PLACE = 4  # words of a sentence in which a pronoun means somebody named before it
_PRONOUN = re.compile(r"-(?:t-)?(?:il|elle|ils|elles|on)$")


@cache
def _verbs(code: str) -> Cues:
    return Cues({name: load_language(code).words[f"speech.{name}"] for name in ("verbs", "weak")}, code, verbs=True)


def said(sentence: Heard) -> Iterator[Attribution]:
    """Step 1: each verb of saying with its subject, before it or, turned round, behind it."""
    for hit in _verbs(sentence.language.code).find(sentence.text, _without_pronouns(sentence.words)):
        found = _by(sentence, hit) or _turned(sentence, hit) or _subject(sentence, hit)
        if found:
            yield found


def _without_pronouns(words: Sequence[Word]) -> list[Word]:
    """ "dit-il" as "dit", offsets kept."""
    return [Word(word.start, word.end, _PRONOUN.sub("", word.lower) or word.lower) if "-" in word.lower else word for word in words]


def _group_start(sentence: Heard, hit: Hit) -> int | None:
    """The first word of the verb's group (auxiliaries, adverbs), or None where the word is no finite verb."""
    language, words = sentence.language, sentence.words
    auxiliaries, adverbs, clitics = (language.words[f"speech.{name}"] for name in ("auxiliaries", "adverbs", "clitics"))
    first, auxiliary = hit.first, None
    while first > 0 and (words[first - 1].lower in auxiliaries or words[first - 1].lower in adverbs) and hit.first - first < 6:
        first -= 1
        if words[first].lower in auxiliaries:
            auxiliary = first
    while auxiliary is not None and first < auxiliary and words[first].lower not in clitics:
        first += 1
    verb = words[hit.first].lower
    if auxiliary is None:
        first = hit.first
        while first > 0 and words[first - 1].lower in clitics:
            first -= 1
    if any(word.lower in language.words["speech.reflexive"] for word in words[first : hit.first]):
        return None  # "s'y ajoutent 40 disparus"
    before = words[first - 1].lower if first else ""
    if auxiliary is None and (
        before in (*language.words["speech.determiners"], *language.words["speech.no_verb_after"])
        or language.regex("speech.no_verb").search(verb)
    ):
        return None
    if language.regex("speech.passive").search(" ".join(word.lower for word in words[first : hit.last + 1])):
        return None
    return first


def _by(sentence: Heard, hit: Hit) -> Attribution | None:
    """ "recensés par Lisbonne", "confirmed by Turin"."""
    words, language = sentence.words, sentence.language
    for number in range(hit.last + 1, min(hit.last + 3, len(words))):
        if words[number].lower in language.words["speech.by"]:
            name = name_after(sentence, number + 1)
            claimant = claimant_in(sentence, name)
            return (
                Attribution(hit.start, name[-1].end, 1, claimant, False, is_medium(sentence, name, claimant))
                if claimant and claimant.party
                else None
            )
    return None


def _turned(sentence: Heard, hit: Hit) -> Attribution | None:
    """ "..., a déclaré X", "..., said X", "a-t-il ajouté"."""
    words, language = sentence.words, sentence.language
    first = _group_start(sentence, hit)
    if first is None:
        return None
    start, end = words[first].start, words[hit.last].end
    pronoun = next((match for word in words[first : hit.last + 1] if (match := _PRONOUN.search(word.lower))), None)
    if pronoun:
        return None if pronoun[0].endswith("on") else Attribution(start, end, 1, sentence.last, False)
    if (first and not words[first - 1].is_mark) or not language.regex("speech.turning").search(words[hit.last].lower):
        return None
    after = hit.last + 1
    determiners = language.words["speech.determiners"]
    while (
        after < len(words)
        and words[after].lower not in determiners
        and (words[after].lower in language.words["speech.adverbs"] or is_date_word(words[after], language))
    ):
        after += 1
    if after >= len(words) or words[after].is_mark or words[after].lower in language.words["speech.ends"]:
        return None
    if not (is_capital(sentence, after) or language.regex("speech.names").match(words[after].lower)):
        return None
    name = name_after(sentence, after)
    claimant = claimant_in(sentence, name)
    return Attribution(start, name[-1].end, 1, claimant, False, is_medium(sentence, name, claimant)) if name else None


def _subject(sentence: Heard, hit: Hit) -> Attribution | None:
    """ "X a affirmé", "X, le chef de Y, a affirmé"; at the end of a sentence also what stands before ("N, X a dit")."""
    words, language = sentence.words, sentence.language
    first = _group_start(sentence, hit)
    if not first:
        return None
    end = first - 1 if words[first - 1].lower in language.words["speech.who"] else first
    end = end - 1 if end and words[end - 1].lower == "," else end
    name = name_before(sentence, end)
    if end < first or (len(name) < 5 and _capital_name(sentence, name)) or (name and name[0].lower in language.words["speech.asides"]):
        start = name[0].start if name else words[end - 1].start
        place = index_of(words, start)
        if place and words[place - 1].lower == ",":
            longer = name_before(sentence, place - 1)
            if longer and name and name[0].lower in language.words["speech.asides"]:
                name = longer  # "un responsable, sous couvert d'anonymat, parlait de"
            elif (
                longer
                and longer[0].lower in language.words["speech.determiners"]
                and longer[-1].lower not in language.words["speech.time_words"]
            ):
                name = [*longer, words[place - 1], *name]
    if not name and (comma := _aside_comma(sentence, end)):
        name = name_before(sentence, comma)
    if name and index_of(words, name[0].start) > PRONOUN_PLACE and name[0].lower in language.words["speech.pronouns"]:
        return None  # "Le plus jeune dit non ; il raconte": whom it means stands in this sentence
    quoting = bool(name) and language.regex("speech.quoting").match(sentence.text, name[0].start) is not None
    claimant = claimant_in(sentence, name[1:] if quoting else name)
    if not name or (claimant is None and not language.regex("speech.unnamed").search(sentence.text[name[0].start : name[-1].end])):
        return None
    if claimant is not None and claimant.party is None and not _person(sentence, name):
        return None
    if hit.name == "weak" and not _heads(sentence, name, hit):
        return None
    forward = not _closes(sentence, index_of(words, name[0].start), hit.last)
    return Attribution(name[0].start, words[hit.last].end, 1, claimant, forward, is_medium(sentence, name, claimant))


def _aside_comma(sentence: Heard, end: int) -> int | None:
    """The comma before an aside of adverbs that ends at ``end`` ("Turin, by contrast, was ...")."""
    language = sentence.language
    aside = (*language.words["speech.adverbs"], *language.words["speech.openers"])
    number = end - 1
    while number > 0 and (sentence.words[number].lower in aside or is_date_word(sentence.words[number], language)):
        number -= 1
    return number if 0 < number < end - 1 and sentence.words[number].lower == "," else None


def _heads(sentence: Heard, name: Sequence[Word], hit: Hit) -> bool:
    """ "Lisbonne compte 600 morts", but not "le groupement de Lisbonne comptait 600 hommes", nor "Lisbonne compte y verser"."""
    named = any(
        not item.adjective and name[0].start <= item.hit.start and index_of(sentence.words, name[0].start) >= item.hit.first - 1
        for item in sentence.named
    )
    after = sentence.words[hit.last + 1 : hit.last + 3]
    return named and not any(sentence.language.regex("speech.infinitive").search(word.lower) for word in after)


def _closes(sentence: Heard, first: int, last: int) -> bool:
    """Whether subject and verb come after what they attribute: "N died, the army said on Monday.", "N: the SNR updates
    its count", "4,000 of whom the army counts as lost"."""
    words, language = sentence.words, sentence.language
    before = words[first - 1].lower if first else ""
    if before == ":" or before in language.words["speech.relative"]:
        return True
    rest = words[last + 1 :]
    said = next((number for number, word in enumerate(rest) if word.is_mark), len(rest))
    held = any(
        word.lower in language.words["speech.goes_on"] or (word.lower[0].isdigit() and not _is_day(rest, number, language))
        for number, word in enumerate(rest[:said])
    )
    return before in (",", "»", '"', "”", "—", "–") and not held and said <= 8


def _is_day(words: Sequence[Word], number: int, language: Language) -> bool:
    near = [word.lower for word in words[max(0, number - 1) : number + 2]]
    return any(word in language.words["reading.months"] for word in near)


def _capital_name(sentence: Heard, name: Sequence[Word]) -> bool:
    return bool(name) and all(sentence.text[word.start].isupper() for word in name)


def _person(sentence: Heard, name: Sequence[Word]) -> bool:
    """Whether a subject that names no party can be a claimant: it has a capitalised name or an owner's noun."""
    return (
        any(sentence.text[word.start].isupper() for word in name[1:])
        or (len(name) == 1 and sentence.text[name[0].start].isupper())
        or (len(name) > 1 and name[0].lower in sentence.language.words["speech.determiners"])
    )
