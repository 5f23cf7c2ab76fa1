"""What articles hold, counted: measures, who speaks, outlets, languages, words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from dossier.language import language_codes, load_language
from dossier.language.catalogue import by_language, named, names
from dossier.models import Article, Claim, Extract
from dossier.webaddress import host_of

CUE_LETTERS = 5  # of a word that may tell a topic
CUE_SHARE = 4  # one article in so many has it
LEAST_CUES = 2
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:\s(?:(?:of|de|du|des|la|le|les|et|and|for|the|pour|d['’])\s?){0,3}[A-ZÀ-ÖØ-Þ][\w'’.-]*)+")
_BEFORE_NAME = re.compile(r"^(?:(?:The|Les?|La|Mrs?|Ms|Dr|Mme|M|Me|Sir|Lord)\.?\s|L['’])")


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each occurs, most first. ``measures`` and ``parties`` by their ids in the probe, ``bodies`` by the names that articles
    write, each with the language; ``domains`` are the hosts of outlets' addresses."""

    languages: Counter[str]
    measures: Counter[str]
    parties: Counter[str]
    bodies: Counter[str]
    nobody: int
    outlets: Counter[str]
    domains: Mapping[str, Sequence[str]]
    agencies: Counter[str]
    words: Mapping[str, Sequence[str]]


def count(extracts: Sequence[Extract]) -> Counted:
    """What the articles hold."""
    articles = [one.article for one in extracts if one.article]
    claims = [(claim, one.article) for one in extracts if one.article for claim in one.claims]
    speaking = [claim.claimant for claim, _ in claims if claim.claimant]
    unknown = [_name_in(claim, article) for claim, article in claims if claim.claimant and not claim.claimant.party]
    outlets = Counter(article.outlet for article in articles if article.outlet)
    domains: dict[str, dict[str, None]] = {}
    for article in articles:
        if article.outlet and (host := host_of(article.url)):
            domains.setdefault(article.outlet, {})[host.removeprefix("www.")] = None
    return Counted(
        languages=Counter(article.language for article in articles),
        measures=Counter(claim.measure for claim, _ in claims if claim.measure in names("measures")),
        parties=Counter(claimant.party for claimant in speaking if claimant.party),
        bodies=Counter(filter(None, unknown)),
        nobody=len(claims) - len(speaking) + unknown.count(""),
        outlets=outlets,
        domains={outlet: tuple(hosts) for outlet, hosts in domains.items()},
        agencies=Counter(chain(*map(_agencies, articles))),
        words={code: tuple(_shared_words(articles, code)) for code in language_codes()},
    )


def _name_in(claim: Claim, article: Article) -> str:
    """The proper name among the words for a claimant; "" where there is none: "residents of the valley"."""
    words = claim.claimant.words if claim.claimant else claim
    found = _NAME.search(" ".join(article.text[words.start : words.end].split()))
    return _BEFORE_NAME.sub("", found[0]).rstrip(".,'’-") if found else ""


@cache
def agencies() -> Mapping[str, Sequence[str]]:
    """News agencies with their domains."""
    told: Mapping[str, Sequence[str]] = tomllib.loads((files(__package__) / "agencies.toml").read_text("utf-8"))
    return told


@cache
def _agency_names() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, agencies()))})(?![\w-])")


def _agencies(article: Article) -> set[str]:
    return set(_agency_names().findall(article.text))


def _shared_words(articles: Iterable[Article], language: str) -> Iterator[str]:
    """Words of many articles' bodies that are no words of every article, the most shared first."""
    own = [article for article in articles if article.language == language]
    found: Counter[str] = Counter()
    titled: Counter[str] = Counter()
    for article in own:
        body = " ".join(article.text[sentence.start : sentence.end] for sentence in article.sentences)
        found.update({word for word in _words(body) if len(word) >= CUE_LETTERS})
        titled.update(set(_words(article.title or "")))
    known = _known(language)
    for word, times in found.most_common():
        if times >= max(LEAST_CUES, len(own) / CUE_SHARE) and titled[word] and word not in known:
            yield word


def _words(text: str) -> Iterator[str]:
    return (word.lower() for word in _WORD.findall(text))


@cache
def _known(language: str) -> frozenset[str]:
    """The words of a pack, which any article may have, and those of measures, which are cues already."""
    listed = chain(*load_language(language).words.values())
    of_measures = (by_language(named("measures", name) or {}, key).get(language, ()) for name in names("measures") for key in _OF_MEASURES)
    return frozenset(word.lower() for word in chain(listed, *of_measures))


_OF_MEASURES = ("counted", "states", "cues")
