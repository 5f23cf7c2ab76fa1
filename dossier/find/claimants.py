"""Who claims what a passage says, from the words of attribution in it and before it.

The cascade, strongest evidence first:

1. A verb of saying with its subject: "X a affirmé que N ...", "N ..., a déclaré X", "N recensés par X".
2. "Selon X", "according to X", "X: N"; the one whom a medium cites rather than the medium ("selon Havasse, citant une note").
3. A noun that names a claim with its owner: "une estimation du SNR", "l'évaluation portugaise".
4. In any of these a word that points back ("a-t-il ajouté", "selon la même source"): the claimant named last.

Where several claimants share a sentence, each figure goes to the one of its own clause (``governing``). Nothing of this:
nobody. Never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.find.naming import Attribution, Heard, claim_nouns, claimant_in, index_of, is_document, is_medium, name_after
from dossier.find.parties import Parties
from dossier.find.speech import said
from dossier.find.words import words_of
from dossier.language import Language
from dossier.models import Claimant, Span

REACH = 4  # attributions on either side of a figure
QUOTED = 4  # the rank of somebody whom the speaker only cites


def find_attributions(text: str, passage: Span, language: Language, parties: Parties, last: Claimant | None) -> list[Attribution]:
    """All attributions in a sentence, in order; ``last`` is the claimant named last before it. Offsets are of ``text``."""
    words = words_of(text, passage.start, passage.end)
    sentence = Heard(text, words, parties.find(text, words), language, last)
    found = [*_according(sentence, passage), *said(sentence), *_labels(sentence), *_nouns(sentence), *_quoted(sentence, passage)]
    found += _elided(sentence, found)
    kept: list[Attribution] = []
    for item in sorted(found, key=lambda item: (item.rank, item.start)):
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def governing(attributions: Sequence[Attribution], figure: Span, text: str, language: Language) -> Attribution | None:
    """The attribution that a figure stands under: of its own clause, else the nearest that can reach it.

    A medium that only passes on yields to the one it quotes.
    """
    near = _nearest(attributions, figure)
    able = [item for item in near if (not item.forward or item.start < figure.end) and not _turned_from(item, figure, text, language)]
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


def _nearest(attributions: Sequence[Attribution], figure: Span) -> list[Attribution]:
    """The few attributions before and behind a figure that can reach it: a line without stops may hold hundreds."""
    before = [item for item in attributions if item.start < figure.end]
    return [*before[-REACH:], *attributions[len(before) : len(before) + REACH]]


def _turned_from(item: Attribution, figure: Span, text: str, language: Language) -> bool:
    """Whether a clause about somebody else begins between them: "600 morts, a dit le préfet, alors que l'hôpital en a 14"."""
    gap = (item.end, figure.start) if item.end < figure.start else (figure.end, item.start)
    between = words_of(text, *gap) if item.end < figure.start or not item.forward else []
    turned = [number for number, word in enumerate(between) if word.lower in language.words["speech.turns"]]
    if not turned:
        return False
    if item.forward:  # "X dit que A mais que B": still what X says
        following = between[turned[-1] + 1 : turned[-1] + 2]
        return not (following and following[0].lower in language.words["speech.goes_on"])
    return item.end < figure.start


def _according(sentence: Heard, passage: Span) -> Iterator[Attribution]:
    """Step 2, "selon X" and its kin; "citant Y" within reach makes Y the claimant."""
    text, language = sentence.text, sentence.language
    for match in language.regex("speech.same_source").finditer(text, passage.start, passage.end):
        document = language.regex("speech.back_document").search(match[0].rpartition(" ")[2]) and not (
            sentence.last and is_document(sentence, sentence.last)
        )
        yield Attribution(match.start(), match.end(), 1, None if document else sentence.last, False)
    for match in language.regex("speech.according").finditer(text, passage.start, passage.end):
        words = name_after(sentence, index_of(sentence.words, match.end()))
        claimant, end = claimant_in(sentence, words), words[-1].end if words else match.end()
        medium = is_medium(sentence, words, claimant)
        quoting = language.regex("speech.quoting").search(text, end, min(passage.end, end + 4))
        if quoting:
            quoted = name_after(sentence, index_of(sentence.words, quoting.end()))
            claimant, end, medium = claimant_in(sentence, quoted) or claimant, quoted[-1].end if quoted else end, False
        if words:
            yield Attribution(match.start(), end, 2, claimant, False, medium)


def _quoted(sentence: Heard, passage: Span) -> Iterator[Attribution]:
    """ "..., citing the SNR": whom the one who speaks goes by; it decides only where the speaker's side is not known."""
    for match in sentence.language.regex("speech.quoting").finditer(sentence.text, passage.start, passage.end):
        words = name_after(sentence, index_of(sentence.words, match.end()))
        claimant = claimant_in(sentence, words)
        if claimant and claimant.party:
            yield Attribution(match.start(), words[-1].end, QUOTED, claimant, False)


def _elided(sentence: Heard, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "La police compte 600 manifestants, le syndicat 900": the second claimant, whose verb is left out."""
    words, language = sentence.words, sentence.language
    for item in sentence.named:
        first = item.hit.first
        while first and words[first - 1].lower in language.words["speech.determiners"]:
            first -= 1
        earlier = any(other.forward and other.end <= item.hit.start and other.claimant for other in found)
        opened = first > 0 and words[first - 1].lower in language.words["speech.openings"]
        after = words[item.hit.last + 1 : item.hit.last + 4]
        number = next((place for place, word in enumerate(after) if word.lower[0].isdigit()), None)
        if item.adjective or not earlier or not opened or number is None:
            continue
        if all(
            word.lower in language.words["speech.determiners"] or word.lower in language.words["speech.before_number"]
            for word in after[:number]
        ):
            span = Span(words[first].start, item.hit.end)
            yield Attribution(span.start, span.end, 2, Claimant(span, item.actor, item.party), True)


def _labels(sentence: Heard) -> Iterator[Attribution]:
    """Step 2, "White House: 1,000 ...": an actor right before a colon."""
    for item in sentence.named:
        after = item.hit.last + 1
        if item.actor and after < len(sentence.words) and sentence.words[after].lower == ":" and item.hit.first <= 6:
            span = Span(item.hit.start, item.hit.end)
            yield Attribution(span.start, span.end, 2, Claimant(span, item.actor, item.party), True)


def _nouns(sentence: Heard) -> Iterator[Attribution]:
    """Step 3: "une estimation du SNR", "le décompte de l'agence"; the noun and its owner are the claimant's words."""
    words, language = sentence.words, sentence.language
    for hit in claim_nouns(language.code).find(sentence.text, words):
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
