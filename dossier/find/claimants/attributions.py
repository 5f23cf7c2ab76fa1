"""Who claims what a sentence says, from the words of attribution in it: the rules of ``language/shared/speech.toml``, the
strongest evidence first:

1. A verb of saying with its subject: "X a affirmé que N ...", "N ..., a déclaré X", "N recensés par X".
2. "Selon X", "X : N", "N (X)"; a claimant whose verb is left out.
3. A noun that names a claim with its owner: "une estimation du SNR", "l'évaluation portugaise".
4. Whom the one who speaks only cites: "..., citing the SNR".

In any of these a word that points back means who claimed last. Nothing of this: nobody. Never a guess. A rule's keys say what
is made of its match: ``rank`` and ``forward``; ``back`` (whoever claimed last); ``joined`` (whoever speaks in this sentence
already) and ``beside`` (only if somebody does); ``described`` (by an apposition); ``sided`` and ``actor`` (only somebody of a
known party, of the dossier's actors); ``passes_on`` (whom they cite is the claimant). So do the groups: ``name``; ``start``,
where the attribution begins; ``plain``, ``either``, ``weak``, ``tag`` and ``give`` for the kind of verb; ``behind`` with
``closed``, where what stands before is attributed; ``cited`` with ``author``; and ``relay``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from dossier.find.claimants.choose import QUOTED
from dossier.find.claimants.names import Attribution, Heard
from dossier.find.claimants.resolve import claimant_in, described, has_side, is_document, is_medium, is_nobody, is_official
from dossier.find.grammar import Found, Grammar
from dossier.find.lexicon import CAPITAL
from dossier.find.sentence import Sentence
from dossier.find.words import Token
from dossier.language import Rule, load_language
from dossier.models import Claimant, Span

VERBS = frozenset({"plain", "either", "weak", "tag", "give"})
"""The groups that hold a verb of saying with its subject before it."""
DETERMINERS = frozenset({"det", "few", "many"})
ATTRIBUTING = frozenset({"verb.say", "verb.give", "verb.examine", "cue", "noun.claim"})
"""A sentence without one of these attributes nothing, but by a label or brackets."""
LABELLING = frozenset({"mark.colon", "mark.open"})
NEAR = 8  # words of a sentence in which a pronoun means somebody named before it
HEAD = 3  # words of a name within which a party heads it: "Lisbonne compte 600 morts", not "le groupement de Lisbonne comptait"
NOUN_RANK = 3  # and below: such words attribute where no verb and no "selon" does


@cache
def grammar_of(code: str) -> tuple[Grammar, tuple[Rule, ...]]:
    """The rules of a language, and those of them that attribute in order."""
    rules = {name: rule for name, rule in load_language(code).rules.items() if name.startswith("speech.")}
    return Grammar({name: rule.pattern for name, rule in rules.items()}), tuple(rule for rule in rules.values() if "rank" in rule.says)


def learn(code: str, sentences: Iterable[Sentence]) -> None:
    """Meet all kinds of words of an article at once: a rule is compiled anew for those that it has not met."""
    grammar, _ = grammar_of(code)
    grammar.row({token.tags for sentence in sentences for token in sentence.tokens})


def find_attributions(sentence: Heard) -> list[Attribution]:
    """All attributions in a sentence, in order. Offsets are of its text."""
    tags = sentence.sentence.tags
    if ATTRIBUTING.isdisjoint(tags) and ("party.name" not in tags or LABELLING.isdisjoint(tags)):
        return []
    grammar, rules = grammar_of(sentence.language.code)
    row = grammar.row(token.tags for token in sentence.words)
    found: list[Attribution] = []
    for rule in rules:
        if grammar.may_match(rule.name, row) and (found or not rule.says.get("beside")):
            for match in grammar.find(rule.name, row):
                item = _attribution(sentence, rule, match, found)
                if item:
                    found.append(item)
    if not found:
        return []
    return _settled(sentence, found)


def speaks(sentence: Heard) -> bool:
    """Whether a sentence holds a finite verb of saying, whoever its subject is."""
    grammar, _ = grammar_of(sentence.language.code)
    row = grammar.row(token.tags for token in sentence.words)
    return any({"plain", "either"} & match.groups.keys() for match in grammar.find("speech.group", row))


def _attribution(sentence: Heard, rule: Rule, match: Found, before: Sequence[Attribution]) -> Attribution | None:
    """What a match attributes, after what rules before it found in the sentence."""
    words, says, groups = sentence.words, rule.says, match.groups
    first = groups.get("start") or (groups.get("name") if says.get("named") else None) or (match.start, 0)
    forward = says.get("forward", False) and not {"behind", "closed"} <= groups.keys()
    if "tag" in groups and forward:
        return None
    weak, last_clause = "either" in groups, says.get("last_clause", False)
    start, end = words[first[0]].start, words[match.end - 1].end
    item = Attribution(start, end, says["rank"], None, forward, by=rule.name, weak=weak, last_clause=last_clause)
    if says.get("back"):
        return replace(item, claimant=sentence.last)
    if says.get("joined"):
        return _joined(sentence, item, match, before)
    return _named(sentence, item, rule, match, before)


def _joined(sentence: Heard, item: Attribution, match: Found, before: Sequence[Attribution]) -> Attribution | None:
    """Somebody beside one who speaks in the sentence, or a second verb of its subject."""
    others = [other for other in before if other.claimant and other.start < item.end and other.rank < NOUN_RANK]
    verb = bool(VERBS & match.groups.keys())
    subject = next((other for other in reversed(others) if other.forward and other.end <= item.start), None)
    if verb and subject:
        return replace(item, claimant=subject.claimant)
    if "name" not in match.groups or bool(others) is verb:
        return None
    claimant = claimant_in(sentence, sentence.words[slice(*match.groups["name"])])
    return replace(item, claimant=claimant, weak="weak" in match.groups) if claimant and (subject or verb or not item.forward) else None


def _named(sentence: Heard, item: Attribution, rule: Rule, match: Found, before: Sequence[Attribution]) -> Attribution | None:
    """An attribution to whom the words of a match name."""
    says, groups = rule.says, match.groups
    name = sentence.words[slice(*groups["name"])]
    claimant = claimant_in(sentence, name)
    if "pron.subj" in name[0].tags and len(name) == 1:
        spoken = _spoken(item, before)
        claimant = spoken[-1] if spoken else claimant
        if item.forward and groups["name"][0] > NEAR and not spoken:
            return None  # "Le plus jeune dit non ; il raconte": whom it means stands in this sentence
    if VERBS & groups.keys() and not _is_subject(sentence, name, claimant, known="weak" in groups):
        return None
    if says.get("described"):
        claimant = described(sentence, name, claimant)
    if (says.get("sided") and not has_side(sentence, claimant)) or (says.get("actor") and not (claimant and claimant.actor)):
        return None
    medium = is_medium(sentence, name, claimant)
    if claimant and "relay" in groups:
        claimant = replace(claimant, relay=_span(sentence.words[slice(*groups["relay"])]))
    if "cited" in groups and ("author" in groups or medium or says.get("passes_on")):
        cited = _cited(sentence, claimant, sentence.words[slice(*groups["cited"])], author="author" in groups)
        if cited:
            claimant, medium = replace(cited, relay=_span(name) if medium else None), False
    return replace(item, claimant=claimant, medium=medium)


def _spoken(item: Attribution, before: Sequence[Attribution]) -> list[Claimant]:
    """Those who spoke in the sentence before an attribution."""
    return [other.claimant for other in before if other.rank == 1 and other.forward and other.claimant and other.start < item.start]


def _span(words: Sequence[Token]) -> Span:
    return Span(words[0].start, words[-1].end)


def _cited(sentence: Heard, claimant: Claimant | None, words: Sequence[Token], *, author: bool) -> Claimant | None:
    """Whom somebody cites, or who made a document; of two that both have a side an ``author`` is none."""
    cited = claimant_in(sentence, words)
    if cited is None or (author and (cited.party is None or has_side(sentence, claimant))):
        return None
    if cited.party is None and claimant and claimant.party != sentence.rest and is_official(sentence, words):
        return replace(cited, party=claimant.party)  # "selon Havasse, citant une source ministérielle"
    return cited


def _is_subject(sentence: Heard, name: Sequence[Token], claimant: Claimant | None, *, known: bool) -> bool:
    """Whether words can be who says something; ``known``: only somebody of a party, or named before."""
    if claimant is None:
        return is_nobody(sentence, name) and not known
    if claimant is sentence.last or claimant.words.start < sentence.words[0].start:
        return True
    capitals = [CAPITAL in word.tags for word in name]
    if known:
        party = any("party.name" in word.tags for word in name[:HEAD])
        body = "det.def" in name[0].tags and any("noun.institution" in word.tags for word in name[1:HEAD])
        return party or (all(capitals) and "form.plural" not in name[-1].tags) or (body and any("party" in word.tags for word in name))
    noun = "form.plural" in name[-1].tags or any("party" in word.tags for word in name)
    return noun or any(capitals[1:]) or (len(name) == 1 and capitals[0]) or (len(name) > 1 and not DETERMINERS.isdisjoint(name[0].tags))


def _settled(sentence: Heard, found: Sequence[Attribution]) -> list[Attribution]:
    """Of overlapping attributions the stronger, in order; of a quotation those that surely speak."""
    surely = any(item.claimant and not item.forward and item.rank < QUOTED for item in found)
    kept: list[Attribution] = []
    for item in sorted(found, key=lambda item: item.rank):
        if not (has_side(sentence, item.claimant, rest=True) if surely else item.claimant) and _in_quotation(sentence, item):
            continue  # "« On dit que 40 sont morts », affirme X"
        if item.last_clause:  # "selon la préfecture, qui en attend 60": both
            kept = [replace(other, start=max(other.start, item.end)) if other.forward and other.end > item.end else other for other in kept]
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    surely_said = (item.start for item in kept if item.rank == 1 and not item.forward and has_side(sentence, item.claimant, rest=True))
    closing = max(surely_said, default=-1)
    return sorted((item for item in kept if item.start > closing or not _is_weak(sentence, item)), key=lambda item: item.start)


def _is_weak(sentence: Heard, item: Attribution) -> bool:
    """Whether it yields to a side that closes the sentence: "l'hôpital a admis 40 blessés, a dit le préfet", "un bilan fait état
    de 12 morts, a dit X"."""
    document = item.forward and item.claimant is not None and is_document(sentence, item.claimant)
    return item.weak or (document and not has_side(sentence, item.claimant))


def _in_quotation(sentence: Heard, item: Attribution) -> bool:
    depth = int(sentence.quoted)
    for word in sentence.words[: sentence.place(item.start)]:
        if word.lower in "«“" or (word.lower == '"' and not depth):
            depth += 1
        elif word.lower in '»”"':
            depth -= 1
    return depth > 0
