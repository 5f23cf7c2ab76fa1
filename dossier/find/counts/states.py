"""What is said of counted people or things: "600 soldats ... ont été tués", "la crue a tué 41 personnes"."""

from __future__ import annotations

from dossier.find.counts.noun import Told
from dossier.find.lexicon import Hit
from dossier.find.rules import Rules

STATE_WORDS = 14  # words after a figure in which its state stands
ASIDE_WORDS = 16  # of an aside between commas that is skipped ("600 soldats, si l'on en croit ..., sont morts")
PART_REACH = 40  # characters before a whole in which its part stands
LONG_CLAUSE = 10  # words after which a comma ends what is said of a figure
_ENDS = (";", ":", ".", "!", "?", "(", "—", "–")


def state_of(told: Told, number: int, rules: Rules) -> Hit | None:
    """What is said of a figure's people or things, behind it in its clause or by the verb before it."""
    clause = _clause(told, number, rules)
    end = told.limit(number)
    follows = told.before[number + 1] if number + 1 < len(told.figures) else -1
    hits = [
        hit
        for hit in told.states
        if hit.first in clause
        and hit.last < end
        and not _is_noun(told, number, hit, rules)
        and hit.last != follows - 1  # "killed 41 and injured 12": said of the next figure
    ]
    if not hits:
        return None
    best = hits[0]
    for hit in hits[1:]:
        if hit.name in rules.wider.get(best.name, frozenset()) and hit.first - best.last <= 4:
            best = hit
    return None if number + 1 < len(told.figures) and _acts(told, number, best, rules) else best


def done_to(told: Told, number: int, rules: Rules) -> Hit | None:
    """ "killed 41", "a coûté la vie à 41 personnes", "la mort, à Besson, de 41 passants": the verb or its noun right before."""
    place = told.before[number] - 1
    linked = place > 0 and "claims.reaching" in told.words[place].tags
    named = place > 0 and "claims.befalling" in told.words[place].tags
    place -= linked or named
    if named and told.words[place].lower == ",":
        opening = next(
            (further for further in range(place - 1, max(0, place - ASIDE_WORDS), -1) if told.words[further].lower == ","), place
        )
        place = opening - 1
    hits = [hit for hit in told.states if hit.last == place and hit.name in rules.tolls and (hit.first < place or not linked)]
    best = max(hits, key=lambda hit: hit.last - hit.first, default=None)
    if best is None or (not named and best.first and "speech.determiners" in told.words[best.first - 1].tags):
        return None
    return best


def _clause(told: Told, number: int, rules: Rules) -> set[int]:
    """The numbers of the words in which something may be said of a figure."""
    found: list[int] = []
    place, end = told.after[number], told.limit(number)
    while place < end and len(found) < STATE_WORDS:
        lower = told.words[place].lower
        if lower in _ENDS or (lower == "," and len(found) > LONG_CLAUSE) or ("claims.turns" in told.words[place].tags and found):
            break
        if lower == "," and place + 1 < end and "claims.asides" in told.words[place + 1].tags:
            stop = min(end, place + ASIDE_WORDS)
            closing = next((further for further in range(place + 2, stop) if told.words[further].lower == ","), None)
            place = closing if closing is not None else place
        found.append(place)
        place += 1
    return set(found)


def _is_noun(told: Told, number: int, hit: Hit, rules: Rules) -> bool:
    """ "300 soldats remplacent les tués": other people in that state, not the ones counted."""
    before = hit.first - 1
    return hit.first == hit.last and before >= told.after[number] and "speech.determiners" in told.words[before].tags


def _acts(told: Told, number: int, state: Hit, rules: Rules) -> bool:
    """ "100 plongeurs ont secouru 20 passagers": they did it, it was not done to them."""
    acting = state.first > told.after[number] and "claims.acting" in told.words[state.first - 1].tags
    return state.last == told.limit(number) - 1 and acting


def is_whole(told: Told, number: int, rules: Rules) -> bool:
    """ "600 of the 2,400 are on strike", "80 % des 2 400 sont en grève": what is said, is said of the part."""
    start = max(told.words[0].start, told.figures[number].start - PART_REACH)
    return bool(rules.language.regex("claims.part_before").search(told.text[start : told.figures[number].start]))
