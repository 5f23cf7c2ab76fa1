"""What was read of articles is kept: it changes nothing but the time, and what does not fit is read anew."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier import extraction
from dossier.build import build
from dossier.cache import kept_extracts
from dossier.cache.extracts import PLACE
from dossier.cache.program import program_digest
from dossier.config import Config, load_config, parse_config
from dossier.extraction import extract, extract_seed
from dossier.models import Extract, Seed
from tests.desk import CONFIG, SEEDS, lay_out

GERMAN = "Brand im Hafen\n\nDieser Artikel ist erfunden. Bei dem Brand im Hafen wurden nach Angaben der Stadt 12 Menschen getötet.\n"
PAGE = f"<html><body><article><p>{'</p><p>'.join(SEEDS['courier.txt'].splitlines())}</p></article></body></html>"
ALL = {**SEEDS, "hollow.txt": "\n", "page.html": PAGE, "zeitung.txt": GERMAN}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "desk", seeds=ALL)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the seeds that are read anew, as they are."""
    names: list[str] = []

    def noted(config: Config, seed: Seed) -> Extract:
        names.append(seed.source)
        return extract_seed(config, seed)

    monkeypatch.setattr(extraction, "extract_seed", noted)
    return names


def run(desk: Path, *, keep: bool = True) -> list[Extract]:
    config = load_config(desk / "dossier.yml")
    if not keep:
        return list(extract(config, [desk / "seeds"]))
    with kept_extracts(config) as cache:
        return list(extract(config, [desk / "seeds"], cache=cache))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_read_twice(desk: Path, read: list[str]) -> None:
    first = run(desk)
    assert read == ["courier", "courrier", "page", "zeitung"]
    assert run(desk) == first == run(desk, keep=False)
    assert read[4:] == ["courier", "courrier", "page", "zeitung"], "by the run without a cache only"


def test_a_changed_seed_is_read_anew_and_no_other(desk: Path, read: list[str]) -> None:
    run(desk)
    change(desk / "seeds" / "courier.txt", "At least 12", "At least 13")
    del read[:]
    assert run(desk)[0].claims[0].figure.low == 13
    assert read == ["courier"]


def test_a_seed_of_another_name_with_the_same_words_is_another(desk: Path, read: list[str]) -> None:
    run(desk)
    (desk / "seeds" / "courier.txt").rename(desk / "seeds" / "gazette.txt")
    del read[:]
    found = [one for one in run(desk) if one.article and one.article.source == "gazette"]
    assert read == ["gazette"] and {claim.source for one in found for claim in one.claims} == {"gazette"}


@pytest.mark.parametrize(
    ("old", "new", "anew"),
    [
        ("dockers killed", "docker", ["courier", "courrier", "page", "zeitung"]),
        ("aliases: [the mayor", "aliases: [the mayoress", ["courier", "courrier", "page", "zeitung"]),
        ("subtitle: {en: An invented", "subtitle: {en: A made-up", []),
        ("parties:", "sources: {courier: {outlet: The Courier}}\nparties:", ["courier"]),
    ],
)
def test_what_reading_depends_on_makes_it_read_anew(desk: Path, read: list[str], old: str, new: str, anew: list[str]) -> None:
    run(desk)
    change(desk / "dossier.yml", old, new)
    del read[:]
    found = run(desk)
    assert read == anew
    assert found == run(desk, keep=False)


def test_another_program_reads_anew(desk: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    run(desk)
    monkeypatch.setattr("dossier.cache.extracts.program_digest", lambda: "another")
    del read[:]
    run(desk)
    assert read == ["courier", "courrier", "page", "zeitung"]


@pytest.mark.parametrize(
    ("name", "counts"), [("find/words.py", True), ("language/fr.toml", True), ("write/page.py", False), ("read/notes.md", False)]
)
def test_the_program_is_another_where_its_code_or_a_pack_is(tmp_path: Path, name: str, counts: bool) -> None:
    (tmp_path / name).parent.mkdir()
    (tmp_path / "models.py").write_text("", encoding="utf-8")
    before = program_digest(tmp_path)
    (tmp_path / name).write_text("words", encoding="utf-8")
    program_digest.cache_clear()
    assert (program_digest(tmp_path) != before) == counts


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE kept (kind TEXT, name TEXT)")
    file.close()


def rows(statement: str, *values: object) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with sqlite3.connect(path) as file:
            assert file.execute(statement, values).rowcount > 0
        file.close()

    return spoil


def with_script(script: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with sqlite3.connect(path) as file:
            file.executescript(script)
        file.close()

    return spoil


def spoil_in_the_middle(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    for place in range(4096, len(raw), 97):
        raw[place] ^= 0x55
    path.write_bytes(raw)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no database\n" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:9000]),
        spoil_in_the_middle,
        foreign,
        rows("UPDATE kept SET body = replace(body, '12', '13')"),
        rows("UPDATE kept SET body = 13"),
        rows("UPDATE kept SET body = x'00ff'"),
        rows("UPDATE kept SET body = NULL, digest = NULL"),
        rows("UPDATE kept SET key = 'another'"),
        rows("UPDATE kept SET body = (SELECT body FROM kept WHERE name LIKE '%courrier%')"),
        rows("UPDATE kept SET body = zeroblob(300000000)"),
        with_script("CREATE TABLE more (a)"),
        with_script("CREATE TRIGGER more AFTER UPDATE ON kept BEGIN DELETE FROM kept; END"),
        with_script(
            "ALTER TABLE kept RENAME TO other; CREATE VIEW kept AS WITH RECURSIVE a(kind) AS (SELECT 1 UNION ALL SELECT kind + 1 FROM a)"
            "SELECT kind, kind AS name, kind AS key, kind AS digest, kind AS body FROM a"
        ),
    ],
)
def test_what_is_damaged_or_foreign_is_read_anew(desk: Path, read: list[str], spoil: Callable[[Path], object]) -> None:
    first = run(desk)
    spoil(desk / PLACE)
    del read[:]
    assert run(desk) == first
    assert "courier" in read
    del read[:]
    assert run(desk) == first and not read, "and kept again"


@pytest.mark.parametrize("body", ["[]", "{}", "null", "[" * 100_000, '["of another shape"]', '{"fr": {"mort": 5}}', "\\"])
def test_what_has_a_key_but_another_form_is_read_anew(desk: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if somebody had put it there."""
    with monkeypatch.context() as then:
        then.setattr("dossier.cache.extracts.json.dumps", lambda *_, **__: body)
        first = run(desk)
    assert run(desk) == first == run(desk, keep=False)


def test_a_folder_that_cannot_be_written_is_no_error(desk: Path) -> None:
    (desk / ".cache").write_text("A file is in the way.", encoding="utf-8")
    assert run(desk) == run(desk, keep=False)
    (desk / ".cache").unlink()
    (desk / PLACE).mkdir(parents=True)
    assert run(desk) == run(desk, keep=False)


@pytest.mark.parametrize("name", ["articles.sqlite", "articles.sqlite-journal"])
def test_no_link_in_the_cache_is_followed(desk: Path, tmp_path: Path, name: str) -> None:
    first = run(desk)
    theirs = tmp_path / "theirs"
    (desk / PLACE).rename(theirs)
    before = theirs.read_bytes()
    (desk / PLACE).with_name(name).symlink_to(theirs)
    assert run(desk) == first and theirs.read_bytes() == before
    (desk / PLACE).parent.joinpath("x").symlink_to(theirs)
    os.mkfifo((desk / PLACE).with_name("articles.sqlite-wal"))
    assert run(desk) == first


def test_what_is_kept_of_files_that_are_gone_is_forgotten(desk: Path) -> None:
    run(desk)
    (desk / "seeds" / "courrier.txt").unlink()
    change(desk / "seeds" / "courier.txt", "At least 12", "At least 13")
    run(desk)
    with sqlite3.connect(desk / PLACE) as file:
        names = {name for (name,) in file.execute("SELECT name FROM kept WHERE kind = 'article'")}
    file.close()
    assert names == {"seeds/courier.txt", "seeds/page.html", "seeds/zeitung.txt"}


@pytest.mark.site
def test_a_build_takes_what_extract_kept(desk: Path, read: list[str]) -> None:
    run(desk)
    del read[:]
    config = load_config(desk / "dossier.yml")
    with kept_extracts(config) as cache:
        assert dict(build(config, cache=cache).files) == dict(build(config).files)
    assert read == ["courier", "courrier", "page", "zeitung"], "by the build without a cache only"


@pytest.mark.site
def test_words_are_looked_up_once(desk: Path) -> None:
    """In processes of their own: the second one cannot import the dictionaries."""
    for name in ("zeitung.txt", "page.html"):  # the language of one is known by dictionaries, the other changes in its text
        (desk / "seeds" / name).unlink()
    first = "from dossier.cli import main; main(['extract', 'seeds'])"

    def printed(program: str) -> bytes:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        return subprocess.run([sys.executable, "-c", program], cwd=desk, env=environment, capture_output=True, check=True).stdout

    before = printed(first)
    for path in (desk / "seeds").iterdir():
        path.write_bytes(path.read_bytes() + b"\n")
    assert printed(f"import sys; sys.modules['simplemma'] = None; {first}") == before != b""


def test_every_setting_but_the_named_ones_is_part_of_the_key() -> None:
    settings = parse_config(CONFIG, file="dossier.yml", folder=Path(".")).read_settings()
    assert re.search(r'"counted":\{"en":\["dead"', settings) and "Mayor of Orvanne" in settings
    assert "The harbour fire" not in settings
