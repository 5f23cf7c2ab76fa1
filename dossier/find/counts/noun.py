"""The noun that a figure counts: behind it in its noun phrase, or before it in its clause."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.find.counts.spots import Spot
from dossier.find.counts.states import done_by_them
from dossier.find.lexicon import Hit
from dossier.models import Span

Phrase = tuple[int, int]
SAID_WORDS = 4  # words behind a noun in which a state is said of it, not of what comes next


def phrase_of(spot: Spot) -> Phrase:
    """The noun phrase behind a figure: its first token, and the one behind its last."""
    found = spot.find("claims.phrase", spot.first)
    return found.groups["phrase"] if found and found.start == spot.first else (spot.end, spot.end)


def noun_behind(spot: Spot, phrase: Phrase) -> Hit | None:
    """The counted noun of a phrase: the first, of those that begin there the longest, of those the one whose topic the sentence
    bears on. One in the figure's own words is nearest ("9 milliards de dollars au maximum")."""
    order = list(spot.measures.by_id)
    hits = spot.counted(spot.first + 1, spot.end) or _heads(spot, spot.counted(*phrase))
    return min(hits, key=lambda hit: (hit.first, -hit.last, *far(spot, spot.end, hit.name), order.index(hit.name)), default=None)


def _heads(spot: Spot, hits: list[Hit]) -> list[Hit]:
    """Of counted words those that are nouns of their own: "rescue workers" are workers, but "fallen soldiers" are dead."""
    before = {hit.first - 1 for hit in hits} if spot.rules.language.words["form.state"] else set()
    return [hit for hit in hits if _is_head(spot, hit, modifies=hit.last in before)]


def _is_head(spot: Spot, hit: Hit, *, modifies: bool) -> bool:
    """Whether a counted word is a noun of its own: a state's noun is; another is no verb and ``modifies`` no noun."""
    if done_by_them(spot, hit):
        return False
    if hit.name in spot.measures.tolls:
        return not modifies or spot.holds_at("form.state", hit.last)
    return not modifies and not spot.holds_at("form.verb", hit.last)


def far(spot: Spot, place: int, measure: str) -> tuple[bool, int, bool]:
    """How far the nearest word that speaks for a measure stands, where several count the same noun: a state of it, or a cue of its own,
    else of a topic that shows it; before that, whether it needs a cue that the sentence has not; behind it, whether it says of what it
    counts what nothing says here, as "money" does not."""
    shown, known = spot.measures.topics_of[measure], spot.measures.by_id[measure]
    wants = known.needs_cue and set(shown).isdisjoint(spot.topics)
    kind, names = ("cue", (measure,)) if known.cues else ("topic", shown)
    near = [hit.first for hit in spot.sentence.hits.get(kind, ()) if hit.name in names]
    near += [hit.first for hit in spot.said() if hit.name == measure]
    return wants, min((abs(first - place) for first in near), default=len(spot.row)), not near and bool(known.states)


def nearest(spot: Spot, names: Iterable[str]) -> str:
    """Of several measures the one for which the nearest word speaks."""
    return min(names, key=lambda name: far(spot, spot.end, name))


def noun_before(spot: Spot, before: Spot | None) -> Hit | None:
    """The nearest counted noun before a figure in its clause ("le nombre de victimes à plus de 6 000"), where a word equates them and
    the figure ``before`` does not count it; without a noun, what is said of the counted."""
    start = _free_from(spot, before) if before else spot.floor
    found = spot.find("claims.last_break", start, spot.first)
    cut = found.end if found else start
    if not spot.equated(cut):
        return None
    hits = spot.counted(cut, spot.first)
    ends = {hit.last + 1 for hit in hits}
    nouns = [hit for hit in hits if hit.first not in ends]  # "victimes hollandaises" counts victims
    tolls = [hit for hit in nouns if hit.name in spot.measures.tolls]  # "casualties among the rescuers stand at 40"
    return max(tolls or nouns or spot.said(cut, spot.first), key=lambda hit: _latest(spot, hit), default=None)


def _latest(spot: Spot, hit: Hit) -> tuple[int, ...]:
    return hit.last, hit.last - hit.first, *(-each for each in far(spot, spot.first, hit.name))


def _free_from(spot: Spot, before: Spot) -> int:
    """Behind the noun phrase of the figure ``before`` and what is said of it right there, unless a comma and a determiner set that
    apart ("15,000 in two waves, and the dead at 600")."""
    said = [hit for hit in before.said(spot.floor) if hit.first < spot.floor + SAID_WORDS]
    ends = [hit.last + 1 for hit in said if before.find("claims.apart", spot.floor, hit.first) is None]
    return max(spot.floor, phrase_of(before)[1], *ends)


def apposed(spot: Spot) -> Hit | None:
    """The noun right before a figure, a comma or colon between them, or right behind it ("300, tous pompiers")."""
    return spot.noun("claims.apposed_behind", spot.first) or spot.noun("claims.apposed", None, spot.end)


def span_of(spot: Spot, phrase: Phrase, noun: Hit | None) -> Span:
    """The counted words: from the phrase's first to its noun, with the word that belongs to it ("soldats hollandais")."""
    if noun and (phrase[0] == phrase[1] or noun.last < phrase[0]):
        return noun.span
    words = spot.sentence.tokens
    last = noun.last if noun else phrase[0]
    if noun and last + 1 < phrase[1] and spot.find("claims.attribute", last + 1, last + 2):
        last += 1
    return Span(words[phrase[0]].start, words[last].end)
