"""What stands around a page, in its language: MkDocs knows one language a site, so each has settings and a navigation of its own."""

from __future__ import annotations

import copy
from collections import ChainMap
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext

from dossier.config import Config, per_language
from dossier.dateprefix import days_of
from dossier.places import fault_of
from dossier.verbatim import Aside

NAMES = {"en": "English", "fr": "Français"}
"""What a language calls itself; another one goes by its code."""

UNDATED = "1980-01-01"
"""A page's last change where no article has a date: archives know no earlier day."""


TEMPLATES = files("dossier") / "theme"
"""The templates that the package puts between the editor's own and the theme's."""


class _Compiled(jinja2.BytecodeCache):
    """Templates as they were compiled, by their names and contents, as long as the process lasts: MkDocs' server compiles all of the
    theme's at each change otherwise, which is a sixth of a small site's build."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Take what is known of a template."""
        if known := self._known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a template, in the place of what it was before."""
        self._known = {name: code for name, code in self._known.items() if name[0] != bucket.key}
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def with_compiled(templates: jinja2.Environment) -> jinja2.Environment:
    """Templates that are compiled once, and not again while they stay as they are."""
    templates.bytecode_cache = _COMPILED
    return templates


def with_templates(theme: Theme) -> None:
    """Add the package's templates: those of the editor's ``custom_dir`` win over them, and they over the theme's."""
    theme.dirs.insert(theme.dirs.index(theme.custom_dir) + 1 if theme.custom_dir in theme.dirs else 0, str(TEMPLATES))
    theme.static_templates |= {"404.html", "robots.txt"}


def sections(pages: Mapping[str, Sequence[tuple[str, str]]], *, own: Any = None) -> list[dict[str, Any]]:
    """The pages (title, path) of each language as a navigation with a section for each; ``own`` is the editor's for the first.

    >>> sections({"en": [("Home", "index.md")], "fr": [("Accueil", "fr/index.md")]})
    [{'en': [{'Home': 'index.md'}]}, {'fr': [{'Accueil': 'fr/index.md'}]}]
    """
    first = next(iter(pages))
    made = {language: [{title: page} for title, page in listed] for language, listed in pages.items()}
    return [{language: own if own and language == first else listed} for language, listed in made.items()]


def listed_pages(nav: Any) -> set[str]:
    """The pages that a navigation lists, at any depth.

    >>> sorted(listed_pages([{"Home": "index.md"}, {"More": ["a.md", {"B": "b.md"}]}]))
    ['a.md', 'b.md', 'index.md']
    """
    if isinstance(nav, str):
        return {nav}
    parts = nav.values() if isinstance(nav, dict) else nav
    return {page for part in parts for page in listed_pages(part)}


def with_files(files: Files, made: Mapping[str, str | bytes], *, config: MkDocsConfig, folder: Path) -> Files:
    """The files of ``docs/`` and what was made of them and of the dossier (in ``folder``), which stands in place of pages of the same
    name. MkDocs would follow links out of the dossier, and end at a pipe or a link that leads nowhere."""
    for file in list(files.documentation_pages()):
        if file.src_uri not in made:
            files.remove(file)  # for another language: it stands under its address in that one
    for file in list(files):
        if file.src_dir == config.docs_dir and file.abs_src_path and fault_of(Path(file.abs_src_path), (Path(config.docs_dir), folder)):
            files.remove(file)
    menu = listed_pages(config.nav)
    for path, content in made.items():
        if (old := files.get_file_from_path(path)) is not None:
            files.remove(old)
        inclusion = InclusionLevel.INCLUDED if path in menu else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, path, content=content, inclusion=inclusion))
    return files


def with_verbatim(page: Page, html: str, markdown: str, aside: Aside, *, config: MkDocsConfig, files: Files) -> str:
    """A converted page with the blocks of HTML that went around the converter, whose anchors MkDocs should know for its check of links;
    converted whole where a block has lost its place."""
    page.markdown, whole = markdown, aside.put_back(html)
    if whole is None:
        page.render(config, files)
        return page.content or ""
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *aside.ids()}
    return whole


def date_pages(files: Files, newest: str | None) -> None:
    """Give every page the newest article's day as its last change; MkDocs would give it the day of the build."""
    for file in files.documentation_pages():
        if file.page is not None:
            file.page.update_date = days_of(newest or UNDATED)[0].isoformat()


def settings_in(config: MkDocsConfig, editor: Config, language: str) -> MkDocsConfig:
    """The site's settings as a theme's templates should see them on the pages in a language."""
    spoken = copy.copy(config)
    spoken.data = {**config.data, "theme": ChainMap({"language": language}, config.theme)}
    spoken.site_name, spoken.site_description = per_language(editor.title, language), per_language(editor.subtitle, language) or None
    return spoken


def split_navigation(nav: Navigation, roots: Mapping[str, str]) -> dict[str, Navigation]:
    """One navigation for each language (code -> root) out of one that has a section for each of them, in that order."""
    found = {}
    for section, (language, root) in zip(nav.items, roots.items(), strict=True):
        pages = _pages_of(section)
        for item in section.children:
            item.parent = None
        for page, before, after in zip(pages, [None, *pages], [*pages[1:], None], strict=False):
            page.previous_page, page.next_page = before, after
        found[language] = Navigation(section.children, pages)
        found[language].homepage = next((page for page in pages if page.file.src_uri == f"{root}index.md"), None)
    return found


def _pages_of(item: Section | Any) -> list[Page]:
    return [item] if isinstance(item, Page) else [page for child in item.children or () for page in _pages_of(child)]


def in_language(context: TemplateContext, files: Files, roots: Mapping[str, str], *, language: str) -> TemplateContext:
    """What a page's template is given, its ``config`` being the language's own: with the way to the page's other languages.

    ``base_url`` is where Material looks for the search index: below the language's root. The choice of light or dark is kept
    for all languages at the site's.
    """
    config, home, page = context["config"], context["base_url"], context["page"]
    if page is not None:
        config["extra"] = {**config.extra, "alternate": _alternates(page.file, files, roots, own=language), "scope": home}
        feed = files.get_file_from_path(f"{roots[language]}changes.xml")
        config["extra"]["feed"] = feed.url if feed else None
    context["base_url"] = f"{home}/{roots[language]}" if roots[language] else home
    return context


def _alternates(file: File, files: Files, roots: Mapping[str, str], *, own: str) -> list[dict[str, Any]]:
    """A page in each language of a site that has several, as Material's language switcher wants them; ``same`` says that it is
    this page, not the home page in a language that has no such page."""
    path = file.src_uri.removeprefix(roots[own])
    found = []
    for language, root in roots.items() if len(roots) > 1 else ():
        same = files.get_file_from_path(f"{root}{path}")
        other = same or files.get_file_from_path(f"{root}index.md")
        if other is not None:
            found.append({"lang": language, "name": NAMES.get(language, language), "link": other.url, "same": same is not None})
    return found
