"""The policy in each page: which scripts it lets run, and that it stands before them."""

from __future__ import annotations

import base64
import hashlib

import pytest

from dossier.policy import hashes, policy, with_policy


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize(
    ("page", "programs"),
    [
        ("<script>a()</script>", ["a()"]),
        ("<SCRIPT>a()</SCRIPT >", ["a()"]),
        ("<script>\n a < b && c('>')\n</script>", ["\n a < b && c('>')\n"]),
        ("<script>a()\r\nb()\rc()</script>", ["a()\nb()\nc()"]),
        ('<script data-note="1 > 0">a()</script>', ["a()"]),
        ("<script type=module>a()</script><script async>b()</script>", ["a()", "b()"]),
        ("<script>é</script>", ["é"]),
        # The same program twice needs one hash.
        ("<script>a()</script><script>a()</script>", ["a()"]),
        # A file of the site has its address, data is not run.
        ('<script src="a.js"></script><script type="application/json">{}</script><script type="application/ld+json">{}</script>', []),
        ("<p>No &lt;script>a()&lt;/script></p>", []),
    ],
)
def test_hashes(page: str, programs: list[str]) -> None:
    assert hashes(page) == [digest(program) for program in programs]


def test_the_policy_names_no_host_and_runs_no_text() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy("<script>a()</script>").split("; "))
    assert rules["default-src"] == "'none'"
    allowed = {word for words in rules.values() for word in words.split()}
    assert allowed == {"'none'", "'self'", "data:", "'unsafe-inline'", f"'sha256-{digest('a()')}'"}
    assert [name for name, words in rules.items() if "'unsafe-inline'" in words] == ["style-src"]
    assert [name for name, words in rules.items() if "data:" in words] == ["img-src"]


def test_the_policy_stands_before_every_script() -> None:
    page = with_policy('<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<script>a()</script>\n</head>\n<body></body></html>')
    assert page.index("charset") < page.index("Content-Security-Policy") < page.index("<script>")
    assert page.count("Content-Security-Policy") == 1
    assert with_policy("<head><script>a()</script></head>").index("Content-Security-Policy") == len('<head>\n<meta http-equiv="')


def test_what_is_no_page_stays_as_it_is() -> None:
    assert with_policy("<svg><script>a()</script></svg>") == "<svg><script>a()</script></svg>"
    assert with_policy("<header>A</header>") == "<header>A</header>"
