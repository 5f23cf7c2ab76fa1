"""What an editor saved becomes seeds with what is known of it: each once, whole, and nothing that is there touched."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.config import Source, load_config
from dossier.intake import fetching
from dossier.intake.parts import parts_of
from tests.desk import tree

CASES = Path(__file__).parents[1] / "cases"

FLOOD = """\
The river takes the mill at Sorel

12 May 2025

This article is invented. The river Sorel left its bed on Sunday night and took the old mill and two houses with it.

At least 12 people were killed in the lower town, the mayor said on Monday, and three others are still missing.
"""
STRIKE = """\
La grève des bacs entre dans sa deuxième semaine

Publié le 3 juin 2025

Cet article est inventé. La grève des bacs de Karelle est entrée lundi dans sa deuxième semaine, sans accord en vue pour l'instant.

Quelque 400 marins ont défilé sur le port, selon la préfecture, et les syndicats en comptent près de 900.
"""
PAGE = """\
<!doctype html><html lang="en"><head><title>Fire at the Orvanne mill | Orvanne Courier</title>
<meta property="og:site_name" content="Orvanne Courier"><meta property="og:title" content="Fire at the Orvanne mill">
<meta property="article:published_time" content="2024-11-05T10:00:00+01:00">{more}</head>
<body><nav>Home</nav><article><h1>Fire at the Orvanne mill</h1>
<p>This article is invented. A fire broke out on Monday night at the old mill of Orvanne and burned until the early morning.</p>
<p>At least 7 people were hurt, the fire brigade said on Tuesday, and the roof of the building has fallen in.</p></article></body></html>
"""
ARABIC_NAME = "حريق.html"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new dossier, beside a folder of saved articles."""
    CliRunner().invoke(main, ["new", str(tmp_path / "desk")])
    (tmp_path / "saved").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def add(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["add", *map(str, arguments)], catch_exceptions=False)


def save(name: str, text: str) -> Path:
    path = Path("../saved") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def seeds() -> set[str]:
    return {path.name for path in Path("seeds").iterdir()} - {"2025-05-12-invented-flood.txt"}


@pytest.mark.usefixtures("desk")
def test_a_folder_of_all_kinds_is_walked_and_named() -> None:
    save("flood.txt", FLOOD)
    save("deep/strike.md", STRIKE)
    save("page.htm", PAGE.format(more=""))
    save("page_files/frame.html", PAGE.format(more="").replace("7 people", "8 people"))
    save("picture.png", "no article")
    save(".hidden.txt", FLOOD)
    result = add("../saved")
    assert result.exit_code == 0, result.output
    assert seeds() == {
        "2025-05-12-the-river-takes-the-mill-at-sorel.txt",
        "2025-06-03-la-greve-des-bacs-entre-dans-sa-deuxieme-semaine.md",
        "2024-11-05-orvanne-courier-fire-at-the-orvanne-mill.html",
    }
    assert Path("seeds/2025-05-12-the-river-takes-the-mill-at-sorel.txt").read_text(encoding="utf-8") == FLOOD
    assert result.stderr.splitlines()[0] == "3 articles added to seeds/"
    assert "dossier suggest" in result.stderr


@pytest.mark.usefixtures("desk")
def test_what_is_known_stands_in_the_editors_file_with_its_evidence() -> None:
    before = Path("dossier.yml").read_text(encoding="utf-8")
    link = '<link rel="canonical" href="https://courier.example/mill">'
    add(save("page.html", PAGE.format(more=link)), save("flood.txt", FLOOD))
    text = Path("dossier.yml").read_text(encoding="utf-8")
    config = load_config(Path("dossier.yml"))
    assert config.sources == {
        "2024-11-05-orvanne-courier-fire-at-the-orvanne-mill": Source(
            url="https://courier.example/mill", outlet="Orvanne Courier", published="2024-11-05", title="Fire at the Orvanne mill"
        ),
        "2025-05-12-the-river-takes-the-mill-at-sorel": Source(published="2025-05-12", title="The river takes the mill at Sorel"),
    }
    assert [line for line in before.splitlines() if line not in text.splitlines()] == []
    assert any("published" in line and line.endswith("# 12 May 2025") for line in text.splitlines())


@pytest.mark.usefixtures("desk")
def test_the_same_text_is_told_with_its_twin_and_added_with_force_only() -> None:
    add(save("flood.txt", FLOOD))
    nearly = FLOOD.replace("old mill", "mill")
    page = PAGE.format(more="")
    copies = [save("again.txt", FLOOD), save("nearly.md", nearly), save("one.html", page), save("two.html", page + "<!-- later -->")]
    result = add(*copies)
    assert seeds() == {
        "2025-05-12-the-river-takes-the-mill-at-sorel.txt",
        "2024-11-05-orvanne-courier-fire-at-the-orvanne-mill.html",
    }
    twin = "seeds/2025-05-12-the-river-takes-the-mill-at-sorel.txt"
    assert f"../saved/again.txt:1: the same text as {twin}, or nearly" in result.stderr
    assert "also ../saved/nearly.md:1" in result.stderr
    assert "../saved/two.html:1: the same text as ../saved/one.html, or nearly" in result.stderr
    add("--force", copies[0])
    assert "2025-05-12-the-river-takes-the-mill-at-sorel-2.txt" in seeds()
    assert add(copies[0]).exit_code == 1


@pytest.mark.usefixtures("desk")
def test_another_article_on_the_same_day_is_no_twin_and_gets_a_number() -> None:
    other = FLOOD.split("This article")[0] + (
        "This article is invented. Rescuers searched the cellars of the market until the evening and found nobody there.\n\n"
        "The prefecture counts 14 dead and asks all who live below the bridge to leave before the next rain falls.\n"
    )
    add(save("one.txt", FLOOD), save("two.md", other))
    assert seeds() == {"2025-05-12-the-river-takes-the-mill-at-sorel.txt", "2025-05-12-the-river-takes-the-mill-at-sorel-2.md"}


@pytest.mark.usefixtures("desk")
def test_a_file_with_several_articles_is_offered_as_several() -> None:
    files = [CASES / "factiva.txt", CASES / "europresse.txt"]
    offered = add(*files)
    assert offered.exit_code == 1 and not seeds()
    assert offered.stderr.count("the file holds 2 articles; it is not added; add each on its own with --split") == 1
    add("--split", *files, "--force")
    assert seeds() == {
        "2024-03-12-vellmar-herald-oster-flood-dyke-failure-kills-dozens.txt",
        "2023-11-03-karo-times-ferry-fire-off-karo-kills-88.txt",
        "2024-03-12-le-courrier-de-la-vaure-crue-d-ostere-la-digue-a-cede.txt",
        "2023-11-03-l-echo-du-detroit-incendie-d-un-ferry-88-morts.txt",
    }


MAILS = """\
From: Ann Lore <ann@herald.example>
Date: Tue, 3 Jun 2025 10:00
Subject: The flood

This mail is invented. It rained.

From: Ben Tarr <ben@herald.example>
Sent: Monday, 2 June 2025
To: Ann Lore
Subject: The ferry

This mail is invented. It burned.
"""
BODY = (
    "This text is invented and says nothing of use, at some length, so that it looks like an article of a letter to subscribers of a paper."
)
LETTER = "\n\n---\n\n".join(["Good morning", *(f"Title {number}\n\n{BODY}" for number in (1, 2, 3)), "Until next week."])
PARTED = f"One title\n\n{BODY}\n\n---\n\n{BODY}\n\n---\n\nA crosshead\n\n{BODY}\n"

PARTS = [
    (MAILS, ["The flood", "The ferry"]),
    (LETTER, ["Title 1", "Title 2", "Title 3"]),
    (PARTED, []),  # an article in sections
    (FLOOD, []),
    (FLOOD + "\nFrom: the desk\n", []),
]


@pytest.mark.parametrize(("text", "titles"), PARTS)
def test_threads_and_letters_are_cut_and_articles_are_not(text: str, titles: list[str]) -> None:
    found = parts_of(text)
    assert len(found) == len(titles)
    assert all(title in part for title, part in zip(titles, found, strict=True))
    assert all(part.strip() in text for part in found)


@pytest.mark.usefixtures("desk")
def test_without_a_title_it_is_called_as_its_file_was() -> None:
    body = FLOOD.split("2025\n\n")[1]
    add(save("courier-2025-05-12-mill.txt", f"date 2025-05\n\n{body}"))
    assert seeds() == {"2025-05-courier-mill.txt"}
    (source,) = load_config(Path("dossier.yml")).sources.values()
    assert (source.published, source.title) == ("2025-05", None)


@pytest.mark.usefixtures("desk")
def test_a_dry_run_writes_nothing_and_shows_what_would_be() -> None:
    save("flood.txt", FLOOD)
    before = tree(Path("."))
    result = add("../saved", "--dry-run")
    assert result.exit_code == 0
    assert {name: content for name, content in tree(Path(".")).items() if not name.startswith(".cache")} == before
    assert "2025-05-12-the-river-takes-the-mill-at-sorel.txt  2025-05-12 (12 May 2025)  <- ../saved/flood.txt" in result.stdout
    assert 'published: "2025-05-12"' in result.stdout and "would be added" in result.stderr


@pytest.mark.usefixtures("desk")
def test_one_that_cannot_be_read_stops_no_other() -> None:
    save("flood.txt", FLOOD)
    Path("../saved/binary.txt").write_bytes(b"\x89PNG\0\1\2\x81" * 50)
    Path("../saved/paper.pdf").write_bytes(b"%PDF-1.4\n\0\1")
    save("short.html", "<html><body><p>Subscribe to read this.</p></body></html>")
    os.mkfifo("../saved/pipe.txt")
    result = add("../saved", "../saved/paper.pdf", "../nowhere", "../saved/flood.txt")
    assert result.exit_code == 0
    assert seeds() == {"2025-05-12-the-river-takes-the-mill-at-sorel.txt"}
    told = (
        "binary.txt:1: not UTF-8",
        "paper.pdf:1: it is no text",
        "short.html:1: ",
        "pipe.txt:1: this is no file",
        "nowhere:1: no such file",
    )
    assert [one for one in told if one not in result.stderr] == []
    assert "5 not, for the reasons above" in result.stderr


@pytest.mark.usefixtures("desk")
def test_seeds_are_not_added_to_themselves() -> None:
    before = tree(Path("seeds"))
    assert add("seeds/2025-05-12-invented-flood.txt").exit_code == 1
    assert "it is a seed already" in add("seeds/2025-05-12-invented-flood.txt").stderr
    save("flood.txt", FLOOD)
    add("..")
    assert seeds() == {"2025-05-12-the-river-takes-the-mill-at-sorel.txt"}
    assert before.items() <= tree(Path("seeds")).items()


@pytest.mark.usefixtures("desk")
def test_a_page_in_a_browsers_bundle_is_taken_out_of_it() -> None:
    page = PAGE.format(more="").replace("Monday", "Monday=E2=80=99s").replace('="', '=3D"').replace("\n", "\r\n")
    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/fire\r\nMIME-Version: 1.0\r\n"
    kind = 'Content-Type: multipart/related; type="text/html"; boundary="edge"\r\n\r\n--edge\r\n'
    part = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    Path("../saved/fire.mhtml").write_bytes((head + kind + part + page + "\r\n--edge--\r\n").encode())
    add("../saved/fire.mhtml")
    assert seeds() == {"2024-11-05-orvanne-courier-fire-at-the-orvanne-mill.html"}
    (source,) = load_config(Path("dossier.yml")).sources.values()
    assert source.url == "https://courier.example/fire"


class _Pages(BaseHTTPRequestHandler):
    """A newspaper's invented site."""

    def do_GET(self) -> None:
        found: dict[str, tuple[int, str, bytes]] = {
            "/fire": (200, "text/html; charset=utf-8", PAGE.format(more="").encode()),
            "/latin": (200, "text/html; charset=iso-8859-1", PAGE.format(more="").replace("Orvanne", "Orvannée").encode("latin-1")),
            "/paper": (200, "application/pdf", b"%PDF-1.4"),
            "/empty": (200, "text/html", b""),
            "/cookies": (200, "text/html", b"<html><body><p>Accept our cookies.</p></body></html>"),
            "/large": (200, "text/html", b"<html>" + b"x" * 3000),
            "/moved": (301, "text/html", b""),
        }
        if self.path == "/slow":
            time.sleep(1)
        status, kind, content = found.get(self.path, (404, "text/html", b"<html><body>Not here.</body></html>"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if status == 301:
            self.send_header("Location", "/fire")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("path", "name", "outlet"), [("/fire#top", "orvanne", "Orvanne"), ("/moved", "orvanne", "Orvanne"), ("/latin", "orvannee", "Orvannée")]
)
def test_a_page_is_fetched_with_its_address(site: str, path: str, name: str, outlet: str) -> None:
    result = add(site + path)
    assert result.exit_code == 0, result.output
    assert seeds() == {f"2024-11-05-{name}-courier-fire-at-the-{name}-mill.html"}
    (source,) = load_config(Path("dossier.yml")).sources.values()
    assert (source.url, source.outlet) == (f"{site}/{'latin' if path == '/latin' else 'fire'}", f"{outlet} Courier")


@pytest.mark.usefixtures("desk")
def test_what_is_no_page_is_told_and_the_others_are_added(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_PAGE", 2500)
    wrong = {
        "/gone": "its server answers 404 (Not Found); check the address",
        "/paper": "this is no page with text (application/pdf)",
        "/empty": "the page is empty",
        "/cookies": "no article is found in it (its text has",
        "/large": "cannot be fetched (it has more than",
    }
    result = add(*(site + path for path in wrong), site + "/fire", "http://127.0.0.1:9/closed", "https://[")
    assert [path for path, words in wrong.items() if f"{site}{path}:1: {words}" not in result.stderr] == []
    assert "/closed:1: cannot be fetched (its server does not answer); try again, or open it in a browser" in result.stderr
    assert "https://[:1: this is no address of the web" in result.stderr
    assert len(seeds()) == 1


@pytest.mark.usefixtures("desk")
def test_a_server_that_never_ends_is_given_up(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    result = add(site + "/slow")
    assert result.exit_code == 1
    assert "/slow:1: cannot be fetched (no answer within 0 seconds); try again" in result.stderr


@pytest.mark.usefixtures("desk")
def test_where_the_editors_file_cannot_be_written_nothing_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    save("flood.txt", FLOOD)
    before = tree(Path("."))

    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dossier.intake.keeping.add_sources", broken)
    result = add("../saved")
    assert result.exit_code == 2
    assert "nothing was added" in result.stderr
    assert {name for name in tree(Path(".")) if not name.startswith(".cache")} == set(before)


KILLED = """
import os, sys
from dossier.intake import keeping
real, calls = keeping.place_new, []
def stopped(file, place):
    calls.append(place)
    if len(calls) == 2:
        os.kill(os.getpid(), 9)
    real(file, place)
keeping.place_new = stopped
from dossier.cli import main
main(["add", "../saved"])
"""


@pytest.mark.usefixtures("desk")
def test_a_run_that_is_killed_leaves_whole_files_and_the_next_clears_up() -> None:
    save("flood.txt", FLOOD)
    save("strike.txt", STRIKE)
    run = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, check=False)
    assert run.returncode == -9
    assert [Path("seeds", name).read_text(encoding="utf-8") for name in seeds()] == [FLOOD]
    result = add("../saved")
    assert "1 article added to seeds/" in result.stderr and "the same text as" in result.stderr
    assert len(seeds()) == 2
    assert [path.name for path in Path(".").iterdir() if path.name.startswith(".seeds-")] == []
