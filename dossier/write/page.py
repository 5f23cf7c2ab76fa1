"""A page as text: a title, headings in Markdown (so that any theme lists them), everything else HTML of our own.

A block is a piece of Markdown; two blocks have an empty line between them, and HTML blocks have none inside.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from markupsafe import Markup

from dossier.write.plain import plain


def page_text(title: str, blocks: Iterable[str], *, description: str = "", lang: str | None = None) -> str:
    """A whole page; empty blocks are left out. ``title`` (whose language may be told) and ``description`` may be anybody's words.

    >>> page_text("A: <b>", ["Text."])
    '---\\ntitle: "A&#x3a; &#x3c;b&#x3e;"\\n---\\n\\n# A&#x3a; &#x3c;b&#x3e;\\n\\nText.\\n'
    """
    meta = {"title": title, **({"description": description} if description else {})}
    front = "\n".join(f"{name}: {json.dumps(str(plain(words)), ensure_ascii=False)}" for name, words in meta.items())
    return (
        "\n\n".join(
            [
                f"---\n{front}\n---",
                Markup('<h1 lang="{}">{}</h1>').format(lang, plain(title)) if lang else heading(1, title),
                *(block.strip("\n") for block in blocks if block.strip()),
            ]
        )
        + "\n"
    )


def heading(level: int, words: str) -> Markup:
    """A heading that holds anybody's words as they are."""
    return Markup("{} {}").format(Markup("#" * level), plain(words))


def section(words: str, *blocks: str) -> list[str]:
    """A heading and what it stands over; nothing where that is empty."""
    told = [block for block in blocks if block.strip()]
    return [heading(2, words), *told] if told else []


def split_title(text: str) -> tuple[str | None, str]:
    """The first heading of an editor's page, and what comes after it.

    >>> split_title("# Losses\\n\\nText.")
    ('Losses', 'Text.')
    """
    first, _, rest = text.strip().partition("\n")
    return (first[2:].strip(), rest.strip()) if first.startswith("# ") else (None, text.strip())
