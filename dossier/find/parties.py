"""Which side words name: the parties of ``dossier.yml`` with their actors, found among a passage's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.find.words import Cues, Hit, Word

if TYPE_CHECKING:
    from dossier.config import Config


@dataclass(frozen=True, slots=True)
class Named:
    """A party found in a text: by its own name, by an actor's or by an adjective ("hollandais").

    ``actor`` is the actor's first name in dossier.yml, ``place`` its place in the party's list: of two actors that one
    name holds, the editor's first is meant.
    """

    hit: Hit
    party: str
    actor: str | None
    place: int = 0
    adjective: bool = False


class Parties:
    """The parties' names and adjectives, ready to be found in texts of one language; ``rest`` is the party of all others,
    ``outlets`` the names of media in lower case."""

    def __init__(self, config: Config, language: str) -> None:
        self.outlets = frozenset(outlet.name.lower() for outlet in config.outlets)
        self.rest = next((party.id for party in config.parties if party.rest), None)
        names: dict[str, list[str]] = {}
        self._owner: dict[str, tuple[str, str | None, int]] = {}
        for party in config.parties:
            key = f"{party.id}\n"
            names[key] = _with_stops(party.name.values())
            self._owner[key] = (party.id, None, 0)
            for place, actor in enumerate(party.actors):
                label = next(iter(actor.name.values()))
                names[f"{party.id}\n{label}"] = _with_stops((*actor.name.values(), *actor.aliases))
                self._owner[f"{party.id}\n{label}"] = (party.id, label, place)
        nouns = {key: [name for name in listed if name == name.lower()] for key, listed in names.items()}
        self._names = Cues(
            {key: [name for name in listed if name not in nouns[key]] for key, listed in names.items()}, language, exact=True
        )
        self._nouns = Cues(nouns, language)  # "chercheur" is no name: "des chercheurs", "une chercheuse" too
        adjectives = {party.id: party.adjectives.get(language, ()) for party in config.parties}
        self._adjectives = Cues({name: [word for word in words if not word.isupper()] for name, words in adjectives.items()}, language)
        self._initials = Cues({name: _with_stops(filter(str.isupper, words)) for name, words in adjectives.items()}, language, exact=True)

    def find(self, text: str, words: Sequence[Word]) -> list[Named]:
        """All parties named, in order; a longer name hides the shorter ones inside it ("Hollande du Sud", "Sud")."""
        found = [Named(hit, *self._owner[hit.name]) for cues in (self._names, self._nouns) for hit in cues.find(text, words)]
        found += [
            Named(hit, hit.name, None, adjective=True) for cues in (self._adjectives, self._initials) for hit in cues.find(text, words)
        ]
        if len(found) < 2:
            return found
        found.sort(key=lambda named: (named.hit.first - named.hit.last, named.hit.first, named.actor is None))
        kept: list[Named] = []
        for named in found:
            if not any(named.hit.first <= other.hit.last and other.hit.first <= named.hit.last for other in kept):
                kept.append(named)
        return sorted(kept, key=lambda named: named.hit.first)


def _with_stops(names: Iterable[str]) -> list[str]:
    """Names, once each, and those that are initials also with stops ("UN", "U.N.")."""
    listed = list(dict.fromkeys(names))
    return listed + ["".join(f"{letter}." for letter in name) for name in listed if name.isalpha() and name.isupper() and len(name) < 4]
