"""Every page is valid HTML: html-validate's recommended rules, beside which the theme's own faults stand listed.

Off in ``.htmlvalidate.json`` is what says nothing of validity: white space, how the doctype is written, styles on
elements (charts have some), long titles (those of articles are as they are), letters in ids that HTML has long allowed.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile

from tests.browser.conftest import BuiltSite
from tests.browser.tools import HERE, HTML_VALIDATE, NODE

THEMES = (
    # Material's hidden switches for its drawer and search keep browsers from remembering them.
    (r"input-attributes|valid-autocomplete", r"^#__(?:drawer|search)$"),
    # Its search answers while one writes, its choice of colours at once; there is nothing to submit.
    (r"wcag/h32", r"^html > body > header > nav > (?:div:nth-child\(\d+\) > div > )?form$"),
    # An older word for "none" on the list of what the search found.
    (r"presentation-role-style", r"^html > body > header > nav > div:nth-child\(\d+\) > .* > ol$"),
    # The page's contents stand in its menu once more, for phones, under the same name; only one of them is ever shown.
    (r"unique-landmark", r"^html > body > div:nth-child\(\d+\) > main > div > div:nth-child\([12]\) > .*\bnav$"),
)
"""Rule and place, as patterns, of what Material for MkDocs writes itself."""


def faults(pages: Sequence[Path]) -> list[tuple[str, str, str, str]]:
    """Page, rule, place and message of everything that is wrong and not the theme's own."""
    command = [str(NODE), str(HTML_VALIDATE), "--config", str(HERE / ".htmlvalidate.json"), "--formatter", "json", *map(str, pages)]
    with TemporaryFile() as told:  # it leaves before a pipe has taken everything
        run = subprocess.run(command, cwd=HERE, stdout=told, stderr=subprocess.PIPE, text=True, check=False)
        told.seek(0)
        answer = told.read()
    assert run.returncode in (0, 1), run.stderr
    found = [
        (Path(page["filePath"]).name, message["ruleId"], message["selector"] or "", message["message"])
        for page in json.loads(answer)
        for message in page["messages"]
    ]
    return [one for one in found if not any(re.fullmatch(rule, one[1]) and re.search(place, one[2]) for rule, place in THEMES)]


def test_every_page_is_valid(site: BuiltSite) -> None:
    assert faults([*(site.folder / name for name in site.pages), site.root / "404.html"]) == []


def test_faults_are_seen(tmp_path: Path) -> None:
    """So that the test above can fail, also where the theme is let off."""
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><head><title>A</title></head><body>'
        '<h1 id="a">A</h1><p id="a"><div>Block in a line.</div><form action="."><input type="text" aria-label="A"></form></body></html>',
        encoding="utf-8",
    )
    assert {"no-dup-id", "wcag/h32"} <= {rule for _, rule, _, _ in faults([page])}
