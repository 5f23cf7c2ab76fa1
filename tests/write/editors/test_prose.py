"""The editor's prose must agree with the claims it cites: their numbers, and their hedges."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dossier.build import undated_figures
from dossier.errors import InputError
from dossier.models import Figure
from dossier.write.editors.page import EditorPage
from dossier.write.editors.prose import check_prose, sentences
from dossier.write.lookup import make_lookup
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
DAILY = article(
    "daily",
    "The mayor says 12 are dead.",
    "Between 4,000 and 6,000 fled.",
    "About 600 are missing.",
    "At least 2.5 million litres came, in boats of 170 tonnes.",
    "37 of 64 boats sank.",
    "Thousands helped.",
    "Of the town 5 % drowned.",
)
DEAD = claim(DAILY, "12", 12).id
CLAIMS = [
    claim(DAILY, "12", 12),
    claim(DAILY, "Between 4,000 and 6,000", 4000, 6000, relation="range"),
    claim(DAILY, "About 600", 600, relation="about"),
    claim(DAILY, "At least 2.5 million", 2.5e6, relation="at_least"),
    claim(DAILY, "37", 37),
    claim(DAILY, "64", 64),
    claim(DAILY, "Thousands", 1000, 9999, relation="vague"),
]
D, FLED, MISSING, WATER, SUNK, BOATS, MANY = (f"[^{one.id}]" for one in CLAIMS)
DOSSIER = dossier_of([DAILY], CLAIMS, CONFIG)


def check(text: str, *, language: str = "en", strict: bool = True) -> None:
    page = EditorPage("docs/victims.md", text)
    check_prose(make_lookup(DOSSIER, CONFIG, language), page, figures=undated_figures, strict=strict)


AGREES = [
    ("en", f"The mayor says 12 are dead.{D}"),
    ("en", f"Twelve are dead{D}."),
    ("en", f"On 2 March 2025 the mayor said 12.{D} In 2024 nobody did."),
    ("en", f"Between 4,000 and 6,000 fled,{FLED} and 12 died.{D}"),
    ("en", f"Between **4&nbsp;000** and *6,000* fled.{FLED}"),
    ("en", f"Nearly 600 are missing.{MISSING}"),
    ("en", f"More than 2.5 million litres came.{WATER}"),
    ("en", f"The figures run from 12 to 6,000.{D}{FLED}"),
    ("en", f"Of 64 boats,{BOATS} 37 sank.{SUNK}"),
    ("en", f"37 of 64 sank.{SUNK} {BOATS}"),
    ("en", f"Thousands helped.{MANY}"),
    ("en", f"Boats of 170 tonnes brought at least 2.5 million litres.{WATER}"),  # what nobody claims stands as it is quoted
    ("en", f"The mayor{D} says 12."),
    ("en", f"Mr. Haas said that, e.g. on Monday, 12 had died.{D}"),
    ("en", "One source says so."),
    (
        "en",
        "1. First.\n2. Second.\n\n[a](https://example.org/2025/600 '7') <b data-x='9'>b</b> `600` {: .x7 }\n\n[b]: https://example.org/8",
    ),
    ("en", "<!-- 600 dead -->\n\n```\n600 dead\n```\n\n~~~dossier\nchart 5\n~~~\n"),
    ("en", f"| What | Who |\n| --- | --- |\n| Dead | 12{D} |\n| Missing | about 600{MISSING} |\n"),
    ("en", f"- 12 died{D}\n- about 600 are missing{MISSING}\n"),
    ("fr", f"Le 1er mars, la maire a parlé de douze morts.{D}"),
    ("fr", f"De 4 000 à 6\u202f000 ont fui,{FLED} et près de six cents ont disparu.{MISSING}"),
    ("fr", f"« Plus de 2,5 millions de litres. »{WATER}"),
    ("fr", f"Des milliers ont aidé.{MANY}"),
]


@pytest.mark.parametrize(("language", "text"), AGREES)
def test_prose_that_agrees(language: str, text: str) -> None:
    check(text, language=language)


DISAGREES = [
    # a number that is not the claim's
    (
        "en",
        f"First line.\n\nThe mayor says 13 are dead.{D}",
        "docs/victims.md:3: '13' is not what the cited claim says ('12'); correct the",
    ),
    ("en", f"Thirteen are dead.{D}", "'Thirteen' is not what the cited claim says ('12'); correct the number"),
    ("en", f"Some 12 million died.{D}", "'Some 12 million' is not what"),
    (
        "en",
        f"Between 4,000 and 7,000 fled.{FLED}",
        "'Between 4,000 and 7,000' is not what the cited claim says ('Between 4,000 and 6,000')",
    ),
    ("en", f"A dozen are dead.{D}", "'A dozen' is not what the cited claim says ('12'); keep its hedge"),
    ("en", f"12 % are dead.{D}", "'12 %' is not what"),
    ("fr", f"Deux mille sont morts.{D}", "'Deux mille' is not what"),
    ("fr", f"Une douzaine de morts.{D}", "'Une douzaine' is not what the cited claim says ('12'); keep its hedge"),
    # another hedge
    ("en", f"At least 600 are missing.{MISSING}", "'At least 600' is not what the cited claim says ('About 600'); keep its hedge"),
    ("en", f"600 are missing.{MISSING}", "keep its hedge"),
    ("en", f"Up to 6,000 fled.{FLED}", "keep its hedge"),
    ("fr", f"Plus de 600 ont disparu.{MISSING}", "keep its hedge"),
    ("fr", f"2,5 millions de litres.{WATER}", "keep its hedge"),
    # cited elsewhere in the sentence
    (
        "en",
        f"12 are missing,{MISSING} about 600 dead.{D}",
        "docs/victims.md:1: '12' is not what the cited claim says ('About 600'); cite each",
    ),
    # nothing is cited
    ("en", f"12 died.{D} And\nso did 77 more.", "docs/victims.md:2: '77' cites no claim; put [^claim-id] behind it, or say it"),
    ("en", "## The 600\n", "docs/victims.md:1: '600' cites no claim"),
    ("en", "Text.\n\n- none\n- three boats", "docs/victims.md:4: 'three' cites no claim"),
    ("en", f"| a | b |\n| - | - |\n| 12{D} | c |\n| 600 | d |", "docs/victims.md:4: '600' cites no claim"),
    ("fr", "Un tiers est mort.", "'Un tiers' cites no claim"),
    ("en", "---\ntitle: A\ndescription: 600 dead\n---\nText.", "docs/victims.md:3: '600' stands where no claim can be cited"),
    ("en", "# The 600\n\nText.", "docs/victims.md:1: '600' stands where no claim"),
]


@pytest.mark.parametrize(("language", "text", "message"), DISAGREES)
def test_prose_that_disagrees_ends_the_build(language: str, text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        check(text, language=language)
    assert message in str(error.value)


def test_other_pages_may_give_numbers_of_their_own_but_none_that_a_claim_denies() -> None:
    check("# The 600\n\nThe town has 9 wards.", strict=False)
    with pytest.raises(InputError, match="'9' is not what the cited claim says"):
        check(f"The town has 9 wards.{D}", strict=False)


def test_no_number_of_another_claim_hides_behind_a_quote() -> None:
    """ "37 of 64": who cites the 37 alone may not give the 64."""
    with pytest.raises(InputError, match="'64' is not what the cited claim says"):
        check(f"64 boats sank.{SUNK}")


def test_sentences_are_what_readers_see() -> None:
    found = [(one.text.strip(), [name for _, name in one.cited]) for one in sentences("A\nb.[^x][^y] *C*\n\n> d\n- e\n## f. g\nh", "en")]
    assert found == [("A b.", ["x", "y"]), ("C", []), ("d", []), ("e", []), ("## f. g", []), ("h", [])]


def test_figures_are_found_by_what_is_passed_in() -> None:
    def none(text: str, language: str) -> Sequence[Figure]:
        return []

    page = EditorPage("docs/victims.md", "99")
    check_prose(make_lookup(DOSSIER, CONFIG, "en"), page, figures=none, strict=True)
