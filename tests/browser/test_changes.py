"""What changed, on a dossier in which something did: no fault that axe-core or html-validate knows, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.browser.conftest import BuiltSite, Reader
from tests.browser.server import ROOT
from tests.browser.test_accessible import OPEN, STYLED, VIEWS
from tests.browser.test_accessible import faults as seen_faults
from tests.browser.test_html import faults as html_faults
from tests.history.test_pages import three_states

PAGES = [f"{folder}{name}.html" for folder in ("", "fr/") for name in ("changes", "index", "losses")]
"""The page of all changes, and those with a line about the last."""


@pytest.fixture(scope="session")
def changed(build_site: Callable[..., BuiltSite], tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A dossier with three records: figures are new, revised, corrected and withdrawn, sources come and go."""
    folder = three_states(tmp_path_factory.mktemp("changed"))
    (folder / "docs").mkdir()
    settings = folder / "mkdocs.yml"
    own = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(folder / "docs"),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "plugins": ["search", {"dossier": {"config": str(folder / "dossier.yml")}}],
    }
    settings.write_text(json.dumps(own), encoding="utf-8")  # JSON is YAML
    return build_site(settings)


def test_what_changed_has_no_fault(changed: BuiltSite, open_reader: Callable[..., Reader]) -> None:
    page = open_reader().page
    found = {}
    for name in PAGES:
        page.goto(changed.address + name)
        page.evaluate(OPEN)
        for size, scheme in VIEWS:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.evaluate(STYLED)
            found.update({(name, scheme, fault): size["width"] for fault in seen_faults(page)})
    assert found == {}
    page.goto(changed.address + "changes.html")
    assert page.locator(".d-changed > li").count() >= 6
    assert page.locator(".d-since").count() == 0
    assert html_faults([changed.root / name for name in PAGES]) == []
