"""``dossier add``: the seeds are read, what is new is chosen and written, and told."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.config import Config
from dossier.intake.choosing import Addition, Ask, Choice, Watched, choose
from dossier.intake.fetching import fetch
from dossier.intake.given import Fetch
from dossier.intake.keeping import keep, lines_of, source_lines
from dossier.models import Notice
from dossier.starter import invented_seeds


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was added, and what not and why; ``lines`` tell the first, ``last_lines`` how many, and what to do next."""

    added: tuple[Addition, ...]
    left: tuple[Notice, ...]
    lines: tuple[str, ...]
    last_lines: tuple[str, ...]


def add(
    config: Config,
    names: Sequence[str],
    *,
    watched: Watched,
    split: bool | None = None,
    ask: Ask | None = None,
    force: bool = False,
    dry_run: bool = False,
    fetch: Fetch = fetch,
) -> Outcome:
    """Add files, the files of folders, and pages of the web to a dossier; with ``dry_run`` nothing is written. Raises DossierError."""
    with tempfile.TemporaryDirectory(prefix="dossier-") as aside:
        chosen = choose(config, names, aside=Path(aside), watched=watched, split=split, ask=ask, force=force, fetch=fetch)
        if chosen.added and not dry_run:
            keep(config, chosen.added)
    lines = [*lines_of(chosen.added), *(source_lines(config, chosen.added) if dry_run and chosen.added else ())]
    return Outcome(chosen.added, chosen.left, tuple(lines), tuple(_last_lines(config, chosen, dry_run=dry_run)))


def _last_lines(config: Config, chosen: Choice, *, dry_run: bool) -> Iterator[str]:
    done, left = len(chosen.added), len(chosen.left)
    rest = f"; {left} not, for the reasons above" if left else ""
    yield f"{done} article{'' if done == 1 else 's'} {'would be ' if dry_run else ''}added to {config.seeds}/{rest}"
    if done and not dry_run:
        for name in invented_seeds(config.folder / config.seeds):
            yield f"Delete {config.seeds}/{name}, the invented article that came with the dossier."
        undated = sum(1 for one in chosen.added if not one.article.published)
        if undated:
            yield f"{undated} without a date: write 'published' under 'sources' in {config.file} if you know it."
        yield f"Next:  look at 'sources' in {config.file}  then  dossier suggest  or  mkdocs serve"
