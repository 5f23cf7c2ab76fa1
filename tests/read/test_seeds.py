"""Files in, untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.errors import InputError
from dossier.models import Notice, Seed
from dossier.read import read_seed, seed_files
from dossier.read.seeds import MAX_BYTES


def seeds_of(folder: Path) -> list[Seed]:
    return [seed for seed in map(read_seed, seed_files([folder], root=folder)) if isinstance(seed, Seed)]


def test_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    raw = "\ufeffUn\u00a0mot\r\n3\u202f000\r\n".encode()
    (tmp_path / "a.txt").write_bytes(raw)
    assert [seed.text.encode() for seed in seeds_of(tmp_path)] == [raw]


def test_a_folder_stands_for_its_articles_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.json", ".hidden.txt", "d.html"):
        (tmp_path / name).write_text("Un article inventé.", encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    assert [seed.path for seed in seeds_of(tmp_path)] == ["a.md", "b.txt", "d.html"]


def test_an_empty_file_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \r\n\ufeff", encoding="utf-8")
    [notice] = map(read_seed, seed_files([tmp_path], root=tmp_path))
    assert isinstance(notice, Notice) and (notice.file, notice.line, notice.what) == ("a.txt", 1, "the file is empty")


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.txt", b"Un\nd\xe9mineur", "a.txt:2: not UTF-8 (byte 0xE9 at 4); save the file as UTF-8"),
        ("a.txt", b"a" * (MAX_BYTES + 1), "a.txt:1: the file has 2 MB, an article at most 2; keep one article a file, or remove it"),
    ],
)
def test_what_cannot_be_read_stops_with_its_place(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError) as error:
        seeds_of(tmp_path)
    assert str(error.value) == message


def test_two_files_of_one_name_and_a_missing_one_stop(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text("Un article inventé.", encoding="utf-8")
    with pytest.raises(InputError, match="another seed has the same name"):
        seed_files([tmp_path], root=tmp_path)
    with pytest.raises(InputError, match="no such file or folder"):
        seed_files([tmp_path / "none.txt"], root=tmp_path)


def test_an_html_page_is_read_as_a_reader_sees_it(tmp_path: Path) -> None:
    page = """<html><head><title>Invented</title><style>p{}</style></head><body><nav><p>Menu</p></nav>
    <h1>La crue</h1><p>La <b>pr&eacute;fecture</b> compte
    12&nbsp;morts.</p><aside>Lire aussi</aside><script>document.write("5 morts")</script><p>Un article inventé.</p></body></html>"""
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    [seed] = seeds_of(tmp_path)
    assert seed.text == "Menu\nLa crue\nLa préfecture compte 12\u00a0morts.\nLire aussi\nUn article inventé."
