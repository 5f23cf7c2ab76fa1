"""The door for the command line: ``dossier add``, ``dossier suggest``, ``dossier extract``, ``dossier write`` and others. Nothing else
knows click.

What was asked for goes to stdout or into the folder, everything said about it to stderr. A DossierError ends the
command with exit code 2 and its one line.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click

from dossier.config import Config, load_config, schema_text
from dossier.doors import naming, reading, site_of, tell
from dossier.errors import DossierError, shown_path
from dossier.extraction import extract
from dossier.folder import replace_folder
from dossier.models import Claim, Dossier, Extract, Notice
from dossier.printing import CHECKED, FORMS
from dossier.progress import progress_bar
from dossier.starter import LANGUAGES, start_dossier
from dossier.terminal import in_json, on_one_line
from dossier.workers import collect_seldom, cores
from dossier.write.exports.records import extract_record

DEBUG = "dossier.debug"
"""Where click keeps whether ``--debug`` was given."""

_PATH = click.Path(path_type=Path)
_config = click.option("--config", "config_file", type=_PATH, default=Path("dossier.yml"), show_default=True, help="The editor's file.")
_form = click.option("--format", "form", type=click.Choice(["jsonl", "csv", "table"]), default="jsonl", show_default=True,
                     help="An article a line, or a figure a line.")  # fmt: skip
_jobs = click.option("--jobs", type=click.IntRange(1), default=cores, show_default="one a core",
                     help="The most processes that some hundred articles are read in.")  # fmt: skip
_cache = click.option("--cache/--no-cache", default=True, show_default=True,
                      help="Keep what is read in .cache/ beside the editor's file, and read no unchanged article again.")  # fmt: skip


def _plainly(command: Callable[..., None]) -> Callable[..., None]:
    """An error is one line, without a traceback; one that nobody foresaw names the file being read, and ``--debug`` shows the rest."""

    @click.option("--debug", is_flag=True, help="Show where in the program something failed that nobody foresaw.")
    @wraps(command)
    def run(*, debug: bool, **arguments: Any) -> None:
        click.get_current_context().meta[DEBUG] = debug
        try:
            with naming(_shown_name(arguments)):
                command(**arguments)
        except DossierError as error:
            click.echo(str(error), err=True)
            _trace(error.trace)
            sys.exit(2)

    return run


def _shown_name(arguments: Mapping[str, Any]) -> str:
    """The file that a command reads or writes first."""
    return shown_path(arguments.get("place") or arguments.get("config_file") or arguments.get("folder") or "dossier.yml")


@click.group()
@click.version_option(package_name="mkdocs-dossier", prog_name="dossier")
def main() -> None:
    """Figures of news articles, each beside its quote, claimant, date and source."""
    collect_seldom()


@main.command("new")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language of the site.")
@click.option("--title", help="What the dossier is called.")
@click.argument("folder", metavar="DIR", type=_PATH)
@_plainly
def new_command(language: str, title: str | None, folder: Path) -> None:
    """Begin a dossier in DIR: settings, an editor's file with comments, one invented article to delete, and ways to publish it."""
    for path in start_dossier(folder, language=language, title=title):
        click.echo(f"{folder / path}", err=True)
    click.echo(f"\nNow:  cd {folder}  then  dossier add FILE|FOLDER|URL...  dossier suggest  mkdocs serve", err=True)


@main.command("add")
@_config
@click.option("--split/--no-split", default=None, help="Cut a file with several articles, without asking, or add it as it is.")
@click.option("--force", is_flag=True, help="Add also what is there already, word for word or nearly.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.argument("given", nargs=-1, required=True, metavar="FILE|FOLDER|URL...")
@_plainly
def add_command(config_file: Path, split: bool | None, force: bool, dry_run: bool, given: tuple[str, ...]) -> None:
    """Add saved articles to the dossier: texts, HTML and Markdown files, saved pages, folders of them, addresses of pages.

    To begin:  dossier new DIR, then in it  dossier add ~/saved  and  dossier suggest. Each article becomes a file of the seeds,
    named by its day, outlet and title; what is known of it stands under 'sources' in dossier.yml, where it can be corrected.
    """
    from dossier.intake.adding import add

    config = load_config(config_file)
    ask = _ask_whether_to_split if sys.stdin.isatty() and sys.stderr.isatty() else None
    watched = partial(reading, config, keep=True)
    found = add(config, given, watched=watched, split=split, ask=ask, force=force, dry_run=dry_run)
    for line in found.lines:
        _put(on_one_line(line))
    _say(found.left)
    for line in found.last_lines:
        click.echo(on_one_line(line), err=True)
    if not found.added:
        sys.exit(1)


def _ask_whether_to_split(name: str, count: int) -> bool:
    return click.confirm(f"{on_one_line(name)} holds {count} articles. Add each on its own?", default=True, err=True)


@main.command("suggest")
@_config
@click.option("-o", "--output", type=_PATH, help="Write it to a file, which must not be there yet.")
@_jobs
@click.argument("paths", nargs=-1, type=_PATH)
@_plainly
def suggest_command(config_file: Path, output: Path | None, jobs: int, paths: tuple[Path, ...]) -> None:
    """Propose a first dossier.yml from the articles alone: those at PATHS, else the seeds.

    It prints which measures they count, who speaks, which outlets publish, with counts in comments. What an editor's file that is
    there says of its sources is kept. To begin:  dossier new DIR,  dossier add ~/saved,  dossier suggest -o suggested.yml, and once it
    is looked through,  mv suggested.yml dossier.yml.
    """
    from dossier.build import seeds_folder
    from dossier.intake.keeping import write_new
    from dossier.proposal.proposing import propose

    if output and os.path.lexists(output):
        raise DossierError(f"{shown_path(output)}: a file stands there; name another one, or move it away")
    there = config_file.exists() or config_file != Path("dossier.yml")
    config = load_config(config_file) if there else None
    places = paths or (seeds_folder(config) if config else Path("seeds"),)
    with progress_bar() as progress:
        found = propose(places, existing=config, text=config_file.read_text("utf-8") if there else "", jobs=jobs, progress=progress)
    _say(found.notices)
    if output:
        write_new(output, found.text.encode("utf-8"))
        click.echo(f"{found.claims} figures in {found.articles} articles. Look {output} through, then make it your dossier.yml.", err=True)
    else:
        _put(found.text, nl=False)


@main.command("schema")
@_plainly
def schema_command() -> None:
    """Print the JSON Schema of dossier.yml, by which programs that editors write in complete its keys and mark mistakes.

    A new dossier has it as dossier.schema.json; after an update write it anew: dossier schema > dossier.schema.json
    """
    _put(schema_text(), nl=False)


@main.command("extract")
@_config
@_form
@click.option("--corrected", is_flag=True, help="As dossier.yml corrects it: added figures with it, rejected ones without.")
@_jobs
@_cache
@click.argument("paths", nargs=-1, required=True, type=_PATH)
@_plainly
def extract_command(config_file: Path, form: str, corrected: bool, jobs: int, cache: bool, paths: tuple[Path, ...]) -> None:
    """Print what the articles at PATHS hold: files, or folders of .txt, .html and .md files."""
    config = load_config(config_file)
    notices: list[Notice] = []

    printed = FORMS[form](CHECKED if corrected else ())
    with reading(config, keep=cache, beside_output=True) as (kept, progress):

        def extracts() -> Iterator[Extract]:
            for one in extract(config, paths, cache=kept, jobs=jobs, progress=progress):
                notices.extend(one.notices)
                yield one

        def records() -> Iterator[dict[str, Any]]:
            return (extract_record(one.article, one.passages, one.claims) for one in extracts() if one.article)

        for line in printed(_as_corrected(config, list(extracts())) if corrected else records()):
            _put(line, nl=False)
    _say(notices)


def _as_corrected(config: Config, extracts: Sequence[Extract]) -> Iterator[dict[str, Any]]:
    """The articles with their claims as ``dossier.yml`` corrects them, each with the reason and whether an editor looked at it."""
    from dossier.build import corrected_claims

    claims, _, checked, _ = corrected_claims(config, extracts)
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    for article, passages in ((one.article, one.passages) for one in extracts if one.article):
        own = by_source.get(article.source, ())
        record = extract_record(article, passages, own)
        looked_at = [{"correction": claim.correction, "checked": claim.id in checked} for claim in own]
        yield record | {"claims": [fields | more for fields, more in zip(record["claims"], looked_at, strict=True)]}


@main.command("explain")
@_config
@click.argument("place", metavar="FILE[:LINE]")
@_plainly
def explain_command(config_file: Path, place: str) -> None:
    """Show for each sentence of an article what was found in it, by which rule, and why a figure is a claim or is not.

    With a line's number, as complaints and editors print it, only what stands on that line.
    """
    from dossier.explain import explain_seed

    path, line = _place(place)
    for words in explain_seed(load_config(config_file), path, line=line):
        _put(on_one_line(words))


def _place(place: str) -> tuple[Path, int | None]:
    """A file, with the number of a line behind a colon where there is one.

    >>> _place("seeds/a.txt:12"), _place("seeds/a.txt")
    ((PosixPath('seeds/a.txt'), 12), (PosixPath('seeds/a.txt'), None))
    """
    name, colon, line = place.rpartition(":")
    return (Path(name), int(line)) if colon and line.isdecimal() and not Path(place).exists() else (Path(place), None)


@main.command("check")
@_config
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help="For a person or a program.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Fail where there is anything to look at.")
@_jobs
@_cache
@_plainly
def check_command(config_file: Path, form: str, strict: bool, jobs: int, cache: bool) -> None:
    """Show what an editor should look at, worst first: doubtful claimants, figures of nobody, numbers that count nothing, corrections of
    what is gone, articles without a date."""
    from dossier.build import menu_text, read_docs, seeds_folder, undated_figures
    from dossier.check import as_json, as_lines, check

    config = load_config(config_file)
    with reading(config, keep=cache) as (kept, progress):
        extracts = list(extract(config, [seeds_folder(config)], cache=kept, jobs=jobs, progress=progress))
    pages = [(name, file) for written in read_docs(config)[0].values() for name, (file, _) in written.items()]
    items = check(config, extracts, figures=undated_figures, pages=pages, menu=menu_text(config))
    for line in as_json(items).split("\n") if form == "json" else as_lines(items):
        _put(in_json(line) if form == "json" else on_one_line(line))
    if strict and items:
        sys.exit(1)


@main.command("review")
@_config
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default="one that is free", help="Where the desk listens.")
@click.option("--browser/--no-browser", default=True, show_default=True, help="Open the desk in your browser.")
@_jobs
@_cache
@_plainly
def review_command(config_file: Path, port: int, browser: bool, jobs: int, cache: bool) -> None:
    """Open the desk: a page on this machine that shows each figure in its article, the doubtful ones first, to put right what was read
    wrongly.

    To begin:  pip install "mkdocs-dossier[review]"  then, in the dossier's folder,  dossier review. Read a figure, press c where it is
    right, e to correct it, r to reject it; mark a missed figure in the article and press a; u undoes, ? shows all keys. Each decision is
    written to dossier.yml at once, the rest of which stays as you wrote it; Ctrl+C closes the desk.
    """
    from dossier.build import seeds_folder, undated_figures
    from dossier.check import check

    try:
        from dossier.desk.server import serve
        from dossier.desk.state import Desk
        from dossier.desk.words import doubt_in
    except ModuleNotFoundError as missing:
        raise DossierError(f'the desk needs {missing.name}, which is not installed: pip install "mkdocs-dossier[review]"') from None
    config = load_config(config_file)
    with reading(config, keep=cache) as (kept, progress):
        extracts = list(extract(config, [seeds_folder(config)], cache=kept, jobs=jobs, progress=progress))
    language, items = config.languages[0], check(config, extracts, figures=undated_figures)
    doubts = [(item.claim, doubt_in(language, item.kind, item.what, item.parts)) for item in items if item.claim]
    serve(Desk(config_file, extracts, doubts, language=language), port=port, browser=browser, say=partial(click.echo, err=True))


@main.command("write")
@_config
@_jobs
@_cache
@click.option("--html", is_flag=True, help="Write pages of HTML in a frame of their own, which need no site generator.")
@click.option("--force", is_flag=True, help="Replace DIR even where it holds files that this command did not write.")
@click.argument("folder", metavar="DIR", type=_PATH)
@_plainly
def write_command(config_file: Path, jobs: int, cache: bool, html: bool, force: bool, folder: Path) -> None:
    """Write the site's pages, charts and exports into DIR as plain files: Markdown for any site generator, or with --html a whole site.

    DIR is replaced whole, and only where every file in it was written by this command and never changed since.
    """
    config, site = site_of(config_file, jobs=jobs, keep=cache, output=folder, site_url=os.environ.get("SITE_URL", ""))
    made = site.files
    if html:
        from dossier.build import navigation
        from dossier.write.standalone import standalone

        made = standalone(made, navigation(config, site), config)
    replace_folder(folder, made, force=force)
    _say(site.notices)
    click.echo(f"{len(made)} files written to {folder}", err=True)


@main.command("translations")
@_config
@_jobs
@_cache
@_plainly
def translations_command(config_file: Path, jobs: int, cache: bool) -> None:
    """Print the quotes that lack a translation, as lines for 'translations' in dossier.yml with the words to fill in."""
    from dossier.build import missing_translations

    config = load_config(config_file)
    with reading(config, keep=cache) as (kept, progress):
        missing = missing_translations(config, cache=kept, jobs=jobs, progress=progress)
    for one in missing:
        words = [f"  # {' '.join(one.quote.split())}", f'  "{one.id}":', f'    digest: "{one.digest}"', "    text:"]
        for line in (*words, *(f'      {code}: ""' for code in one.languages)):
            _put(on_one_line(line))


@main.command("record")
@_config
@click.option("--date", default=lambda: dt.date.today().isoformat(), show_default="today", help="The day of the record, YYYY-MM-DD.")
@click.option("--force", is_flag=True, help="Replace the record of that day, or write it before a later one.")
@_jobs
@_cache
@_plainly
def record_command(config_file: Path, date: str, force: bool, jobs: int, cache: bool) -> None:
    """Keep what the dossier says now in history/, a file a day, so that its site tells readers what changed."""
    from dossier.history import check_date, keep_record, record_text

    config, day = load_config(config_file), check_date(date, latest=dt.date.today().isoformat())
    path, told = keep_record(config, day, record_text(_gathered(config, jobs, cache), config, day), force=force)
    _say(told)
    click.echo(f"{path} written" if path else "nothing changed since the last record; nothing is written", err=True)


@main.command("diff")
@_config
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help="For a person or a program.")  # fmt: skip
@_jobs
@_cache
@click.argument("old")
@click.argument("new")
@_plainly
def diff_command(config_file: Path, form: str, jobs: int, cache: bool, old: str, new: str) -> None:
    """Show what changed from OLD to NEW: each a file of history/, its day, a dossier's folder, or a git revision of this dossier."""
    from dossier.history import as_json, as_lines, compare, record_of, state

    before, after = (state(name, config_file, lambda one: record_of(_gathered(one, jobs, cache), one, "")) for name in (old, new))
    found = compare(before, after)
    for line in as_json(found).split("\n") if form == "json" else as_lines(found):
        _put(in_json(line) if form == "json" else on_one_line(line))


def _gathered(config: Config, jobs: int, cache: bool) -> Dossier:
    """All that a dossier says."""
    from dossier.build import gathered

    with reading(config, keep=cache) as (kept, progress):
        return gathered(config, cache=kept, jobs=jobs, progress=progress)


def _put(line: str, *, nl: bool = True) -> None:
    """Put a line of what was asked for out as UTF-8, whatever the terminal's own encoding is."""
    try:
        click.echo(line.encode("utf-8"), nl=nl)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise DossierError(f"the output cannot be written ({error.strerror or error}); make room, or write it elsewhere") from None


def _say(notices: Sequence[Notice]) -> None:
    tell(notices, partial(click.echo, err=True), _trace)


def _trace(trace: str) -> None:
    """With ``--debug``, where the program failed."""
    if click.get_current_context().meta[DEBUG]:
        click.echo(trace, nl=False, err=True)
