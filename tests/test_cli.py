"""The commands, as a person types them: what is on stdout, what on stderr, which exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from tests.desk import ENGLISH, FRENCH, lay_out, tree


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small dossier, which is where the commands are run."""
    monkeypatch.chdir(lay_out(tmp_path / "desk"))
    return tmp_path / "desk"


FIGURE = {"surface", "low", "high", "relation", "counted", "measure"}
FIELDS = (
    FIGURE
    | {"id", "quote", "start", "end", "topics", "attributed_to", "party", "as_of", "as_of_basis", "scope", "whole"}
    | {"modality", "hearsay", "former"}
)


@pytest.mark.usefixtures("desk")
def test_extract_prints_an_article_a_line() -> None:
    result = run("extract", "seeds")
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(record["source"], record["language"], record["published"]) for record in records] == [
        ("courier", "en", "2025-03-03"),
        ("courrier", "fr", "2025-03-04"),
    ]
    for record, text in zip(records, (ENGLISH, FRENCH), strict=True):
        assert set(record) >= {"source", "language", "published", "published_evidence", "outlet", "title", "passages", "claims"}
        assert [claim["quote"] for claim in record["claims"]] == [text[claim["start"] : claim["end"]] for claim in record["claims"]]
        assert [passage["quote"] for passage in record["passages"]] == [text[one["start"] : one["end"]] for one in record["passages"]]
        assert all(set(claim) == FIELDS for claim in record["claims"])


@pytest.mark.usefixtures("desk")
def test_extract_reads_figures_with_who_claims_them() -> None:
    records = [json.loads(line) for line in run("extract", "seeds/courier.txt").stdout.splitlines()]
    told = ("surface", "low", "high", "relation", "measure", "party")
    found = [tuple(claim[field] for field in told) for claim in records[0]["claims"]]
    assert found == [
        ("At least 12", 12, None, "at_least", "killed", "city"),
        ("20", 20, 20, "exact", "killed", "union"),
        ("150", 150, 150, "exact", "firefighters", "city"),
    ]


@pytest.mark.usefixtures("desk")
def test_extract_as_csv_has_a_claim_a_row() -> None:
    rows = list(csv.DictReader(io.StringIO(run("extract", "--format", "csv", "seeds").stdout)))
    assert [(row["source"], row["surface"], row["high"]) for row in rows][:2] == [("courier", "At least 12", ""), ("courier", "20", "20")]
    assert len(rows) == 5


@pytest.mark.usefixtures("desk")
def test_extract_as_a_table_is_for_the_eye() -> None:
    lines = run("extract", "--format", "table", "seeds").stdout.splitlines()
    assert lines[0].split() == ["id", "source", "surface", "counted", "measure", "attributed_to", "party", "as_of"]
    assert len(lines) == 6
    assert max(map(len, lines)) <= 160


def test_extract_passes_other_files_over(desk: Path) -> None:
    (desk / "seeds" / "picture.jpg").write_bytes(b"\xff\xd8")
    assert len(run("extract", "seeds").stdout.splitlines()) == 2
    assert run("extract", "seeds/picture.jpg").stdout == ""


def test_extract_leaves_the_folder_as_it_is(desk: Path) -> None:
    before = tree(desk)
    run("extract", "seeds")
    assert tree(desk) == before


def test_what_is_read_is_kept_beside_the_editors_file_unless_nobody_wants_it(desk: Path) -> None:
    printed = run("extract", "--no-cache", "seeds").stdout
    assert not (desk / ".cache").exists()
    assert run("extract", "seeds").stdout == run("extract", "--jobs", "2", "seeds").stdout == printed
    assert (desk / ".cache").is_dir()
    assert run("extract", "--jobs", "0", "seeds").exit_code == 2


def test_notices_go_to_stderr(desk: Path) -> None:
    (desk / "seeds" / "empty.txt").write_bytes(b"")
    (desk / "seeds" / "hollow.txt").write_bytes(b"\n\n")
    result = run("extract", "seeds")
    assert result.exit_code == 0
    expected = "seeds/empty.txt:1: the file is empty; put the article's text in it, or remove it (also seeds/hollow.txt:1)"
    assert [line for line in result.stderr.splitlines() if "empty" in line] == [expected]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "nowhere"], "nowhere:1: no such file or folder; check the path"),
        (
            ["extract", "--config", "other.yml", "seeds"],
            "other.yml:1: no such file; a dossier needs a dossier.yml with at least a title and topics (see README)",
        ),
    ],
)
@pytest.mark.usefixtures("desk")
def test_an_error_is_one_line_and_exit_code_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message + "\n")


@pytest.mark.site
def test_write_puts_the_site_into_a_folder(desk: Path) -> None:
    result = run("write", "out")
    assert result.exit_code == 0
    pages = {"index.md", "losses.md", "help.md", "method.md", "sources/index.md", "data/index.md"}
    assert pages | {"data/claims.json", "assets/dossier.css", "assets/dossier.js"} <= set(tree(desk / "out"))
    assert result.stderr.splitlines()[-1] == f"{len(tree(desk / 'out')) - 1} files written to out"


@pytest.mark.site
def test_write_twice_gives_the_same_bytes(desk: Path) -> None:
    run("write", "one")
    run("write", "two")
    assert tree(desk / "one") == tree(desk / "two")


@pytest.mark.site
def test_write_in_all_languages(desk: Path) -> None:
    (desk / "docs" / "index.md").write_text("English words of the editor.\n", encoding="utf-8")
    (desk / "docs" / "index.fr.md").write_text("Mots français de la rédaction.\n", encoding="utf-8")
    (desk / "docs" / "map.txt").write_text("A map.", encoding="utf-8")
    run("write", "out")
    files = tree(desk / "out")
    english, french = files["index.md"].decode(), files["fr/index.md"].decode()
    assert "The harbour fire" in english and "English words" in english and "Mots français" not in english
    assert "L&#39;incendie du port" in french or "L'incendie du port" in french
    assert "Mots français" in french and "English words" not in french
    assert "index.fr.md" not in files
    assert files["map.txt"] == files["fr/map.txt"]  # a page in any language may show it


@pytest.mark.site
def test_an_editors_mistake_is_told_with_its_own_file(desk: Path) -> None:
    (desk / "docs" / "losses.fr.md").write_text("# Pertes\n\nOn parle de 99 morts[^nothing].\n", encoding="utf-8")
    assert run("write", "out").stderr.startswith("docs/losses.fr.md:3: ")


def test_translations_prints_what_to_fill_in(desk: Path) -> None:
    """As lines that dossier.yml takes as they are; once filled in, nothing is left."""
    printed = run("translations").stdout
    assert printed.count("digest:") == len(json.loads(run("extract", "seeds/courier.txt").stdout)["passages"]) + len(
        json.loads(run("extract", "seeds/courrier.txt").stdout)["passages"]
    )
    assert "  # " in printed and '      fr: ""' in printed and '      en: ""' in printed
    editor = desk / "dossier.yml"
    text = editor.read_text(encoding="utf-8")
    editor.write_text(f"{text}translations:\n{printed}", encoding="utf-8")
    assert run("translations").stdout == printed
    editor.write_text(f"{text}translations:\n{printed}".replace('""', '"?"'), encoding="utf-8")
    assert run("translations").stdout == ""


@pytest.mark.site
def test_write_takes_the_editors_pictures_along(desk: Path) -> None:
    (desk / "docs" / "map.png").write_bytes(b"\x89PNG")
    run("write", "out")
    assert tree(desk / "out")["map.png"] == b"\x89PNG"


@pytest.mark.site
@pytest.mark.parametrize("folder", [".", "seeds", "docs"])
def test_write_never_takes_the_place_of_the_dossier_itself(desk: Path, folder: str) -> None:
    before = tree(desk)
    result = run("write", folder, "--force")
    assert result.exit_code == 2
    assert "the dossier's own files are in this folder" in result.stderr
    assert tree(desk) == before


@pytest.mark.site
def test_the_commands_work_without_mkdocs(desk: Path) -> None:
    """In a process of its own, with MkDocs and its theme out of reach."""
    program = textwrap.dedent("""
        import sys
        sys.modules["mkdocs"] = sys.modules["material"] = None
        from dossier.cli import main
        main(["write", "out"])
    """)
    result = subprocess.run([sys.executable, "-c", program], cwd=desk, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "index.md" in tree(desk / "out")


@pytest.mark.usefixtures("desk")
def test_explain_tells_an_article_or_one_line_of_it() -> None:
    whole, line = run("explain", "seeds/courier.txt"), run("explain", "seeds/courier.txt:1")
    assert (whole.exit_code, line.exit_code) == (0, 0)
    assert whole.stdout.count("\n    claim ") == 3
    places = {told.split(": ")[0] for told in line.stdout.splitlines()[1:] if told.startswith("seeds/")}
    assert places == {"seeds/courier.txt:1"}


@pytest.mark.usefixtures("desk")
def test_explain_of_no_such_file_is_a_plain_error() -> None:
    result = run("explain", "seeds/courrier-2.txt:3")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "seeds/courrier-2.txt:1: no such file or folder; check the path\n"


@pytest.mark.parametrize("command", ["add", "suggest"])
def test_the_help_of_what_comes_first_says_how_to_begin(command: str) -> None:
    words = " ".join(run(command, "--help").stdout.split())
    assert all(step in words for step in ("To begin:", "dossier new DIR", "dossier add ~/saved", "dossier suggest"))
