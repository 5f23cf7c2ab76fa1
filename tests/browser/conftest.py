"""The first dossier's site in both languages, served below a sub-path of this machine, and a browser that reads it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route, sync_playwright

from tests.browser.chromium import FLAGS, find_chromium

ROOT = Path(__file__).parents[2]
BELOW = "/papers/dossier/"
POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
"""No other host and no 'unsafe-eval'; the theme's own start-up scripts stand in the page."""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a sub-path, under the policy, without a word."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BELOW.rstrip("/")) if path.startswith(BELOW) else "/nothing-is-here")

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """The pages of a site in one language, on the disk and at an address."""

    folder: Path
    address: str

    @property
    def pages(self) -> list[str]:
        names = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return sorted(name for name in names if name != "404.html" and not name.startswith("fr/"))


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The dossier of this repository, built once and served in all its languages."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield BuiltSite(folder, f"http://127.0.0.1:{server.server_port}{BELOW}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def english(whole: BuiltSite) -> BuiltSite:
    return whole


@pytest.fixture(scope="session", params=["en", "fr"])
def site(request: pytest.FixtureRequest, whole: BuiltSite) -> BuiltSite:
    """The pages in one language."""
    return whole if request.param == "en" else BuiltSite(whole.folder / request.param, f"{whole.address}{request.param}/")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            pytest.fail("these tests read the site with Chromium, and there is none; `make chromium` fetches one")
        found = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield found
        found.close()


@dataclass
class Reader:
    """A browser's tab, with all it complained about and every request that would have left the machine."""

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._request)
        self.page.context.route("**/*", self._route)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{self.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        if not inside(request.url):
            self.outside.append(request.url)

    def _route(self, route: Route) -> None:
        if inside(route.request.url):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()


def inside(url: str) -> bool:
    """Whether an address is on this machine.

    >>> inside("http://127.0.0.1:8000/a.js"), inside("https://fonts.example/a.css")
    (True, False)
    """
    return url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))


@pytest.fixture
def open_reader(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Opens a tab; the options are those of a browser's context (``java_script_enabled``, ``viewport`` ...)."""
    contexts = []

    def opened(**options: Any) -> Reader:
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        reader = Reader(context.new_page())
        reader.listen()
        return reader

    yield opened
    for context in contexts:
        context.close()
