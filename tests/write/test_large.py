"""No number of the first dossier stands large without who gives it, what kind of statement it is, and the doubt about its only source.

Walked are cards, titles of charts and of differences, topics on the home page, descriptions, shared titles, search results and the
claims for programs, in both languages; what each number must have beside it comes from the data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from dossier.config import Config, load_config, per_language
from dossier.models import Site
from dossier.write.wording import Wording, load_wording, without_brackets

pytestmark = pytest.mark.site

ROOT = Path(__file__).parents[2]
DATE = re.compile(r"\b(?:\d{1,2}(?:er)? )?(?:[A-Z][a-z]{2,8}|[a-zéû]{3,9}\.?) 20\d\d\b|\b20\d\d-\d\d(?:-\d\d)?\b")
NUMBER = re.compile(r"\d+(?:[.,\u202f\u00a0]\d+)*")
DOUBTS = {"en": ["doubtful source"], "fr": ["source douteuse", "sources douteuses"]}
LARGE = {
    "card": r'<a class="d-card".*?</a>',
    "title of a chart": r"<figcaption>\s*<h3.*?</h3>",
    "title of a chart without doubtful sources": r'<h3 class="d-undoubted".*?</h3>',
    "title of a difference": r'<section class="d-difference.*?</h3>',
    "topic": r"<li><h3><a href.*?</p>",
}


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config(ROOT / "dossier.yml")


def words(html: str) -> str:
    """What a reader sees of some HTML, without its notes and pictures."""
    return unescape(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<sup.*?</sup>|<svg.*?</svg>", "", html, flags=re.DOTALL))))


def large(site: Site, config: Config, language: str) -> Iterator[tuple[str, str]]:
    """Where a reader sees something first, and the words that stand there."""
    root = config.root(language)
    for path in ("index.md", *(f"{topic.id}.md" for topic in config.topics)):
        page = str(site.files[f"{root}{path}"])
        for name, pattern in LARGE.items():
            yield from ((f"{path}, {name}", words(found)) for found in re.findall(pattern, page, re.DOTALL))
        for name in ("description", "headline"):
            if found := re.search(rf"^{name}: (.*)$", page, re.MULTILINE):
                yield f"{path}, {name}", words(json.loads(found[1]))
        data = json.loads(found[1]) if (found := re.search(r"^data: (.*)$", page, re.MULTILINE)) else {}
        yield from ((f"{path}, for programs", words(one["name"])) for one in data.get("hasPart", ()) if one["@type"] == "Claim")
    yield from ((f"search, {entry.location}", words(entry.title)) for entry in site.entries[language] if "#claim-" in entry.location)


def lacking(text: str, claim: Mapping[str, Any], config: Config, wording: Wording) -> list[str]:
    """What a text with a claim's number says not of the claim."""
    names = {name: per_language(actor.name, wording.language, name) for party in config.parties for actor in party.actors
             for name in actor.name.values()}  # fmt: skip
    who = claim["claimant"] or claim["attributed_to"]
    needed = [without_brackets(names.get(who, who)) if who else wording.say("claim.nobody")]
    needed += [wording.say(f"kind.{claim['modality']}")] if claim["modality"] != "actual" else []
    needed += [wording.say(f"kind.{name}") for name in ("hearsay", "former") if claim[name]]
    flat = text.casefold()
    return [one for one in needed if one.casefold() not in flat]


def in_doubt(claims: list[Mapping[str, Any]], config: Config) -> set[str]:
    """The ids of the claims whose estimate rests on doubtful outlets alone."""
    doubtful = {outlet.name for outlet in config.outlets if outlet.reliability}
    firm = {claim["estimate"] for claim in claims if claim["outlet"] not in doubtful}
    return {claim["id"] for claim in claims if claim["estimate"] not in firm}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_large_number_has_its_claimant_its_kind_and_its_doubt(first_site: Site, config: Config, language: str) -> None:
    wording = load_wording(language)
    claims = json.loads(str(first_site.files["data/claims.json"]))
    doubted = in_doubt(claims, config)
    warnings = [wording.say("warning.short"), *(outlet.name for outlet in config.outlets if outlet.reliability), *DOUBTS[language]]
    numbers: dict[str, list[Mapping[str, Any]]] = {}
    for claim in claims:
        for bound in {claim["low"], claim["high"]} - {None}:
            numbers.setdefault(NUMBER.findall(wording.number(bound))[0], []).append(claim)
    seen, faults = 0, []
    for where, text in large(first_site, config, language):
        for number in NUMBER.findall(DATE.sub("", text)):
            if number not in numbers:
                continue  # a count of articles or passages, which nobody claims
            seen += 1
            missing = [
                lacking(text, claim, config, wording)
                + ([] if claim["id"] not in doubted or any(one in text for one in warnings) else ["its doubt"])
                for claim in numbers[number]
            ]
            if all(missing):
                faults.append((where, number, text, min(missing, key=len)))
    assert faults == []
    assert seen > 60
