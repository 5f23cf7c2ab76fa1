"""The desk's server: on this machine only, for the one page that has the token.

1. Another host's page, whatever it asks, gets an empty answer: ``Host`` and ``Origin`` must be the desk's own.
2. So does whoever has not the token, which the address brings once and a cookie keeps (no other host's page sends it).
3. Nothing is fetched from elsewhere, and nothing of an article's text is HTML: the page is three files, all else is data.
"""

from __future__ import annotations

import json
import secrets
import socket
import webbrowser
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dossier.config.editing import ChangedError
from dossier.desk.state import Desk
from dossier.errors import DossierError

HOST = "127.0.0.1"
LARGEST = 200_000
"""Bytes of a request."""
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
ASSETS = {"/desk.css": "text/css", "/desk.js": "text/javascript"}


class Guard:
    """Lets through what the desk's own page asks, and answers all else with nothing."""

    def __init__(self, app: ASGIApp, *, port: int, token: str) -> None:
        self.app, self.token = app, token
        self.hosts = {f"{HOST}:{port}", f"localhost:{port}"}
        self.cookie = f"dossier-desk-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        if scope["type"] != "http":
            return None
        request = Request(scope)
        answer: ASGIApp = Response(status_code=403, headers=HEADERS)
        if self._of_the_desk(request):
            if self._same(request.cookies.get(self.cookie)):
                answer = self.app
            elif request.method == "GET" and request.url.path == "/" and self._same(request.query_params.get("token")):
                entered = RedirectResponse("/", status_code=303, headers=HEADERS)
                entered.set_cookie(self.cookie, self.token, httponly=True, samesite="strict")
                answer = entered
        await answer(scope, receive, send)
        return None

    def _of_the_desk(self, request: Request) -> bool:
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        if host not in self.hosts or (origin is None and request.method != "GET"):
            return False
        return origin in (None, f"http://{host}") and request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")

    def _same(self, given: str | None) -> bool:
        return secrets.compare_digest((given or "").encode(), self.token.encode())


def make_app(desk: Desk, *, port: int, token: str) -> ASGIApp:
    """The desk as a web application."""
    folder = files("dossier.desk")
    page = folder.joinpath("desk.html").read_text(encoding="utf-8")
    words = desk.words

    async def home(_: Request) -> Response:
        return Response(page.replace("LANGUAGE", desk.language).replace("TITLE", words["title"]), media_type="text/html", headers=HEADERS)

    async def asset(request: Request) -> Response:
        path = request.url.path
        return Response(folder.joinpath(path[1:]).read_bytes(), media_type=ASSETS[path], headers=HEADERS)

    async def show(_: Request) -> Response:
        return await _answer(lambda: {**desk.show(), **desk.now(), "words": words})

    async def now(_: Request) -> Response:
        return await _answer(desk.now)

    def doing(work: Callable[[dict[str, Any]], object]) -> Callable[[Request], Any]:
        async def do(request: Request) -> Response:
            asked = await _asked(request)
            return await _answer(lambda: work(asked))

        return do

    routes = [
        Route("/", home),
        *(Route(path, asset) for path in ASSETS),
        Route("/state", show),
        Route("/now", now),
        Route("/decide", doing(desk.decide), methods=["POST"]),
        Route("/translate", doing(desk.translate), methods=["POST"]),
        Route("/undo", doing(lambda _: desk.undo()), methods=["POST"]),
        Route("/marked", doing(desk.marked), methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), port=port, token=token)


async def _asked(request: Request) -> dict[str, Any]:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return {}
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return asked if isinstance(asked, dict) else {}


async def _answer(work: Callable[[], object]) -> Response:
    """What some work gives, as JSON; what is wrong with what was asked as its message."""
    try:
        status, found = 200, await run_in_threadpool(work)
    except DossierError as error:
        status, found = (409 if isinstance(error, ChangedError) else 422), {"error": str(error)}
    return Response(json.dumps(found, ensure_ascii=False), status_code=status, media_type="application/json", headers=HEADERS)


def serve(desk: Desk, *, port: int, browser: bool, say: Callable[[str], object]) -> None:
    """Open the desk until it is ended (Ctrl+C). ``port`` 0 takes one that is free. Raises DossierError where the port is taken."""
    token = secrets.token_urlsafe(24)
    with socket.socket() as place:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            place.bind((HOST, port))
        except OSError as error:
            raise DossierError(f"port {port}: {error.strerror or error}; name another one with --port") from None
        port = place.getsockname()[1]
        address = f"http://{HOST}:{port}/?token={token}"
        say(f"The desk is open: {address}  (Ctrl+C closes it)")
        place.listen()
        if browser:
            webbrowser.open(address)
        app = make_app(desk, port=port, token=token)
        uvicorn.Server(uvicorn.Config(app, log_level="critical", server_header=False)).run(sockets=[place])
