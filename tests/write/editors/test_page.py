"""The editor's own pages: front matter, citations that become citations, blocks that place parts of the site."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from dossier.errors import InputError
from dossier.write.citations import Citations
from dossier.write.editors.page import EditorPage, Fault, fences
from dossier.write.lookup import make_lookup
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
DAILY = article("daily", "The mayor says 12 are dead.")
DEAD = claim(DAILY, "12", 12)
LOOKUP = make_lookup(dossier_of([DAILY], [DEAD], CONFIG), CONFIG, "en")


def part(kind: str, name: str) -> Markup | Fault:
    return Markup(f"<{kind} {name}>") if kind == "chart" else Fault(f"'{kind}' is nothing", "write 'chart'")


def written(text: str) -> str:
    return str(EditorPage("docs/victims.md", text).written(LOOKUP, Citations(LOOKUP, ""), place=part))


@pytest.mark.parametrize("text", [f"12 are dead.[^{DEAD.id}]", f"12 are dead[^{DEAD.id}].", f"```\nx\n```\n12[^{DEAD.id}]"])
def test_citations_become_notes(text: str) -> None:
    page = written(text)
    assert "[^" not in page and f'href="#note-{DEAD.id}"' in page


WRONG = [
    ("All is lost.[^nothing]", "docs/victims.md:1: 'nothing' matches no claim; take an id"),
    (
        f"---\ntitle: A\n---\n# B\n\nAll\nis lost.[^{DEAD.id}x]",
        f"docs/victims.md:7: '{DEAD.id}x' matches no claim; did you mean '{DEAD.id}'?",
    ),
    ("# B\n\nText.\n\n```dossier\nchart a\n\nquote b\n```\n", "docs/victims.md:8: 'quote' is nothing; write 'chart'"),
    ("```dossier\n```\n", "docs/victims.md:1: this block places nothing; write a line"),
    ("a\n\n~~~ dossier\nchart a\n```\n", "docs/victims.md:3: this block is not closed; put ```"),
    ("```dossier chart a\n```\n", "docs/victims.md:1: 'dossier chart a': nothing may follow 'dossier' there; write a line for each part"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_wrong_is_reported_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        written(text)
    assert message in str(error.value)


WRONG_FRONT = [
    ("---\ntitel: A\n---\n", "docs/victims.md:2: unknown key 'titel'; did you mean 'title'?"),
    ("---\ntitle: A\nhide: [toc]\n---\n", "docs/victims.md:3: unknown key 'hide'; known here: description, title"),
    ("---\ntitle: [A\n---\n", "docs/victims.md:3: no valid YAML"),
    ("---\ntitle: [A]\n---\n", "docs/victims.md:2: 'title': expected a text"),
    ("---\ntitle: A\ntitle: B\n---\n", "docs/victims.md:3: 'title' stands twice (first on line 2)"),
    ("---\n- A\n---\n", "docs/victims.md:2: the front matter is no list of 'key: value' lines"),
]


@pytest.mark.parametrize(("text", "message"), WRONG_FRONT)
def test_a_page_whose_front_matter_is_wrong_stands_without_it(text: str, message: str) -> None:
    page = EditorPage("docs/victims.md", f"{text}# Losses\n\nWords.")
    assert [message in str(fault) for fault in page.faults] == [True]
    assert (page.title, page.description, page.prose) == ("Losses", None, "Words.")


def test_blocks_are_replaced_where_they_stand() -> None:
    assert written("A\n\n``` dossier\nchart a\n  chart b c\n```\n\nB") == "A\n\n\n<chart a>\n\n<chart b c>\n\n\nB"
    assert written("~~~~Dossier\nchart a\n~~~~") == "\n<chart a>\n"


UNTOUCHED = [
    f"`[^{DEAD.id}]` and ``a ` [^nothing]`` and <!-- [^nothing] 99 --> only.",
    "```\n[^nothing]\n```",
    "```python\ndossier = 1\n```",
    "````markdown\n```dossier\nchart a\n```\n````",
    "<!--\n```dossier\nchart none\n```\n-->",
    "Inline ```dossier``` words",
    "[[chart a]]",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_code_and_comments_are_left_alone(text: str) -> None:
    assert written(text) == text


def test_fences_end_with_as_many_of_their_own_marks() -> None:
    found = list(fences("````a\n```\n~~~~\n`````\nx\n~~~\ny"))
    assert [(one.info, one.body, one.closed) for one in found] == [("a", "```\n~~~~\n", True), ("", "y", False)]


FRONT = [
    ("# Losses\n\nText.", "Losses", None, "Text."),
    ("---\ntitle: The losses\ndescription: 'All: of them.'\n---\n\nText.", "The losses", "All: of them.", "Text."),
    ("---\ntitle: The losses\n---\n# Losses\n\nText.\n", "Losses", None, "Text."),
    ("---\ntitle: 2025\ndescription:\n...\nText.", "2025", None, "Text."),
    ("---\n---\nText.", None, None, "Text."),
    ("---\n\nA rule above.", None, None, "---\n\nA rule above."),
    ("Text.\n\n---\ntitle: x\n---\n", None, None, "Text.\n\n---\ntitle: x\n---"),
]


@pytest.mark.parametrize(("text", "title", "description", "prose"), FRONT)
def test_front_matter_is_read_and_not_shown(text: str, title: str | None, description: str | None, prose: str) -> None:
    page = EditorPage("docs/victims.md", text)
    assert (page.title, page.description, page.prose) == (title, description, prose)


def test_lines_are_those_of_the_file() -> None:
    page = EditorPage("docs/victims.md", "---\ntitle: A\n---\n# B\n\nC\nD")
    assert [page.line(page.prose.index(letter)) for letter in "CD"] == [6, 7]
