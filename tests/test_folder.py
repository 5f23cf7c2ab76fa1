"""``replace_folder``: as a whole or not at all, and never over somebody's own work."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.errors import DossierError
from dossier.folder import LIST, replace_folder
from tests.desk import tree


def written(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in tree(folder).items() if name != LIST}


def test_a_folder_becomes_exactly_the_files(tmp_path: Path) -> None:
    replace_folder(tmp_path / "a" / "out", {"index.md": "un\u202fdeux\n", "data/x.bin": b"\x00\xff"})
    assert written(tmp_path / "a" / "out") == {"data/x.bin": b"\x00\xff", "index.md": "un\u202fdeux\n".encode()}
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["out"], "nothing is left beside it"


def test_what_was_written_before_is_replaced_whole(tmp_path: Path) -> None:
    replace_folder(tmp_path / "out", {"old.md": "old", "kept.md": "1"})
    replace_folder(tmp_path / "out", {"kept.md": "2"})
    assert written(tmp_path / "out") == {"kept.md": b"2"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    replace_folder(tmp_path / "out", {"a.md": "a"})
    assert written(tmp_path / "out") == {"a.md": b"a"}


@pytest.mark.parametrize(("name", "content"), [("mine.txt", "mine"), ("a.md", "changed by hand"), ("sub/deep.md", "mine")])
def test_somebodys_work_is_left_alone(tmp_path: Path, name: str, content: str) -> None:
    out = tmp_path / "out"
    replace_folder(out, {"a.md": "a"})
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_text(content, encoding="utf-8")
    before = tree(out)
    with pytest.raises(DossierError) as refusal:
        replace_folder(out, {"a.md": "b"})
    assert str(refusal.value) == (
        f"{out}: holds files that were not written here, or were changed since ({name}); choose another folder, or replace all with --force"
    )
    assert tree(out) == before
    replace_folder(out, {"a.md": "b"}, force=True)
    assert written(out) == {"a.md": b"b"}


def test_a_folder_with_the_editors_own_files_is_refused_even_by_force(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("article", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "seeds"):
        with pytest.raises(DossierError, match="the dossier's own files are in this folder"):
            replace_folder(folder, {"a.md": "a"}, force=True, keep=[tmp_path, tmp_path / "seeds"])
    assert tree(tmp_path) == {"seeds/a.txt": b"article"}


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(DossierError, match="a file stands there; choose another name"):
        replace_folder(tmp_path / "out", {"a.md": "a"})
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_run_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    replace_folder(tmp_path / "out", {"a.md": "a"})
    before = tree(tmp_path)
    with pytest.raises(OSError):
        replace_folder(tmp_path / "out", {"a.md": "b", "a.md/b.md": "cannot be: a.md is a file"})
    assert tree(tmp_path) == before
