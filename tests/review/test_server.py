"""The desk's server: decisions as a careful editor would write them, and nothing for anybody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dossier.check import check
from dossier.config import load_config
from dossier.desk.server import make_app
from dossier.desk.state import Desk
from dossier.extraction import extract
from tests.desk import CONFIG, ENGLISH

OWN = "\n# What I found, in my own order.\nclaims:   # mine\n    ffffffffff: {confirmed: true}\n\nlicence: {en: 'CC0'}   # last\n"
HOST, TOKEN = "127.0.0.1:8765", "the-token"
ORIGIN = {"origin": f"http://{HOST}"}


def make_desk(folder: Path) -> Desk:
    (folder / "seeds").mkdir()
    (folder / "seeds" / "fire.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "dossier.yml").write_text(CONFIG + OWN, encoding="utf-8")
    config = load_config(folder / "dossier.yml")
    extracts = list(extract(config, [folder / "seeds"]))
    items = [(item.claim, item.what) for item in check(config, extracts, figures=lambda *_: []) if item.claim]
    return Desk(folder / "dossier.yml", extracts, items, language="en")


def client_of(desk: Desk) -> TestClient:
    return TestClient(make_app(desk, port=8765, token=TOKEN), base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    client = client_of(desk)
    entered = client.get(f"/?token={TOKEN}")
    assert entered.status_code == 303
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "SameSite=strict" in entered.headers["set-cookie"]
    return client


def state(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/state").json()
    return found


def claim_of(client: TestClient, figure: str) -> dict[str, Any]:
    return next(claim for claim in state(client)["claims"] if claim["figure"] == figure)


def decide(client: TestClient, key: str, **fields: object) -> int:
    status: int = client.post("/decide", json={"digest": state(client)["digest"], "key": key, "fields": fields}, headers=ORIGIN).status_code
    return status


def test_the_page_shows_figures_in_their_articles(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "script-src 'self'" in page.headers["content-security-policy"]
    found = state(client)
    claim = claim_of(client, "At least 12")
    assert found["articles"][0]["text"][claim["start"] : claim["end"]] == "At least 12"
    assert (claim["values"]["attributed_to"], claim["values"]["party"], claim["checked"]) == ("the mayor", "city", False)


DECISIONS: list[tuple[dict[str, object], list[str]]] = [
    ({"confirmed": True}, ["confirmed: true"]),
    ({"measure": "wounded", "reason": 'It is: "hurt" # so'}, ["measure: wounded", "reason: It is: \\hurt\\ # so"]),
    ({"attributed_to": None, "party": None, "reason": "Nobody."}, ["attributed_to: null", "party: null", "reason: Nobody."]),
    ({"reject": True, "reason": "Invented."}, ["reject: true", "reason: Invented."]),
]


@pytest.mark.parametrize(("fields", "lines"), DECISIONS, ids=lambda one: "")
def test_a_decision_is_lines_more_and_undone_to_the_letter(
    client: TestClient, desk: Desk, fields: dict[str, object], lines: list[str]
) -> None:
    key = claim_of(client, "At least 12")["key"]
    assert decide(client, key, **fields) == 200
    name = f'"{key}"' if key.isdigit() else key
    added = "".join(f"{line}\n" for line in [f"    {name}:", *(f"      {line}" for line in lines)])
    mine = "    ffffffffff: {confirmed: true}\n"
    assert desk.file.read_text("utf-8").replace('"', "") == (CONFIG + OWN.replace(mine, mine + added)).replace('"', "")
    assert claim_of(client, "At least 12")["checked"]
    assert client.post("/undo", json={}, headers=ORIGIN).status_code == 200
    assert desk.file.read_text("utf-8") == CONFIG + OWN


def test_a_missed_figure_is_added_by_its_words(client: TestClient, desk: Desk) -> None:
    article = state(client)["articles"][0]
    start = article["text"].index("Monday")
    asked = {"source": article["source"], "start": start, "end": start + 6}
    found = client.post("/marked", json=asked, headers=ORIGIN).json()
    assert found["figure"] == "Monday"
    add = {"source": found["source"], "quote": found["quote"], "figure": "Monday", "low": 3}
    assert decide(client, "missed-1", add=add, measure="killed", reason="Missed.") == 200
    assert claim_of(client, "Monday")["id"] == "missed-1"
    assert "    missed-1:\n      add:\n        source: fire\n" in desk.file.read_text("utf-8")


def test_a_decision_is_answered_without_the_articles(client: TestClient) -> None:
    asked = {"digest": state(client)["digest"], "key": claim_of(client, "20")["key"], "fields": {"confirmed": True}}
    answer = client.post("/decide", json=asked, headers=ORIGIN).json()
    assert "articles" not in answer
    assert {**state(client), **answer} == state(client)
    assert {key: answer[key] for key in answer} == client.get("/now").json()


TRANSLATIONS: list[tuple[dict[str, object], int, str]] = [
    # The figures of the original and no others.
    ({"fr": "Au moins 12 dockers ont été tués dans l'incendie du port, a dit lundi la maire."}, 200, ""),
    ({"fr": "Au moins 13 dockers ont été tués dans l'incendie du port, a dit lundi la maire."}, 422, "Au moins 13"),
    ({"fr": "Des dockers ont été tués dans l'incendie du port, a dit lundi la maire."}, 422, "leaves out"),
    ({}, 422, "load it again"),
    ({"xx": "Twelve"}, 422, "xx"),
]


@pytest.mark.parametrize(("text", "status", "told"), TRANSLATIONS, ids=lambda one: "")
def test_a_sentence_is_translated(client: TestClient, desk: Desk, text: dict[str, object], status: int, told: str) -> None:
    claim = claim_of(client, "At least 12")
    asked = {"digest": state(client)["digest"], "claim": claim["id"], "text": text}
    answer = client.post("/translate", json=asked, headers=ORIGIN)
    assert answer.status_code == status
    assert told in answer.text
    if status == 200:
        assert claim_of(client, "At least 12")["translations"] == text
        assert "\ntranslations:\n" in desk.file.read_text("utf-8")
        assert client.post("/undo", json={}, headers=ORIGIN).status_code == 200
    assert claim_of(client, "At least 12")["translations"] == {}
    assert desk.file.read_text("utf-8") == CONFIG + OWN


def test_a_translation_is_written_anew_where_it_stands(client: TestClient, desk: Desk) -> None:
    claim = claim_of(client, "20")
    for words in ("Le syndicat parle de 20 morts.", "Le syndicat compte 20 morts."):
        asked = {"digest": state(client)["digest"], "claim": claim["id"], "text": {"fr": words}}
        assert client.post("/translate", json=asked, headers=ORIGIN).status_code == 200
    written = desk.file.read_text("utf-8")
    assert written.count("digest:") == 1
    assert "parle de" not in written
    assert claim_of(client, "20")["translations"] == {"fr": "Le syndicat compte 20 morts."}


def test_an_added_figures_sentence_is_translated_and_nothing_is_gone(client: TestClient, desk: Desk) -> None:
    article = state(client)["articles"][0]
    start = article["text"].index("invented")
    found = client.post("/marked", json={"source": article["source"], "start": start, "end": start + 8}, headers=ORIGIN).json()
    add = {"source": found["source"], "quote": found["quote"], "figure": found["figure"], "low": 1}
    assert decide(client, "missed-1", add=add, measure="killed", reason="Missed.") == 200
    asked = {"digest": state(client)["digest"], "claim": "missed-1", "text": {"fr": "Cet article est inventé."}}
    assert client.post("/translate", json=asked, headers=ORIGIN).status_code == 200
    config = load_config(desk.file)
    told = [item.what for item in check(config, desk.extracts, figures=lambda *_: []) if item.kind == "gone"]
    assert [one for one in told if "missed-1" in one] == []


def test_what_makes_no_sense_is_told_and_not_written(client: TestClient, desk: Desk) -> None:
    key = claim_of(client, "At least 12")["key"]
    assert decide(client, key, measure="no-such") == 422
    assert decide(client, key, scope="new") == 422, "without a reason"
    assert decide(client, key, attributed_to="the baker", reason="So") == 422
    assert decide(client, "a: b") == 422
    assert desk.file.read_text("utf-8") == CONFIG + OWN


def test_somebody_elses_change_is_told_and_kept(client: TestClient, desk: Desk) -> None:
    key, digest = claim_of(client, "At least 12")["key"], state(client)["digest"]
    theirs = desk.file.read_text("utf-8") + "# theirs\n"
    desk.file.write_text(theirs, encoding="utf-8")
    asked = {"digest": digest, "key": key, "fields": {"confirmed": True}}
    assert client.post("/decide", json=asked, headers=ORIGIN).status_code == 409
    assert desk.file.read_text("utf-8") == theirs
    assert decide(client, key, confirmed=True) == 200
    theirs = desk.file.read_text("utf-8") + "# again\n"
    desk.file.write_text(theirs, encoding="utf-8")
    assert client.post("/undo", json={}, headers=ORIGIN).status_code == 409
    assert desk.file.read_text("utf-8") == theirs


STRANGERS: list[dict[str, str]] = [
    {"host": "evil.example"},
    {"host": "127.0.0.1"},
    {"host": "127.0.0.1:9"},
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:9"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"cookie": "dossier-desk-8765=another"},
]


@pytest.mark.parametrize("headers", STRANGERS, ids=lambda one: " ".join(one.values()))
@pytest.mark.parametrize("path", ["/", f"/?token={TOKEN}", "/state", "/desk.js"])
def test_strangers_get_nothing(desk: Desk, headers: dict[str, str], path: str) -> None:
    client = client_of(desk)
    if "cookie" not in headers:
        client.cookies.set("dossier-desk-8765", TOKEN)
    elif "token" in path:
        return
    answer = client.get(path, headers=headers)
    assert (answer.status_code, answer.content) == (403, b"")


@pytest.mark.parametrize("path", ["/", "/?token=wrong", "/?token=", "/state", "/desk.js", "/desk.css"])
def test_who_has_no_token_gets_nothing(desk: Desk, path: str) -> None:
    answer = client_of(desk).get(path)
    assert (answer.status_code, answer.content) == (403, b"")


@pytest.mark.parametrize("headers", [{}, {"origin": "http://evil.example"}, {"origin": "null"}])
@pytest.mark.parametrize("path", ["/decide", "/undo", "/marked"])
def test_another_page_writes_nothing(client: TestClient, desk: Desk, path: str, headers: dict[str, str]) -> None:
    key = claim_of(client, "At least 12")["key"]
    asked = {"digest": state(client)["digest"], "key": key, "fields": {"confirmed": True}}
    answer = client.post(path, json=asked, headers=headers)
    assert (answer.status_code, answer.content) == (403, b"")
    assert desk.file.read_text("utf-8") == CONFIG + OWN


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 100_000, b'{"key": 1}', b'{"key": "a", "fields": []}', b"x" * 300_000, b"\xff"])
def test_odd_requests_are_refused(client: TestClient, body: bytes) -> None:
    for path in ("/decide", "/marked"):
        assert client.post(path, content=body, headers=ORIGIN).status_code == 422
