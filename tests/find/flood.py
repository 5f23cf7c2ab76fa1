"""An invented dossier about an invented flood, and articles for it: finders are tested on another subject than the first's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dossier.config import Config, Source, parse_config
from dossier.find import find_claims, find_dates
from dossier.models import Article, Claim, Seed
from dossier.read import read_article

DOSSIER = """\
title: The flood of Valmont (invented)
subject: valmont
elsewhere: {fr: [Séisme], en: [earthquake]}
topics:
  - id: victims
    title: Victims
    measures: [dead, dead_or_hurt, hurt, missing, homeless]
    cues: {fr: [victime, bilan, mort, blessé, sinistré], en: [victim, toll, dead, hurt, homeless]}
  - id: rescue
    title: Rescue
    measures: [firefighters, divers, sandbags, tents, land, money]
    cues: {fr: [pompier, secours, digue, renfort], en: [firefighter, rescue, dyke]}
measures:
  - id: firefighters
    title: Firefighters
    counted: {fr: [pompier, secouriste], en: [firefighter, rescuer]}
    states: {fr: [dépêché], en: [rescued]}
  - id: dead
    title: Dead
    contained_in: [dead_or_hurt]
    counted: {fr: [mort, noyé], en: [dead, death]}
    states: {fr: [mort, tué, "perdu la vie", "coûté la vie", noyé], en: [died, drowned, dead, killed, "the death"]}
  - id: dead_or_hurt
    title: Dead or hurt
    counted: {fr: [victime, perte, "morts ou blessés"], en: [casualty, loss, "dead or hurt"]}
    states: {fr: ["morts ou blessés"], en: ["dead or hurt", "killed or hurt"]}
  - id: hurt
    title: Hurt
    contained_in: [dead_or_hurt]
    counted: {fr: [blessé], en: [hurt, injured]}
    states: {fr: [blessé], en: [hurt, injured]}
  - {id: homeless, title: Homeless, counted: {fr: [sinistré, habitant], en: [homeless, resident]}}
  - id: divers
    title: Divers
    phrase: {fr: plongeurs valmontois envoyés, en: Valmontian divers sent}
    counted: {fr: [plongeur], en: [diver, divers]}
  - {id: sandbags, title: Sandbags, counted: {fr: [sac], en: [sandbag, sandbags, sack]}}
  - {id: land, title: Land, counted: {fr: ["kilomètres carrés"], en: ["square kilometres"]}}
  - {id: missing, title: Missing, counted: {fr: [disparu], en: [missing]}, states: {fr: [disparu], en: [missing]}}
  - {id: tents, title: Tents, words_of: [], counted: {fr: [tente, banga], en: [tent]}, states: {fr: [dressé], en: [pitched]}}
  - {id: money, title: Money, needs_cue: true, counted: {fr: [euro, dollar], en: [euro, dollar]}, states: {fr: [promis], en: [pledged]}}
parties:
  - id: valmont
    name: Valmont
    adjectives: {fr: [valmontois*], en: [Valmontian]}
    actors: [{name: Town hall, aliases: [mairie de Valmont, maire de Valmont, mayor of Valmont, Valmont town hall]}]
  - id: state
    name: State
    adjectives: {fr: [préfectoral*], en: [prefectural]}
    actors:
      - {name: Prefecture, aliases: [préfecture, préfet, prefecture, prefect, Anne Lorrain]}
      - {name: Ministry, aliases: [ministère de l'Intérieur, interior ministry]}
  - id: insurers
    name: Insurers
    actors: [{name: Insurers' union, aliases: [Union des assureurs, Insurers' Union]}]
  - id: besson
    name: Besson
    adjectives: {fr: [bessonnais*], en: [Bessonian]}
    actors: [{name: Besson, aliases: [Besson]}]
"""
LEAD = {
    "fr": "La crue de Valmont a surpris la vallée, un événement inventé.",
    "en": "The flood of Valmont took the valley by surprise, an invented event.",
}


@cache
def config() -> Config:
    """Parsed once, as are the rules that are compiled for it."""
    return parse_config(DOSSIER, file="dossier.yml", folder=Path("."))


def article_of(text: str, *, language: str = "fr", published: str | None = None) -> Article:
    """An article whose lead names the subject, with a date line if one is given."""
    seed = Seed("invented", "seeds/invented.txt", f"{LEAD[language]}\n{text}\n")
    article, _ = read_article(seed, config().model_copy(update={"sources": _dated(published)}), find_dates=find_dates)
    assert article is not None
    return article


def _dated(published: str | None) -> dict[str, object]:
    return {"invented": Source(published=published)} if published else {}


def claims_of(text: str, *, language: str = "fr", published: str | None = "2031-05-07") -> list[tuple[str, Claim, Article]]:
    """The claims of a text, each with its figure's words."""
    article = article_of(text, language=language, published=published)
    return [(article.text[claim.figure.start : claim.figure.end], claim, article) for claim in find_claims(article, config())[1]]
