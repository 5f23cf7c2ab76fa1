"""Which Chromium the tests read with: the system's, else the one that Playwright downloaded for itself."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
"""No window, and no other host than this machine is ever found."""


def find_chromium(playwright: Playwright) -> str | None:
    """The path of a Chromium that can be started, ``None`` where there is none."""
    for path in (shutil.which("chromium"), "/usr/bin/chromium", playwright.chromium.executable_path):
        if path and Path(path).is_file():
            return path
    return None


def main() -> int:
    """0 where there is a Chromium, 1 where there is none: ``make chromium`` asks before and after it fetches one."""
    with sync_playwright() as playwright:
        found = find_chromium(playwright)
    if found is None:
        print("no Chromium yet", file=sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
