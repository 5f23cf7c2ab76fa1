"""A figure with all from which one reads what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.find.counts.noun import Phrase, noun_behind, phrase_of, span_of
from dossier.find.counts.spots import NOTHING, Counted, Spot
from dossier.find.counts.states import done_to, done_with, is_whole, state_behind
from dossier.find.lexicon import Hit
from dossier.find.measures import Measures
from dossier.models import Span


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A figure among those of its sentence.

    ``before`` is the figure before it there, ``previous`` what that one counts, else the last one of an earlier sentence. In the
    noun phrase behind it stands a counted ``noun``, or a word for people in general, a ``person``; ``state`` is what is said of them.
    ``whole`` is what the figure before counts, where this one is called a part of it.
    """

    spot: Spot
    before: Spot | None
    previous: Counted
    phrase: Phrase
    noun: Hit | None
    person: Hit | None
    state: Hit | None
    whole: Counted | None

    @property
    def measures(self) -> Measures:
        """The dossier's measures."""
        return self.spot.measures

    @property
    def words(self) -> Span:
        """The counted words of the noun phrase."""
        if self.person and not self.noun:
            return Span(self.spot.sentence.tokens[self.phrase[0]].start, self.person.end)
        return span_of(self.spot, self.phrase, self.noun)

    @property
    def follows(self) -> Counted | None:
        """What the figure before it in the sentence counts."""
        return self.previous if self.before and self.previous.measure and not self.previous.back else None

    def is_toll(self, hit: Hit | None) -> bool:
        """Whether a word is one of a toll: a noun or a verb for what befell people."""
        return hit is not None and hit.name in self.measures.tolls

    def is_people(self, hit: Hit | None) -> bool:
        """Whether a word is one of a measure of people."""
        return hit is not None and hit.name in self.measures.people


def read_around(spots: Sequence[Spot], number: int, previous: Counted | None, *, for_part: bool) -> Reading:
    """One of a sentence's figures with what stands around it. ``for_part``: asked for a part of it, of which more may be said
    than of the whole."""
    spot, before = spots[number], spots[number - 1] if number else None
    phrase = phrase_of(spot)
    noun, person = noun_behind(spot, phrase), _person(spot, phrase)
    if noun and person and noun.first == person.first and _is_anybody(spot, noun, previous):
        noun = None
    acted = state = None
    if spot.sentence.hits.get("state") and (for_part or not is_whole(spot)):
        acted = done_to(spot)
        state = acted or state_behind(spot) or done_with(spot)
    if acted and noun and person and person.first < noun.first:
        noun = None  # "killed 41 people in the force of ..."
    if noun and person and not noun.first <= person.first <= noun.last:
        person = None
    whole = previous if before and previous and previous.measure and not previous.back and _goes_into(spot, previous) else None
    return Reading(spot, before, previous or NOTHING, phrase, noun, person, state, whole)


def _goes_into(spot: Spot, whole: Counted) -> bool:
    """Whether a word makes a figure a part of the one before, or it is joined to such a part; it is no more than the whole."""
    if spot.most > whole.most:
        return False
    joined = whole.part and spot.holds("claims.joined")
    return joined or spot.holds("claims.part") or spot.find("claims.out_of", 0, spot.end) is not None


def _is_anybody(spot: Spot, noun: Hit, previous: Counted | None) -> bool:
    """Whether a noun for people in general is no more than that: "14 men on trial" are no soldiers, though the dossier counts men so."""
    measures = spot.measures
    shown = noun.name in measures.own or not set(measures.topics_of[noun.name]).isdisjoint(spot.topics)
    known = previous is not None and previous.measure in {noun.name, *measures.casualties}
    return noun.name in measures.kinds and not (shown or known or spot.find("claims.men", 0, len(spot.row)))


def _person(spot: Spot, phrase: Phrase) -> Hit | None:
    """The noun for people in general of a phrase, by its place in the sentence."""
    first, last = next(spot.sentence.tagged("noun.person", *phrase), (-1, -1))
    words = spot.sentence.tokens
    return Hit(words[first].start, words[last].end, first, last, "") if first >= 0 else None
