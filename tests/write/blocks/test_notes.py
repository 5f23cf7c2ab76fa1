"""Notes: numbered as first cited, each with its quote, its source, and the way back."""

from __future__ import annotations

import re
from dataclasses import replace

import markdown

from dossier.models import Dossier
from dossier.write.blocks.notes import note_list
from dossier.write.citations import Citations
from dossier.write.html.links import original_link
from dossier.write.lookup import make_lookup
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
COURIER = article("courier", "The mayor says 12 are dead.", "About 30 are missing.", title="Flood <b>", url="https://example.org/a")
RUMOUR = article("rumour", "More than 90 are dead.", outlet="The Rumour", published=None, published_evidence=None)
ONE = claim(COURIER, "12", 12, who="The mayor", party="town")
TWO = claim(COURIER, "About 30", 30, relation="about", measure="missing")
THREE = claim(RUMOUR, "More than 90", 90, relation="at_least")


def dossier() -> Dossier:
    return dossier_of([COURIER, RUMOUR], [ONE, TWO, THREE], CONFIG)


def citations(root: str = "") -> Citations:
    return Citations(make_lookup(dossier(), CONFIG, "en"), root)


def test_a_note_has_one_number_and_each_mention_its_own_place() -> None:
    found = citations()
    first, second, again = found.cite([ONE.id]), found.cite([TWO.id]), found.cite([ONE.id])
    assert [re.findall(r">(\d+)<", one)[0] for one in (first, second, again)] == ["1", "2", "1"]
    assert f'id="ref-{ONE.id}-1"' in first and f'id="ref-{ONE.id}-2"' in again
    shown = note_list(found)
    assert f'href="#ref-{ONE.id}-1"' in shown and f'href="#ref-{ONE.id}-2"' in shown
    assert shown.index(f'id="note-{ONE.id}"') < shown.index(f'id="note-{TWO.id}"')


def test_mentions_in_tables_are_not_led_back_to() -> None:
    found = citations()
    assert "id=" not in found.refer([ONE.id])
    assert f"ref-{ONE.id}" not in note_list(found)


def test_source_lines_shorten_runs_by_their_ends() -> None:
    found = citations()
    line = found.cite_all([ONE.id, TWO.id, THREE.id])
    assert re.sub(r"<[^>]*>", "", line) == "1–3"
    assert re.sub(r"<[^>]*>", "", found.cite_all([THREE.id, ONE.id])) == "1, 3"


def test_what_a_note_holds() -> None:
    found = citations("../")
    found.cite([ONE.id, THREE.id])
    shown = note_list(found)
    assert '«&nbsp;The mayor says <mark class="d-whole">12</mark> are dead.&nbsp;»' in shown
    assert "“Flood &#x3c;b&#x3e;”" in shown
    assert "2 March 2025 &#x28;dated by" in shown
    assert 'href="https://example.org/a#:~:text=The%20mayor%20says%2012%20are%20dead."' in shown
    assert f'href="../sources/courier.html#claim-{ONE.id}"' in shown
    rumour = shown[shown.index(f'id="note-{THREE.id}"') :]
    assert "undated" in rumour and "no claimant named" in rumour and "reliability of this outlet is in doubt" in rumour


def test_notes_need_no_extension_and_stay_whole_in_markdown() -> None:
    found = citations()
    found.cite([ONE.id, THREE.id])
    shown = str(note_list(found))
    assert "\n\n" not in shown
    assert markdown.markdown(shown) == shown


def test_an_original_is_linked_at_its_words() -> None:
    words = "One two three four five six seven eight nine ten, eleven-twelve thirteen"
    expected = "https://example.org/a?b=1#:~:text=One%20two%20three%20four%20five%20six,eight%20nine%20ten%2C%20eleven%2Dtwelve%20thirteen"
    assert original_link("https://example.org/a?b=1", words) != expected  # the last six words, not five
    assert str(original_link("https://example.org/a#part", "one")) == "https://example.org/a#part:~:text=one"
    assert original_link("javascript:alert(1)") is None and original_link(None) is None and original_link('https://x/"onclick="') is None


def test_no_address_no_link() -> None:
    bare = dossier_of([replace(COURIER, url=None)], [ONE], CONFIG)
    found = Citations(make_lookup(bare, CONFIG, "en"), "")
    found.cite([ONE.id])
    assert "original article" not in note_list(found)
