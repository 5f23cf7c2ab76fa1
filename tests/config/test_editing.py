"""What the program writes into dossier.yml: what is new, and not a letter of the editor's changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.config import editing, load_config
from dossier.config.editing import add_sources, with_fields, with_sources
from dossier.errors import DossierError, InputError

HEAD = "# mine\ntitle:   The dam   # of Sorel\ntopics: [ {id: a, title: 'A'} ]\n"
NEW = {"b": {"url": "https://b.example/?a=1#x", "outlet": 'Le « Soir »: "B"', "published": "2025-05-12"}}
LINES = ["b:", '  url: "https://b.example/?a=1#x"', '  outlet: "Le « Soir »: \\"B\\""', '  published: "2025-05-12" # le 12 mai']


def indented(columns: int) -> str:
    return "".join(f"{' ' * columns}{line}\n" for line in LINES)


CASES = [
    # none yet: at the end
    (HEAD, HEAD + "\nsources:\n" + indented(2)),
    (HEAD.rstrip("\n"), HEAD + "\nsources:\n" + indented(2)),
    # behind the last entry, before what follows and the comments above that
    (
        HEAD + "sources:\n    a: {outlet: A}   # seen\n\n# who\nparties: []\n",
        HEAD + "sources:\n    a: {outlet: A}   # seen\n" + indented(4) + "\n# who\nparties: []\n",
    ),
    (HEAD + "sources:\n  a:\n    outlet: A\n    # asked\n", HEAD + "sources:\n  a:\n    outlet: A\n" + indented(2) + "    # asked\n"),
    # a text of several lines ends where it ends
    (
        HEAD + "sources:\n  a:\n    note: |\n      one\n      two\nparties: []\n",
        HEAD + "sources:\n  a:\n    note: |\n      one\n      two\n" + indented(2) + "parties: []\n",
    ),
    # nothing behind it
    (HEAD + "sources: # none yet\nparties: []\n", HEAD + "sources: # none yet\n" + indented(2) + "parties: []\n"),
    # lines that end as on Windows
    (
        (HEAD + "sources:\n  a: {outlet: A}\n").replace("\n", "\r\n"),
        (HEAD + "sources:\n  a: {outlet: A}\n" + indented(2)).replace("\n", "\r\n"),
    ),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_what_is_new_stands_with_its_like_and_all_else_stays(before: str, after: str) -> None:
    assert with_sources(before, NEW, comments={("b", "published"): "le 12\nmai"}, file="dossier.yml") == after


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD + "sources: {a: {outlet: A}}\n", "nothing can be added to its 'sources' as they are written; write each"),
        (HEAD + "sources: [a]\n", "'sources' is none"),
        (HEAD + "sources:\n  b: {outlet: A}\n", "'sources' has 'b' already"),
        ("- a\n", "no list of 'key: value' lines"),
    ],
)
def test_where_it_cannot_stand_nothing_is_written(text: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "dossier.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DossierError, match=words.replace("(", r"\(")):
        add_sources(file, NEW, comments={})
    assert file.read_text(encoding="utf-8") == text


def test_a_broken_file_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "dossier.yml"
    file.write_text(HEAD + "sources: [\n", encoding="utf-8")
    with pytest.raises(InputError, match="no valid YAML"):
        add_sources(file, NEW, comments={})


def test_a_change_made_meanwhile_is_told_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "dossier.yml"
    file.write_text(HEAD, encoding="utf-8")
    real = editing.with_sources

    def slow(*arguments: object, **options: object) -> str:
        file.write_text(HEAD + "# later\n", encoding="utf-8")
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(editing, "with_sources", slow)
    with pytest.raises(DossierError, match="somebody changed it meanwhile"):
        add_sources(file, NEW, comments={})
    assert file.read_text(encoding="utf-8") == HEAD + "# later\n"


def test_any_words_are_kept_as_yaml_allows(tmp_path: Path) -> None:
    file = tmp_path / "dossier.yml"
    file.write_text(HEAD, encoding="utf-8")
    odd = "a\x07\u2028\ud800 'b' \\ \U0001f30a: - # \x85{c}"
    add_sources(file, {"b": {"title": odd}, "2025-05-12": {"outlet": "yes"}, "none": {}}, comments={("b", "title"): odd * 9})
    sources = load_config(file).sources
    assert sources["b"].title == "a 'b' \\ \U0001f30a: - # {c}" and sources["2025-05-12"].outlet == "yes" and "none" not in sources


def test_a_field_of_several_lines_is_replaced_and_what_follows_stays() -> None:
    before = HEAD + "claims:\n  a:\n    reason:\n      fr: B\n      en: C\n  b: {confirmed: true}\n"
    after = HEAD + "claims:\n  a:\n    reason: Dam\n  b: {confirmed: true}\n"
    assert with_fields(before, "claims", "a", {"reason": "Dam"}, file="") == after
