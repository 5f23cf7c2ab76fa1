"""Folders as strangers leave them and disks as they are: one clear line, nothing read from elsewhere, the last good site left."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.killed import RUNS, killed
from dossier.build import build
from dossier.cli import main
from dossier.config import load_config
from dossier.errors import InputError
from tests.desk import ENGLISH, FRENCH, SEEDS, keep_drawings, lay_out, mkdocs, tree

ROOT = Path(__file__).parents[1]
SECRET = "A secret of somebody else's, at least 99 dockers long.\n"


@pytest.mark.site
def test_nothing_is_read_through_a_link_that_leads_out(tmp_path: Path, kept_folder: Path) -> None:
    """Of articles and of pages, by both doors; a link to nothing and a pipe are named too, and MkDocs does not end at them."""
    (secret := tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    keep_drawings(desk := lay_out(tmp_path / "desk"), kept_folder / "desk")
    for folder in ("seeds", "docs"):
        (desk / folder / "leak.txt").symlink_to(secret)
        (desk / folder / "leak.md").symlink_to("../../secret.txt")
        (desk / folder / "void.txt").symlink_to("nowhere")
        (desk / folder / "ring.md").symlink_to("ring.md")
        os.mkfifo(desk / folder / "pipe.txt")
    result = mkdocs(desk, "build", "--verbose")
    assert result.returncode == 0 and "Traceback" not in result.stderr
    for folder in ("seeds", "docs"):
        for name, what in {
            "leak.txt": "leads out",
            "leak.md": "leads out",
            "void.txt": "nowhere",
            "ring.md": "nowhere",
            "pipe.txt": "no file",
        }.items():
            assert [line for line in result.stderr.splitlines() if f"{folder}/{name}:1" in line and what in line], (folder, name)
    site = tree(desk / "site")
    assert not [name for name, content in site.items() if SECRET.encode() in content or "leak" in name or "pipe" in name]


@pytest.mark.parametrize("target", ["../..", "/", ".", "../docs"])
def test_a_link_to_a_folder_around_it_ends_the_build_with_a_line(tmp_path: Path, target: str) -> None:
    desk = lay_out(tmp_path / "desk")
    (desk / "docs" / "all").symlink_to(target)
    with pytest.raises(InputError, match=r"docs/all:1: this link leads out of its folder, and to all that is there; "):
        build(load_config(desk / "dossier.yml"))


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_what_nobody_may_read_is_named_and_the_others_are_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = lay_out(tmp_path, seeds={**SEEDS, "shut.txt": ENGLISH})
    for name in ("docs/shut.md", "docs/shut.png", "docs/folder-shut/a.png"):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text("x", encoding="utf-8")
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: "shut" not in Path(path).name and access(path, mode))
    site = build(load_config(desk / "dossier.yml"))
    told = {notice.file: notice.what for notice in site.notices if "nobody may read" in notice.what}
    assert set(told) == {"seeds/shut.txt", "docs/shut.md", "docs/shut.png", "docs/folder-shut"}
    assert "sources/courier.md" in site.files and "sources/shut.md" not in site.files and "shut.png" not in site.files


def no_space(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def refused(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
@pytest.mark.parametrize("fail", [no_space, refused])
def test_write_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fail: Callable[..., None]) -> None:
    """Neither the site nor the cache."""
    monkeypatch.chdir(lay_out(tmp_path))
    assert CliRunner().invoke(main, ["write", "out"], catch_exceptions=False).exit_code == 0
    before = tree(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", fail)
    monkeypatch.setattr(os, "replace", fail)
    (tmp_path / "seeds" / "courier.txt").write_text(ENGLISH.replace("12", "13"), encoding="utf-8")
    result = CliRunner().invoke(main, ["write", "out"], catch_exceptions=False)
    monkeypatch.undo()
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{tmp_path}/out: cannot be written (") and result.stderr.count("\n") == 1
    after = tree(tmp_path)
    assert {name: content for name, content in after.items() if not name.startswith("seeds/")} == {
        name: content for name, content in before.items() if not name.startswith("seeds/")
    }
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    lay_out(tmp_path)
    program = "from dossier.cli import main; main(['extract', '--no-cache', 'seeds'])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=tmp_path, env=environment, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"the output cannot be written (No space left on device); make room, or write it elsewhere\n"


@pytest.mark.site
def test_two_builds_at_once_make_one_whole_site(tmp_path: Path, kept_folder: Path) -> None:
    keep_drawings(lay_out(tmp_path), kept_folder / "desk")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    both = [subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [one.communicate()[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], told
    first = tree(tmp_path / "site")
    assert mkdocs(tmp_path, "build", "--quiet").returncode == 0
    assert tree(tmp_path / "site") == first
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == [".cache"]


@pytest.mark.site
@pytest.mark.parametrize("name", ["mkdocs build", "dossier write --jobs 2"])
def test_runs_that_are_killed_lose_nothing(tmp_path: Path, name: str) -> None:
    """At a handful of moments; ``python -m benchmarks.killed 100`` tries as many as one likes."""
    assert list(killed(tmp_path / "desk", RUNS[name], 3)) == []


SITE = "from dossier.cli import main; main(['write', '--jobs', '1', 'out'])"
WORLDS: dict[str, dict[str, str]] = {
    "a day and a place": {"TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1000000000"},
    "another place": {"TZ": "America/Los_Angeles"},
    "a locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "fr_FR.UTF-8"},
    "order of hashes": {"PYTHONHASHSEED": "1"},
    "another order of hashes": {"PYTHONHASHSEED": "4242"},
    "a mask": {"MASK": "077"},
    "order of folders": {"BACKWARDS": "1"},
    "without asserts and docstrings": {"PYTHONOPTIMIZE": "2"},
}
AROUND = """\
import os
os.umask(int(os.environ.get("MASK", "022"), 8))
if os.environ.get("BACKWARDS"):
    from pathlib import Path
    def backwards(function):
        return lambda *given: list(reversed(list(function(*given))))
    class Entries:
        def __init__(self, *given): self._open = scandir(*given)
        def __enter__(self): return iter(reversed(list(self._open)))
        def __exit__(self, *_): self._open.close()
        def __iter__(self): return self.__enter__()
        def close(self): self._open.close()
    scandir, os.scandir, os.listdir = os.scandir, Entries, backwards(os.listdir)
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> dict[str, bytes]:
    """The site as it is made here and now."""
    return made(tmp_path_factory.mktemp("here"), kept_folder, {})


def made(folder: Path, kept_folder: Path, world: dict[str, str]) -> dict[str, bytes]:
    seeds = {**SEEDS, "\u00e9t\u00e9.txt": FRENCH.replace("14", "15"), "A.txt": ENGLISH.replace("12", "13"), "a.html": ENGLISH}
    keep_drawings(lay_out(folder, seeds=seeds), kept_folder / "worlds")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **world}
    done = subprocess.run([sys.executable, "-c", AROUND + SITE], cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 0 and b"Traceback" not in done.stderr, done.stderr
    return {**tree(folder / "out"), "what was told": b"\n".join(done.stderr.splitlines()[:-1])}


@pytest.mark.site
@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_the_site_is_the_same_everywhere(tmp_path: Path, kept_folder: Path, here: dict[str, bytes], world: dict[str, str]) -> None:
    assert made(tmp_path / "an\u00e9 other", kept_folder, world) == here
