"""Whom a claimant's name means: an actor of the dossier, one whom the article named before, or a side that is plain from
where the name stands. The cascade, strongest evidence first:

1. A name, adjective or inhabitant of a party in the words themselves ("le député hollandais").
2. Words that point back: a pronoun, "la même source"; a name or noun that named a claimant before ("Morel", "le député").
3. Somebody in office without a side ("deux élus", "un rapport"): the service that informed them ("après une séance avec le
   DGR"), whoever "leur", "its" stands for, the place of the scene ("À Turin, ...").
4. Anybody else that is named: the party of the rest, where the dossier has one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from dossier.find.claimants.names import Memory, holds, tokens_of, within
from dossier.find.claimants.speech import begins, begins_with, found_in
from dossier.find.expressions import INSIDE
from dossier.find.lexicon import CAPITAL
from dossier.find.parties import Named
from dossier.find.sentence import Sentence
from dossier.find.words import Token
from dossier.models import Claimant, Span

DEFINITE = frozenset({"det.def", "det.dem"})
PREPOSITIONS = frozenset({"prep.to", "prep.by", "prep.for", "prep.in", "prep.about", "prep.against", "prep.time", "prep.other"})
LIMITS = frozenset({"prep.about", "prep.against", "prep.time"})
"""What a name tells behind one of these is not whose it is: "un rapport sur Turin"."""
_NO_APPOSITION = frozenset({*PREPOSITIONS, "mark", "conj", "pron", "weekday", "month", "aux", "adv", "cue", "verb.given"})
_NO_CONTENT = frozenset({"det", "prep", "conj", "pron.rel", "title", "verb.given"})
_NO_NAME = frozenset({"form.nonfinite", "form.ing", "form.infinitive", "part.infinitive"})
_CLAIM_NOUN = frozenset({"noun.claim", "noun.claim" + INSIDE})
_PERSON = frozenset({"noun.office.holder", "noun.people", "noun.speaker", "title"})
_OF_BODY = frozenset({"noun.of_body", "noun.claim", "noun.paper"})
"""Whoever bears one of these speaks for the body named behind."""
_PARTING = frozenset({"mark", "prep", "conj", "det"})
"""Behind one of these a compound is at its end."""
_SHORTENED = DEFINITE | {"prep.of", "prep.from"}
BRIEFED_REACH = 12  # words from "après une réunion avec" to who was met


def claimant_in(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> Claimant | None:
    """The claimant that a run of words names: its party is that of the first one named in it.

    A run that points back is the claimant named before; one that names nobody in particular is None.
    """
    inside = _parties_in(sentence, memory, words)
    if inside and not _only_a_place(sentence, words, inside):
        return _of_party(sentence, memory, words, inside)
    meant = _meant(sentence, memory, words)
    if "self" in meant:
        return memory.turn if memory.turn == memory.last else None
    if "same" in meant:
        return _pointed_back_to(sentence, memory, words)
    if "paper" in meant:
        return memory.last if memory.last and is_document(memory.last, sentence, memory) else _by_noun(sentence, memory, words)
    if "nobody" in meant:
        return _by_paper(memory, words)
    return (
        _by_name(sentence, memory, words)
        or _shortened(sentence, memory, words)
        or _unnamed_person(sentence, memory, words)
        or Claimant(span_of(words), None, None if "vague" in meant else _side(sentence, memory, words))
    )


def described(sentence: Sentence, memory: Memory, name: Sequence[Token], claimant: Claimant | None) -> Claimant | None:
    """A claimant with the party that is told behind its name: by whom it leads ("Paul Morel, qui dirige la préfecture"), by an apposition
    ("Paul Morel, directeur de la préfecture")."""
    if claimant is None or side_of(claimant, memory):
        return claimant
    led = begins(memory, "speech.leads", sentence.number(name[-1].end))
    if led:
        return replace(claimant, party=(claimant_in(sentence, memory, sentence.tokens[slice(*led.groups["name"])]) or claimant).party)
    apposition = _apposition(sentence, name)
    if not apposition:
        return claimant
    found = claimant_in(sentence, memory, apposition)
    if found and found.party is None:
        return replace(claimant, party=None)  # "Paul Morel, membre de la commission"
    if found and side_of(found, memory) and found.words.start == apposition[0].start:
        return Claimant(Span(claimant.words.start, found.words.end), found.actor, found.party)
    return claimant


def side_of(claimant: Claimant | None, memory: Memory) -> str | None:
    """The party of a claimant, where it is known and not that of all others."""
    return claimant.party if claimant and claimant.party != memory.rules.rest else None


def is_document(claimant: Claimant, sentence: Sentence, memory: Memory) -> bool:
    """Whether a claimant is "un rapport", "une note"."""
    words = tokens_of(claimant, sentence, memory)
    return holds(words, "noun.claim") or holds(words, "noun.paper")


def is_medium(words: Sequence[Token], claimant: Claimant | None) -> bool:
    """Whether words name a medium; "l'agence" is not, where it means a service named before."""
    if holds(words[:2], "name.medium"):
        return True
    named_here = claimant is not None and claimant.words.start == words[0].start
    return named_here and holds(words, "noun.medium") and not holds(words, "noun.service")


def is_official(words: Sequence[Token]) -> bool:
    """Whether words name somebody in office, or a document, who may speak for a side that they do not tell."""
    return holds(words, "noun.office")


def content(words: Sequence[Token]) -> list[Token]:
    """The words of a name that tell who it is."""
    return [word for word in words if len(word.lower) > 2 and _NO_CONTENT.isdisjoint(word.tags)]


def head_of(words: Sequence[Token]) -> Sequence[Token]:
    """The words of a name up to "of": of whom the rest tells whose he is."""
    return words[: next((number for number in range(1, len(words)) if "prep.of" in words[number].tags), len(words))]


def actor_named(named: Named) -> Claimant:
    """The claimant that the words of a party or an actor are."""
    return Claimant(Span(named.hit.start, named.hit.end), named.actor, named.party)


def span_of(words: Sequence[Token]) -> Span:
    """The characters of words in a row."""
    return Span(words[0].start, words[-1].end)


def opening_of(sentence: Sentence | None) -> Named | None:
    """The actor with whom a sentence opens."""
    named = sentence.named if sentence else ()
    return next((item for item in named if item.actor and item.hit.first <= 1), None)


def _meant(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> Collection[str]:
    """Whom words mean by themselves, as the groups of a rule: whoever speaks (``self``), the ``same`` one, the same ``paper``,
    ``nobody``, somebody ``vague``."""
    first = sentence.number(words[0].start)
    match = begins(memory, "speech.meant", first, first + len(words))
    return match.groups.keys() if match else ()


def _parties_in(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> list[Named]:
    """The parties whose names stand in words; a former minister speaks for none."""
    if not sentence.named or holds(words[:2], "adj.former"):
        return []
    limit = next((word.start for word in words[1:] if not LIMITS.isdisjoint(word.tags)), words[-1].end)
    inside = [item for item in sentence.named if words[0].start <= item.hit.start and item.hit.end <= limit]
    if memory.rules.language.settings["head"] != "last":
        return [item for item in inside if not _is_firm(sentence, item)]
    # "Justice Watch", "Police Federation": neither the courts nor the police
    heads = {item.hit.first for item in inside}
    after = [sentence.tokens[item.hit.last + 1 :][:1] for item in inside]
    return [
        item
        for item, word in zip(inside, after, strict=True)
        if item.hit.last + 1 in heads or not (holds(word, CAPITAL) and holds(word, "noun.institution.private"))
    ]


def _is_firm(sentence: Sentence, named: Named) -> bool:
    """Whether a noun that may be a government's is that of a firm, as its name right behind tells: "le cabinet Morel"."""
    behind = sentence.tokens[named.hit.last + 1 : named.hit.last + 2]
    return holds(within(sentence, named.hit.span), "noun.firm") and holds(behind, CAPITAL) and not holds(behind, "party.name")


def _of_party(sentence: Sentence, memory: Memory, words: Sequence[Token], inside: Sequence[Named]) -> Claimant:
    """Of the party that speaks; "officials of the union" are the union's, whosever "official" is where it stands alone."""
    again = memory.short.get(words[-1].lower) if len(words) == 2 and not DEFINITE.isdisjoint(words[0].tags) else None
    if again:
        return Claimant(span_of(words), again.actor, again.party)  # "the ministry": that of defence, named before
    same = _same_person(sentence, memory, words, inside)
    if same:
        return same
    owners = [item for item in inside if not (item.adjective and is_official(within(sentence, item.hit.span)))]
    party = _speaking(sentence, memory, owners or inside).party
    actor = min((item for item in inside if item.party == party and item.actor), key=lambda item: item.place, default=None)
    return Claimant(span_of(words), actor.actor if actor else None, party)


def _same_person(sentence: Sentence, memory: Memory, words: Sequence[Token], inside: Sequence[Named]) -> Claimant | None:
    """The person named last, of whom "le journaliste" tells no more than what he is: "le correspondant Jean Petit"."""
    last = memory.last
    if last is None or len(words) != 2 or DEFINITE.isdisjoint(words[0].tags) or CAPITAL in words[1].tags:
        return None
    before = tokens_of(last, sentence, memory)
    other = words[1].lower not in {word.lower for word in before} and holds(words, "noun.of_body")
    named = sum(CAPITAL in word.tags for word in before[1:]) > 1 and _is_a_person(before)
    return last if other and named and last.party == inside[0].party else None


def _speaking(sentence: Sentence, memory: Memory, named: Sequence[Named]) -> Named:
    """Of the parties in a name the one that speaks: the first one, but of "Ukraine's air force" the air force, of "the president of the
    union", "un commandant rebelle" the union and the rebels, of "l'agence officielle Havasse" Havasse; where heads stand last, of "the
    Hospital Workers' Union" the union."""
    bodies = [item for item in named if sentence.text[item.hit.start : item.hit.end] not in memory.rules.countries] or named
    first = bodies[0]
    if memory.rules.language.settings["head"] == "last":
        for item in bodies[1:]:
            first = item if _heads(sentence, first, item) else first
    other = next((item for item in bodies if item.party != first.party and item.hit.first > first.hit.last), None)
    return other if other and _is_of(sentence, first, other) else first


def _heads(sentence: Sentence, before: Named, item: Named) -> bool:
    """Whether of two who are named in a compound the later is its head: "the Army Hospital", "County Sheriff Anne Lorrain"; no surname
    ("Mayor Paul King")."""
    between, words = sentence.tokens[before.hit.last + 1 : item.hit.first], within(sentence, item.hit.span)
    if any(not _PARTING.isdisjoint(word.tags) for word in between) or not _OF_BODY.isdisjoint(words[-1].tags):
        return False
    return is_body(words) or not (between or _is_a_person(within(sentence, before.hit.span)))


def _is_of(sentence: Sentence, first: Named, other: Named) -> bool:
    """Whether the first of two who are named in a name belongs to the other one, or is only said of whom the other names."""
    head, owner = within(sentence, first.hit.span), within(sentence, other.hit.span)
    between = sentence.tokens[first.hit.last + 1 : other.hit.first]
    if any(not _OF_BODY.isdisjoint(word.tags) for word in head):
        return not between or holds(between, "prep")
    return not between and CAPITAL in owner[0].tags and CAPITAL not in head[-1].tags and not holds(owner, "noun.office.holder")


def _only_a_place(sentence: Sentence, words: Sequence[Token], inside: Sequence[Named]) -> bool:
    """ "one Turin daily", "un journal de Turin": a newspaper of a place does not speak for its side; it does for that of media, and a
    paper of a service ("a Turin brigade paper") for the service's."""
    indefinite = "det" in words[0].tags and DEFINITE.isdisjoint(words[0].tags)
    return indefinite and holds(words, "noun.medium") and all(item.actor and _is_place(within(sentence, item.hit.span)) for item in inside)


def _is_place(words: Sequence[Token]) -> bool:
    """Whether the words of an actor may be a place's name: capitals alone, and no medium's."""
    return all(CAPITAL in word.tags for word in words) and not holds(words, "noun.medium")


def _pointed_back_to(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> Claimant | None:
    """Whom "il", "l'élu" mean: the claimant named last; but no single man by "ils", nor several by "il"."""
    noun = None if holds(words[:1], "pron.other") else _by_noun(sentence, memory, words)
    return noun or _agreeing(sentence, memory, words)


def _agreeing(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> Claimant | None:
    """The claimant named last, if he can be one of whom a pronoun or a noun speaks: one or several, a person or a body."""
    last = tokens_of(memory.last, sentence, memory) if memory.last else ()
    if not last and words[0].tags >= {"pron.back", "pron.subj"}:
        return _body_beside(sentence, memory)
    if not last or holds(words, "adj.same"):
        return memory.last
    several = begins_with(memory, "speech.several_named", last)
    if holds(words[:1], "pron.subj.plural") or holds(words[-1:], "pron.several"):
        return None if _is_single(last) else memory.last
    if several and not holds(words[:1], "pron.they"):
        return actor_named(memory.body) if memory.body and holds(words[:1], "pron.other") else None
    body = holds(words[:1], "pron.person") and holds(head_of(last)[-1:], "noun.institution")
    return None if body else memory.last


def _body_beside(sentence: Sentence, memory: Memory) -> Claimant | None:
    """The body with which the sentence before opens, in the same paragraph: "The union met the mayor. It said 12 had died."."""
    opening, before = opening_of(memory.previous), memory.previous
    if opening is None or before is None or before.place.paragraph != sentence.place.paragraph:
        return None
    return actor_named(opening) if is_body(within(before, opening.hit.span)) else None


def _unnamed_person(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> Claimant | None:
    """The person named last, by words that say no more than "le géologue"."""
    other = is_official(words) or holds(words, "noun.institution") or holds(words, "noun.medium")
    last = memory.last if _is_unknown(words) and not other else None
    return last if last and _is_person(last, sentence, memory) else None


def _apposition(sentence: Sentence, name: Sequence[Token]) -> Sequence[Token]:
    """The words behind a name and a comma, up to the next mark, that may say who it is."""
    words, comma = sentence.tokens, sentence.number(name[-1].end)
    first = comma + 1
    if first >= len(words) or words[comma].lower != "," or not _NO_APPOSITION.isdisjoint(words[first].tags):
        return ()
    if not _NO_NAME.isdisjoint(words[first].tags) and not is_official(words[first : first + 1]):
        return ()
    return words[first : next((number for number in range(first, len(words)) if words[number].is_mark), len(words))]


def _by_name(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> Claimant | None:
    """The claimant that the article named before by the same name, or by the noun that is all of a definite name."""
    known = {memory.names.get(word.lower) for word in content(head_of(words)) if CAPITAL in word.tags}
    if known:
        return known.pop() if len(known) == 1 else None
    return _by_noun(sentence, memory, words)


def _shortened(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> Claimant | None:
    """The actor whose longer name was said, by the noun in it: "un responsable du Conseil" for "le Conseil du Nord"."""
    for before, word in pairwise(words):
        item = memory.short.get(word.lower)
        if item and not _SHORTENED.isdisjoint(before.tags):
            behind = sentence.tokens[sentence.number(word.end) :][:1]
            if not holds(behind, "prep.of") and not holds(behind, CAPITAL):
                return Claimant(span_of(words), item.actor, item.party)
    return None


def _by_noun(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> Claimant | None:
    """Whom a definite noun means: the claimant that it named before, or a body whose name is another ("l'organisation")."""
    nouns = content(words)
    if DEFINITE.isdisjoint(words[0].tags):
        return None
    if len(nouns) == 1 and nouns[0].lower in memory.names:
        return memory.names[nouns[0].lower]
    if len(nouns) == 1 and "noun.institution" in nouns[0].tags:
        return None if "noun.institution.private" in nouns[0].tags else _last_body(sentence, memory, words)
    return memory.last if "det.dem" in words[0].tags and not holds(nouns, "noun.claim") else None


def _by_paper(memory: Memory, words: Sequence[Token]) -> Claimant | None:
    """Whose a count is that is called by its noun alone, where the article has said it: "les relevés" behind "des relevés du HCR"."""
    nouns = content(words)
    told = len(nouns) == 1 and "noun.claim" in nouns[0].tags and "noun.toll" not in nouns[0].tags
    return memory.names.get(nouns[0].lower) if told and not DEFINITE.isdisjoint(words[0].tags) else None


def _last_body(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> Claimant | None:
    """The claimant named last, or the actor with whom the sentence before opens; no person. Behind a person it is the body that the
    article named last, whose side alone is sure: "l'agence"."""
    last = memory.last
    if last and _is_person(last, sentence, memory):
        return Claimant(span_of(words), memory.body.actor, memory.body.party) if memory.body else None
    opening = opening_of(memory.previous)
    return last or (actor_named(opening) if opening else None)


def _side(sentence: Sentence, memory: Memory, words: Sequence[Token]) -> str | None:
    """Step 3 and 4: the party of a name that tells none itself."""
    owned = "det.poss" in words[0].tags
    in_office = is_official(_speaker(words)) or (owned and holds(words[1:3], "noun.staff"))
    if not in_office or holds(words, "adj.former"):
        return None if _is_unknown(words) else memory.rules.rest
    informed = _informed_by(sentence, memory, words[-1].end)
    if informed or owned:
        return informed or _owner(sentence, memory, words[0].start)
    owners = {memory.names[word.lower] for word in words[1:] if CAPITAL in word.tags and word.lower in memory.names}
    if len(owners) == 1:
        return side_of(owners.pop(), memory)  # "des élus de la commission du Renseignement"
    return None if _is_elsewhere(words) else memory.scene


def _owner(sentence: Sentence, memory: Memory, start: int) -> str | None:
    """The party for which "leur", "its" stands: the one named before it in the sentence, else that of the claimant named last."""
    owners = {item.party for item in sentence.named if item.actor and item.hit.end <= start}
    if owners:
        return owners.pop() if len(owners) == 1 else None
    return side_of(memory.last, memory)


def _informed_by(sentence: Sentence, memory: Memory, start: int) -> str | None:
    """The party of whoever informed somebody in office: "après une réunion avec la préfecture"."""
    met = found_in(memory, "speech.briefed", sentence.number(start)) if sentence.named else None
    first = met.end if met else len(sentence.tokens)
    return next((item.party for item in sentence.named if item.actor and first <= item.hit.first <= first + BRIEFED_REACH), None)


def _is_single(words: Sequence[Token]) -> bool:
    """Whether the words that name a claimant begin as those for one do: "un général", "M. Morel"."""
    return (holds(words[:1], "det.indef") and holds(words[:1], "det.one")) or holds(words[:1], "title")


def _is_person(claimant: Claimant, sentence: Sentence, memory: Memory) -> bool:
    """Whether a claimant has a name of two words, or a noun of people or an office's holder."""
    name, words = sentence.text[claimant.words.start : claimant.words.end], tokens_of(claimant, sentence, memory)
    return (name.istitle() and " " in name and "det" not in words[0].tags) or _is_a_person(words)


def _speaker(words: Sequence[Token]) -> Sequence[Token]:
    """Who speaks in a document: "l'équipe" in "un rapport de l'équipe"."""
    owner = next((number for number, word in enumerate(words) if "prep.of" in word.tags), len(words))
    nouns = [word for word in words[:owner] if not _CLAIM_NOUN.isdisjoint(word.tags)]
    if not nouns or "noun.toll" in nouns[-1].tags:
        return words  # "le bilan du séisme" is nobody's
    return words[owner + 1 :] or words


def _is_a_person(words: Sequence[Token]) -> bool:
    """Whether the head of a name is a noun of people, or of who holds an office."""
    return any(not _PERSON.isdisjoint(word.tags) for word in head_of(words))


def is_body(words: Sequence[Token]) -> bool:
    """Whether a name is that of a body."""
    return holds(words, "noun.institution") or (is_official(words) and not _is_a_person(words))


def _is_unknown(words: Sequence[Token]) -> bool:
    """Whether a name says no more than "le géologue": somebody named before, in words that were not caught."""
    return len(words) == 2 and not DEFINITE.isdisjoint(words[0].tags) and CAPITAL not in words[1].tags


def _is_elsewhere(words: Sequence[Token]) -> bool:
    """Whether a name tells of a place or body that the dossier does not know ("le maire de Brest")."""
    return any("prep.of" in before.tags and CAPITAL in word.tags and "noun.field" not in word.tags for before, word in pairwise(words))
