"""Many seeds are read in processes: the outcome is the one that a single process has, byte for byte and in order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dossier import workers
from dossier.config import Config, load_config
from dossier.extraction import extract
from dossier.models import Extract
from dossier.read.seeds import SeedFile, seed_files
from tests.desk import ENGLISH, FRENCH, lay_out

pytestmark = pytest.mark.site  # each starts processes that read articles

ROOT = Path(__file__).parents[1]
FEW = 40
ODD = {
    "report-05.txt": "",
    "report-11.txt": "Der Artikel ist erfunden, und niemand kann ihn hier lesen, weil er auf Deutsch geschrieben worden ist.\n",
    "report-12.html": "<html><p>At least 12 people died",
    "report-23.txt": "\x00\ufeff « \u2028 12 " * 2000,
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {f"report-{number:02}.txt": (ENGLISH, FRENCH)[number % 2].replace("12", str(100 + number)) for number in range(FEW)}
    del texts["report-12.txt"]
    return lay_out(tmp_path_factory.mktemp("desk"), seeds=texts | ODD)


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MANY_SEEDS", 2)
    monkeypatch.setattr(workers, "CHUNK", 7)


def serial(desk: Path) -> list[Extract]:
    return list(extract(load_config(desk / "dossier.yml"), [desk / "seeds"]))


def test_processes_find_what_one_finds_in_the_same_order_and_odd_files_stop_no_other(desk: Path) -> None:
    shown: list[tuple[str, int, int]] = []
    found = list(extract(load_config(desk / "dossier.yml"), [desk / "seeds"], jobs=2, progress=lambda *now: shown.append(now)))
    assert found == serial(desk)
    assert [number for number, one in enumerate(found) if one.article is None] == [5, 11, 23]
    assert sum(len(one.claims) for one in found) > FEW
    assert shown == [("reading articles", number, FEW) for number in range(1, FEW + 1)]


def test_the_command_prints_the_same_bytes(desk: Path) -> None:
    """As a person calls it: through a script, with standard output into a file."""
    script = "from dossier import workers; workers.MANY_SEEDS = 2\nfrom dossier.cli import main\nif __name__ == '__main__': main()\n"
    (desk / "command.py").write_text(script, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def printed(*options: str) -> tuple[bytes, bytes]:
        command = [sys.executable, "command.py", "extract", "--no-cache", *options, "seeds"]
        done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, check=True)
        return done.stdout, done.stderr

    assert printed("--jobs", "2") == printed("--jobs", "1")


def dies_in_a_process(config: Config, file: SeedFile) -> str:
    """Ends the process that it runs in, but not the tests' own."""
    if "report-31" in file.path and os.environ.get("TESTS_OWN") != str(os.getpid()):
        os._exit(1)
    return file.path


def test_a_process_that_is_ended_from_outside_loses_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESTS_OWN", str(os.getpid()))
    files = seed_files([desk / "seeds"], root=desk)
    found = list(workers.work_on(files, dies_in_a_process, load_config(desk / "dossier.yml"), jobs=2))
    assert found == [file.path for file in files]


def test_an_error_in_a_process_is_the_error(desk: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        list(workers.work_on(seed_files([desk / "seeds"], root=desk), fails, load_config(desk / "dossier.yml"), jobs=2))


def fails(config: Config, file: SeedFile) -> int:
    return 1 // 0


def test_few_seeds_start_no_process(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MANY_SEEDS", FEW + 1)
    monkeypatch.setattr("multiprocessing.get_context", lambda _: pytest.fail("a process is started"))
    assert list(extract(load_config(desk / "dossier.yml"), [desk / "seeds"], jobs=2)) == serial(desk)
