"""The first dossier's site in both languages, served as a web host does below a sub-path, and a browser that reads it."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.server import ROOT, serve
from tests.browser.server import build as build_into
from tests.conftest import SHARED


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """The pages of a site in one language, on the disk and at an address; ``root`` and ``top`` are those of all languages. What is made
    for frames on other sites is none of its pages."""

    folder: Path
    address: str
    root: Path
    top: str

    @property
    def pages(self) -> list[str]:
        names = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return sorted(name for name in names if name != "404.html" and not name.startswith(("fr/", "embed/")))

    def page_at(self, url: str) -> Path | None:
        """The file that an address of the site shows, on the web or in a folder; ``None`` for what is none of its files."""
        plain = url.partition("#")[0].partition("?")[0]
        for start in (self.top, self.root.as_uri() + "/"):
            if plain.startswith(start):
                path = self.root / unquote(plain.removeprefix(start))
                path = path / "index.html" if path.is_dir() else path
                return path if path.is_file() else None
        return None


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., BuiltSite]]:
    """Builds the dossier of this repository and serves it in all its languages; ``settings`` stand for ``mkdocs.yml``."""
    with ExitStack() as stack:

        def build(settings: Path = ROOT / "mkdocs.yml") -> BuiltSite:
            folder = tmp_path_factory.mktemp("site")
            address = stack.enter_context(serve(folder))
            build_into(folder, address, settings=settings)
            return BuiltSite(folder, address, folder, address)

        yield build


@pytest.fixture(scope="session")
def english(request: pytest.FixtureRequest, build_site: Callable[..., BuiltSite]) -> BuiltSite:
    """The pages at the site's root. Of several processes the first that asks builds them, and the others wait for it."""
    shared = getattr(request.config, "workerinput", {}).get(SHARED)
    if shared is None:
        return build_site()
    folder, address = Path(shared[0]), str(shared[1])
    built = folder.with_name("built")
    with folder.with_name("lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            build_into(folder, address)
            built.touch()
    return BuiltSite(folder, address, folder, address)


@pytest.fixture(scope="session", params=["en", "fr"])
def site(request: pytest.FixtureRequest, english: BuiltSite) -> BuiltSite:
    """The pages in one language."""
    if request.param == "en":
        return english
    return BuiltSite(english.folder / request.param, f"{english.address}{request.param}/", english.folder, english.address)


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
    """A browser's tab, with all it complained about and every request that would have left the machine (``FLAGS`` stops them)."""

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{self.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        if not inside(request.url):
            self.outside.append(request.url)


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
