"""Pictures kept between runs change nothing but the time a build takes."""

from __future__ import annotations

import base64
import errno
import fcntl
import hashlib
import json
import os
import re
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest
import vl_convert

from dossier.build import build
from dossier.cache import kept_drawings
from dossier.cache.drawings import PLACE, digest_of, read_drawings, write_drawings
from dossier.config import load_config
from dossier.write.charts.drawn import bundle, kept, png, svg
from tests.desk import lay_out

pytestmark = pytest.mark.site


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "made", {})
    return lay_out(tmp_path / "desk")


def _build(desk: Path) -> dict[str, str | bytes]:
    config = load_config(desk / "dossier.yml")
    with kept_drawings(config.folder):
        return dict(build(config).files)


def test_a_second_run_draws_nothing_and_builds_the_same(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _build(desk)
    assert json.loads((desk / PLACE).read_text(encoding="utf-8"))
    monkeypatch.setattr(kept, "made", {})
    for slow in ("vegalite_to_svg", "svg_to_png", "javascript_bundle"):
        monkeypatch.setattr(vl_convert, slow, lambda *_, **__: pytest.fail("made again"))
    assert _build(desk) == first


def test_what_an_older_program_kept_is_not_taken_for_what_this_one_makes(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures of another size, another notice: kept is only what the key holds all of."""
    with monkeypatch.context() as then:
        then.setattr(png, "SCALE", 1.0)
        then.setattr(bundle, "NOTICE", "/* Older. */\n")
        older = _build(desk)
    monkeypatch.setattr(kept, "made", {})
    assert all(older[path] != content for path, content in _build(desk).items() if path.endswith((".png", "vega.js")))


def stored(desk: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((desk / PLACE).read_text(encoding="utf-8"))
    return found


def poisoned(text: str) -> list[str]:
    """What somebody could put in the place of a picture or of the bundle."""
    if text.startswith("<svg"):
        return [
            text.replace("</svg>", "<script>alert(1)</script></svg>"),
            re.sub(r"(<svg[^>]*>)", r"\1<image href='https://evil.example/x.png'/>", text, count=1),
            text.replace("<g", '<g fill="url(https://evil.example/#x)"', 1),
            re.sub(r' width="\d+"', ' width="9&quot;onload=alert(1)"', text, count=1),
            "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + text,
            text[:-20],
            re.sub(r"(<svg[^>]*>)", lambda found: found[1] + "<g>" * 5000 + "</g>" * 5000, text, count=1),
            "",
        ]
    if text.startswith("iVBOR"):
        image = base64.b64decode(text)
        return [text[:-400], base64.b64encode(image + b"<script>alert(1)</script>").decode(), "iVBORw0KGgo=", "%%", ""]
    return [text + "\nalert(1);\n", "alert(1)", ""]


def test_nothing_that_somebody_put_into_the_cache_comes_out_of_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No script of it runs for readers, no picture of it loads or shows what was not drawn: not even with a digest that fits."""
    first, drawn = _build(desk), stored(desk)
    looks = {"<svg": svg.is_drawing, "iVBOR": png.is_picture}
    for _, text in drawn.values():
        fits = next((look for head, look in looks.items() if text.startswith(head)), bundle.is_bundle)
        assert fits(text) and not [made for made in poisoned(text) if fits(made)]
    made = {key: poisoned(text)[0] for key, (_, text) in drawn.items()}
    (desk / PLACE).write_text(json.dumps({key: [digest_of(key, text), text] for key, text in made.items()}), encoding="utf-8")
    monkeypatch.setattr(kept, "made", {})
    assert _build(desk) == first
    assert stored(desk) == drawn


def test_what_does_not_have_the_digest_of_its_place_is_not_looked_at(tmp_path: Path) -> None:
    """What was cut or changed, and the picture of another chart."""
    rows = {"a": [digest_of("a", "<svg/>"), "<svg/>"], "b": [digest_of("a", "<svg/>"), "<svg/>"], "c": [digest_of("c", "<svg/>"), "<svg"]}
    (tmp_path / PLACE.name).write_text(json.dumps(rows), encoding="utf-8")
    assert read_drawings(tmp_path / PLACE.name) == {"a": "<svg/>"}


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"a": 1}', '{"a": ["b", "c"]}', '{"a": ["b"]}', '{"a": [["b"], "c"]}', "[" * 100_000])
def test_what_is_no_cache_of_ours_holds_nothing(tmp_path: Path, broken: str) -> None:
    (tmp_path / PLACE.name).write_text(broken, encoding="utf-8")
    assert read_drawings(tmp_path / PLACE.name) == {}


def test_the_digest_of_the_installed_bundle_is_known() -> None:
    """Where it is not, put the new one into ``bundle.DIGESTS``: until then each run bundles anew, which takes three seconds."""
    made = vl_convert.javascript_bundle()  # type: ignore[call-arg]
    assert bundle.DIGESTS[version("vl-convert-python")] == hashlib.sha256(made.encode()).hexdigest()


def test_half_written_files_of_runs_that_were_ended_go_and_those_of_others_stay(tmp_path: Path) -> None:
    (folder := (tmp_path / PLACE).parent).mkdir(parents=True)
    (folder / "tmpdead1234.part").write_bytes(b"{")
    with (folder / "tmplive1234.part").open("wb") as live:
        fcntl.flock(live, fcntl.LOCK_EX)
        with kept_drawings(tmp_path):
            pass
        assert [path.name for path in folder.iterdir()] == ["tmplive1234.part"]


def test_a_disk_that_is_full_leaves_the_cache_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_drawings(tmp_path / PLACE.name, {"a": "<svg/>"})

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    write_drawings(tmp_path / PLACE.name, {"b": "<svg/>"})
    assert [path.name for path in tmp_path.iterdir()] == [PLACE.name]
    assert read_drawings(tmp_path / PLACE.name) == {"a": "<svg/>"}


def test_no_link_in_the_cache_is_followed(tmp_path: Path) -> None:
    (place := tmp_path / "own" / "dossier" / "drawings.json").parent.mkdir(parents=True)
    write_drawings(theirs := tmp_path / "theirs.json", {"a": "<svg/>"})
    before = theirs.read_bytes()
    place.symlink_to(theirs)
    assert read_drawings(place) == {}
    write_drawings(place, {"b": "<svg/>"})
    assert read_drawings(place) == {"b": "<svg/>"} and theirs.read_bytes() == before
    shutil.rmtree(place.parent)
    (elsewhere := tmp_path / "elsewhere").mkdir()
    place.parent.symlink_to(elsewhere)
    write_drawings(place, {"b": "<svg/>"})
    assert read_drawings(place) == {} and not list(elsewhere.iterdir())


def test_pictures_no_longer_used_are_forgotten(desk: Path) -> None:
    _build(desk)
    path = desk / PLACE
    before = stored(desk)
    path.write_text(json.dumps({**before, "stale": [digest_of("stale", "<svg/>"), "<svg/>"]}), encoding="utf-8")
    _build(desk)
    assert stored(desk) == before
