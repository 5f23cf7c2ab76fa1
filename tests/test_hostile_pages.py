"""What a reader does not see is not quoted; what is broken over lines or holds odd signs is read as it is seen. All is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.config import Config, parse_config
from dossier.extraction import extract_seed
from dossier.models import Seed
from dossier.read.markdown import read_markdown
from dossier.read.markup import read_markup
from tests.desk import CONFIG
from tests.test_hostile_signs import OPENING

HERE = Path(__file__).parent / "hostile"
END = {
    "en": "The mayor thanked the crews and promised an inquiry into the fire.",
    "fr": "La maire a remercié les équipes et a promis une enquête sur le feu.",
}
SEEN = "At least 41 dockers were killed in the harbour fire, the mayor said."
UNSEEN = "At least 99 dockers were killed in the harbour fire, the mayor said."
SIGNS = "\u00ad\u034f\u115f\u17b4\u180e\u200b\u200e\u2062\u206a\u3164\ufe0f\ufeff\uffa0\ufff0\ufffa\U0001bca0\U0001d173\U000e0020"
SPACES = "\t \u00a0\u1680\u2000\u2003\u2007\u200a\u202f\u205f\u2800\u3000"


def lines_of(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def harbour() -> Config:
    return parse_config(CONFIG, file="dossier.yml", folder=Path("."))


def bounds(config: Config, seed: Seed) -> list[str]:
    found = extract_seed(config, seed)
    assert found.article is not None
    figures = [claim.figure for claim in found.claims]
    return [" ".join("-" if value is None else f"{value:.0f}" for value in (one.low, one.high)) for one in figures]


def page_of(element: str) -> Seed:
    prose = "".join(f"<p>{line}</p>" for line in OPENING["en"].strip().split("\n\n"))
    page = f"<html><body><article>{prose}<p>{SEEN}</p>{element}<p>{END['en']}</p></article></body></html>"
    return Seed("a", "seeds/a.html", *read_markup(page))


@pytest.mark.parametrize("element", [*lines_of("pages.txt"), *lines_of("beside.txt")])
def test_what_a_page_hides_or_sets_apart_is_no_claim(harbour: Config, element: str) -> None:
    assert bounds(harbour, page_of(element.replace("{}", UNSEEN))) == ["41 -"]


@pytest.mark.parametrize("element", lines_of("shown.txt"))
def test_what_a_page_shows_is_one(harbour: Config, element: str) -> None:
    assert bounds(harbour, page_of(element.replace("{}", UNSEEN))) == ["41 -", "99 -"]


@pytest.mark.parametrize("line", lines_of("wrapped.txt"))
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\u2028", "\x85"])
def test_a_broken_line_is_a_space(harbour: Config, line: str, ending: str) -> None:
    language, claimed, words = line.split(" | ")
    broken, whole = words.replace("/", ending), words.replace("/", " ")
    expected = [] if claimed == "-" else [claimed]
    for paragraph in (broken, whole):
        text = f"{OPENING[language]}{paragraph}\n\n{END[language]}\n"
        assert bounds(harbour, Seed("a", "seeds/a.txt", text)) == expected
        if not (ending == "\r\n" and paragraph is broken):  # a file of Markdown has lost them by then
            assert bounds(harbour, Seed("a", "seeds/a.md", *read_markdown(text))) == expected
    prose = "".join(f"<p>{each}</p>" for each in [*OPENING[language].strip().split("\n\n"), broken, END[language]])
    assert bounds(harbour, Seed("a", "seeds/a.html", *read_markup(f"<html><body>{prose}</body></html>"))) == expected


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_a_sign_that_nobody_sees_parts_nothing(harbour: Config, sign: str) -> None:
    for words in (SEEN.replace("41", f"4{sign}100"), SEEN.replace("At least 41", f"At{sign} least{sign} 4{sign}100{sign}")):
        assert bounds(harbour, Seed("a", "seeds/a.txt", f"{OPENING['en']}{words}\n")) == ["4100 -"]
    denied = f"It is not{sign} true{sign} that 41 dockers were killed in the fire, the mayor said."
    assert bounds(harbour, Seed("a", "seeds/a.txt", f"{OPENING['en']}{denied}\n")) == []


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_a_space_of_any_width_groups_digits(harbour: Config, space: str) -> None:
    assert bounds(harbour, Seed("a", "seeds/a.txt", f"{OPENING['en']}{SEEN.replace('41', f'4{space}100')}\n")) == ["4100 -"]


@pytest.mark.parametrize("number", ["1,234,56", "12,3456", "1 200,50.1", "4.200.1", "1,20,0", "1_200", "41/0", "0041", "4:100"])
def test_a_number_in_no_known_form_is_none_and_nor_are_its_parts(harbour: Config, number: str) -> None:
    assert bounds(harbour, Seed("a", "seeds/a.txt", f"{OPENING['en']}{SEEN.replace('41', number)}\n")) == []
