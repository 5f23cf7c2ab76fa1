"""Every command and every file that the manual shows is run, page by page, each in a folder of its own, from top to bottom.

What a block is, is said by its fence: one with a ``title`` is a file, written whole, or added to where the title says "at the end";
``sh`` are commands; ``text`` behind them is what they print, line by line, ``…`` standing for anything; ``yaml`` alone is part of a
``dossier.yml``. Only three commands are stood in for: ``pip`` (tests/test_package.py builds what it installs), ``python3 -m venv``, and a
``git push``, which goes to a repository on this disk.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from jsonschema import Draft202012Validator

from dossier.cli import main
from dossier.config import json_schema, parse_config
from dossier.config.loading import read_yaml
from dossier.language.catalogue import country_codes, names
from tests.test_house import ROOT

MANUAL = ROOT / "manual"
PAGES = sorted((MANUAL / "pages").rglob("*.md"))
BLOCK = re.compile(r'^(?P<fence>`{3,})(?P<kind>\w*)(?: title="(?P<title>[^"]*)")?\n(?P<text>.*?)^(?P=fence)$', re.MULTILINE | re.DOTALL)
AT_THE_END = ", at the end"
BEGIN = {"title": "Floods", "topics": [{"id": "victims", "title": "Victims"}]}


SAID = {
    "tutorial.md": {
        "street.html": ["14,000", "21,500", "45,000", "62,000", "180,000", "Claimants disagree"],
        "clashes.html": ["at least 35", "League of Rights", "Prefect", "31"],
    }
}
"""What stands on the pages of the site that a page of the manual makes."""


class Block(NamedTuple):
    """A fenced part of a page."""

    kind: str
    title: str
    text: str


def blocks(page: Path) -> list[Block]:
    return [Block(found["kind"], found["title"] or "", found["text"]) for found in BLOCK.finditer(page.read_text(encoding="utf-8"))]


def shown(page: Path) -> str:
    return page.relative_to(MANUAL / "pages").as_posix()


def runs(page: Path) -> bool:
    return any(block.kind in ("sh", "python") for block in blocks(page))


@pytest.fixture
def bench(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A folder to work in, and the surroundings of its commands."""
    tools, work, home = tmp_path / "tools", tmp_path / "work", tmp_path / "home"
    for folder in (tools, work, home):
        folder.mkdir()
    python = sys.executable
    scripts = {
        "dossier": f"exec {python} -c 'from dossier.cli import main; main()' \"$@\"",
        **{name: f'exec {python} -m {name} "$@"' for name in ("mkdocs", "properdocs", "zensical")},
        "python3": '[ "$1 $2" = "-m venv" ] && mkdir -p "$3/bin" && touch "$3/bin/activate"',
        "pip": '[ "$*" = "install /path/to/this/repository" ]',
    }
    for name, script in scripts.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    subprocess.run(["git", "init", "--quiet", "--bare", str(home / "pages.git")], check=True)
    (home / ".gitconfig").write_text(
        f'[user]\nname = You\nemail = you@example.org\n[url "{home}/pages.git"]\ninsteadOf = https://codeberg.org/you/flood.git\n',
        encoding="utf-8",
    )
    path = os.pathsep.join([str(tools), os.environ["PATH"]])
    return work, os.environ | {"PATH": path, "HOME": str(home), "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}


def run(commands: str, folder: Path, surroundings: dict[str, str]) -> tuple[str, Path]:
    """What some commands print, and the folder that they end in."""
    script = f"set -e\n{commands}\npwd > {folder.parents[0] if folder.name == 'work' else folder}/.ended\n"
    ended = (folder.parents[0] if folder.name == "work" else folder) / ".ended"
    found = subprocess.run(
        ["sh", "-c", script], cwd=folder, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120
    )
    assert found.returncode == 0, f"{commands}\n{found.stdout}"
    place = Path(ended.read_text(encoding="utf-8").strip())
    ended.unlink()
    return found.stdout, place


def lacking(expected: str, printed: str) -> list[str]:
    """The lines that nothing printed holds."""
    patterns = {line: ".*".join(map(re.escape, line.split(" … "))) for line in map(str.strip, expected.splitlines()) if line}
    return [line for line, pattern in patterns.items() if not re.search(pattern, printed)]


def ensure_settings(folder: Path) -> None:
    """The settings of a new dossier, where a page begins with its ``dossier.yml``."""
    if not (folder / "mkdocs.yml").exists():
        text = (ROOT / "dossier" / "starter" / "mkdocs.yml").read_text(encoding="utf-8")
        (folder / "mkdocs.yml").write_text(text.replace("$light", "Light").replace("$dark", "Dark"), encoding="utf-8")
        (folder / "docs").mkdir(exist_ok=True)


def write(block: Block, folder: Path) -> None:
    path = folder / block.title.removesuffix(AT_THE_END)
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if block.title.endswith(AT_THE_END) else ""
    path.write_text(before + block.text, encoding="utf-8")
    if path.name == "dossier.yml":
        ensure_settings(folder)


@pytest.mark.site
@pytest.mark.parametrize("page", [page for page in PAGES if runs(page)], ids=shown)
def test_every_command_and_file_of_a_page_works(page: Path, bench: tuple[Path, dict[str, str]]) -> None:
    folder, surroundings = bench
    printed = ""
    for block in blocks(page):
        if block.title:
            write(block, folder)
        elif block.kind == "sh":
            printed, folder = run(block.text, folder, surroundings)
        elif block.kind == "python":
            printed = subprocess.run(
                [sys.executable, "-c", block.text], env=surroundings, capture_output=True, text=True, check=True
            ).stdout
        elif block.kind == "text" and printed:
            assert lacking(block.text, printed) == [], printed
            printed = ""
    for name, words in SAID.get(shown(page), {}).items():
        text = (folder / "site" / name).read_text(encoding="utf-8")
        assert [each for each in words if each not in text] == [], name


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_part_of_a_dossier_yml_fits_the_schema(page: Path) -> None:
    validator = Draft202012Validator(dict(json_schema()))
    for block in blocks(page):
        if block.kind == "yaml" and not block.title:
            given = read_yaml(block.text, file=shown(page), todo="")[1]
            assert isinstance(given, dict)
            assert [error.message for error in validator.iter_errors(BEGIN | given)] == []


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual as a site."""
    site = tmp_path_factory.mktemp("manual") / "site"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--config-file",
        str(MANUAL / "mkdocs.yml"),
        "--site-dir",
        str(site),
    ]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return site


def words_of(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    return re.sub(r"<[^>]+>", "", text[text.index("<article") : text.index("</article>")])


@pytest.mark.site
def test_the_reference_names_every_command_key_and_field(manual: Path) -> None:
    """It is made from the program: what it lacks, a change of ``manual/hooks.py`` lost."""
    commands = words_of(manual / "reference" / "commands.html")
    assert [name for name in main.commands if f"dossier {name}" not in commands] == []
    schema = json_schema()
    keys = {key for one in (schema, *schema["$defs"].values()) for key in one["properties"]}
    reference = (manual / "reference" / "dossier-yml.html").read_text(encoding="utf-8")
    assert [key for key in sorted(keys) if f"<code>{key}</code>" not in reference] == []
    for root in ("", "fr"):
        told = (manual / root / "reference" / "names.html").read_text(encoding="utf-8")
        assert [name for name in (*names("measures"), *names("roles"), *country_codes()) if f"<code>{name}</code>" not in told] == []
    assert "unseen" in words_of(manual / "explanation" / "limits.html")
    assert "<code>as_of_basis</code>" in (manual / "reference" / "exports.html").read_text(encoding="utf-8")


@pytest.mark.site
def test_french_pages_say_so_and_lead_to_their_english_ones(manual: Path) -> None:
    french = (manual / "fr" / "reference" / "limits.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in french and 'href="../../reference/limits.html" hreflang="en"' in french
    assert "manifestants" in words_of(manual / "fr" / "reference" / "names.html").lower()


@pytest.mark.site
def test_no_page_of_the_manual_asks_another_host_for_anything(manual: Path) -> None:
    for page in manual.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "Content-Security-Policy" in text, page
        assert list(loaded_from_elsewhere(text)) == [], page


def loaded_from_elsewhere(text: str) -> Iterator[str]:
    yield from re.findall(r'<(?:script|img|link rel="stylesheet")[^>]+(?:src|href)="(https?://[^"]+)"', text)


def test_readme_leads_to_pages_that_are_there() -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|src=\"([^\"]+)\"", (ROOT / "README.md").read_text(encoding="utf-8"))
    paths = [path for pair in links for path in pair if path and "://" not in path]
    assert len(paths) > 5
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_readmes_dossier_is_a_valid_one(tmp_path: Path) -> None:
    example = next(block for block in blocks(ROOT / "README.md") if block.kind == "yaml")
    assert parse_config(example.text, file="dossier.yml", folder=tmp_path).measures
