"""A page as text: a title, headings in Markdown (so that any theme lists them), everything else HTML of our own.

A block is a piece of Markdown; two blocks have an empty line between them, and HTML blocks have none inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from dossier.write.html.plain import json_words, meta_words, plain


def page_text(
    title: str,
    blocks: Iterable[str],
    *,
    description: str = "",
    headline: str = "",
    image: str = "",
    data: Mapping[str, object] | None = None,
    lang: str | None = None,
    searched: bool = True,
) -> str:
    """A whole page; empty blocks are left out. ``title`` (in the language ``lang``) and all words may be anybody's.

    The front matter is for whoever shares or indexes the page: ``description`` and ``headline`` (the finding, in a line),
    ``image`` (the way to it from the page), ``data`` (schema.org's, as JSON-LD; JSON is YAML too). Where a page is not ``searched``, the
    site's search has entries of its own for what stands on it.

    >>> print(page_text("A: <b>", ["Text."]), end="")
    ---
    title: "A\\u003a \\u0026\\u0023x3c;b\\u0026\\u0023x3e;"
    ---
    <BLANKLINE>
    # A&#x3a; &#x3c;b&#x3e;
    <BLANKLINE>
    Text.
    """
    words = {"title": title, "description": description, "headline": headline}
    front = [f"{name}: {json_words(meta_words(text))}" for name, text in words.items() if text]
    front += [f'image: "{image}"'] if image else []
    front += [f"data: {json_words(data)}"] if data else []
    front += [] if searched else ['search: {"exclude": true}']
    return (
        "\n\n".join(
            [
                "\n".join(["---", *front, "---"]),
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
    """A heading and its blocks; nothing where these are empty."""
    filled = [block for block in blocks if block.strip()]
    return [heading(2, words), *filled] if filled else []
