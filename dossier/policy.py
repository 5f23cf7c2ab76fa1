"""What a page may load, told to the browser in the page itself, because hosts of plain files let nobody set headers.

Everything comes from the site, nothing from another host, and no text is run as a program: a script is a file of the
site or one of those the theme wrote into this page, by its hash. Styles are let in as they stand: charts and theme set
some on elements, and a style reaches no further than its page, whose pictures and fonts are bound here too.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

SCRIPT = re.compile(r"""<script\b((?:"[^"]*"|'[^']*'|[^'">])*)>(.*?)</script\b""", re.DOTALL | re.IGNORECASE)
FILE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
DATA = re.compile(r"""\btype\s*=\s*["']?[\w.+/-]*json""", re.IGNORECASE)
HEAD = re.compile(r"<head(?=[\s>])[^>]*>(?:\s*<meta\s+charset\b[^>]*>)?", re.IGNORECASE)


def with_policy(page: str) -> str:
    """A page of HTML with its Content-Security-Policy at the head of it, before anything that it is about.

    Call it last: scripts put in or changed afterwards are refused by the browser. A page without a head comes back as
    it is.
    """
    head = HEAD.search(page)
    if head is None:
        return page
    return f'{page[: head.end()]}\n<meta http-equiv="Content-Security-Policy" content="{policy(page)}">{page[head.end() :]}'


def policy(page: str) -> str:
    """The Content-Security-Policy for a page with these scripts.

    >>> policy("<p>Nothing runs here.</p>").split("; ")[:2]
    ["default-src 'none'", "script-src 'self'"]
    """
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in hashes(page))])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        "media-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'"
    )


def hashes(page: str) -> list[str]:
    """The hashes of the programs that stand in a page itself, each once, in their order; data in a script element is none.

    >>> hashes("<script></script><script src='a.js'></script><script type='application/ld+json'>{}</script>")
    ['47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=']
    """
    programs = [text for attributes, text in SCRIPT.findall(page) if not FILE.search(attributes) and not DATA.search(attributes)]
    # The browser reads one kind of line break only, and hashes what it has read.
    read = (text.replace("\r\n", "\n").replace("\r", "\n").encode() for text in programs)
    return list(dict.fromkeys(b64encode(sha256(text).digest()).decode() for text in read))
