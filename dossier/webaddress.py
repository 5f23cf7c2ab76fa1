"""Addresses of the web, as strangers and editors write them."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str | None) -> str | None:
    """The host of an address of the web; None for what is no such address.

    >>> host_of("https://news.example.org:8080/a"), host_of("http://["), host_of("ftp://example.org/")
    ('news.example.org', None, None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return parts.hostname if parts.scheme in ("http", "https") else None
