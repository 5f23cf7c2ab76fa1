"""The proposed file: YAML with counts in comments, in the language that most articles are in."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from dossier.config import FIRST_LINE, LANGUAGES
from dossier.intake.naming import plain
from dossier.language.catalogue import names
from dossier.proposal.counting import Counted, agencies
from dossier.proposal.groups import groups

MANY = 8  # figures of all measures above which one that was found once is left out
MOST_BODIES = 8
LEAST_OF_BODY = 2  # figures
MOST_OUTLETS = 40
MOST_CUES = 12
SECOND_LANGUAGE = 5  # one article in so many is in it
KEPT = ("seeds", "docs", "sources", "contact", "licence")
"""What of a ``dossier.yml`` that is there is kept as it stands: what articles do not tell, and no proposal changes."""


def site_languages(languages: Counter[str]) -> list[str]:
    """The languages of the site: those of articles that a site can have, the one of most articles first."""
    every = languages.total()
    found = [code for code, count in languages.most_common() if code in LANGUAGES and count * SECOND_LANGUAGE >= every]
    return found or [LANGUAGES[0]]


def proposal(counted: Counted, *, title: Mapping[str, str], countries: Mapping[str, str], sided: bool, kept: str) -> str:
    """The text of the file. ``countries`` are the codes of the countries that speak, by their parties; unless ``sided`` they stand in
    comments. ``kept`` is what of a file that is there stays."""
    languages = site_languages(counted.languages)
    say = _Words(languages)
    parts = [
        [FIRST_LINE, f"# {say('opening', articles=say.many('articles', counted.languages.total()))}"],
        [
            f"title: {_in_languages(title or say.all('title'), languages)}",
            f"languages: [{', '.join(languages)}] # {say('languages', languages=_counts(counted.languages))}",
        ],
        _topics(counted, say),
        _parties(counted, say, countries, sided=sided),
        _outlets(counted, say),
        [f"# {say('kept')}", kept.strip()] if kept.strip() else [],
        [f"# {say('next')}"],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def kept_of(text: str) -> str:
    """What of the text of a ``dossier.yml`` is kept: whole tables, with their comments."""
    blocks = re.split(r"^(?=[^\s#\]}-])", text, flags=re.MULTILINE)
    return "".join(block.rstrip() + "\n" for block in blocks if block.partition(":")[0].strip("'\" ") in KEPT)


class _Words:
    """The file's own words."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages

    def __call__(self, key: str, **values: Any) -> str:
        return str(_told()[self.languages[0]][key]).format(**values)

    def many(self, key: str, count: int) -> str:
        """So many of something."""
        one, more = _told()[self.languages[0]][key]
        return str(one if count == 1 else more).format(count=count)

    def all(self, key: str) -> dict[str, str]:
        """A text in all languages of the site."""
        return {code: str(_told()[code][key]) for code in self.languages}


@cache
def _told() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))


def _topics(counted: Counted, say: _Words) -> list[str]:
    every = counted.measures.total()
    rare = [name for name, count in counted.measures.items() if count == 1] if every > MANY else []
    kept = {name: count for name, count in counted.measures.items() if name not in rare}
    lines = [f"# {say('topics')}", "topics:"]
    found = []
    for group in groups().values():
        own = sorted((name for name in group["measures"] if name in kept), key=lambda name: -kept[name])
        if own:
            found.append((sum(kept[name] for name in own), own, group["id"][say.languages[0]], group["title"]))
    for _, own, name, title in sorted(found, key=lambda one: -one[0]):
        counts = ", ".join(f"{measure} {kept[measure]}" for measure in own)
        lines += [f"  - id: {name} # {counts}", f"    title: {_in_languages(title, say.languages)}"]
        lines += [f"    measures: [{', '.join(own)}]"]
    cues = {code: words[:MOST_CUES] for code, words in counted.words.items() if words and counted.languages[code]}
    if not found:
        lines += ["  - id: subject", f"    title: {_in_languages(say.all('subject'), say.languages)}"]
        lines += [f"    cues: {_flow(cues)}"] if cues else []
    elif cues:
        lines += [f"# {say('cues')}", f"#   cues: {_flow(cues)}"]
    return [*lines, *([f"# {say('rare', measures=', '.join(sorted(rare)))}"] if rare else [])]


def _parties(counted: Counted, say: _Words, countries: Mapping[str, str], *, sided: bool) -> list[str]:
    roles = [(name, count) for name, count in counted.parties.most_common() if name in names("roles")]
    states = [(countries[name], count) for name, count in counted.parties.most_common() if name in countries]
    bodies = [(name, count) for name, count in counted.bodies.most_common(MOST_BODIES) if count >= LEAST_OF_BODY]
    own = [f"  - {{role: {name}}} # {say.many('spoken', count)}" for name, count in roles]
    if states:
        mark = "" if sided else "# "
        own += [f"  # {say('countries')}"]
        own += [f"  {mark}- {{country: {code}}} # {say.many('spoken', count)}" for code, count in states]
    if bodies:
        own += [f"  # {say('bodies')}", *_bodies(bodies, {*countries, *names("roles")}, say)]
    heading = [f"# {say('parties')}"]
    unnamed = [f"# {say('unnamed', count=counted.nobody)}"] if counted.nobody else []
    speaks = any(not line.lstrip().startswith("#") for line in own)
    return [*heading, "parties:" if speaks else "parties: []", *own, *unnamed] if own else []


def _bodies(bodies: Iterable[tuple[str, int]], taken: set[str], say: _Words) -> Iterator[str]:
    for name, count in bodies:
        party = plain(name)[:60].strip("-")
        if party and party not in taken:
            taken.add(party)
            words = _quoted(name)
            actor = f"{{name: {words}, aliases: [{words}]}}"
            yield f"  - {{id: {party}, name: {words}, actors: [{actor}]}} # {say.many('spoken', count)}"


def _outlets(counted: Counted, say: _Words) -> list[str]:
    found = dict(counted.outlets.most_common(MOST_OUTLETS))
    lines = []
    for name, count in {**found, **{agency: times for agency, times in counted.agencies.items() if agency not in found}}.items():
        domains = [*counted.domains.get(name, ()), *(one for one in agencies().get(name, ()) if one not in counted.domains.get(name, ()))]
        told = [f"name: {_quoted(name)}", *([f"domains: [{', '.join(map(_quoted, domains))}]"] if domains else [])]
        told += ["agency: true"] if name in agencies() else []
        lines.append(f"  - {{{', '.join(told)}}} # {say.many('written', count)}")
    return [f"# {say('outlets')}", "outlets:", *lines] if lines else []


def _counts(found: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in found.most_common())


def _in_languages(texts: Mapping[str, str], languages: Sequence[str]) -> str:
    told = {code: texts[code] for code in languages if code in texts} or dict(texts)
    return "{" + ", ".join(f"{code}: {_quoted(text)}" for code, text in told.items()) + "}"


def _flow(words: Mapping[str, Iterable[str]]) -> str:
    return "{" + ", ".join(f"{code}: [{', '.join(map(_quoted, listed))}]" for code, listed in words.items()) + "}"


def _quoted(words: str) -> str:
    """Words as YAML reads them, whatever they are."""
    return json.dumps(words, ensure_ascii=False)
