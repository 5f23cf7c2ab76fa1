"""A dossier's site as plain HTML, for hosts and years without a site generator: our own small frame around each page, one style sheet, no
theme, no search. The pages are those that a generator gets, converted as MkDocs converts them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from dossier.config import Config, per_language
from dossier.config.loading import read_yaml
from dossier.policy import with_policy
from dossier.verbatim import set_aside
from dossier.write.html.links import page_link, root_of
from dossier.write.html.templates import render
from dossier.write.wording import load_wording

STYLE, FRAME = "assets/dossier.css", "standalone.css"
SCRIPTS = ("assets/dossier.js", "assets/charts.js")

CONTENT = "<!-- content -->"
"""Where the template has a page's words, which are put in as they are."""

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)

Menu = Sequence[tuple[str, str]]
"""Titles and pages."""


class _Framed(Treeprocessor):
    """Lets a link to a Markdown page lead to the page that is made of it, and gives a table a box to scroll in, as Material does."""

    def run(self, root: Element) -> None:
        """Change a page."""
        for link in root.iter("a"):
            path, sign, anchor = link.get("href", "").partition("#")
            if path.endswith(".md") and "://" not in path:
                link.set("href", f"{page_link(path, root='').unescape()}{sign}{anchor}")
        for parent in list(root.iter()):
            for place, table in enumerate(parent):
                if table.tag == "table" and not table.get("class"):
                    parent[place] = box = Element("div", {"class": "md-typeset__scrollwrap"})
                    box.append(table)


class _InFrame(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Framed(md), "in_frame", 0)


def standalone(made: Mapping[str, str | bytes], menus: Mapping[str, Menu], config: Config) -> dict[str, str | bytes]:
    """The files of a site (see ``models.Site.files``) with its Markdown pages as pages of HTML; ``menus`` list the pages that a reader can
    turn to, by language."""
    converter = Markdown(
        extensions=["attr_list", "footnotes", "md_in_html", "tables", "toc", _InFrame()], extension_configs={"toc": {"permalink": True}}
    )
    found: dict[str, str | bytes] = {}
    for path, content in made.items():
        if path.endswith(".md") and isinstance(content, str):
            found[f"{path.removesuffix('.md')}.html"] = _page(path, content, made, menus, config, converter)
        else:
            found[path] = content
    frame = (files(__package__) / "assets" / FRAME).read_text("utf-8")
    return found | {STYLE: f"{made[STYLE]!s}\n{frame}"}


def _page(path: str, content: str, made: Mapping[str, str | bytes], menus: Mapping[str, Menu], config: Config, converter: Markdown) -> str:
    """A whole page of HTML."""
    front = _FRONT.match(content)
    meta = _meta(front[1], path) if front else {}
    words = _converted(content[front.end() :] if front else content, converter)
    language = _language(path, config)
    root, own = root_of(path), path.removeprefix(config.root(language))
    name = per_language(config.title, language)
    heading = words.partition("</h1>")[0].rpartition("<h1")[2].partition(">")[2]
    title = str(meta.get("title") or unescape(re.sub(r"<[^>]*>|¶", "", heading)))
    others = [
        (code, load_wording(code).language_name(code).capitalize(), f"{config.root(code)}{own}")
        for code in config.languages
        if code != language
    ]
    page = render(
        "standalone",
        load_wording(language),
        name=name,
        title=name if title in ("", name) else f"{title} – {name}",
        description=meta.get("description"),
        data=meta.get("data"),
        root=root,
        home=page_link(f"{config.root(language)}index.md", root=root),
        menu=[(words, page_link(page, root=root), page == path) for words, page in menus[language]],
        others=[(code, words, page_link(to if to in made else f"{config.root(code)}index.md", root=root)) for code, words, to in others],
        feed=f"{root}{config.root(language)}changes.xml" if f"{config.root(language)}changes.xml" in made else None,
        style=f"{root}{STYLE}",
        scripts=[f"{root}{script}" for script in SCRIPTS if script in made],
    )
    return with_policy(page.replace(CONTENT, words))


def _converted(markdown: str, converter: Markdown) -> Markup:
    """Markdown as HTML; the site's own HTML goes around the converter, as it does around MkDocs'."""
    aside = set_aside(markdown)
    whole = aside.put_back(converter.reset().convert(aside.markdown))
    return Markup(converter.reset().convert(markdown) if whole is None else whole)


def _meta(text: str, path: str) -> Mapping[str, Any]:
    """The front matter of a page, which the program wrote, or a page's of the editor that was checked."""
    data = read_yaml(text, file=path, todo="correct it")[1]
    return data if isinstance(data, dict) else {}


def _language(path: str, config: Config) -> str:
    """The language of a page by its place: the first one's is the site's root."""
    return next((code for code in config.languages[1:] if path.startswith(config.root(code))), config.languages[0])
