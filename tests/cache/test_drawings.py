"""Pictures kept between runs change nothing but the time a build takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import vl_convert

from dossier.build import build
from dossier.cache import kept_drawings
from dossier.cache.drawings import PLACE
from dossier.config import load_config
from dossier.write.charts.drawn import bundle, kept, png
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


def test_a_broken_cache_is_drawn_anew(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _build(desk)
    for broken in ("{", "[]", '{"a": 1}'):
        (desk / PLACE).write_text(broken, encoding="utf-8")
        monkeypatch.setattr(kept, "made", {})
        assert _build(desk) == first
        assert json.loads((desk / PLACE).read_text(encoding="utf-8"))


def test_what_an_older_program_kept_is_not_taken_for_what_this_one_makes(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures of another size, another notice: kept is only what the key holds all of."""
    with monkeypatch.context() as then:
        then.setattr(png, "SCALE", 1.0)
        then.setattr(bundle, "NOTICE", "/* Older. */\n")
        older = _build(desk)
    monkeypatch.setattr(kept, "made", {})
    assert all(older[path] != content for path, content in _build(desk).items() if path.endswith((".png", "vega.js")))


def test_pictures_no_longer_used_are_forgotten(desk: Path) -> None:
    _build(desk)
    path = desk / PLACE
    kept = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**kept, "stale": "<svg/>"}), encoding="utf-8")
    _build(desk)
    assert json.loads(path.read_text(encoding="utf-8")) == kept
