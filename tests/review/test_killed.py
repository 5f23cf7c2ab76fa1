"""Whoever ends the desk at any moment loses nothing: the file is whole, and every decision that was told as written is in it."""

from __future__ import annotations

import os
import random
import threading
import time
from pathlib import Path

import httpx
import pytest

from dossier.config import load_config
from tests.desk import lay_out
from tests.review.running import end, start

TIMES = int(os.environ.get("KILLED", "3"))


@pytest.mark.site
def test_a_killed_desk_loses_nothing(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    chance = random.Random(7)
    told: dict[str, int] = {}
    asked: dict[str, int] = {}
    for turn in range(TIMES):
        process, address = start(folder)
        timer = threading.Timer(chance.uniform(0.05, 0.6), process.kill)
        home = address.partition("?")[0]
        client = httpx.Client(base_url=home, headers={"origin": home.rstrip("/")})
        client.get(address)
        key = client.get("/state").json()["claims"][0]["key"]
        timer.start()
        try:
            for number in range(10_000):
                digest = client.get("/state").json()["digest"]
                asked[key] = turn * 10_000 + number
                fields = {"low": asked[key], "high": asked[key], "relation": "exact", "reason": "Counted anew."}
                answer = client.post("/decide", json={"digest": digest, "key": key, "fields": fields})
                assert answer.status_code == 200
                told[key] = asked[key]
        except httpx.HTTPError:
            pass
        finally:
            timer.join()
            time.sleep(0.01)
            end(process)
            client.close()
        for name, low in told.items():
            found = load_config(folder / "dossier.yml").claims[name].low
            assert found in (low, asked[name]), "the last one may be written and not yet told"
    assert told
