"""What the command line and MkDocs do alike: build a site with what earlier runs kept, in processes, with a progress bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from dossier.cache import kept_drawings, kept_extracts
from dossier.config import Config, load_config
from dossier.errors import DossierError, UnforeseenError, complaints, shown_path
from dossier.extraction import Cache, Progress
from dossier.folder import check_folder
from dossier.models import Notice, Site
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


Say = Callable[[str], object]


def tell(notices: Sequence[Notice], say: Say, trace: Say, *, warn: Say | None = None) -> None:
    """Say what a person should know, ``warn`` of what is grave, and to who asks for it where the program failed."""
    for grave in (True, False):
        for line in complaints([notice for notice in notices if notice.grave is grave]):
            (warn or say if grave else say)(line)
    for notice in notices:
        if notice.trace:
            trace(notice.trace)


@contextmanager
def naming(file: str) -> Iterator[None]:
    """The last guard: what nobody foresaw within it is one line that names the file being read. Raises UnforeseenError."""
    try:
        yield
    except (DossierError, BrokenPipeError):  # the second: whoever reads the output has seen enough
        raise
    except Exception as error:
        raise UnforeseenError(file, error) from error


def site_of(file: Path, *, jobs: int | None, output: Path, keep: bool = True, site_url: str = "") -> tuple[Config, Site]:
    """An editor's file and the site of its dossier, whose articles are read in so many processes, one a core where None.

    Raises DossierError: for what cannot be used as it stands, for a folder ``output`` in which no site may be written, and for what
    nobody foresaw.
    """
    from dossier.build import build

    with naming(shown_path(file)):
        config = load_config(file)
        check_output(config, output)
        with reading(config, keep=keep) as (cache, progress), kept_drawings(config.folder) if keep else nullcontext():
            return config, build(config, cache=cache, jobs=jobs or cores(), progress=progress, site_url=site_url)
