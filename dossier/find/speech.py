"""Verbs of saying with the one who says: before the verb ("X a affirmé que"), behind it ("..., a déclaré X"), or as the
agent of a participle ("recensés par X"); a second verb shares the first one's subject ("X a dit ... et ajouté ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dossier.find.naming import Attribution, Heard, claim_nouns, is_capital, is_number, name_after
from dossier.find.resolving import claimant_in, described, is_medium
from dossier.find.subjects import can_speak, closes, heads, whole_subject
from dossier.find.words import Cues, Hit, Word
from dossier.language import load_language

PRONOUN_PLACE = 4  # words of a sentence in which a pronoun means somebody named before it
SUBJECT_PLACE = 4  # words of a sentence in which its subject is named, for a second verb far behind it
ASIDE_REACH = 12  # words of "lors d'un point de presse à Turin" between a verb and its subject
QUOTED_REACH = 8  # words from "was quoted by local media" to "as saying"
AGENT_REACH = 9  # words from a participle to its agent ("estimé à 300 millions d'euros par")
GIVEN_REACH = 4  # words from a verb of giving to the claim's noun that it gives
_PRONOUN = re.compile(r"-(?:t-)?(?:il|elle|ils|elles|on)$")


@cache
def _verbs(code: str) -> Cues:
    return Cues({name: load_language(code).words[f"speech.{name}"] for name in ("verbs", "weak", "tags", "giving")}, code, verbs=True)


def said(sentence: Heard) -> Iterator[Attribution]:
    """Step 1: each verb of saying with its subject, before it or, turned round, behind it."""
    before: Attribution | None = None
    for hit in _verbs(sentence.language.code).find(sentence.text, _without_pronouns(sentence)):
        if hit.name == "giving" and not _gives_claim(sentence, hit):
            continue
        found = _by(sentence, hit)
        first = None if found else _group_start(sentence, hit)
        if first is not None:
            found = _turned(sentence, hit, first) or _subject(sentence, hit, first) or _shared(sentence, hit, first, before)
        if found:
            before = found
            yield found


def _gives_claim(sentence: Heard, hit: Hit) -> bool:
    """ "a donné ce décompte", "ce décompte donné par": a verb of giving says where a claim is what it gives."""
    nouns, words = claim_nouns(sentence.language.code), sentence.words
    given = (words[hit.last + 1 : hit.last + 1 + GIVEN_REACH], words[max(0, hit.first - GIVEN_REACH) : hit.first])
    return any(nouns.find(sentence.text, near) for near in given)


def speaks(sentence: Heard) -> bool:
    """Whether a sentence holds a finite verb of saying, whoever its subject is."""
    hits = _verbs(sentence.language.code).find(sentence.text, _without_pronouns(sentence))
    return any(hit.name == "verbs" and _group_start(sentence, hit) is not None for hit in hits)


def _without_pronouns(sentence: Heard) -> Sequence[Word]:
    """ "dit-il" as "dit", offsets kept."""
    words = sentence.words
    if "-" not in sentence.text[words[0].start : words[-1].end]:
        return words
    return [Word(word.start, word.end, _PRONOUN.sub("", word.lower) or word.lower) if "-" in word.lower else word for word in words]


def _group_start(sentence: Heard, hit: Hit) -> int | None:
    """The first word of the verb's group (auxiliaries, adverbs), or None where the word is no finite verb."""
    words, lists = sentence.words, sentence.lists
    first, auxiliary = hit.first, None
    while first > 0 and words[first - 1].lower in lists["helping"] and hit.first - first < 6:
        first -= 1
        if words[first].lower in lists["auxiliaries"]:
            auxiliary = first
    while auxiliary is not None and first < auxiliary and words[first].lower not in lists["clitics"]:
        first += 1
    verb = words[hit.first].lower
    if auxiliary is None and sentence.language.regex("speech.noun_form").match(verb) and not _plural(sentence, first):
        return None
    clitics = lists["clitics"] if auxiliary is None else lists["clitics"] - lists["who"]
    first = hit.first if auxiliary is None else first
    while first > 0 and words[first - 1].lower in clitics:
        first -= 1
    if first > 1 and words[first - 1].lower in lists["articles"] and words[first - 2].lower in lists["inverts"]:
        first -= 1  # "comme le rappelle X"
    if any(word.lower in lists["reflexive"] for word in words[first : hit.first]):
        return None  # "s'y ajoutent 40 disparus"
    before = words[first - 1].lower if first else ""
    if auxiliary is None and (
        before in lists["determiners"] or before in lists["no_verb_after"] or sentence.language.regex("speech.no_verb").search(verb)
    ):
        return None
    if any(word.lower in lists["negations"] for word in words[first : hit.last + 2]):
        return None  # "n'a pas confirmé"
    quoted = any(word.lower in lists["quoted_as"] for word in words[hit.last + 1 : hit.last + QUOTED_REACH])
    return None if hit.first == hit.last and _is_passive(sentence, first, hit) and not quoted else first


def _is_passive(sentence: Heard, first: int, hit: Hit) -> bool:
    group = " ".join(word.lower for word in sentence.words[first : hit.last + 1])
    return sentence.language.regex("speech.passive").search(group) is not None


def _plural(sentence: Heard, number: int) -> bool:
    """Whether several are the subject right before a word: "officials estimate", but "its estimate"."""
    before = sentence.words[number - 1].lower if number else ""
    return before in sentence.lists["pronouns"] or before in sentence.lists["who"] or (before.endswith("s") and before != "'s")


def _by(sentence: Heard, hit: Hit) -> Attribution | None:
    """ "recensés par Lisbonne", "confirmed by Turin", "le coût est estimé à 300 millions par les assureurs"."""
    words, lists = sentence.words, sentence.lists
    if hit.name == "tags":
        return None
    for number in range(hit.last + 1, min(hit.last + AGENT_REACH, len(words))):
        word = words[number]
        if word.is_mark or word.lower in lists["clause_words"]:
            return None
        if word.lower in lists["by"]:
            if number > hit.last + 2 and not _is_passive(sentence, max(0, hit.first - 4), hit):
                return None
            name = name_after(sentence, number + 1)
            claimant = claimant_in(sentence, name)
            if claimant is None or claimant.party in (None, sentence.rest):
                return None
            medium = is_medium(sentence, name, claimant)
            start = hit.start if number <= hit.last + 2 else word.start
            return Attribution(start, name[-1].end, 1, claimant, False, medium, "speech.by")
    return None


def _turned(sentence: Heard, hit: Hit, first: int) -> Attribution | None:
    """ "..., a déclaré X", "..., said X", "a-t-il ajouté"."""
    words, lists = sentence.words, sentence.lists
    start, end = words[first].start, words[hit.last].end
    group = words[first : hit.last + 1]
    pronoun = next((match for word in group if "-" in word.lower and (match := _PRONOUN.search(word.lower))), None)
    if pronoun:
        return None if pronoun[0].endswith("on") else Attribution(start, end, 1, sentence.last, False, by="speech.back")
    turning = hit.name == "tags" or sentence.language.regex("speech.turning").search(words[hit.last].lower)
    inverted = first > 0 and words[first - 1].lower in lists["inverts"]
    marked = first == 0 or (words[first - 1].is_mark and words[first - 1].lower not in lists["opening"])
    if (not marked and not inverted) or not turning or words[first].lower in lists["who"]:
        return None
    after = hit.last + 1
    while (
        after < len(words)
        and words[after].lower not in lists["determiners"]
        and (words[after].lower in lists["adverbs"] or words[after].lower in lists["dates"])
    ):
        after += 1
    after = _behind_aside(sentence, after)
    if after >= len(words) or words[after].is_mark:
        return None
    if words[after].lower in lists["ends"] and words[after].lower not in lists["determiners"]:
        return None
    if not (is_capital(sentence, after) or sentence.language.regex("speech.names").match(words[after].lower)):
        return None
    name = name_after(sentence, after)
    if not name or is_number(sentence, name) or _is_clause(sentence, name):
        return None
    claimant = described(sentence, name, claimant_in(sentence, name))
    return Attribution(start, name[-1].end, 1, claimant, False, is_medium(sentence, name, claimant), "speech.turned")


def _is_clause(sentence: Heard, name: Sequence[Word]) -> bool:
    """ "said the toll was 12": what is said, not who says it."""
    behind = sentence.index(name[-1].end)
    verb = behind < len(sentence.words) and sentence.words[behind].lower in sentence.lists["auxiliaries"]
    return verb or any(word.lower in sentence.lists["tolls"] for word in name[1:2])


def _behind_aside(sentence: Heard, after: int) -> int:
    """Where the subject of a verb before it begins, behind when, where or to whom: "a indiqué à la presse, mardi, X"."""
    words, lists = sentence.words, sentence.lists
    while after < len(words):
        told = sentence.language.regex("speech.when").match(sentence.text[words[after].start : words[-1].end])
        if told:
            after = sentence.index(words[after].start + told.end())
        elif words[after].lower in lists["hearers"]:
            number = after + 2
            while number < len(words) and number - after < ASIDE_REACH and not words[number].is_mark:
                if words[number].lower in lists["articles"] and words[number - 1].lower not in lists["links"]:
                    break
                number += 1
            if number >= len(words) or words[number].lower not in lists["articles"]:
                return after
            after = number
        elif words[after].lower in lists["dates"] or any(word.lower in lists["dates"] for word in words[after + 1 : after + 2]):
            after += 1
        else:
            break
    return after


def _subject(sentence: Heard, hit: Hit, first: int) -> Attribution | None:
    """ "X a affirmé", "X, le chef de Y, a affirmé"; at the end of a sentence also what stands before ("N, X a dit")."""
    words, lists = sentence.words, sentence.lists
    if not first:
        return None
    end = first - 1 if words[first - 1].lower in lists["who"] else first
    end = end - 1 if end and words[end - 1].lower == "," else end
    name = whole_subject(sentence, end, first)
    place = sentence.index(name[0].start) if name else 0
    forward = bool(name) and not closes(sentence, place, hit.last)
    if forward and place > PRONOUN_PLACE and name[0].lower in lists["pronouns"]:
        return None  # "Le plus jeune dit non ; il raconte": whom it means stands in this sentence
    quoting = bool(name) and sentence.language.regex("speech.quoting").match(sentence.text, name[0].start) is not None
    claimant = claimant_in(sentence, name[1:] if quoting else name)
    if not name or (claimant is None and not sentence.language.regex("speech.unnamed").search(sentence.text[name[0].start : name[-1].end])):
        return None
    if claimant is not None and claimant is not sentence.last and not can_speak(sentence, name):
        return None
    if hit.name == "weak" and not heads(sentence, name, hit, claimant):
        return None
    if hit.name == "tags" and forward:
        return None
    return Attribution(name[0].start, words[hit.last].end, 1, claimant, forward, is_medium(sentence, name, claimant), "speech.verbs")


def _shared(sentence: Heard, hit: Hit, first: int, before: Attribution | None) -> Attribution | None:
    """ "La préfecture s'en tient à 12 morts, mais compte 40 blessés": the verb's subject is that of the one before it."""
    words = sentence.words
    if not first or hit.name == "tags" or words[first - 1].lower not in sentence.lists["joins"]:
        return None
    if any(sentence.language.regex("speech.infinitive").search(word.lower) for word in words[hit.last + 1 : hit.last + 3]):
        return None
    claimant = before.claimant if before and before.forward else None
    if claimant is None and before is None:
        head = next((item for item in sentence.named if not item.adjective and item.hit.last <= SUBJECT_PLACE + 2), None)
        if head and head.hit.first <= SUBJECT_PLACE:
            claimant = claimant_in(sentence, words[: head.hit.last + 1])
    if claimant is None or claimant.party is None:
        return None
    return Attribution(words[first].start, words[hit.last].end, 1, claimant, True, by="speech.shared")
