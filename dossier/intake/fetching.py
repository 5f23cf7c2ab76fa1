"""A page of the web is fetched: once, when an editor adds it, and never by a build. trafilatura asks for it.

A page has ``SECONDS`` and ``MAX_PAGE`` bytes at most. What stands in the editor's own network is asked for only where the editor names
it herself: an address from elsewhere that leads there is not followed.
"""

from __future__ import annotations

import ipaddress
import logging
import re
from configparser import ConfigParser
from copy import deepcopy
from dataclasses import dataclass
from http import HTTPStatus
from threading import Thread
from typing import Any
from urllib.parse import urldefrag

from dossier.errors import DossierError
from dossier.webaddress import host_of

MAX_PAGE = 10_000_000  # bytes; a page without its pictures that is longer is a dump
STEP_SECONDS = 10  # for the connection, and between two parts of an answer
SECONDS = 45.0  # for all of it
REDIRECTS = 4
BEGINNING = 1000  # bytes in which what is no text has a zero
BY_HAND = "open it in a browser, save the page and add the file"
ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md"}
"""The kinds of answers that may hold an article, and what their files end in."""
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_KINDS = {
    "NameResolutionError": "its host is not found: is the address right, and this machine online?",
    "Failed to resolve": "its host is not found: is the address right, and this machine online?",
    "timed out": "its server does not answer",
    "Connection refused": "its server does not answer",
    "unreachable": "this machine seems to be offline",
    "certificate": "its server's certificate is not valid",
    "SSL": "its server offers no safe connection",
    "too many redirects": "it leads from one address to the next",
    "too many": "its server answers with errors",
    "MAX_FILE_SIZE": f"it has more than {MAX_PAGE / 1e6:.0f} MB",
    "non-public": "it leads to an address in a network that is not public",
}
"""What the words of a failure mean, the first that stand in them."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was served: its address at last, what its file ends in, and its bytes."""

    url: str
    ending: str
    content: bytes


def fetch(url: str) -> Fetched:
    """A page of the web. Raises DossierError, with what to do, for what cannot be fetched and for what is no page."""
    answer, words = _asked(url)
    if answer is None:
        reason = next((meaning for sign, meaning in _KINDS.items() if sign in words), words or f"no answer within {SECONDS:.0f} seconds")
        raise DossierError(f"{url}: cannot be fetched ({reason}); try again, or {BY_HAND}")
    if answer.status != HTTPStatus.OK:
        raise DossierError(f"{url}: its server answers {_status(answer.status)}; check the address, or {BY_HAND}")
    declared = (answer.headers or {}).get("content-type", "text/html")
    kind = declared.partition(";")[0].strip().lower()
    if kind not in ENDINGS or (b"\0" in answer.data[:BEGINNING] and "utf-16" not in declared.lower()):
        raise DossierError(f"{url}: this is no page with text ({kind}); add what it holds as a text file")
    if not answer.data.strip():
        raise DossierError(f"{url}: the page is empty; {BY_HAND}")
    return Fetched(urldefrag(answer.url).url, ENDINGS[kind], _in_utf_8(answer.data, declared))


def _status(number: int) -> str:
    try:
        return f"{number} ({HTTPStatus(number).phrase})"
    except ValueError:
        return str(number)


def _asked(url: str) -> tuple[Any, str]:
    """What a server answers, and what was said of it where it does not; it is given up after so many seconds."""
    from trafilatura.downloads import fetch_response

    heard = _Ear()
    log = logging.getLogger("trafilatura.downloads")
    settings = _settings(url)
    answers: list[Any] = []
    worker = Thread(target=lambda: answers.append(fetch_response(url, config=settings)), daemon=True)
    before = log.propagate, log.level
    log.addHandler(heard)
    log.propagate = False
    log.setLevel(logging.ERROR)
    try:
        worker.start()
        worker.join(SECONDS)
    finally:
        log.removeHandler(heard)
        log.propagate = before[0]
        log.setLevel(before[1])
    return (answers[0] if answers else None), " ".join(heard.words)


class _Ear(logging.Handler):
    """Keeps what trafilatura says of a failure."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


def _settings(url: str) -> ConfigParser:
    from trafilatura.settings import DEFAULT_CONFIG

    settings = deepcopy(DEFAULT_CONFIG)
    own = {
        "DOWNLOAD_TIMEOUT": STEP_SECONDS,
        "MAX_FILE_SIZE": MAX_PAGE,
        "MAX_REDIRECTS": REDIRECTS,
        "INSECURE_SSL_FALLBACK": "off",
        "SSRF_PROTECTION": "off" if _is_own(url) else "on",
    }
    settings["DEFAULT"].update({key: str(value) for key, value in own.items()})
    return settings


def _is_own(url: str) -> bool:
    """Whether an address names this machine, or one of its own network.

    >>> _is_own("http://127.0.0.1:8000/a"), _is_own("http://localhost/"), _is_own("https://news.example/")
    (True, True, False)
    """
    host = host_of(url) or ""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost"


def _in_utf_8(content: bytes, declared: str) -> bytes:
    """A page in UTF-8 where its server alone says in which character set it is; else as it was served."""
    charset = _CHARSET.search(declared)
    if charset:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return content.decode(charset[1]).encode("utf-8")
            except (LookupError, UnicodeError):
                return content
    return content
