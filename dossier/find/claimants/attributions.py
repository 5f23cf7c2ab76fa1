"""Who claims what a sentence says, from the words of attribution in it: the rules of ``language/shared/speech.toml``, the
strongest evidence first:

1. A verb of saying with its subject: "X a affirmé que N ...", "N ..., a déclaré X", "N recensés par X".
2. "Selon X", "X : N", "N (X)"; a claimant whose verb is left out.
3. A noun that names a claim with its owner: "une estimation du SNR", "l'évaluation portugaise".
4. Whom the one who speaks only cites: "..., citing the SNR".

In any of these a word that points back means who claimed last. Nothing of this: nobody. Never a guess. A rule's keys say what
is made of its match: ``rank`` and ``forward``; ``back`` (whoever claimed last); ``joined`` (whoever speaks in this
sentence already); ``described`` (by an apposition); ``known`` and ``actor`` (only somebody of a side, in office or with a name; only
one of the dossier's actors); ``passes_on`` (whom they cite is the claimant). So do the groups: ``name``; ``start``,
where the attribution begins; ``plain``, ``either``, ``weak`` and ``give`` for the kind of verb; ``cited`` with ``author``; and ``relay``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier.find.claimants.names import Attribution, Memory, holds, open_quotations
from dossier.find.claimants.resolve import claimant_in, described, is_document, is_medium, is_official, side_of, span_of
from dossier.find.claimants.speech import grammar_of
from dossier.find.grammar import Found
from dossier.find.lexicon import CAPITAL
from dossier.find.sentence import Sentence
from dossier.find.words import Token
from dossier.language import Rule
from dossier.models import Claimant

VERBS = frozenset({"plain", "either", "weak", "give"})
"""The groups that hold a verb of saying with its subject before it."""
DETERMINERS = frozenset({"det", "few", "many"})
TO_CLAUSE = 4  # words from a verb of saying to the clause that tells what was said
HEAD = 3  # words of a name within which a party heads it: "Lisbonne compte 600 morts", not "le groupement de Lisbonne comptait"


def find_attributions(sentence: Sentence, memory: Memory) -> list[Attribution]:
    """All attributions in a sentence, in order. Offsets are of its text."""
    grammar, rules, attributing = grammar_of(memory.rules.language.code)
    found: list[Attribution] = []
    for name in grammar.able(attributing, memory.row):
        for match in grammar.find(name, memory.row):
            item = _attribution(sentence, memory, rules[name], match, found)
            found += [item] if item else []
    return _settled(sentence, memory, found) if found else found


def speaks(memory: Memory) -> bool:
    """Whether the sentence being read holds a finite verb of saying, whoever its subject is."""
    grammar, *_ = grammar_of(memory.rules.language.code)
    return any({"plain", "either"} & match.groups.keys() for match in grammar.find("speech.group", memory.row))


def _attribution(sentence: Sentence, memory: Memory, rule: Rule, match: Found, before: Sequence[Attribution]) -> Attribution | None:
    """What a match attributes, after what rules before it found in the sentence."""
    words, says, groups = sentence.tokens, rule.says, match.groups
    forward = says.get("forward", False)
    first, _ = groups.get("start") or (says.get("named") and groups.get("name")) or (match.start, match.end)
    start, end, last_clause = words[first].start, words[match.end - 1].end, says.get("last_clause", False)
    item = Attribution(start, end, says["rank"], None, forward, rule.name, "either" in groups, last_clause, says.get("carries", False))
    if forward and "plain" in groups:
        item = item._replace(loose=not holds(words[match.end : match.end + TO_CLAUSE], "conj.sub"))
    if says.get("back"):
        return item._replace(claimant=memory.last)
    if says.get("joined"):
        return _joined(sentence, memory, item, match, before)
    return _named(sentence, memory, item, rule, match, before)


def _joined(sentence: Sentence, memory: Memory, item: Attribution, match: Found, before: Sequence[Attribution]) -> Attribution | None:
    """Somebody beside one who speaks in the sentence, or a second verb of its subject."""
    verb = bool(VERBS & match.groups.keys())
    speakers = [other for other in before if other.claimant and other.start < (item.start if item.forward else item.end)]
    subjects = [other for other in speakers if other.forward]
    if verb and subjects:
        return item._replace(claimant=subjects[-1].claimant)
    if "name" not in match.groups or not (verb or speakers):
        return item if verb and speakers else None  # "... de 38 morts avancé par la police et parle de 200": not the police
    claimant = claimant_in(sentence, memory, sentence.tokens[slice(*match.groups["name"])])
    return item._replace(claimant=claimant, weak="weak" in match.groups)


def _named(
    sentence: Sentence, memory: Memory, item: Attribution, rule: Rule, match: Found, before: Sequence[Attribution]
) -> Attribution | None:
    """An attribution to whom the words of a match name."""
    says, words = rule.says, {group: sentence.tokens[first:end] for group, (first, end) in match.groups.items()}
    name = words["name"] = _behind_dateline(sentence, words["name"])
    claimant = claimant_in(sentence, memory, name)
    if "pron.subj" in name[0].tags:
        claimant = [claimant, *_speakers(before, item.start)][-1]
    if VERBS & words.keys() and not _is_subject(sentence, name, claimant, known="weak" in words):
        return None
    if says.get("described"):
        claimant = described(sentence, memory, name, claimant)
    if (says.get("known") and not _is_known(name, claimant, memory)) or (says.get("actor") and not _is_actor(sentence, claimant, memory)):
        return None
    medium = is_medium(name, claimant)
    if claimant and "relay" in words:
        claimant = replace(claimant, relay=span_of(words["relay"]))
    cited = _cited(sentence, memory, words["cited"], claimant) if "cited" in words else None
    if cited and (_is_author(name, words["cited"], cited, memory) if "author" in words else medium or says.get("passes_on")):
        return item._replace(claimant=replace(cited, relay=span_of(name) if medium else None))
    return item._replace(claimant=claimant, medium=medium)


def _behind_dateline(sentence: Sentence, name: Sequence[Token]) -> Sequence[Token]:
    """A name without the place that a dash parts from it: "OSLO - Divers"."""
    parts = [number for number in range(1, len(name)) if " - " in sentence.text[name[number - 1].end : name[number].start]]
    return name[parts[-1] :] if parts else name


def _cited(sentence: Sentence, memory: Memory, words: Sequence[Token], claimant: Claimant | None) -> Claimant | None:
    """Whom a claimant cites; somebody in office without a side has the claimant's: "selon Havasse, citant une source ministérielle"."""
    cited = claimant_in(sentence, memory, words)
    if cited and cited.party is None and is_official(words):
        return replace(cited, party=side_of(claimant, memory))
    return cited


def _is_author(name: Sequence[Token], words: Sequence[Token], author: Claimant, memory: Memory) -> bool:
    """Whether words behind "by" are who made what a name is: "une estimation livrée par les coordinatrices"."""
    return _is_known(words, author, memory) or (holds(name, "noun.claim") and (holds(words[:1], "det") or holds(words[:1], CAPITAL)))


def _speakers(before: Sequence[Attribution], end: int) -> list[Claimant]:
    """Those who spoke in the sentence before a place."""
    return [other.claimant for other in before if other.claimant and other.start < end]


def _is_subject(sentence: Sentence, name: Sequence[Token], claimant: Claimant | None, *, known: bool) -> bool:
    """Whether words can be who says something; ``known``: only somebody of a party, or named before."""
    if claimant is None:
        return not known
    if claimant.words.start < sentence.start:
        return True
    if known:
        body = holds(name[1:HEAD], "noun.institution") and holds(name, "party")
        named = holds(name[: HEAD + is_official(name[1:2])], "party.name")
        proper = len(name) > 1 or "form.plural" not in name[0].tags
        firm = holds(name[1:2], "noun.firm") and holds(name[2:3], CAPITAL)
        return body or named or firm or (proper and all(CAPITAL in word.tags for word in name))
    named = holds(name, "party") or is_official(name) or holds(name[1:] or name, CAPITAL)
    return named or "form.plural" in name[-1].tags or not DETERMINERS.isdisjoint(name[0].tags) or holds(name[1:3], "genitive")


def _is_known(name: Sequence[Token], claimant: Claimant | None, memory: Memory) -> bool:
    """Whether words name somebody of a side, in office, or by a name of their own."""
    return side_of(claimant, memory) is not None or is_official(name) or holds(name[1:], CAPITAL)


def _is_actor(sentence: Sentence, claimant: Claimant | None, memory: Memory) -> bool:
    """Whether a claimant is one of the dossier's actors, and no mere place: "Manila: 12 dead"."""
    if claimant is None or claimant.actor is None:
        return False
    return sentence.text[claimant.words.start : claimant.words.end].title() not in memory.rules.countries


def _settled(sentence: Sentence, memory: Memory, found: Sequence[Attribution]) -> list[Attribution]:
    """Of overlapping attributions the stronger, in order; nobody's words in a quotation attribute nothing."""
    kept: list[Attribution] = []
    for item in sorted(found, key=lambda item: item.rank):
        if not item.claimant and _in_quotation(sentence, memory, item):
            continue  # "« On dit que 40 sont morts », affirme X"
        if item.last_clause:  # "selon la préfecture, qui en attend 60": both
            kept = [other._replace(start=max(other.start, item.end)) if other.end > item.end else other for other in kept]
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    kept = _unless_passed_on(sentence, kept)
    closing = [item for item in kept if not item.forward and item.claimant]
    last = max((item.start for item in closing), default=-1)
    said = max((item.start for item in closing if item.rank == 1 and not item.last_clause and not item.medium), default=-1)
    return sorted(
        (item for item in kept if not ((item.start < said and item.loose) or (item.start <= last and _is_weak(sentence, memory, item)))),
        key=lambda item: item.start,
    )


def _unless_passed_on(sentence: Sentence, kept: list[Attribution]) -> list[Attribution]:
    """The attributions without those of what X counts, as the one says with whom the sentence opens: "Selon l'OMS, le pays compte 12
    morts"."""
    opening = [item.end for item in kept if item.start == sentence.start and item.last_clause and item.claimant and not item.medium]
    if not opening:
        return kept
    return [item for item in kept if not (item.forward and min(opening) <= item.start and _counts(sentence, item))]


def _counts(sentence: Sentence, item: Attribution) -> bool:
    """Whether the verb of an attribution is one of counting rather than of saying."""
    verb = sentence.tokens[sentence.number(item.end) - 1 :][:1]
    return holds(verb, "verb.say.weak") and not holds(verb, "verb.say.plain")


def _is_weak(sentence: Sentence, memory: Memory, item: Attribution) -> bool:
    """Whether it yields to a side that closes the sentence: "l'hôpital a admis 40 blessés, a dit le préfet", "un bilan fait état
    de 12 morts, a dit X"."""
    if item.weak or item.claimant is None:
        return item.weak or item.forward
    passes_on = item.forward or _in_quotation(sentence, memory, item)
    return passes_on and not side_of(item.claimant, memory) and is_document(item.claimant, sentence, memory)


def _in_quotation(sentence: Sentence, memory: Memory, item: Attribution) -> bool:
    """Whether an attribution stands within a quotation."""
    quoted = memory.quotations or "mark.quote" in sentence.tags
    return bool(quoted) and open_quotations(sentence.tokens[: sentence.number(item.start)], min(1, memory.quotations)) > 0
