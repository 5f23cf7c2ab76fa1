"""What the command line and MkDocs do alike: build a site with what earlier runs kept, in processes, with a progress bar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from dossier.cache import kept_drawings, kept_extracts
from dossier.config import Config
from dossier.extraction import Cache, Progress
from dossier.models import Site
from dossier.progress import progress_bar
from dossier.workers import cores


@contextmanager
def reading(config: Config, *, keep: bool, beside_output: bool = False) -> Iterator[tuple[Cache | None, Progress]]:
    """Within it, what is read is kept (or not), and a bar shows how far it is."""
    with kept_extracts(config) if keep else nullcontext() as cache, progress_bar(beside_output=beside_output) as progress:
        yield cache, progress


def build_site(config: Config, *, jobs: int | None, keep: bool = True) -> Site:
    """The dossier's site, its articles read in so many processes, one a core where None. Raises InputError."""
    from dossier.build import build

    with reading(config, keep=keep) as (cache, progress), kept_drawings(config.folder) if keep else nullcontext():
        return build(config, cache=cache, jobs=jobs or cores(), progress=progress)
