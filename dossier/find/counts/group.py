"""Of whom and where a toll or a crowd is: what is of different groups, or of different places, is not set against one another.

1. The group of people that the counted noun names ("12 soldats tués"), or among whom the counted are ("35 blessés parmi les manifestants");
   none where the measure itself is of that group ("soldiers killed"), or counts the subject's people only.
2. The place behind the figure in its clause, else before it, else at the head of its sentence; EVERYWHERE of a whole country. Of a crowd
   also the town whose name alone is the heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.find.counts.spots import Counted, Spot
from dossier.find.grammar import Found
from dossier.find.lexicon import CAPITAL
from dossier.find.measures import groups_of
from dossier.find.sentence import Sentence
from dossier.find.words import Token
from dossier.models import EVERYWHERE, People

LONGEST_NAME = 3  # words of a heading that is a town's name


def people_of(spot: Spot, counted: Counted, text: str) -> People | None:
    """The group of people whose toll a figure is; None where its words name none, or several."""
    measures = spot.measures
    if counted.measure not in measures.tolls or counted.measure in measures.crowds or counted.measure in measures.own:
        return None
    found, sentence = spot.find("claims.of_group"), spot.sentence
    if found:
        words = sentence.tokens[slice(*found.groups["group"])]
    elif counted.span and sentence.start <= counted.span.start < sentence.end:
        words = sentence.tokens[sentence.number(counted.span.start) : sentence.number(counted.span.end)]
    else:
        words = spot.rules.lexicon.read(text, counted.span.start, counted.span.end)[0] if counted.span else []
    names = groups_of(words)
    return names.pop() if len(names) == 1 and names.isdisjoint(measures.groups[counted.measure]) else None


def place_of(spot: Spot, counted: Counted) -> str | None:
    """Where those of a toll or a crowd are, as their sentence names the place; None where it does not."""
    if counted.measure not in spot.measures.tolls and counted.measure not in spot.measures.crowds:
        return None
    if spot.holds("claims.everywhere"):
        return EVERYWHERE
    found = named_place(spot)
    if found is None:
        return None
    first, end = found.groups["place"]
    words = spot.sentence.tokens[first:end]
    return spot.sentence.text[words[0].start : words[-1].end]


def named_place(spot: Spot) -> Found | None:
    """The place by which a figure's clause, else the head of its sentence, says where those counted are."""
    return place_behind(spot) or spot.find("claims.placed_before") or spot.find("claims.placed_before", 0)


def place_behind(spot: Spot) -> Found | None:
    """The place behind a figure in its clause, over the second of two figures if there is one ("40 (police) and 60 (unions) in Besson")."""
    found = spot.find("claims.placed_behind", spot.first, len(spot.row))
    return found if found and found.start == spot.first else None


def towns_of(sentences: Iterable[Sentence]) -> dict[int, str]:
    """For each paragraph the name that is all of the heading it stands under."""
    found: dict[int, str] = {}
    town: str | None = None
    for sentence in sentences:
        if sentence.place.kind == "heading":
            words = sentence.tokens
            town = sentence.text[sentence.start : sentence.end] if _is_name(words) else None
        elif town and sentence.place.kind == "body":
            found[sentence.place.paragraph] = town
    return found


def _is_name(words: Sequence[Token]) -> bool:
    return 0 < len(words) <= LONGEST_NAME and all(CAPITAL in word.tags for word in words)
