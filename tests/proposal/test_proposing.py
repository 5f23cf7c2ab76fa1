"""A first dossier.yml is made of the articles alone; it loads, builds and gives claims."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.config import FIRST_LINE, load_config, parse_config
from dossier.language.catalogue import names
from dossier.proposal.groups import groups
from dossier.proposal.writing import kept_of

ENGLISH = [
    "At least 12 people were killed when the dam of Sorel broke, the mayor said on Monday. The dam was forty years old.",
    "Firefighters said on Tuesday that 15 people were killed by the dam's water. Another 30 were injured, according to the police.",
    "The Sorel Relief Committee said that 40 people were injured below the dam. It put the number of dead at 18.",
    "The Sorel Relief Committee said on Thursday that 60 homes were destroyed. The government counts 55 homes destroyed by the dam.",
]
FRENCH = [
    "La rupture du barrage de Sorel a fait 14 morts, a annoncé mardi la préfecture. Le barrage avait quarante ans.",
    "Selon les pompiers, 32 personnes ont été blessées au pied du barrage. Le gouvernement compte 16 morts.",
]


def save(folder: Path, texts: list[str], *, title: str, note: str, day: str) -> None:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts, 1):
        content = f"{title}, report {number}\n\n{day.format(number)}\n\n{note}\n\n{text}\n\nSource: AFP\n"
        (folder / f"{title.split()[0].lower()}-{number}.txt").write_text(content, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    save(tmp_path / "seeds", ENGLISH, title="The dam of Sorel", note="This article is invented.", day="{} May 2025")
    save(tmp_path / "seeds", FRENCH, title="Le barrage de Sorel", note="Cet article est inventé.", day="{} mai 2025")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def suggest(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["suggest", *map(str, arguments)], catch_exceptions=False)


@pytest.mark.usefixtures("folder")
def test_from_articles_alone() -> None:
    result = suggest()
    assert result.exit_code == 0, result.output
    config = parse_config(result.stdout, file="dossier.yml", folder=Path("."))
    assert config.languages == ("en", "fr")
    assert {name for topic in config.topics for name in topic.measures} == {"killed", "wounded", "homes"}
    assert [topic.id for topic in config.topics] == ["victims", "damage"]
    parties = {party.id for party in config.parties}
    assert parties >= {"government", "rescue", "police", "sorel-relief-committee"}
    lines = result.stdout.splitlines()
    assert next(line for line in lines if "role: rescue" in line).endswith("# speaks for 2 figures")
    assert next(line for line in lines if "sorel-relief-committee" in line).endswith("# speaks for 3 figures")
    assert "  - id: victims # killed 5, wounded 3" in lines
    assert next(line for line in lines if '"AFP"' in line) == '  - {name: "AFP", domains: ["afp.com"], agency: true} # 6 articles'
    assert any("cues:" in line and "dam" in line for line in lines) or "barrage" in result.stdout


def test_in_french_where_most_articles_are(folder: Path) -> None:
    for path in (folder / "seeds").glob("the-*"):
        path.unlink()
    result = suggest("seeds")
    assert result.stdout.startswith(f"{FIRST_LINE}\n# Un premier dossier.yml, proposé d'après 2 articles.")
    assert parse_config(result.stdout, file="dossier.yml", folder=Path(".")).languages == ("fr",)
    assert "  - id: victimes # killed 2, wounded 1" in result.stdout.splitlines()


@pytest.mark.usefixtures("folder")
def test_never_over_an_existing_file() -> None:
    Path("mine.yml").write_text("mine", encoding="utf-8")
    result = suggest("-o", "mine.yml")
    assert result.exit_code == 2 and "mine.yml: a file stands there" in result.stderr
    assert Path("mine.yml").read_text(encoding="utf-8") == "mine"
    assert suggest("-o", "dossier.yml").exit_code == 0
    assert load_config(Path("dossier.yml")).title == {"en": "A new dossier", "fr": "Un nouveau dossier"}


@pytest.mark.usefixtures("folder")
def test_what_the_editor_knows_of_her_sources_is_kept() -> None:
    sources = "sources:\n  # asked the outlet\n  the-1: {published: 2025-05-02, note: 'said: by telephone'}\n"
    Path("dossier.yml").write_text(
        f"title: The dam\n{sources}topics: [{{id: a, title: A}}]\nclaims:\n  abc: {{confirmed: true}}\n", encoding="utf-8"
    )
    found = suggest().stdout
    assert sources in found and "abc" not in found
    config = parse_config(found, file="dossier.yml", folder=Path("."))
    assert config.title["en"] == "The dam" and config.sources["the-1"].published == "2025-05-02"


def test_only_whole_tables_are_kept() -> None:
    text = "title: A\nsources:\n  a: {url: 'https://a.example'}\n# mine\n\n  b: {outlet: B}\ntopics: []\ncontact: me\n"
    assert yaml.safe_load(kept_of(text)) == {"sources": {"a": {"url": "https://a.example"}, "b": {"outlet": "B"}}, "contact": "me"}


@pytest.mark.usefixtures("folder")
def test_without_articles_it_says_how_to_begin() -> None:
    result = suggest("nowhere")
    assert result.exit_code == 2 and "nowhere:1: no such file or folder" in result.stderr
    Path("empty").mkdir()
    result = suggest("empty")
    assert result.exit_code == 2 and "no article that can be read; add some: dossier add" in result.stderr


def test_every_measure_of_the_packs_belongs_to_one_topic() -> None:
    grouped = [name for group in groups().values() for name in group["measures"]]
    assert sorted(grouped) == list(names("measures"))


@pytest.mark.site
def test_from_a_bare_folder_to_a_strict_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "saved", ENGLISH, title="The dam of Sorel", note="This article is invented.", day="{} May 2025")
    runner = CliRunner()
    assert runner.invoke(main, ["new", str(tmp_path / "dam")]).exit_code == 0
    monkeypatch.chdir(tmp_path / "dam")
    assert runner.invoke(main, ["add", "../saved"]).exit_code == 0
    assert suggest("-o", "suggested.yml").exit_code == 0
    Path("suggested.yml").rename("dossier.yml")
    Path("seeds/2025-05-12-invented-flood.txt").unlink()
    build = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], capture_output=True, text=True, check=False)
    assert build.returncode == 0, build.stderr
    assert "18" in Path("site/victims.html").read_text(encoding="utf-8")
