"""Whom a claimant's name means: an actor of the dossier, one whom the article named before, or a side that is plain from
where the name stands. The cascade, strongest evidence first:

1. A name, adjective or inhabitant of a party in the words themselves ("le député hollandais").
2. Words that point back: a pronoun, "la même source"; a name or noun that named a claimant before ("Morel", "le député").
3. Somebody in office without a side ("deux élus", "un rapport"): the service that informed them ("après une séance avec le
   DGR"), whoever "leur", "its" stands for, the place of the scene ("À Turin, ...").
4. Anybody else that is named: the party of the rest, where the dossier has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dossier.find.claimants.names import Heard, is_capital
from dossier.find.grammar import INSIDE
from dossier.find.parties import Named
from dossier.find.words import Token
from dossier.models import Claimant, Span

DEFINITE = frozenset({"det.def", "det.dem"})
PREPOSITIONS = frozenset({"prep.to", "prep.by", "prep.for", "prep.in", "prep.about", "prep.against", "prep.time", "prep.other"})
LIMITS = frozenset({"prep.about", "prep.against", "prep.time"})
"""What a name tells behind one of these is not whose it is: "un rapport sur Turin"."""
_APPOSITION_STOPS = frozenset({*PREPOSITIONS, "conj", "pron", "weekday", "month", "aux", "adv", "cue", "verb.given"})
_NO_CONTENT = frozenset({"det", "prep", "conj", "pron.rel", "title", "verb.given"})
_NO_NAME = frozenset({"form.nonfinite", "form.ing", "form.infinitive", "part.infinitive"})
_CLAIM_NOUN = frozenset({"noun.claim", "noun.claim" + INSIDE})
APPOSITION = 12  # words of an apposition behind a name
BRIEFED_REACH = 12  # words from "après une réunion avec" to who was met


def claimant_in(sentence: Heard, words: Sequence[Token]) -> Claimant | None:
    """The claimant that a run of words names: its party is that of the first one named in it.

    A run that points back is the claimant named before; one that names nobody in particular is None.
    """
    if not words:
        return None
    span = Span(words[0].start, words[-1].end)
    name = sentence.text[span.start : span.end]
    limit = next((word.start for word in words[1:] if not LIMITS.isdisjoint(word.tags)), span.end)
    inside = [item for item in sentence.named if span.start <= item.hit.start and item.hit.end <= limit]
    if inside and not _only_a_place(sentence, words, inside):
        named = _named(sentence, span, inside)
        last = sentence.last
        return last if last and last.party == named.party and sentence.language.regex("speech.back").search(name) else named
    if not inside and sentence.language.regex("speech.back").search(name):
        return _pointed_back_to(sentence, words)
    if sentence.language.regex("speech.back_document").search(name):
        return sentence.last if sentence.last and is_document(sentence, sentence.last) else _told_noun(sentence, words)
    if is_nobody(sentence, words):
        return None
    return (
        _told(sentence, words)
        or _shortened(sentence, words)
        or _unnamed_person(sentence, words)
        or Claimant(span, None, _side(sentence, words, span))
    )


def _pointed_back_to(sentence: Heard, words: Sequence[Token]) -> Claimant | None:
    """Whom "il", "l'élu" mean: the claimant named last; but no single man by "ils"."""
    if sentence.last and "pron.subj.plural" in words[0].tags and _is_single(sentence, sentence.last):
        return None
    return _told_noun(sentence, words) or sentence.last


def _unnamed_person(sentence: Heard, words: Sequence[Token]) -> Claimant | None:
    """The person named last, by words that say no more than "le géologue"."""
    last = sentence.last
    if last is None or last.actor is not None or not _unknown(sentence, words) or is_official(sentence, words):
        return None
    return last if _is_person(sentence, last) else None


def described(sentence: Heard, name: Sequence[Token], claimant: Claimant | None) -> Claimant | None:
    """A claimant with the party that an apposition behind its name tells: "Paul Morel, directeur de la préfecture"."""
    if claimant is None or claimant.party not in (None, sentence.rest):
        return claimant
    words = sentence.words
    first = sentence.place(name[-1].end) + 1
    if first >= len(words) or words[first - 1].lower != "," or claimant.words.end != name[-1].end:
        return claimant
    last = first
    while last < len(words) and last - first < APPOSITION and not words[last].is_mark:
        last += 1
    begins = words[first]
    stops = not _APPOSITION_STOPS.isdisjoint(begins.tags)
    verbal = not _NO_NAME.isdisjoint(begins.tags) and not is_official(sentence, words[first : first + 1])
    if stops or last == first or verbal:
        return claimant
    found = claimant_in(sentence, words[first:last])
    if found is None or found.party in (None, sentence.rest) or found.words.start != words[first].start:
        unsided = found is not None and found.party is None and is_official(sentence, words[first:last])
        return replace(claimant, party=None) if unsided else claimant  # "Paul Morel, membre de la commission"
    return Claimant(Span(claimant.words.start, found.words.end), found.actor, found.party)


def has_side(sentence: Heard, claimant: Claimant | None, *, rest: bool = False) -> bool:
    """Whether a claimant is of a known party; of all others only where ``rest`` counts."""
    return claimant is not None and claimant.party is not None and (rest or claimant.party != sentence.rest)


def is_nobody(sentence: Heard, words: Sequence[Token]) -> bool:
    """Whether words name nobody at all: "on", "cela"."""
    return sentence.language.regex("speech.unnamed").search(sentence.text[words[0].start : words[-1].end]) is not None


def is_document(sentence: Heard, claimant: Claimant) -> bool:
    return any("noun.claim" in word.tags for word in sentence.tokens(claimant.words))


def is_medium(sentence: Heard, words: Sequence[Token], claimant: Claimant | None) -> bool:
    first = 1 if len(words) > 1 and "det" in words[0].tags else 0
    if "name.medium" in words[first].tags and all("name.medium" + INSIDE in word.tags for word in words[first + 1 :]):
        return True
    if claimant is None or claimant.words.start != words[0].start:
        return False  # "l'agence", told before
    return any("noun.medium" in word.tags for word in words) and not any("noun.service" in word.tags for word in words)


def is_official(sentence: Heard, words: Sequence[Token]) -> bool:
    """Whether words name somebody in office, or a document, who may speak for a side that they do not tell."""
    return any("noun.office" in word.tags for word in words)


def content(sentence: Heard, words: Sequence[Token]) -> list[Token]:
    """The words of a name that tell who it is."""
    return [word for word in words if len(word.lower) > 2 and _NO_CONTENT.isdisjoint(word.tags)]


def _named(sentence: Heard, span: Span, inside: Sequence[Named]) -> Claimant:
    """Of the first party named; "officials of the union" are the union's, whosever "official" is where it stands alone."""

    def is_office(item: Named) -> bool:
        return item.adjective and is_official(sentence, sentence.words[item.hit.first : item.hit.last + 1])

    party = next((item for item in inside if not is_office(item)), inside[0]).party
    actors = [item for item in inside if item.party == party and item.actor]
    return Claimant(span, min(actors, key=lambda item: item.place).actor if actors else None, party)


def _only_a_place(sentence: Heard, words: Sequence[Token], inside: Sequence[Named]) -> bool:
    """ "one Turin daily", "un journal de Turin": a newspaper of a place does not speak for its side."""
    if not DEFINITE.isdisjoint(words[0].tags) or not any("noun.medium" in word.tags for word in words):
        return False
    return "det" in words[0].tags and all(item.actor for item in inside)


def _told(sentence: Heard, words: Sequence[Token]) -> Claimant | None:
    """The claimant that the article named before by the same name, or by the noun that is all of a definite name."""
    names = [
        word
        for word in content(sentence, words)
        if sentence.text[word.start].isupper() and (word.lower in sentence.told or not _opens(sentence, word))
    ]
    if names and not (len(names) == 1 and "noun.institution" in names[0].tags):
        known = [sentence.told.get(word.lower) for word in names]
        return known[0] if all(item is not None and item == known[0] for item in known) else None
    return _told_noun(sentence, words)


def _shortened(sentence: Heard, words: Sequence[Token]) -> Claimant | None:
    """The actor whose longer name was told, by the noun in it: "un responsable du Conseil" for "le Conseil du Nord"."""
    for number in range(1, len(words)):
        item = sentence.short.get(words[number].lower)
        if item is None or (DEFINITE | {"prep.of", "prep.from"}).isdisjoint(words[number - 1].tags):
            continue
        after = sentence.place(words[number].end)
        of = after < len(sentence.words) and "prep.of" in sentence.words[after].tags
        if not of and not is_capital(sentence, after) and words[number - 1].end < words[number].start + 1:
            return Claimant(Span(words[0].start, words[-1].end), item.actor, item.party)
    return None


def _told_noun(sentence: Heard, words: Sequence[Token]) -> Claimant | None:
    if DEFINITE.isdisjoint(words[0].tags):
        return None
    nouns = content(sentence, words)
    if len(nouns) == 1 and nouns[0].lower in sentence.told:
        return sentence.told[nouns[0].lower]
    if len(nouns) == 1 and "noun.institution" in nouns[0].tags:
        return _last_body(sentence, "noun.institution.private" in nouns[0].tags)  # "l'organisation", whose name is another
    document = any("noun.claim" in word.tags for word in nouns)
    return sentence.last if "det.dem" in words[0].tags and not document else None


def _last_body(sentence: Heard, civil: bool) -> Claimant | None:
    """The claimant named last, if it is a body; ``civil`` excludes those in office."""
    last = sentence.last or sentence.subject
    if last is None or _is_person(sentence, last):
        return None
    words = sentence.tokens(last.words)
    return None if civil and is_official(sentence, words) else last


def _opens(sentence: Heard, word: Token) -> bool:
    """Whether a capital is only that of a sentence's first word ("Députés et élus ...")."""
    return word == sentence.words[0] and not is_capital(sentence, 1)


def _side(sentence: Heard, words: Sequence[Token], span: Span) -> str | None:
    """Step 3 and 4: the party of a name that tells none itself."""
    if sentence.language.regex("speech.vague").match(sentence.text[span.start : span.end]):
        return None
    owned = "det.poss" in words[0].tags and any("noun.staff" in word.tags for word in words[1:3])
    retired = any("adj.former" in word.tags for word in words)
    if retired or not (owned or is_official(sentence, _speaker(sentence, words))):
        return None if _unknown(sentence, words) else sentence.rest
    informed = _informed_by(sentence, span)
    if informed:
        return informed
    if "det.poss" in words[0].tags:
        owners = {item.party for item in sentence.named if item.actor and item.hit.end <= span.start}
        last = sentence.last.party if sentence.last and sentence.last.party != sentence.rest else None
        return last if not owners else owners.pop() if len(owners) == 1 else None
    return None if _elsewhere(sentence, words) else sentence.scene


def _informed_by(sentence: Heard, span: Span) -> str | None:
    """The party of whoever informed somebody in office: "après une réunion avec la préfecture"."""
    met = sentence.language.regex("speech.briefed").search(sentence.text, span.end, sentence.words[-1].end)
    if met:
        first = sentence.place(met.end())
        found = next((item for item in sentence.named if item.actor and first <= item.hit.first <= first + BRIEFED_REACH), None)
        if found:
            return found.party
        if sentence.last and any("noun.institution" in word.tags for word in sentence.words[first : first + 3]):
            return sentence.last.party  # "after a briefing by the agency"
    return None


def _is_single(sentence: Heard, claimant: Claimant) -> bool:
    """Whether the words that name a claimant begin as those for one do."""
    return not {"det.indef", "title"}.isdisjoint(sentence.tokens(claimant.words)[0].tags)


def _is_person(sentence: Heard, claimant: Claimant) -> bool:
    """Whether a claimant without an office has a name of two words."""
    name = sentence.text[claimant.words.start : claimant.words.end]
    parts = name.lower().split()
    return name.istitle() and len(parts) > 1 and "det" not in sentence.tokens(claimant.words)[0].tags


def _speaker(sentence: Heard, words: Sequence[Token]) -> Sequence[Token]:
    """Who speaks in a document: "l'équipe" in "un rapport de l'équipe"."""
    owner = next((number for number, word in enumerate(words) if "prep.of" in word.tags), None)
    nouns = [word for word in words[:owner] if not _CLAIM_NOUN.isdisjoint(word.tags)]
    if owner is None or owner + 1 == len(words) or not nouns or "noun.toll" in nouns[-1].tags:
        return words  # "le bilan du séisme" is nobody's
    return words[owner + 1 :]


def _unknown(sentence: Heard, words: Sequence[Token]) -> bool:
    """Whether a name says no more than "le géologue": somebody told before, in words that were not caught."""
    return not DEFINITE.isdisjoint(words[0].tags) and len(words) == 2 and sentence.text[words[1].start].islower()


def _elsewhere(sentence: Heard, words: Sequence[Token]) -> bool:
    """Whether a name tells of a place or body that the dossier does not know ("le maire de Brest")."""
    return any(
        "prep.of" in before.tags and sentence.text[word.start].isupper() and "noun.field" not in word.tags
        for before, word in pairwise(words)
    )
