"""Serves a site as a web host does: below a sub-path, gzipped, with times to keep, without a word."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
BELOW = "/papers/dossier/"
HASHED = re.compile(r"\.[0-9a-f]{8}\.min\.(?:css|js)$")
TEXT = re.compile(r"^(?:text/|image/svg|application/(?:json|javascript|xml))")


@lru_cache(maxsize=512)
def packed(body: bytes) -> bytes:
    """A body as it is sent; each of a site's files is packed once."""
    return gzip.compress(body, 6, mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """A folder below a sub-path; all else on the host is not there."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BELOW.rstrip("/")) if path.startswith(BELOW) else "/nothing-is-here")

    def send_head(self) -> BytesIO | None:
        path = Path(self.translate_path(self.path))
        status = HTTPStatus.OK
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        kind = self.guess_type(path)
        body = path.read_bytes() if path.is_file() else b""
        self.send_response(status)
        if TEXT.match(kind):
            kind += "" if "charset" in kind else "; charset=utf-8"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = packed(body)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if HASHED.search(path.name) else "public, max-age=600")
        self.end_headers()
        return BytesIO(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def build(folder: Path, address: str, *, settings: Path = ROOT / "mkdocs.yml") -> None:
    """Build the dossier of this repository into a folder, for the address at which it is served; ``settings`` stand for ``mkdocs.yml``.

    Not ``--quiet``: MkDocs counts no warning then, and a strict build could not fail.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(settings), "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a folder's site while the context lasts; the folder may be filled later."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    finally:
        server.shutdown()
        server.server_close()
