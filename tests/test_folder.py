"""``replace_folder``: as a whole or not at all, and never over somebody's own work."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dossier import aside
from dossier.aside import NEW
from dossier.errors import DossierError
from dossier.folder import LIST, check_folder, replace_folder
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


def test_a_folder_with_or_in_the_editors_own_files_is_refused(tmp_path: Path) -> None:
    (seeds := tmp_path / "seeds").mkdir()
    (tmp_path / "link").symlink_to(seeds)
    for folder in (tmp_path, seeds, tmp_path / "link"):
        with pytest.raises(DossierError, match="the dossier's own files are in this folder"):
            check_folder(folder, keep=[tmp_path, seeds])
    for folder in (seeds, seeds / "out", tmp_path / "link" / "deep" / "out", tmp_path / "x" / ".." / "seeds" / "out"):
        with pytest.raises(DossierError, match="where the dossier's own files stand; choose another folder"):
            check_folder(folder, apart=[seeds])
    check_folder(tmp_path / "seeds-out", keep=[tmp_path, seeds], apart=[seeds])


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(DossierError, match="a file stands there; choose another name"):
        replace_folder(tmp_path / "out", {"a.md": "a"})
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_run_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    replace_folder(tmp_path / "out", {"a.md": "a"})
    before = tree(tmp_path)
    with pytest.raises(DossierError, match=r"cannot be written \(File exists\); what stood there stands there still"):
        replace_folder(tmp_path / "out", {"a.md": "b", "a.md/b.md": "cannot be: a.md is a file"})
    assert tree(tmp_path) == before


def stop(error: BaseException, after: int) -> Callable[..., Any]:
    """Renames of folders, the last of which is broken off by the error."""
    rename, done = Path.rename, iter(range(after))

    def renamed(path: Path, target: Path) -> Path:
        if next(done, None) is None and path.name == NEW:
            raise error
        return rename(path, target)

    return renamed


@pytest.mark.parametrize("error", [OSError(errno.EXDEV, "x"), KeyboardInterrupt(), SystemExit(1)], ids=lambda error: type(error).__name__)
def test_whoever_is_broken_off_between_two_renames_keeps_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    replace_folder(tmp_path / "out", {"a.md": "a"})
    before = tree(tmp_path)
    monkeypatch.setattr(aside, "exchange", lambda *_: False)  # as on a system that cannot exchange two folders at once
    monkeypatch.setattr(Path, "rename", stop(error, after=0))
    with pytest.raises((DossierError, KeyboardInterrupt, SystemExit)):
        replace_folder(tmp_path / "out", {"a.md": "b"})
    assert tree(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("exchanges", [True, False])
def test_two_ways_to_take_a_place_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool) -> None:
    if not exchanges:
        monkeypatch.setattr(aside, "exchange", lambda *_: False)
    replace_folder(tmp_path / "out", {"a.md": "a", "b.md": "b"})
    replace_folder(tmp_path / "out", {"a.md": "c"})
    assert written(tmp_path / "out") == {"a.md": b"c"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_runs_that_were_ended_left_is_cleared_away_and_nothing_else(tmp_path: Path) -> None:
    """Not what another run writes just now, nor what only looks like it."""
    others = {".out-12345678/mine.txt": b"x", ".out-123/new/a.md": b"x", ".other-12345678/new/a.md": b"x", "out-12345678/a.md": b"x"}
    for name in (*others, ".out-abcdefgh/new/a.md", ".out-bcdefghi/old/a.md", ".out-cdefghij/new/b.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".out-defghijk").symlink_to(tmp_path / ".other-12345678")
    live = os.open(tmp_path / ".out-cdefghij", os.O_RDONLY)
    fcntl.flock(live, fcntl.LOCK_EX)
    replace_folder(tmp_path / "out", {"a.md": "a"}, force=True)
    left = {name: content for name, content in tree(tmp_path).items() if not name.startswith("out/")}
    assert left == others | {".out-cdefghij/new/b.md": b"x"}
    os.close(live)


def test_a_run_that_was_killed_between_two_renames_gives_the_old_back(tmp_path: Path) -> None:
    replace_folder(tmp_path / "out", {"a.md": "a"})
    (tmp_path / ".out-abcdefgh").mkdir()
    (tmp_path / "out").rename(tmp_path / ".out-abcdefgh" / "old")
    with pytest.raises(DossierError):
        replace_folder(tmp_path / "out", {"a.md": "b", "a.md/b.md": "cannot be"})
    assert written(tmp_path / "out") == {"a.md": b"a"}


@pytest.mark.parametrize("call", ["write_bytes", "mkdir"])
def test_a_full_disk_is_one_line_and_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    replace_folder(tmp_path / "out", {"a.md": "a"})
    before = tree(tmp_path)

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, call, full)
    with pytest.raises(DossierError) as error:
        replace_folder(tmp_path / "out", {"a.md": "b", "c/d.md": "d"})
    monkeypatch.undo()
    assert str(error.value).startswith(f"{tmp_path}/out: cannot be written (No space left on device)")
    assert "\n" not in str(error.value)
    assert tree(tmp_path) == before and [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_pipe_or_a_link_in_the_folder_is_somebodys(tmp_path: Path) -> None:
    replace_folder(tmp_path / "out", {"a.md": "a"})
    os.mkfifo(tmp_path / "out" / "pipe")
    (tmp_path / "out" / "link").symlink_to("a.md")
    with pytest.raises(DossierError, match=r"\(link, pipe\)"):
        replace_folder(tmp_path / "out", {"a.md": "b"})
