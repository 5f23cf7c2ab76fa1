"""Which side words name: the parties of ``dossier.yml`` with their actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dossier.find.lexicon import Hit, WordList

NAME, ADJECTIVE = "party.name", "party.adjective"
"""The kinds of the lists of names and adjectives."""

_APART = "\n"  # between the parts of a list's name: no name in dossier.yml has a line break
DIGITS = 3  # of a party's number
INITIALS = 4  # a name of fewer capitals is also written with stops ("UN", "U.N.")

if TYPE_CHECKING:
    from dossier.config import Config


class Named(NamedTuple):
    """A party found in a sentence: by its own name, by an actor's or by an adjective ("hollandais").

    ``actor`` is the actor's first name in dossier.yml, ``place`` its place in the party's list: of two actors that one
    name holds, the editor's first is meant.
    """

    hit: Hit
    party: str
    actor: str | None
    place: int = 0
    adjective: bool = False


def party_lists(config: Config, code: str) -> Iterator[WordList]:
    """The names of the parties and their actors, and the parties' adjectives in one language."""
    for number, party in enumerate(config.parties):
        side = f"{number:0{DIGITS}}{_APART}{party.id}"  # of two parties that share a name, the editor's first is found first
        yield from _names(_APART.join((side, "0", "")), party.name.values())
        for place, actor in enumerate(party.actors):
            label = next(iter(actor.name.values()))
            yield from _names(_APART.join((side, str(place), label)), (*actor.name.values(), *actor.aliases.get(code, ())))
        adjectives = party.adjectives.get(code, ())
        yield WordList(ADJECTIVE, tuple(word for word in adjectives if not word.isupper()), "forms", party.id)
        yield WordList(ADJECTIVE, tuple(_with_stops(filter(str.isupper, adjectives))), "names", party.id)


def _names(key: str, names: Iterable[str]) -> Iterator[WordList]:
    """Names stand for themselves; one in small letters is a noun and stands for its forms ("chercheur": "une chercheuse")."""
    listed = _with_stops(names)
    yield WordList(NAME, tuple(name for name in listed if name != name.lower()), "names", key)
    yield WordList(NAME, tuple(name for name in listed if name == name.lower()), "forms", key)


def named_in(hits: Mapping[str, Sequence[Hit]]) -> list[Named]:
    """All parties named, in order; a longer name hides the shorter ones inside it ("Hollande du Sud", "Sud")."""
    found = [_owner(hit) for hit in hits.get(NAME, ())]
    found += [Named(hit, hit.name, None, adjective=True) for hit in hits.get(ADJECTIVE, ())]
    if len(found) < 2:
        return found
    found.sort(key=lambda named: (named.hit.first - named.hit.last, named.hit.first, named.actor is None))
    kept: list[Named] = []
    taken: set[int] = set()
    for named in found:
        covered = range(named.hit.first, named.hit.last + 1)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(named)
    return sorted(kept, key=lambda named: named.hit.first)


def _owner(hit: Hit) -> Named:
    _, party, place, actor = hit.name.split(_APART)
    return Named(hit, party, actor or None, int(place))


def _with_stops(names: Iterable[str]) -> list[str]:
    """Names, once each, and those that are initials also with stops ("UN", "U.N.")."""
    listed = list(dict.fromkeys(names))
    initials = (name for name in listed if name.isalpha() and name.isupper() and len(name) < INITIALS)
    return listed + ["".join(f"{letter}." for letter in name) for name in initials]
