"""Files in, untouched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dossier.digest import stable_id
from dossier.errors import InputError, complaints
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
        ("a.txt", b"Un\nd\x81mineur", "a.txt:2: not UTF-8 (byte 0x81 at 4); save the file as UTF-8"),
        ("a.txt", b"Un\0\nd\xe9mineur", "a.txt:2: not UTF-8 (byte 0xE9 at 5); save the file as UTF-8"),
        ("a.txt", b"a" * (MAX_BYTES + 1), "a.txt:1: the file has 2 MB, an article at most 2; keep one article a file, or remove it"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(raw)
    [notice] = map(read_seed, seed_files([tmp_path], root=tmp_path))
    assert isinstance(notice, Notice)
    assert complaints([notice]) == [message]


@pytest.mark.parametrize(
    ("name", "raw", "charset"),
    [
        ("a.txt", "L’été, « 600 »".encode("cp1252"), "windows-1252"),
        ("a.txt", "L'été".encode("utf-16"), "utf-16"),
        ("a.html", "<meta charset='ISO-8859-15'><p>L'été, 5 €".encode("iso8859-15"), "iso8859-15"),
        ("a.html", '<meta http-equiv=Content-Type content="text/html; charset=iso-8859-1"><p>L’été'.encode("cp1252"), "windows-1252"),
        ("a.html", b"<meta charset=unicode_escape><p>\xe9t\xe9 \\u0036", "windows-1252"),
    ],
)
def test_another_character_set_is_read_and_told(tmp_path: Path, name: str, raw: bytes, charset: str) -> None:
    (tmp_path / name).write_bytes(raw)
    [seed] = seeds_of(tmp_path)
    [notice] = seed.notices
    assert "été" in seed.text and f"it was read as {charset}" in notice.what
    assert ("€" in seed.text) == (charset == "iso8859-15")


def test_the_pictures_in_a_saved_page_do_not_make_it_too_large(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * MAX_BYTES}">'
    (tmp_path / "a.html").write_text(f"<p>Un article</p>\n{picture}\n<p>inventé.</p>", encoding="utf-8")
    [seed] = seeds_of(tmp_path)
    assert seed.text == "Un article\ninventé."
    assert seed.markup is not None and [line for _, _, line in seed.markup.runs] == [1, 3]


@pytest.mark.parametrize(
    ("names", "sources"),
    [
        (["a.txt", "a.html", "a.md"], {"a.txt": "a", "a.html": "a.html", "a.md": "a.md"}),
        (["a.TXT", "a.txt"], {"a.txt": "a.txt", "a.TXT": "a"}),
        (["a.html", "a.md", "a.md.txt"], {"a.html": "a", "a.md": f"a.md-{stable_id('a.md')}", "a.md.txt": "a.md"}),
    ],
)
def test_each_file_is_a_source_of_its_own(tmp_path: Path, names: list[str], sources: dict[str, str]) -> None:
    """Whatever the order in which they are found or named; a file that is read alone is called as among the others."""
    for name in names:
        (tmp_path / name).write_text("Un article inventé.", encoding="utf-8")
    files = seed_files([tmp_path], root=tmp_path)
    assert {file.place.name: file.source for file in files} == sources
    assert {file.source for file in files if file.notice} == {source for name, source in sources.items() if Path(name).stem != source}
    for name, source in sources.items():
        assert [file.source for file in seed_files([tmp_path / name], root=tmp_path)] == [source]


def test_files_of_one_name_in_two_folders_are_two_sources(tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt", "y/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Un article inventé.", encoding="utf-8")
    files = seed_files([tmp_path / "x", tmp_path / "y", tmp_path / "y" / "b.txt"], root=tmp_path)
    assert [file.source for file in files] == ["a", "y/a.txt", "b"]
    assert [str(file.notice.what) for file in files if file.notice] == [
        "another seed has the same name (x/a.txt), so this one is the source 'y/a.txt'"
    ]


def test_a_missing_file_stops(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        seed_files([tmp_path / "none.txt"], root=tmp_path)


def test_what_is_no_file_of_the_dossiers_is_named_and_not_read(tmp_path: Path) -> None:
    """A link out, a link to nothing, one that runs in a circle, a pipe that nobody fills."""
    (tmp_path / "own.txt").write_text("Un secret inventé.", encoding="utf-8")
    (seeds := tmp_path / "dossier" / "seeds").mkdir(parents=True)
    (seeds / "a.txt").write_text("Un article inventé.", encoding="utf-8")
    for name, target in {"out.txt": "../../own.txt", "void.txt": "nowhere.txt", "ring.txt": "ring.txt", "same.txt": "a.txt"}.items():
        (seeds / name).symlink_to(target)
    os.mkfifo(seeds / "pipe.txt")
    read = [read_seed(file) for file in seed_files([seeds], root=tmp_path / "dossier")]
    told = {one.file: one.what for one in read if isinstance(one, Notice)}
    assert [one.source for one in read if isinstance(one, Seed)] == ["a", "same"]
    assert told == {
        "seeds/out.txt": "this link leads out of the dossier and is not followed",
        "seeds/pipe.txt": "this is no file",
        "seeds/ring.txt": "this link leads nowhere",
        "seeds/void.txt": "this link leads nowhere",
    }


def test_a_seed_that_vanishes_while_it_is_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un article inventé.", encoding="utf-8")
    [file] = seed_files([tmp_path], root=tmp_path)
    (tmp_path / "a.txt").unlink()
    notice = read_seed(file)
    assert isinstance(notice, Notice) and notice.what.startswith("cannot be read (No such file")


def test_an_html_page_is_read_as_a_reader_sees_it(tmp_path: Path) -> None:
    page = """<html><head><title>Invented</title><style>p{}</style></head><body><nav><p>Menu</p></nav>
    <h1>La crue</h1><p>La <b>pr&eacute;fecture</b> compte
    12&nbsp;morts.</p><aside>Lire aussi</aside><script>document.write("5 morts")</script><p>Un article inventé.</p></body></html>"""
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    [seed] = seeds_of(tmp_path)
    assert seed.text == "Menu\nLa crue\nLa préfecture compte 12\u00a0morts.\nLire aussi\nUn article inventé."
