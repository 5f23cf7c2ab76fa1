"""The tools from npm that pages are measured with: where they are, and their lock files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
HTML_VALIDATE = HERE / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
LIGHTHOUSE = HERE / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
LOCKS = (HERE / "package-lock.json", HERE / "lighthouse" / "package-lock.json")


def without_addresses() -> None:
    """Leaves names, versions and hashes in the lock files: npm adds where to send each author money (``make lock``)."""
    for path in LOCKS:
        lock = json.loads(path.read_text(encoding="utf-8"))
        for package in lock["packages"].values():
            package.pop("funding", None)
        path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    without_addresses()
