"""Who claims what a passage says, from the words of attribution in it and before it.

The cascade, strongest evidence first:

1. A verb of saying with its subject: "X a affirmé que N ...", "N ..., a déclaré X", "N recensés par X".
2. "Selon X", "according to X", "X: N"; the one whom a medium cites rather than the medium ("selon Havasse, citant une note").
3. A noun that names a claim with its owner: "une estimation du SNR", "l'évaluation portugaise".
4. In any of these a word that points back ("a-t-il ajouté", "selon la même source"): the claimant named last.

Where several claimants share a sentence, each figure goes to the one of its own clause (``choose.py``). Nothing of this:
nobody. Never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.find.claimants.choose import QUOTED
from dossier.find.claimants.names import Attribution, Heard, antecedent, claim_nouns, name_after
from dossier.find.claimants.resolve import claimant_in, is_document, is_medium, is_official
from dossier.find.claimants.verbs import said
from dossier.find.lexicon import Hit
from dossier.find.parties import Named
from dossier.find.words import Token
from dossier.models import Claimant, Span

BRACKET_REACH = 4  # words from a number to the brackets behind it
LABEL_PLACE = 6  # words of a sentence before its label ("Nov. 2031 - Havasse : ...")
OWNER_REACH = 4  # words between a claim's noun and its owner ("l'estimation officielle de la préfecture")
MAKER_REACH = 8  # the same over a participle ("l'estimation livrée lundi dernier à la presse par la préfecture")


def find_attributions(sentence: Heard) -> list[Attribution]:
    """All attributions in a sentence, in order. Offsets are of its text."""
    found = [*said(sentence), *_labels(sentence), *_nouns(sentence)]
    if "speech.according_cues" in sentence.sentence.tags or not sentence.language.words["speech.according_cues"]:  # else searched whole
        found += [*_according(sentence), *_quoted(sentence)]
    if not found:
        return []
    found += _elided(sentence, found)
    told = any(item.claimant and not item.forward and item.rank < QUOTED for item in found)
    found = [item for item in found if (_sided(item.claimant) if told else item.claimant) or not _in_quotation(sentence, item)]
    kept: list[Attribution] = []
    for item in sorted(found, key=lambda item: (item.rank, item.start)):
        if item.by == "speech.according":  # "selon la préfecture, qui en attend 60": both
            kept = [replace(other, start=max(other.start, item.end)) if other.forward and other.end > item.end else other for other in kept]
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return _without_doubles(sentence, sorted(kept, key=lambda item: item.start))


def _without_doubles(sentence: Heard, found: list[Attribution]) -> list[Attribution]:
    """Without the verbs that may say nothing, where a side that surely speaks closes the sentence: "l'hôpital a admis 40
    blessés, a dit le préfet", "engineers saw the houses and found 40 unsafe, the mayor says"."""
    closing = max((item.start for item in found if not item.forward and item.rank == 1 and _sided(item.claimant)), default=-1)

    def says(item: Attribution) -> bool:
        behind = sentence.place(item.end)
        return behind < len(sentence.words) and "speech.goes_on" in sentence.words[behind].tags

    def weak(item: Attribution) -> bool:
        document = item.claimant and item.claimant.party in (None, sentence.rest) and is_document(sentence, item.claimant)
        return item.by == "speech.double" or (item.forward and bool(document))  # "un bilan fait état de 12 morts, a dit X"

    return [item for item in found if not weak(item) or item.start > closing or says(item)]


def _in_quotation(sentence: Heard, item: Attribution) -> bool:
    """Whether it is the one quoted who says "on dit", "nobody knows": the quotation is somebody's none the less."""
    first = sentence.place(item.start)
    depth = int(sentence.quoted)
    for word in sentence.words[:first]:
        if word.lower in "«“" or (word.lower == '"' and not depth):
            depth += 1
        elif word.lower in '»”"':
            depth -= 1
    return depth > 0


def _according(sentence: Heard) -> Iterator[Attribution]:
    """Step 2, "selon X" and its kin; "citant Y" right behind makes Y the claimant, "établi par Y" the author of a document."""
    text, language = sentence.text, sentence.language
    start, stop = sentence.words[0].start, sentence.words[-1].end
    for match in language.regex("speech.same_source").finditer(text, start, stop):
        document = language.regex("speech.back_document").search(match[0].rpartition(" ")[2]) and not (
            sentence.last and is_document(sentence, sentence.last)
        )
        claimant = None if document else _meant(sentence, match.start())
        yield Attribution(match.start(), match.end(), 1, claimant, False, by="speech.same_source")
    for match in language.regex("speech.according").finditer(text, start, stop):
        words = name_after(sentence, sentence.place(match.end()))
        if not words:
            continue
        if "speech.antecedents" in words[0].tags:
            yield from _antecedent(sentence, match.start(), words[0])
            continue
        claimant, end = claimant_in(sentence, words), words[-1].end
        medium = is_medium(sentence, words, claimant)
        cited = language.regex("speech.cited").match(text[end:stop])
        made = language.regex("speech.made_by").match(text[end:stop]) if cited is None and not _sided(claimant) else None
        link = cited or made
        behind = name_after(sentence, sentence.place(end + link.end())) if link else []
        author = claimant_in(sentence, behind)
        if author and (cited or _sided(author)):
            if author.party is None and claimant and claimant.party != sentence.rest and is_official(sentence, behind):
                author = replace(author, party=claimant.party)  # "selon Havasse, citant une source ministérielle"
            relay = Span(words[0].start, words[-1].end) if medium else None
            claimant, end, medium = replace(author, relay=relay), behind[-1].end, False
        yield Attribution(match.start(), end, 2, claimant, False, medium, "speech.according")


def _antecedent(sentence: Heard, start: int, relative: Token) -> Iterator[Attribution]:
    """ "une note de la préfecture, selon laquelle": who stands before the relative pronoun, by the side that is named there."""
    words = antecedent(sentence, sentence.place(start))
    if any(word.lower[0].isdigit() for word in words):
        return
    claimant = claimant_in(sentence, words)
    if claimant and claimant.words.start == words[0].start:
        claimant = claimant if claimant.actor or claimant.party != sentence.rest else replace(claimant, party=None)
    yield Attribution(start, relative.end, 2, claimant, True, by="speech.according")


def _meant(sentence: Heard, start: int) -> Claimant | None:
    """Whom "selon elle" means: who was named last, unless that is anybody and one side is named in the sentence before it."""
    last = sentence.last
    if last and last.party not in (None, sentence.rest):
        return last
    named = [item for item in sentence.named if item.actor and item.hit.end <= start]
    if not named or len({item.party for item in named}) > 1:
        return last if not named else None
    return Claimant(Span(named[-1].hit.start, named[-1].hit.end), named[-1].actor, named[-1].party)


def _sided(claimant: Claimant | None) -> bool:
    return claimant is not None and claimant.party is not None


def _quoted(sentence: Heard) -> Iterator[Attribution]:
    """ "..., citing the SNR": whom the one who speaks goes by; it decides only where the speaker's side is not known."""
    for match in sentence.language.regex("speech.quoting").finditer(sentence.text, sentence.words[0].start, sentence.words[-1].end):
        words = name_after(sentence, sentence.place(match.end()))
        claimant = claimant_in(sentence, words)
        if claimant:
            yield Attribution(match.start(), words[-1].end, QUOTED, claimant, False, by="speech.quoting")


def _elided(sentence: Heard, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "La police compte 600 manifestants, le syndicat 900": the second claimant, whose verb is left out."""
    words = sentence.words
    for item in sentence.named:
        first = item.hit.first
        while first and "speech.determiners" in words[first - 1].tags:
            first -= 1
        earlier = any(other.forward and other.end <= item.hit.start and other.claimant for other in found)
        opened = first > 0 and "speech.openings" in words[first - 1].tags
        span = Span(words[first].start, item.hit.end)
        if found and first > 1 and "speech.for" in words[first - 1].tags and words[first - 2].lower[0].isdigit() and not item.adjective:
            yield Attribution(words[first - 1].start, span.end, 2, Claimant(span, item.actor, item.party), False, by="elided")
            continue  # "15.000 selon le syndicat, 6.000 pour la police"
        after = words[item.hit.last + 1 : item.hit.last + 4]
        number = next((place for place, word in enumerate(after) if word.lower[0].isdigit()), None)
        if item.adjective or not earlier or not opened or number is None:
            continue
        if all("speech.determiners" in word.tags or "speech.before_number" in word.tags for word in after[:number]):
            yield Attribution(span.start, span.end, 2, Claimant(span, item.actor, item.party), True, by="elided")


def _labels(sentence: Heard) -> Iterator[Attribution]:
    """Step 2, "White House: 1,000 ...", "SNR again: ...": an actor right before a colon."""
    words = sentence.words
    for item in sentence.named:
        after = item.hit.last + 1
        while after < len(words) and after - item.hit.last <= 2 and "speech.adverbs" in words[after].tags:
            after += 1
        if item.actor and after < len(words) and words[after].lower == ":" and item.hit.first <= LABEL_PLACE:
            span = Span(item.hit.start, item.hit.end)
            yield Attribution(span.start, words[after].end, 2, Claimant(span, item.actor, item.party), True, by="label")
        elif item.actor and _in_brackets(sentence, item):
            span = Span(item.hit.start, item.hit.end)
            yield Attribution(span.start, span.end, 2, Claimant(span, item.actor, item.party), False, by="label")


def _in_brackets(sentence: Heard, item: Named) -> bool:
    """ "1.100 morts (préfecture)"."""
    words, first, after = sentence.words, item.hit.first, item.hit.last + 1
    if not first or after >= len(words) or words[first - 1].lower != "(" or words[after].lower != ")":
        return False
    return any(word.lower[0].isdigit() for word in words[max(0, first - BRACKET_REACH) : first - 1])


def _nouns(sentence: Heard) -> Iterator[Attribution]:
    """Step 3: "une estimation du SNR", "le décompte de l'agence"; the noun and its owner are the claimant's words."""
    words = sentence.words
    for hit in claim_nouns(sentence):
        owner = next((item for item in sentence.named if _owns(sentence, item, hit)), None)
        if owner is None:
            back = sentence.language.regex("speech.owner_back").match(sentence.text, hit.end)
            if back and sentence.last:
                yield Attribution(hit.start, back.end(), 3, sentence.last, False, by="noun")
            continue
        first = min(hit.first, owner.hit.first)
        if first and "speech.determiners" in words[first - 1].tags:
            first -= 1
        span = Span(words[first].start, max(hit.end, owner.hit.end))
        apposed = first > 0 and (words[first - 1].is_mark or "speech.by" in words[first - 1].tags)
        yield Attribution(span.start, span.end, 3, Claimant(span, owner.actor, owner.party), not apposed, by="noun")


def _owns(sentence: Heard, item: Named, hit: Hit) -> bool:
    """Whether the noun's claim is the party's own: "le bilan de la préfecture", "the prefecture's latest count", "une
    estimation que la préfecture n'a plus revue"; not "the toll in Valmont", "l'estimation des pertes hollandaises"."""
    noun = sentence.words[hit.last].tags
    counted = "speech.tolls" in noun and not is_official(sentence, sentence.words[item.hit.first : item.hit.last + 1])
    before = item.hit.last < hit.first
    between = sentence.words[item.hit.last + 1 : hit.first] if before else sentence.words[hit.last + 1 : item.hit.first]
    by = any("speech.by" in word.tags for word in between)
    if any(word.is_mark and not (by and word.lower == ",") for word in between):
        return False  # but "le premier bilan, communiqué par la préfecture"
    if before:
        owned = bool(between) and "speech.genitive" in between[0].tags
        near = len(between) <= (OWNER_REACH if owned else 1)
        return near and (owned or not counted) and not any("speech.clause_words" in word.tags for word in between)
    if item.adjective:
        return len(between) <= 1 and not counted and ("speech.described" in noun or "speech.tolls" in noun)
    if between and "speech.relative" in between[0].tags:
        return all("speech.determiners" in word.tags for word in between[1:])
    links = [word for word in between if "speech.of" in word.tags or "speech.by" in word.tags]
    reach = MAKER_REACH if by else OWNER_REACH
    stops = any("speech.clause_words" in word.tags or ("speech.ends" in word.tags and word not in links) for word in between)
    return bool(links) and len(between) <= reach and "speech.amounts" not in noun and not stops
