"""What the command line and MkDocs do alike: build a site with what earlier runs kept, in processes, with a progress bar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from dossier.cache import kept_drawings, kept_extracts
from dossier.config import Config
from dossier.extraction import Cache, Progress
from dossier.folder import check_folder
from dossier.models import Site
from dossier.progress import progress_bar
from dossier.workers import cores


@contextmanager
def reading(config: Config, *, keep: bool, beside_output: bool = False) -> Iterator[tuple[Cache | None, Progress]]:
    """Within it, what is read is kept (or not), and a bar shows how far it is."""
    with kept_extracts(config) if keep else nullcontext() as cache, progress_bar(beside_output=beside_output) as progress:
        yield cache, progress


def check_output(config: Config, folder: Path) -> None:
    """Raise DossierError where a folder for the site is one of the dossier's own, holds one or is in one."""
    own = [config.folder / config.seeds, config.folder / config.docs]
    check_folder(folder, keep=[config.folder, *own], apart=own)


def build_site(config: Config, *, jobs: int | None, keep: bool = True) -> Site:
    """The dossier's site, its articles read in so many processes, one a core where None. Raises InputError."""
    from dossier.build import build

    with reading(config, keep=keep) as (cache, progress), kept_drawings(config.folder) if keep else nullcontext():
        return build(config, cache=cache, jobs=jobs or cores(), progress=progress)
