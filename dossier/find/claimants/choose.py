"""Which of a sentence's attributions a figure stands under: that of its own clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier.find.claimants.names import Attribution, holds, open_quotations
from dossier.find.lexicon import DIGIT
from dossier.find.sentence import Sentence
from dossier.find.words import Token
from dossier.models import Figure, Span

# How often each kind of link named the annotated claimant, on all sets of tests/gold but the seeds: at the place of each annotated
# figure, found or not (783), ``governing`` was asked, and its claimant's words compared with the annotated ones as
# ``attributed_f1`` of tests/scores.py does. Where nobody was named there is nothing to be sure of.
NAMED = (0.98, 0.94, 0.90)
"""Named in the figure's sentence with no clause between, with one, with more (180, 171, 88 figures)."""
ANOTHER_SPEAKS = 0.67
"""The same with a clause between, where somebody else speaks in the sentence (15 figures)."""
POINTED_BACK = 0.80
"""Named before, and meant by a pronoun or a noun (70 figures)."""
INHERITED = 0.89
"""Of another sentence: carried on, of a quotation, of a turn (37 figures)."""

REACH = 4  # attributions on either side of a figure
TURNS = frozenset({"conj.time.while", "conj.but", "mark.semicolon", "prep.against"})
"""A clause about somebody else begins."""
CARRIED_TURNS = TURNS - {"conj.but"}
"""The same in a sentence that goes on with the one before."""
BOUNDARIES = frozenset({"mark.comma", "mark.semicolon", "mark.colon", "mark.open", "mark.close", "mark.dash", "conj.time", "conj.but"})
"""One clause ends and the next begins."""
_ADDED = frozenset({"pron.rel.subj", "pron.where", "prep.time.after"})
"""What the news adds begins with one of these."""
STOPS = frozenset({"mark.semicolon"})
"""What ends even what a sentence that begins with "according to" tells."""
HEDGING = 1  # words between "while" and a figure that is the subject of its clause, so that nobody else speaks there
MOST_CROSSED = 2  # clauses between a figure and an attribution, of which more are as far


def governing(attributions: Sequence[Attribution], figure: Span, sentence: Sentence) -> Attribution | None:
    """The attribution that a figure stands under: of its own clause, else the nearest that can reach it.

    A medium that only passes on yields to the one it quotes, a pronoun to whoever is named in the sentence.
    """
    near = _nearest(attributions, figure)
    able = [item for item in near if _reaches(item, figure, sentence)]
    able = [item for item in able if not item.medium] or able
    able = [item for item in able if not (item.claimant and item.claimant.words.start < sentence.start)] or able
    if not able:
        return None
    best = min(able, key=lambda item: _distance(item, able, figure, sentence)) if len(able) > 1 else able[0]
    if best.claimant is None:
        return best
    if _of_both(best, able, figure):
        return None
    relay = None if best.medium else next((item.claimant.words for item in near if item.medium and item.claimant), None)
    certainty = _certainty(best, near, figure, sentence)
    return best._replace(claimant=replace(best.claimant, relay=best.claimant.relay or relay, certainty=certainty))


def _of_both(best: Attribution, able: Sequence[Attribution], figure: Span) -> bool:
    """Whether a range stands behind the counts of two sides: "8 500 selon la préfecture et 20 000 selon la CGT à Besson, 15 000 à 50 000 à
    Turin"."""
    sides = {item.claimant for item in able if item.claimant and not item.forward and item.end <= figure.start}
    return isinstance(figure, Figure) and figure.relation == "range" and best.end <= figure.start and not best.forward and len(sides) > 1


def _certainty(item: Attribution, near: Sequence[Attribution], figure: Span, sentence: Sentence) -> float:
    """How sure it is that an attribution's claimant says a figure, by the kind of link and the distance."""
    if item.start == item.end:
        return INHERITED
    if item.claimant is None or item.claimant.words.start < sentence.start:
        return POINTED_BACK
    _, _, crossed, _ = _distance(item, (), figure, sentence)
    others = crossed > 0 and any(other.claimant not in (None, item.claimant) for other in near)
    return ANOTHER_SPEAKS if others else NAMED[crossed]


def _distance(item: Attribution, able: Sequence[Attribution], figure: Span, sentence: Sentence) -> tuple[int, bool, int, int]:
    """How far an attribution is from a figure: other attributions between them; whether it closes what another figure says ("9 selon A
    et 17 selon B"); clauses between them; characters."""
    before = item.end <= figure.start
    start, end = (item.end, figure.start) if before else (figure.end, item.start)
    nearer = sum(other is not item and start <= other.start < end for other in able)
    closes = before and not item.forward and any(other.end <= item.start for other in sentence.figures)
    crossed = sum(not BOUNDARIES.isdisjoint(word.tags) for word in _between(sentence, start, end))
    return nearer, closes, min(crossed, MOST_CROSSED), max(0, end - start)


def _reaches(item: Attribution, figure: Span, sentence: Sentence) -> bool:
    """Whether a figure can stand under an attribution."""
    if item.forward and item.start <= figure.start < item.end and holds(_between(sentence, figure.end, item.end), "verb.say"):
        return False  # "the crew of the ferry, which killed 12, said"
    if item.start >= figure.end:
        return not (item.forward or _of_last_clause(item, figure, sentence) or _aside(item, figure, sentence))
    return not (_turned_from(item, figure, sentence) or _background(item, figure, sentence))


def _background(item: Attribution, figure: Span, sentence: Sentence) -> bool:
    """ "X a annoncé la fermeture du site, où 12 ouvriers sont morts", "X declared a holiday after 12 people died": no clause tells what X
    says, and he does not say what the news adds to it."""
    if not item.loose or any(item.end <= other.start < figure.start for other in sentence.figures):
        return False
    between = _between(sentence, item.end, figure.start)
    if holds(between, "mark.quote") or holds(between, "conj.sub") or holds(_between(sentence, item.start, item.end), "verb.utter"):
        return False
    added = [number for number, word in enumerate(between) if not _ADDED.isdisjoint(word.tags)]
    return any(number > 0 and ("prep.time.after" in between[number].tags or between[number - 1].is_mark) for number in added)


def _nearest(attributions: Sequence[Attribution], figure: Span) -> Sequence[Attribution]:
    """The few attributions before and behind a figure that can reach it: a line without stops may hold hundreds."""
    before = sum(item.start < figure.end for item in attributions)
    return attributions[max(0, before - REACH) : before + REACH]


def _turned_from(item: Attribution, figure: Span, sentence: Sentence) -> bool:
    """Whether a clause about somebody else begins between them: "600 morts, a dit le préfet, alors que l'hôpital en a 14"."""
    turns = CARRIED_TURNS if item.start == item.end else TURNS
    if item.last_clause and item.start < figure.start and sentence.number(item.start) == 0:
        turns = STOPS  # "Selon X, 12 sont morts, tandis que 40 sont blessés"
    between = _between(sentence, item.end, figure.start)
    if "mark.quote" in sentence.tags and open_quotations(between, 0) > 0:
        return False  # "X a déclaré : « La crue est passée ; 12 sont morts. »"
    turned = [number for number, word in enumerate(between, 1) if not turns.isdisjoint(word.tags)]
    if not turned or not item.forward:
        return bool(turned)
    turn, behind = between[turned[-1] - 1], between[turned[-1] :]
    # "X dit que A mais que B", "X said 12 had died while about 40 were hurt": still what X says
    return not (holds(behind[:1], "conj.sub") or ("conj.time.while" in turn.tags and len(behind) <= HEDGING))


def _aside(item: Attribution, figure: Span, sentence: Sentence) -> bool:
    """ "Depuis l'attaque, qui a fait 14 morts, les combats en ont fait 70, selon X": X does not say what stands in an aside."""
    before, behind = sentence.tokens[: sentence.number(figure.start)], _between(sentence, figure.end, item.start)
    first = next((number for number in range(len(before) - 1, 0, -1) if before[number].is_mark), 0)
    if not holds(before[first + 1 : first + 3], "pron.rel.subj"):
        return False
    comma = next((word.start for word in behind if word.is_mark), item.start)
    return any(comma < other.start < item.start for other in sentence.figures)


def _of_last_clause(item: Attribution, figure: Span, sentence: Sentence) -> bool:
    """ "300 pompiers sont là, deux jours après la crue qui a fait 12 morts selon X": without a comma before it, X says the last."""
    if not item.last_clause:
        return False
    between = _between(sentence, figure.end, item.start)
    if any(not TURNS.isdisjoint(word.tags) for word in between):
        return True
    comma = max((number for number, word in enumerate(between) if word.is_mark), default=len(between))
    relative = next((number for number in range(comma, len(between)) if "pron.rel.subj" in between[number].tags), len(between))
    return any(DIGIT in word.tags for word in between[relative:])


def _between(sentence: Sentence, start: int, end: int) -> Sequence[Token]:
    """The words between two places."""
    return sentence.tokens[sentence.number(start) : sentence.number(end)]
