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
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from dossier.build import navigation, watched
from dossier.config import Config
from dossier.doors import site_of, tell
from dossier.errors import DossierError
from dossier.frame import (
    date_pages,
    in_language,
    sections,
    settings_in,
    split_navigation,
    with_compiled,
    with_files,
    with_templates,
    with_verbatim,
)
from dossier.models import Site
from dossier.policy import with_policy
from dossier.publish import Publication
from dossier.searchindex import language_at, split_index
from dossier.verbatim import Aside, set_aside

log = get_plugin_logger("dossier")

STYLE, SCRIPTS = "assets/dossier.css", ("assets/dossier.js", "assets/charts.js")


class DossierOptions(base.Config):  # type: ignore[no-untyped-call]
    """Under ``plugins: dossier:`` in ``mkdocs.yml``."""

    config = config_options.Type(str, default="dossier.yml")
    jobs = config_options.Optional(config_options.Type(int))


class DossierPlugin(BasePlugin[DossierOptions]):  # type: ignore[no-untyped-call]
    """Builds the dossier into the site; its settings come from ``dossier.yml`` where it has them."""

    editor: Config
    site: Site
    roots: dict[str, str]
    files: Files
    navs: dict[str, Navigation]
    settings: dict[str, MkDocsConfig]
    aside: dict[str, tuple[str, Aside]]
    publication: Publication | None = None
    served = False  # MkDocs' own server writes a script into each page, after the policy was
    anew = True  # the site's folder is emptied first: not by the server, which has one of its own, nor where a part is built only

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.served, self.anew = command == "serve", command != "serve" and not dirty

    @event_priority(100)  # before search and others take the site's language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        file = Path(os.path.relpath(Path(config.config_file_path or ".").parent / self.config.config))
        try:
            self.editor, self.site = site_of(file, jobs=self.config.jobs, output=Path(config.site_dir), site_url=config.site_url or "")
        except DossierError as error:
            log.debug(error.trace)
            raise PluginError(str(error)) from None
        tell(self.site.notices, log.info, log.debug, warn=log.warning)
        self.roots = {language: self.editor.root(language) for language in self.editor.languages}
        with_templates(config.theme)
        config.nav = sections(navigation(self.editor, self.site), own=config.nav)
        config.extra_css, config.extra_javascript = [STYLE, *config.extra_css], [*SCRIPTS, *config.extra_javascript]
        self.settings = {language: settings_in(config, self.editor, language) for language in self.roots}
        own = self.settings[first := self.editor.languages[0]]
        config.theme["language"], config.site_name, config.site_description = first, own.site_name, own.site_description
        self.publication = Publication(config) if self.anew else None
        return config

    def on_env(self, env: Any, /, **_: Any) -> Any:
        return with_compiled(env)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return with_files(files, self.site.files, config=config, folder=self.editor.folder)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        date_pages(files, self.site.newest)
        self.aside = {}
        self.files, self.navs = files, split_navigation(nav, self.roots)
        return self.navs[self.editor.languages[0]]

    @event_priority(-100)  # after all that writes Markdown
    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: Any) -> str:
        self.aside[page.file.src_uri] = markdown, set_aside(markdown)
        return self.aside[page.file.src_uri][1].markdown

    @event_priority(100)  # before all that reads the page
    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return with_verbatim(page, html, *self.aside.pop(page.file.src_uri), config=config, files=files)

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        language = language_at(page.file.src_uri, self.roots)
        context["config"], context["nav"] = self.settings[language], self.navs[language]
        return in_language(context, self.files, self.roots, language=language)

    @event_priority(-100)  # after all that writes into a page
    def on_post_page(self, output: str, /, **_: Any) -> str:
        return output if self.served else with_policy(output)

    on_post_template = on_post_page

    @event_priority(-100)  # after search has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        split_index(Path(config.site_dir), self.roots, self.site.entries)
        if self.publication:
            self.publication.finish()

    def on_build_error(self, *, error: Exception) -> None:
        if self.publication:
            self.publication.drop()
            if fault := self.publication.fault(error):
                raise PluginError(fault) from None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        for place in watched(self.editor):
            server.watch(str(place))
        return server
