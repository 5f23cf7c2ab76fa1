"""The noun that a figure counts: behind it in its noun phrase, or before it in its clause."""

from __future__ import annotations

from dossier.find.counts.spots import Spot
from dossier.find.lexicon import Hit
from dossier.models import Span

SAID_WORDS = 4  # words behind a noun in which a state is said of it, not of what comes next


def phrase_of(spot: Spot) -> tuple[int, int]:
    """The noun phrase behind a figure: its first token, and the one behind its last."""
    found = spot.find("claims.phrase", spot.first)
    return found.groups["phrase"] if found and found.start == spot.first else (spot.end, spot.end)


def noun_behind(spot: Spot, phrase: tuple[int, int]) -> Hit | None:
    """The counted noun of a phrase: the first, of those that begin there the longest, of those the one whose topic the sentence
    bears on. One in the figure's own words is nearest ("9 milliards de dollars au maximum")."""
    figure, words = spot.figure, spot.sentence.tokens
    hits = [hit for hit in spot.counted if figure.start < hit.start and hit.end <= figure.end]
    if not hits:
        hits = [hit for hit in spot.counted if phrase[0] <= hit.first and hit.last < phrase[1]]
        hits = [hit for hit in hits if hit.name in spot.measures.tolls or "form.verb" not in words[hit.last].tags]
        if spot.rules.language.words["form.state"]:  # "rescue workers" are workers, but "fallen soldiers" are dead
            heads = [hit for hit in hits if not any(other.first == hit.last + 1 for other in hits)]
            hits = [hit for hit in hits if hit in heads or (hit.name in spot.measures.tolls and "form.state" in words[hit.last].tags)]
    order = list(spot.measures.by_id)
    return min(hits, key=lambda hit: (hit.first, -hit.last, far(spot, spot.end, hit.name), order.index(hit.name)), default=None)


def far(spot: Spot, place: int, measure: str) -> tuple[bool, int]:
    """How far the nearest word that speaks for a measure stands, where several count the same noun: a state of it, or a cue of a
    topic that shows it; before that, whether it needs a cue that the sentence has not."""
    shown = spot.measures.topics_of[measure]
    wants = spot.measures.by_id[measure].needs_cue and not set(shown) & set(spot.topics)
    near = [
        *(hit for hit in spot.sentence.hits.get("topic", ()) if hit.name in shown),
        *(hit for hit in spot.states if hit.name == measure),
    ]
    return wants, min((abs(hit.first - place) for hit in near), default=len(spot.row))


def noun_before(spot: Spot, before: Spot | None) -> Hit | None:
    """The nearest counted noun before a figure in its clause ("le nombre de victimes à plus de 6 000"), where a word equates them and
    the figure ``before`` does not count it."""
    start = spot.floor
    if before:
        start = max(start, phrase_of(before)[1], *(hit.last + 1 for hit in _said_of(before, spot.floor)), 0)
    breaks = [found.end for found in spot.rules.grammar.find("claims.break", spot.row, start, spot.first)]
    cut = breaks[-1] if breaks else start
    if not spot.equated(cut):
        return None
    hits = [hit for hit in spot.counted if cut <= hit.first and hit.last < spot.first]
    nouns = [hit for hit in hits if not any(other.last == hit.first - 1 for other in hits)]  # "victimes hollandaises" counts victims
    tolls = [hit for hit in nouns if hit.name in spot.measures.tolls]  # "casualties among the rescuers stand at 40"
    if not nouns:
        said = [hit for hit in spot.states if cut <= hit.first and hit.last < spot.first]
        return max(said, key=lambda hit: hit.last, default=None)
    return max(tolls or nouns, key=lambda hit: (hit.last, hit.last - hit.first, [-each for each in far(spot, spot.first, hit.name)]))


def _said_of(spot: Spot, start: int) -> list[Hit]:
    """What is said of a figure right behind its phrase, unless a comma and a determiner set it apart ("15,000 in two waves, and
    the dead at 600")."""
    said = [hit for hit in spot.states if start <= hit.first < start + SAID_WORDS]
    return [hit for hit in said if spot.find("claims.apart", start, hit.first) is None]


def span_of(spot: Spot, phrase: tuple[int, int], noun: Hit | None) -> Span:
    """The counted words: from the phrase's first to its noun, with the word that belongs to it ("soldats hollandais")."""
    if noun and (phrase[0] == phrase[1] or noun.last < phrase[0]):
        return noun.span
    words = spot.sentence.tokens
    last = noun.last if noun else phrase[0]
    if noun and last + 1 < phrase[1] and spot.find("claims.attribute", last + 1, last + 2):
        last += 1
    return Span(words[phrase[0]].start, words[last].end)
