"""Verbs of saying with the one who says: before the verb ("X a affirmé que"), behind it ("..., a déclaré X"), or as the
agent of a participle ("recensés par X"); a second verb shares the first one's subject ("X a dit ... et ajouté ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.find.claimants.names import HELPING, Attribution, Heard, is_capital, is_number, name_after
from dossier.find.claimants.resolve import claimant_in, described, is_medium, is_official
from dossier.find.claimants.subjects import behind_aside, can_speak, closes, heads, is_clause, whole_subject
from dossier.find.lexicon import Hit
from dossier.models import Claimant, Span

_SMALL = frozenset({"speech.determiners", "speech.openers", "speech.adverbs"})
PRONOUN_PLACE = 4  # words of a sentence in which a pronoun means somebody named before it
LED_PLACE = 8  # the same behind a phrase that opens it
SUBJECT_PLACE = 4  # words of a sentence in which its subject is named, for a second verb far behind it
QUOTED_REACH = 8  # words from "was quoted by local media" to "as saying"
AGENT_REACH = 9  # words from a participle to its agent ("estimé à 300 millions d'euros par")
APPOSED_REACH = 40  # words in which figures stand before or behind a verb that an apposition precedes
GIVEN_REACH = 6  # words from a verb of giving to the claim's noun that it gives
_PRONOUN = re.compile(r"-(?:t-)?(?:il|elle|ils|elles|on)$")


_KINDS = ("verbs", "double", "weak", "tags", "giving")


def _verbs(sentence: Heard) -> list[Hit]:
    """The verbs of saying in a sentence, in order, each with the kind of verb it is."""
    words = sentence.words
    found = [
        Hit(words[first].start, words[last].end, first, last, kind)
        for kind in _KINDS
        for first, last in sentence.sentence.tagged(f"speech.{kind}")
    ]
    return sorted(found)


def said(sentence: Heard) -> Iterator[Attribution]:
    """Step 1: each verb of saying with its subject, before it or, turned round, behind it."""
    before: Attribution | None = None
    for hit in _verbs(sentence):
        if hit.name == "giving" and not _gives_claim(sentence, hit):
            continue
        found = _by(sentence, hit) or _participle(sentence, hit)
        first = None if found else _group_start(sentence, hit)
        if first is not None:
            found = (
                _apposed(sentence, hit, first)
                or _turned(sentence, hit, first)
                or _subject(sentence, hit, first)
                or _shared(sentence, hit, first, before)
            )
        if found:
            before = found
            yield found


def _apposed(sentence: Heard, hit: Hit, first: int) -> Attribution | None:
    """ "Le directeur de la caisse, Paul Morel, évalue les pertes à 12 millions": no figure before the verb, one behind it."""
    words = sentence.words
    if not first or words[first - 1].lower != "," or any(word.lower[0].isdigit() for word in words[max(0, first - APPOSED_REACH) : first]):
        return None
    if not any(word.lower[0].isdigit() for word in words[hit.last + 1 : hit.last + APPOSED_REACH]):
        return None
    found = _subject(sentence, hit, first)
    if found is None or not found.forward or found.claimant is None or found.claimant.party in (None, sentence.rest):
        return None
    begin, end = sentence.place(found.start), sentence.place(found.claimant.words.end)
    apposition = any(word.lower == "," for word in words[begin : first - 1])
    clause = any("speech.auxiliaries" in word.tags for word in words[begin:end])  # "La mairie est fermée, a dit X"
    return found if apposition and not clause else None


def _gives_claim(sentence: Heard, hit: Hit) -> bool:
    """ "a donné ce décompte", "ce décompte donné par": a verb of giving says where a claim is what it gives."""
    has, before = sentence.sentence.has, max(0, hit.first - GIVEN_REACH)
    return has("speech.nouns", hit.last + 1, hit.last + 1 + GIVEN_REACH) or has("speech.nouns", before, hit.first)


def speaks(sentence: Heard) -> bool:
    """Whether a sentence holds a finite verb of saying, whoever its subject is."""
    hits = _verbs(sentence)
    return any(hit.name in ("verbs", "double") and _group_start(sentence, hit) is not None for hit in hits)


def _group_start(sentence: Heard, hit: Hit) -> int | None:
    """The first word of the verb's group (auxiliaries, adverbs), or None where the word is no finite verb."""
    words = sentence.words
    first, auxiliary = hit.first, None
    while first > 0 and not HELPING.isdisjoint(words[first - 1].tags) and hit.first - first < 6:
        first -= 1
        if "speech.auxiliaries" in words[first].tags:
            auxiliary = first
    while auxiliary is not None and first < auxiliary and "speech.clitics" not in words[first].tags:
        first += 1
    verb = words[hit.first].lower
    if auxiliary is None and sentence.language.regex("speech.noun_form").match(verb) and not _plural(sentence, first):
        return None
    first = hit.first if auxiliary is None else first
    while first > 0 and "speech.clitics" in words[first - 1].tags and (auxiliary is None or "speech.who" not in words[first - 1].tags):
        first -= 1
    if first > 1 and "speech.articles" in words[first - 1].tags and "speech.inverts" in words[first - 2].tags:
        first -= 1  # "comme le rappelle X"
    if any("speech.reflexive" in word.tags for word in words[first : hit.first]):
        return None  # "s'y ajoutent 40 disparus"
    before = words[first - 1].tags if first else frozenset[str]()
    if auxiliary is None and (
        "speech.determiners" in before or "speech.no_verb_after" in before or sentence.language.regex("speech.no_verb").search(verb)
    ):
        return None
    if any("speech.negations" in word.tags for word in words[max(0, first - 1) : hit.last + 2]):
        return None  # "n'a pas confirmé"
    quoted = any("speech.quoted_as" in word.tags for word in words[hit.last + 1 : hit.last + QUOTED_REACH])
    return None if hit.first == hit.last and _is_passive(sentence, first, hit) and not quoted else first


def _is_passive(sentence: Heard, first: int, hit: Hit) -> bool:
    group = " ".join(word.lower for word in sentence.words[first : hit.last + 1])
    return sentence.language.regex("speech.passive").search(group) is not None


def _plural(sentence: Heard, number: int) -> bool:
    """Whether several are the subject right before a word: "officials estimate", but "its estimate"."""
    if not number:
        return False
    before = sentence.words[number - 1]
    return "speech.pronouns" in before.tags or "speech.who" in before.tags or (before.lower.endswith("s") and before.lower != "'s")


def _by(sentence: Heard, hit: Hit) -> Attribution | None:
    """ "recensés par Lisbonne", "confirmed by Turin", "le coût est estimé à 300 millions par les assureurs"."""
    words = sentence.words
    if hit.name == "tags":
        return None
    for number in range(hit.last + 1, min(hit.last + AGENT_REACH, len(words))):
        word = words[number]
        if word.is_mark or "speech.clause_words" in word.tags:
            return None
        if "speech.by" in word.tags:
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


def _participle(sentence: Heard, hit: Hit) -> Attribution | None:
    """ "La préfecture conteste ce bilan, affirmant que ...", "The prefect disputed that, saying 12 ...": whoever the sentence is about."""
    words = sentence.words
    if hit.name not in ("verbs", "weak") or not hit.first or words[hit.first - 1].lower != "," or hit.last + 1 >= len(words):
        return None
    if not sentence.language.regex("speech.saying").search(words[hit.first].lower) or "speech.by" in words[hit.last + 1].tags:
        return None
    if hit.first > APPOSED_REACH:
        return None
    head = next((item for item in sentence.named if not item.adjective), None)
    if head is None or head.hit.first > SUBJECT_PLACE or sentence.language.regex("speech.quoting").match(sentence.text, hit.start):
        return None
    if any(item.party != head.party and not item.adjective and item.hit.last < hit.first for item in sentence.named):
        return None  # "X a livré 40 bateaux, selon Y, ajoutant"
    if any(word.is_mark or (_SMALL.isdisjoint(word.tags) and not is_official(sentence, [word])) for word in words[: head.hit.first]):
        return None
    claimant = claimant_in(sentence, words[: head.hit.last + 1])
    return Attribution(words[hit.first].start, words[hit.last].end, 1, claimant, True, by="speech.saying") if claimant else None


def _turned(sentence: Heard, hit: Hit, first: int) -> Attribution | None:
    """ "..., a déclaré X", "..., said X", "a-t-il ajouté"."""
    words = sentence.words
    start, end = words[first].start, words[hit.last].end
    group = words[first : hit.last + 1]
    pronoun = next((match for word in group if "-" in word.lower and (match := _PRONOUN.search(word.lower))), None)
    if pronoun:
        return None if pronoun[0].endswith("on") else Attribution(start, end, 1, sentence.last, False, by="speech.back")
    turning = hit.name == "tags" or sentence.language.regex("speech.turning").search(words[hit.last].lower)
    inverted = first > 0 and "speech.inverts" in words[first - 1].tags
    marked = first == 0 or (words[first - 1].is_mark and "speech.opening" not in words[first - 1].tags)
    if (not marked and not inverted) or not turning or "speech.who" in words[first].tags:
        return None
    after = hit.last + 1
    while (
        after < len(words)
        and "speech.determiners" not in words[after].tags
        and ("speech.adverbs" in words[after].tags or "speech.dates" in words[after].tags)
    ):
        after += 1
    after = behind_aside(sentence, after)
    if after >= len(words) or words[after].is_mark:
        return None
    if "speech.ends" in words[after].tags and "speech.determiners" not in words[after].tags:
        return None
    if not (is_capital(sentence, after) or sentence.language.regex("speech.names").match(words[after].lower)):
        return None
    name = name_after(sentence, after)
    if not name or is_number(sentence, name) or is_clause(sentence, name):
        return None
    claimant = _relayed(sentence, described(sentence, name, claimant_in(sentence, name)), (hit.last + 1, sentence.place(name[-1].end)))
    return Attribution(start, name[-1].end, 1, claimant, False, is_medium(sentence, name, claimant), "speech.turned")


def _relayed(sentence: Heard, claimant: Claimant | None, places: Sequence[int]) -> Claimant | None:
    """A claimant with the medium to which it was said, behind the verb or the name: "told Havasse", "a dit à l'AFP"."""
    if claimant is None or claimant.relay:
        return claimant
    words = sentence.words
    for place in places:
        to = place
        if to < len(words) and "speech.hearers" in words[to].tags:
            to += 1
        name = name_after(sentence, to) if to < len(words) else []
        while name and "speech.determiners" in name[0].tags:
            name.pop(0)
        name = name[: next((size for size in range(len(name), 0, -1) if is_medium(sentence, name[:size], None)), 0)]
        if name:
            return replace(claimant, relay=Span(name[0].start, name[-1].end))
    return claimant


def _subject(sentence: Heard, hit: Hit, first: int) -> Attribution | None:
    """ "X a affirmé", "X, le chef de Y, a affirmé"; at the end of a sentence also what stands before ("N, X a dit")."""
    words = sentence.words
    if not first:
        return None
    end = first - 1 if "speech.who" in words[first - 1].tags else first
    end = end - 1 if end and words[end - 1].lower == "," else end
    name = whole_subject(sentence, end, first)
    place = sentence.place(name[0].start) if name else 0
    forward = bool(name) and not closes(sentence, place, hit.last)
    led = place > 0 and "speech.asides" in words[0].tags and words[place - 1].lower == ","  # "Dans son bulletin, il évoque"
    if forward and place > (LED_PLACE if led else PRONOUN_PLACE) and "speech.pronouns" in name[0].tags:
        return None  # "Le plus jeune dit non ; il raconte": whom it means stands in this sentence
    quoting = bool(name) and sentence.language.regex("speech.quoting").match(sentence.text, name[0].start) is not None
    claimant = claimant_in(sentence, name[1:] if quoting else name)
    if not name or (claimant is None and not sentence.language.regex("speech.unnamed").search(sentence.text[name[0].start : name[-1].end])):
        return None
    if claimant is not None and claimant is not sentence.last and not can_speak(sentence, name):
        return None
    if (
        place
        and "speech.relative" in words[place - 1].tags
        and any("speech.negations" in word.tags for word in words[hit.last + 1 : hit.last + 6])
    ):
        return None  # "400 pompiers, que la mairie dit n'avoir pas vus"
    if hit.name == "weak" and not heads(sentence, name, hit, claimant):
        return None
    if hit.name == "tags" and forward:
        return None
    claimant = _relayed(sentence, claimant, (hit.last + 1,))
    by = "speech.double" if hit.name == "double" else "speech.verbs"
    return Attribution(name[0].start, words[hit.last].end, 1, claimant, forward, is_medium(sentence, name, claimant), by)


def _shared(sentence: Heard, hit: Hit, first: int, before: Attribution | None) -> Attribution | None:
    """ "La préfecture s'en tient à 12 morts, mais compte 40 blessés": the verb's subject is that of the one before it."""
    words = sentence.words
    if not first or hit.name == "tags" or "speech.joins" not in words[first - 1].tags:
        return None
    if any(sentence.language.regex("speech.infinitive").search(word.lower) for word in words[hit.last + 1 : hit.last + 3]):
        return None
    claimant = before.claimant if before and before.forward else None
    if claimant is None and before is None:
        head = next((item for item in sentence.named if not item.adjective and item.hit.last <= SUBJECT_PLACE + 2), None)
        if head is None and "speech.definite" in words[0].tags and "speech.bodies" in words[1].tags:
            claimant = claimant_in(sentence, words[:2])  # "The organisation has 40 tents and says"
        elif head and head.hit.first <= SUBJECT_PLACE:
            claimant = claimant_in(sentence, words[: head.hit.last + 1])
    if claimant is None or claimant.party is None:
        return None
    by = "speech.double" if hit.name == "weak" and before is None else "speech.shared"
    return Attribution(words[first].start, words[hit.last].end, 1, claimant, True, by=by)
