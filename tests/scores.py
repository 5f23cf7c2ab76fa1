"""How well the program reads the annotated articles in this repository, told on the method page.

    python -m tests.scores      (``make scores``)

writes the scores between two marks in ``docs/method.md`` and ``docs/method.fr.md``, with the day, and raises the floors in
``tests/gold/floors.json``. ``make test`` holds the pages to what is measured and what is measured to the floors.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from dossier.config import load_config
from dossier.extraction import extract
from dossier.write.exports.records import extract_record
from tests.gold import ANNOTATIONS, HERE, SEEDS
from tests.scoring import FIELDS, Score, score

ROOT = HERE.parent
FLOORS = HERE / "gold" / "floors.json"
PAGES = {"en": ROOT / "docs" / "method.md", "fr": ROOT / "docs" / "method.fr.md"}
NONE_ALLOWED = {"leaks", "not_verbatim"}
CEILINGS = {"wrong_speaker"}  # of these less is better
SLACK = 0.01  # a floor stands this far under the score that raised it: one claim of a hundred

_BLOCK = re.compile(r"(<!-- scores[^>]*-->\n)(.*?)(<!-- /scores -->)", re.DOTALL)
_LOCALE = {"en": "en_GB", "fr": "fr"}
_DAY = {"en": "Measured on {}.", "fr": "Mesuré le {}."}


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A folder of annotated articles, the texts beside them, and the dossier they are read for."""

    annotations: Path
    texts: Path
    dossier: Path
    label: Mapping[str, str]


def _invented(name: str, dossier: Path, en: str, fr: str) -> GoldSet:
    return GoldSet(HERE / "gold" / name, HERE / "gold" / name, dossier, {"en": en, "fr": fr})


def _named(name: str, en: str, fr: str) -> GoldSet:
    """The news read with a dossier that names its measures and roles and lists no words."""
    return _invented(name, NAMED, en, fr)


QUAKE = HERE / "gold" / "quake" / "dossier.yml"
NEWS = HERE / "gold" / "news" / "dossier.yml"
NAMED = HERE / "gold" / "news" / "named.yml"
SETS = {
    "seeds": GoldSet(ANNOTATIONS, SEEDS, ROOT / "dossier.yml", {"en": "Those of this dossier", "fr": "Ceux de ce dossier"}),
    "news-nk-unseen": _invented(
        "news-nk-unseen", ROOT / "dossier.yml", "Built as real pages are, **unseen**", "Bâtis comme de vraies pages, **jamais vus**"
    ),
    "news-unseen": _invented("news-unseen", NEWS, "The same, of many subjects, **unseen**", "De même, sur bien des sujets, **jamais vus**"),
    "news-unseen-named": _named(
        "news-unseen", "With measures and roles by name, **unseen**", "Mesures et rôles par leur nom, **jamais vus**"
    ),
    "plain-unseen": _invented("plain-unseen", ROOT / "dossier.yml", "As agencies write, **unseen**", "Style d’agence, **jamais vus**"),
    "quake-unseen": _invented("quake-unseen", QUAKE, "About an earthquake, **unseen**", "Sur un séisme, **jamais vus**"),
    "news-nk": _invented("news-nk", ROOT / "dossier.yml", "Built as real pages are", "Bâtis comme de vraies pages"),
    "news": _invented("news", NEWS, "The same, of many subjects", "De même, sur bien des sujets"),
    "news-named": _named("news", "With measures and roles by name", "Mesures et rôles par leur nom"),
    "plain": _invented("plain", ROOT / "dossier.yml", "As agencies write", "Style d’agence"),
    "quake": _invented("quake", QUAKE, "About an earthquake", "Sur un séisme"),
    "mayotte": _invented(
        "mayotte", ROOT / "examples" / "mayotte" / "dossier.yml", "French, about a cyclone", "En français, sur un cyclone"
    ),
    "fr": _invented("fr", ROOT / "dossier.yml", "French, made to be difficult", "En français, rendus difficiles"),
    "en": _invented("en", ROOT / "dossier.yml", "English, made to be difficult", "En anglais, rendus difficiles"),
}

HEADS = {
    "en": (
        ("Articles", "Number", "Figures", "Precision", "Recall", "F1 with side", "F1 with claimant", "Wrong claimant"),
        ("Articles", "Hedge", "Measure", "Side", "Claimant", "Date", "New or total", "Kind", "Sentences, F1"),
    ),
    "fr": (
        ("Articles", "Nombre", "Chiffres", "Précision", "Rappel", "F1 avec camp", "F1 avec voix", "Voix fausse"),
        ("Articles", "Réserve", "Mesure", "Camp", "Voix", "Date", "Nouveau ou total", "Nature", "Phrases, F1"),
    ),
}
BETWEEN = {
    "en": "Of the figures found, the share of which each part is right, and how well sentences that bear on a topic are found:",
    "fr": "Parmi les chiffres trouvés, la part de ceux dont chaque élément est juste ; et la qualité du choix des phrases :",
}


@cache
def measured() -> Mapping[str, Score]:
    """The score of each set, by its name."""
    return {name: score(records(gold), gold.annotations, gold.texts) for name, gold in SETS.items()}


def records(gold: GoldSet) -> list[dict[str, Any]]:
    """What ``dossier extract`` prints of a set; what the editor told of single articles helps with the dossier's own only."""
    config = load_config(gold.dossier)
    config = config if gold.texts == SEEDS else config.model_copy(update={"sources": {}})
    return [extract_record(one.article, one.passages, one.claims) for one in extract(config, [gold.texts]) if one.article]


def tables(scores: Mapping[str, Score], language: str) -> str:
    """The scores as two Markdown tables."""
    found, parts = HEADS[language]
    rows = [
        [SETS[name].label[language], str(one.articles), str(one.claims.right + one.claims.missed)]
        + [_two(value, language) for value in _columns(one)]
        for name, one in scores.items()
    ]
    fields = [
        [SETS[name].label[language], *(_two(value, language) for value in (*map(one.share, FIELDS), one.kinds_told(), one.passages.f1))]
        for name, one in scores.items()
    ]
    return f"{_table(found, rows)}\n{BETWEEN[language]}\n\n{_table(parts, fields)}"


def _columns(one: Score) -> tuple[float, ...]:
    figures = one.figures()
    return one.claims.precision, one.claims.recall, *(figures[name] for name in ("strict_f1", "attributed_f1", "wrong_speaker"))


def _table(head: tuple[str, ...], rows: list[list[str]]) -> str:
    lines = [list(head), ["---", *("--:" for _ in head[1:])], *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _two(value: float, language: str) -> str:
    return format_decimal(value, "0.00", locale=language)


def written(page: str, scores: Mapping[str, Score], language: str, day: dt.date | None) -> str:
    """A method page with the scores between its marks; without a day, the day that stands there."""
    block = _BLOCK.search(page)
    if block is None:
        raise ValueError("the method page has no place for the scores: <!-- scores --> ... <!-- /scores -->")
    told = _DAY[language].format(format_date(day, "long", locale=_LOCALE[language])) if day else block[2].partition("\n")[0]
    return page[: block.end(1)] + f"{told}\n\n{tables(scores, language)}" + page[block.start(3) :]


def raised(floors: Mapping[str, Mapping[str, float]], scores: Mapping[str, Score]) -> dict[str, dict[str, float]]:
    """The floors, each as high as the score allows and none lower than it was."""
    return {
        name: {
            part: 0 if part in NONE_ALLOWED else _raised(part, value, floors.get(name, {}).get(part))
            for part, value in one.figures().items()
        }
        for name, one in scores.items()
    }


def _raised(part: str, value: float, floor: float | None) -> float:
    """A floor a little below a score, or a ceiling a little above it, and no laxer than it was."""
    if part in CEILINGS:
        ceiling = math.ceil((value + SLACK) * 100) / 100
        return ceiling if floor is None else min(floor, ceiling)
    return max(floor or 0, math.floor((value - SLACK) * 100) / 100)


def main() -> None:
    scores = measured()
    for language, path in PAGES.items():
        path.write_text(written(path.read_text(encoding="utf-8"), scores, language, dt.date.today()), encoding="utf-8")
    floors = raised(json.loads(FLOORS.read_text(encoding="utf-8")), scores)
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    print(tables(scores, "en"))


if __name__ == "__main__":
    main()
