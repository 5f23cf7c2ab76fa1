"""The door to MkDocs: its events in, ``build`` once, its files out. Nothing else knows MkDocs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from dossier.build import build, complaints, navigation, page_name, site_language
from dossier.cache import kept_drawings
from dossier.config import Config, load_config, per_language
from dossier.errors import DossierError
from dossier.models import Site

log = get_plugin_logger("dossier")

STYLE, SCRIPT = "assets/dossier.css", "assets/dossier.js"
UNDATED = "1980-01-01"  # what MkDocs calls a page's last change where no article has a date; archives know no earlier day


class DossierOptions(base.Config):  # type: ignore[no-untyped-call]
    """Under ``plugins: dossier:`` in ``mkdocs.yml``."""

    config = config_options.Type(str, default="dossier.yml")
    language = config_options.Optional(config_options.Type(str))


class DossierPlugin(BasePlugin[DossierOptions]):  # type: ignore[no-untyped-call]
    """Builds the dossier into the site; its settings come from ``dossier.yml`` where it tells them."""

    editor: Config
    language: str
    site: Site

    @event_priority(100)  # before search and others take the site's language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            folder = Path(config.config_file_path or ".").parent
            self.editor = load_config(Path(os.path.relpath(folder / self.config.config)))
            self.language = site_language(self.editor, self.config.language)
            with kept_drawings(self.editor.folder):
                self.site = build(self.editor, language=self.language)
            pages = navigation(self.editor, self.site, language=self.language)
        except DossierError as error:
            raise PluginError(str(error)) from None
        for line in complaints(self.site.notices):
            log.info(line)
        config.site_name = per_language(self.editor.title, self.language)
        config.site_description = per_language(self.editor.subtitle, self.language) or None
        config.theme["language"] = self.language
        config.nav = config.nav or [{title: page} for title, page in pages]
        config.extra_css = [STYLE, *config.extra_css]
        config.extra_javascript = [SCRIPT, *config.extra_javascript]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files.documentation_pages()):
            if page_name(file.src_uri, self.editor, self.language) != file.src_uri:
                files.remove(file)  # for another language, or a twin that stands under its plain name
        listed = _pages(config.nav)
        for path, content in self.site.files.items():
            if (old := files.get_file_from_path(path)) is not None:
                files.remove(old)
            inclusion = InclusionLevel.INCLUDED if path in listed else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, path, content=content, inclusion=inclusion))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        newest = ((self.site.newest or UNDATED) + "-01-01")[:10]
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = newest  # MkDocs would put the day of the build into the site
        return nav

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        for place in (self.editor.file, self.editor.folder / self.editor.seeds, self.editor.folder / self.editor.docs):
            if Path(place).exists():
                server.watch(str(place))
        return server


def _pages(nav: Any) -> set[str]:
    """The pages that a navigation lists, at any depth.

    >>> sorted(_pages([{"Home": "index.md"}, {"More": ["a.md", {"B": "b.md"}]}]))
    ['a.md', 'b.md', 'index.md']
    """
    if isinstance(nav, str):
        return {nav}
    parts = nav.values() if isinstance(nav, dict) else nav
    return {page for part in parts for page in _pages(part)}
