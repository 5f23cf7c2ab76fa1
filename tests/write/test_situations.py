"""Eight invented situations, and every sentence that the site makes of each, in both languages: ``expected/<situation>.<language>.txt``.

An editor reads those files: nothing in them may be false, and nothing awkward. Write them anew with
``python -m tests.write.test_situations`` and read the difference before you keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from dossier.config import Config, parse_config
from dossier.models import Article, Claim
from dossier.write.blocks.cards import card
from dossier.write.blocks.differences import difference_blocks
from dossier.write.blocks.in_short import in_short
from dossier.write.blocks.known import headline_measures
from dossier.write.charts.chosen import home_charts, topic_charts
from dossier.write.citations import Citations
from dossier.write.html.links import page_link
from dossier.write.lookup import Lookup, make_lookup, topic_claims, topic_estimates
from dossier.write.pages.search import search_entries
from dossier.write.sharing.findings import home_description, topic_description, topic_headline
from dossier.write.sharing.image import home_picture
from dossier.write.sharing.linked import topic_data
from tests.write.small import article, claim, dossier_of

EXPECTED = Path(__file__).parent / "expected"
WORDS = "{http://www.w3.org/2000/svg}text"
SETTINGS = """\
title: {en: The flood, fr: La crue}
subtitle: {en: An invented flood, fr: Une crue inventée}
languages: [en, fr]
topics:
  - id: victims
    title: {en: Victims, fr: Victimes}
    measures: [killed, killed_or_wounded]
  - id: help
    title: {en: Help, fr: Secours}
    measures: [boats, aid]
measures:
  - killed
  - killed_or_wounded
  - {id: boats, title: {en: Boats, fr: Bateaux}, phrase: {en: boats lent, fr: bateaux prêtés}, counted: {en: [boat], fr: [bateau]}}
  - aid
parties:
  - id: town
    name: {en: The town, fr: La ville}
    actors: [{name: {en: Mayor of Velmont, fr: maire de Velmont}}]
  - id: state
    name: {en: The state, fr: L’État}
    actors: [{name: {en: Interior ministry, fr: ministère de l’Intérieur}}]
outlets:
  - name: The Rumour
    reliability: {en: The Rumour is known for inventions., fr: La Rumeur est connue pour ses inventions.}
"""
TOWN: Any = {"who": "The mayor", "actor": "Mayor of Velmont", "party": "town"}
STATE: Any = {"who": "the ministry", "actor": "Interior ministry", "party": "state"}
PLACES: Any = tuple(
    {"measure": measure, "topics": (topic,)}
    for measure, topic in (("killed", "victims"), ("killed_or_wounded", "victims"), ("boats", "help"), ("aid", "help"))
)
DEAD, HURT, BOATS, AID = PLACES

MONDAY = article("monday", "The mayor says 12 are dead in Velmont.", published="2025-03-03")
TUESDAY = article("tuesday", "The mayor says 18 are dead in Velmont.", outlet="The Courier", published="2025-03-04")
WEDNESDAY = article("wednesday", "The mayor says at least 25 are dead in Velmont.", published="2025-03-05")
PROMISE = article("promise", "Next month the ministry will lend 300 boats.", published="2025-03-05")
HEARSAY = article("hearsay", "Some 40 people have reportedly died.", published="2025-03-05")
RUMOUR = article("rumour", "It says 4,000 died, and the ministry counts 900.", outlet="The Rumour", published="2025-03-06")
NATION = article("nation", "In the whole country 90 died, the ministry says.", outlet="The Courier", published="2025-03-05")
CITY = article("city", "The mayor says 12 of the dead are from Velmont.", published="2025-03-05")
BOTH = article("both", "The mayor says 90 were killed or wounded.", published="2025-03-05")
EUROS = article("euros", "The mayor says €6bn is needed.", "Then $5bn came, the ministry said.", published="2025-03-05")
FORMER = article("former", "The mayor now says 18 died, not 25 as first said.", published="2025-03-06")

Situation = tuple[tuple[Article, ...], tuple[Claim, ...]]


def dated(one: Article) -> dict[str, Any]:
    return {"as_of": one.published}


def money(one: Article, surface: str, value: float, sign: str, **how: Any) -> Claim:
    """A claim of a sum, its sign on the number."""
    found = claim(one, surface, value, **AID, **dated(one), **how)
    return replace(found, figure=replace(found.figure, unit=sign))


SITUATIONS: dict[str, Situation] = {
    "rising toll": (
        (MONDAY, TUESDAY, WEDNESDAY),
        (
            claim(MONDAY, "12", 12, **TOWN, **DEAD, **dated(MONDAY)),
            claim(TUESDAY, "18", 18, **TOWN, **DEAD, **dated(TUESDAY)),
            claim(WEDNESDAY, "at least 25", 25, relation="at_least", **TOWN, **DEAD, **dated(WEDNESDAY)),
        ),
    ),
    "promise": ((PROMISE,), (claim(PROMISE, "300", 300, **STATE, **BOATS, scope="new", modality="planned", as_of="2025-04"),)),
    "hearsay": ((HEARSAY,), (claim(HEARSAY, "Some 40", 40, relation="about", **DEAD, **dated(HEARSAY), hearsay=True),)),
    "one doubtful source alone": (
        (RUMOUR,),
        (
            claim(RUMOUR, "4,000", 4000, **DEAD, **dated(RUMOUR)),
            claim(RUMOUR, "900", 900, **STATE, **DEAD, **dated(RUMOUR)),
        ),
    ),
    "two measures with one number": (
        (NATION, BOTH),
        (claim(NATION, "90", 90, **STATE, **DEAD, **dated(NATION)), claim(BOTH, "90", 90, **TOWN, **HURT, **dated(BOTH))),
    ),
    "city and country": (
        (NATION, CITY),
        (
            claim(NATION, "90", 90, **STATE, **DEAD, **dated(NATION)),
            claim(CITY, "12", 12, **TOWN, **DEAD, scope="part", **dated(CITY)),
        ),
    ),
    "money in two currencies": ((EUROS,), (money(EUROS, "€6bn", 6e9, "€", **TOWN), money(EUROS, "$5bn", 5e9, "$", **STATE))),
    "former value": (
        (FORMER,),
        (
            claim(FORMER, "18", 18, **TOWN, **DEAD, **dated(FORMER)),
            claim(FORMER, "25", 25, **TOWN, **DEAD, as_of=None, former=True),
        ),
    ),
}


@pytest.fixture(scope="module")
def config() -> Config:
    return settings()


@cache
def settings() -> Config:
    return parse_config(SETTINGS, file="dossier.yml", folder=Path("."))


def sentences(lookup: Lookup) -> Iterator[str]:
    """Every sentence that the site makes of a dossier, each under what it is for."""
    measures = headline_measures(lookup)
    for measure, estimates in measures.items():
        shown: Any = card(lookup, measure, estimates, link=page_link("victims.md", root=""))
        told_words = [shown["title"], *shown["kinds"], *map(row, shown["rows"]), shown["doubt"]]
        yield f"card: {' | '.join(filter(None, told_words))}"
        yield f"card, what stands behind it: {' · '.join(shown['facts'])}"
    yield f"home, description: {home_description(lookup, measures)}"
    for topic in lookup.config.topics:
        name = lookup.text(topic.title)
        if topic_claims(lookup, topic.id):
            yield f"{name}, description: {topic_description(lookup, topic, name)}"
            yield f"{name}, shared: {topic_headline(lookup, topic, name)}"
            yield f"{name}, in short: {words(in_short(lookup, topic, topic_estimates(lookup, topic.id), Citations(lookup, '')))}"
            data: Any = topic_data(lookup, topic.id, name, "")
            for node in data["hasPart"]:
                yield f"{name}, a claim for programs: {node['name']}"
        for chart in topic_charts(lookup, topic):
            yield f"{name}, chart {chart.kind}: {chart.title}. {chart.subtitle} {chart.alt}".strip()
            if chart.firm:
                yield f"{name}, chart {chart.kind}, without doubtful sources: {chart.firm.title}"
    for chart in home_charts(lookup):
        yield f"home, chart {chart.kind}: {chart.title}. {chart.subtitle} {chart.alt}".strip()
    for difference in lookup.dossier.differences:
        yield f"difference: {words(difference_blocks(lookup, [difference], Citations(lookup, '')))}"
    for entry in search_entries(lookup):
        yield f"search: {unescape(entry.title)}"
    picture = ElementTree.fromstring(home_picture(lookup, measures))
    yield f"shared picture: {' / '.join(''.join(node.itertext()) for node in picture.iter(WORDS))}"


def words(html: str) -> str:
    """What a reader sees of some HTML, without its notes."""
    whole = re.sub(r"<sup\b.*?</sup>|<svg\b.*?</svg>|</?strong>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", whole)).split())


def row(shown: Any) -> str:
    return f"{shown['figure']}, {shown['who']}, {shown['date']}" + "".join(f", {kind}" for kind in shown["kinds"])


def told(situation: str, language: str, config: Config) -> str:
    articles, claims = SITUATIONS[situation]
    lookup = make_lookup(dossier_of(articles, claims, config), config, language)
    return "\n".join(sentences(lookup)) + "\n"


def file_of(situation: str, language: str) -> Path:
    return EXPECTED / f"{situation.replace(' ', '-')}.{language}.txt"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_the_site_says_of_a_situation(situation: str, language: str, config: Config) -> None:
    assert told(situation, language, config) == file_of(situation, language).read_text("utf-8")


def rewrite() -> None:
    """Write what the site says of each situation anew."""
    for situation in SITUATIONS:
        for language in ("en", "fr"):
            file_of(situation, language).write_text(told(situation, language, settings()), "utf-8")


if __name__ == "__main__":
    rewrite()
