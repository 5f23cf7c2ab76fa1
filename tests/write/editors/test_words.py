"""Events and readings of differences: the editor's words in dossier.yml are held to what they cite, and stand where they belong."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dossier.build import undated_figures
from dossier.errors import InputError
from dossier.models import Site
from dossier.write.site import write_site
from tests.write.small import SETTINGS, article, claim, dossier_of, settings

DAILY = article("daily", "The mayor says 12 are dead.", "The river left its bed in May 2024.", published="2025-03-02")
OTHER = article("other", "Rescue crews count about 20 dead.", outlet="The Weekly")
MAYOR = claim(DAILY, "12", 12, who="The mayor", actor="Mayor (town hall)", party="town")
CREWS = claim(OTHER, "about 20", 20, relation="about", who="Rescue crews", actor="Rescue crews", party="crews")
CONFIG = settings()
DOSSIER = dossier_of([DAILY, OTHER], [MAYOR, CREWS], CONFIG)
PASSAGE = next(one.id for one in DOSSIER.passages if "bed" in DAILY.text[one.start : one.end])


def site(more: str) -> Site:
    return write_site(DOSSIER, settings(more), pages={}, figures=undated_figures)


def page(path: str, more: str) -> str:
    return str(site(more).files[path])


def event(words: str, **more: Any) -> str:
    lines = [
        f"  - date: {more.pop('date', '2024-05')}",
        f'    text: {{en: "{words}"}}',
        *(f"    {key}: {value}" for key, value in more.items()),
    ]
    return "events:\n" + "\n".join(lines) + "\n"


def test_an_event_stands_in_the_timeline_with_what_it_cites() -> None:
    more = event(f"The river leaves its bed.[^{PASSAGE}]")
    for path in ("index.md", "victims.md"):
        told = re.search(
            r'<time class="d-when" datetime="2024-05">May 2024</time>\n<p class="d-told">(.*?)</p>', page(path, more), re.DOTALL
        )
        assert told and told[1].startswith("The river leaves its bed.") and f"sources/daily.html#passage-{PASSAGE}" in told[1]
    assert "d-told" not in page("help.md", more), "it cites nothing that bears on this topic"
    figure = page("victims.md", event(f"The mayor speaks of 12[^{MAYOR.id}] dead.", date="2025-03-02"))
    assert f'The mayor speaks of 12<sup class="cite"><a href="#note-{MAYOR.id}"' in figure
    assert 'rel="external"' in page("index.md", event("The river rises.", url="https://example.org/river"))


WRONG = [
    ("The river leaves its bed.", "dossier.yml:{line}: these words cite nothing"),
    (f"The mayor speaks of 13[^{MAYOR.id}] dead.", "'13' is not what the cited claim says"),
    (f"The mayor speaks of 13 dead.[^{PASSAGE}]", "'13' cites no claim"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_words_are_held_to_what_they_cite(words: str, message: str) -> None:
    line = len(SETTINGS.splitlines()) + 3
    with pytest.raises(InputError, match=re.escape(message.format(line=line))) as caught:
        site(event(words))
    assert caught.value.line == line


def test_words_that_cite_what_is_gone_are_left_out_and_told() -> None:
    found = site(event("The river leaves its bed.[^beef]"))
    assert [notice.what for notice in found.notices] == ["'beef' matches no claim and no passage; these words are left out"]
    assert "leaves its bed" not in str(found.files["index.md"])


def test_an_editors_sentence_stands_with_the_difference_of_its_claims() -> None:
    more = f'differences:\n  - claims: [{MAYOR.id}, {CREWS.id}]\n    text: {{en: "The crews counted later.[^{CREWS.id}]"}}\n'
    assert DOSSIER.differences
    shown = page("victims.md", more)
    assert re.search(r'<p class="d-why">[^\n]* <span class="d-reading">The crews counted later\.<sup class="cite">', shown)
    gone = site(more.replace(CREWS.id + "]\n", "beefbeefbe]\n"))
    assert [notice.what for notice in gone.notices] == ["no difference holds all of these claims"]
    assert "d-reading" not in str(gone.files["victims.md"])


def test_contact_and_licence_stand_on_the_method_page() -> None:
    shown = page("method.md", 'contact: {en: "editors@flood.example, https://flood.example/us."}\nlicence: {en: CC BY 4.0}\n')
    assert (
        'href="mailto&#x3a;editors&#x40;flood&#x2e;example"' in shown and ">https&#x3a;&#x2f;&#x2f;flood&#x2e;example&#x2f;us</a>" in shown
    )
    assert "CC BY 4" in shown and shown.index("## How it works") < shown.index("## Written by the editors")
