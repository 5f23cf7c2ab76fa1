"""How many articles a second are read and searched, beside libraries that look for dates or for numbers only.

    python -m benchmarks.reading [ARTICLES]

The articles are invented ones of 3,000 characters, half of them French, all different; everything runs on one core, warm,
in this run.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterable, Sequence

from benchmarks.prose import LENGTH, language_of, seed
from dossier.find import find_claims, find_dates, find_figures
from dossier.models import Article, Seed
from dossier.read import read_article
from tests.find.flood import config

ARTICLES = 200
ROUNDS = 5  # the best counts: a busy machine only ever slows a run down
FEW = 10  # articles for the others, one of which takes seconds
WANTED = 250  # articles a second, read and searched: an archive of a hundred thousand in seven minutes
TIMES = 15  # as fast as a library that looks for dates alone
TODAY = dt.date(2025, 6, 17)
CONFIG = config()

Work = Callable[[Seed], object]


def read(one: Seed) -> Article:
    """The seed as an article; an invented one can always be read."""
    article, _ = read_article(one, CONFIG, find_dates=find_dates)
    assert article is not None
    return article


def both(one: Seed) -> int:
    """The number of claims in a seed."""
    return len(find_claims(read(one), CONFIG)[1])


def others() -> list[tuple[str, Work, str, Work]]:
    """What is compared with, as far as it is installed, each beside ours of the same task."""
    found: list[tuple[str, Work, str, Work]] = []
    try:
        from dateparser.search import search_dates

        theirs: Work = lambda one: search_dates(one.text, languages=[language_of(one)])  # noqa: E731
        ours: Work = lambda one: find_dates(one.text, language=language_of(one), reference=TODAY)  # noqa: E731
        found.append(("dateparser search_dates", theirs, "find_dates", ours))
    except ImportError:
        print("dateparser is not installed: not compared with")
    try:
        from text_to_num import alpha2digit

        numbers: Work = lambda one: alpha2digit(one.text, language_of(one))  # noqa: E731
        found.append(("text2num alpha2digit", numbers, "find_figures", lambda one: find_figures(one.text, language=language_of(one))))
    except ImportError:
        print("text2num is not installed: not compared with")
    return found


def rate(work: Work, seeds: Sequence[Seed], *, rounds: int = ROUNDS) -> float:
    """Articles of 3,000 characters a second, in the best of some rounds."""
    characters = sum(len(one.text) for one in seeds)
    return characters / LENGTH / min(seconds(work, seeds) for _ in range(rounds))


def seconds(work: Work, seeds: Iterable[Seed]) -> float:
    """The processor's time for the work on all seeds: what else the machine does is not counted."""
    start = time.process_time()
    for one in seeds:
        work(one)
    return time.process_time() - start


def compare(number: int) -> tuple[float, float]:
    """Print articles a second of ours and of the others; the rate of reading and finding together, and its ratio to dateparser's."""
    seeds = [seed(place) for place in range(number)]
    claims = sum(map(both, seeds))  # warms up
    articles = {one.source: read(one) for one in seeds}
    print(f"{number} invented articles with {claims} claims; articles of {LENGTH:,} characters a second")
    ours, ratios = rate(both, seeds), {}
    print(f"{rate(read, seeds):9.1f}  read_article")
    print(f"{rate(lambda one: find_claims(articles[one.source], CONFIG), seeds):9.1f}  find_claims")
    print(f"{ours:9.1f}  both; wanted {WANTED}")
    for name, work, name_of_ours, alike in others():
        theirs, own = rate(work, seeds[:FEW], rounds=2), rate(alike, seeds)
        ratios[name] = ours / theirs
        print(
            f"{theirs:9.1f}  {name}: both are {ours / theirs:.2g} times as fast, {name_of_ours} alone ({own:.1f}) {own / theirs:.2g} times"
        )
    return ours, ratios.get("dateparser search_dates", TIMES)


def main(arguments: Sequence[str]) -> int:
    """1 where fewer articles a second are read and searched than wanted, or not as many times as fast as dateparser."""
    ours, times = compare(int(arguments[0]) if arguments else ARTICLES)
    print(f"wanted: {WANTED} a second ({ours:.0f}), {TIMES} times as fast as dateparser ({times:.1f})")
    return 0 if ours >= WANTED and times >= TIMES else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
