"""``make screenshots``: the site as readers see it, as ``images/*.png``, each of a size of its own, for README.md and the manual."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from dossier.config import load_config
from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.server import ROOT, build, serve

IMAGES = ROOT / "images"
DESK, PHONE, PAPER = (1280, 900), (375, 812), (794, 1123)
"""Width and height in CSS pixels: a laptop's window, a phone, A4."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its file's name, the page, its size, how it is seen, what is done first."""

    name: str
    page: str
    size: tuple[int, int] = DESK
    dark: bool = False
    printed: bool = False
    chart: bool = False


def shots() -> list[Shot]:
    """The pictures of the first dossier."""
    config = load_config(ROOT / "dossier.yml")
    topic = next(topic.id for topic in config.topics if topic.id == "casualties")
    other = config.root(config.languages[1])
    source = min((ROOT / config.seeds).iterdir()).stem
    return [
        Shot("home", "index.html"),
        Shot("topic", f"{topic}.html"),
        Shot("chart", f"{topic}.html", chart=True),
        Shot("source", f"sources/{source}.html"),
        Shot("phone", f"{topic}.html", size=PHONE),
        Shot("dark", f"{topic}.html", dark=True),
        Shot("french", f"{other}index.html"),
        Shot("print", f"{topic}.html", size=PAPER, printed=True),
    ]


def take(browser: Browser, address: str, shot: Shot) -> None:
    """Opens the page, as it is seen, and keeps what the window shows."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
        is_mobile=shot.size == PHONE,
        has_touch=shot.size == PHONE,
    )
    page = context.new_page()
    page.goto(address + shot.page, wait_until="networkidle")
    if shot.printed:
        page.emulate_media(media="print")
    if shot.chart:
        use_chart(page)
    page.screenshot(path=IMAGES / f"{shot.name}.png", animations="disabled")
    context.close()


def use_chart(page: Page) -> None:
    """The first chart at the top of the window, as it answers to the keyboard on one of its marks."""
    figure = page.locator("main figure").first
    figure.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 80)")
    figure.locator("svg a >> visible=true").first.focus()
    figure.locator("svg a >> visible=true").first.hover()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)


def main() -> int:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as address, sync_playwright() as playwright:
        build(Path(folder), address)
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=[*FLAGS, "--font-render-hinting=none"])
        for shot in shots():
            take(browser, address, shot)
            print(IMAGES.relative_to(ROOT) / f"{shot.name}.png", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
