"""New seeds and what is known of them, written: all of it, or nothing.

1. The files are written aside, beside the folder of seeds.
2. Each takes its name there, where nothing has it: a seed that is there is never touched.
3. What is known of them is written into ``dossier.yml``. Where that fails, or the run is broken off, the new seeds go again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from dossier.aside import NEW, beside, place_new
from dossier.config import Config
from dossier.config.editing import add_sources
from dossier.errors import DossierError, shown_path
from dossier.intake.choosing import Addition, told_of


def keep(config: Config, added: Sequence[Addition]) -> None:
    """Write the seeds and their ``sources``. Raises DossierError, all being as it was."""
    folder = config.folder / config.seeds
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with beside(folder) as aside:
            (aside / NEW).mkdir()
            for one in added:
                _copy(one.place, aside / NEW / one.seed)
            for one in added:
                place_new(aside / NEW / one.seed, folder / one.seed)
                written.append(folder / one.seed)
            add_sources(Path(config.file), {one.source: told_of(one.article) for one in added}, comments=evidence(added))
    except BaseException as error:
        for place in written:
            with suppress(OSError):
                place.unlink()
        if isinstance(error, FileExistsError):
            raise DossierError(f"{shown_path(folder)}: a file of the same name came there just now; nothing was added; try again") from None
        if isinstance(error, OSError):
            what = f"cannot be written ({error.strerror or error}); nothing was added"
            raise DossierError(f"{shown_path(folder)}: {what}; make room, or make it writable") from None
        raise


def write_new(place: Path, content: bytes) -> None:
    """Write a file where none stands, aside and then in one step. Raises DossierError."""
    try:
        with beside(place) as aside:
            (aside / NEW).write_bytes(content)
            place_new(aside / NEW, place)
    except FileExistsError:
        raise DossierError(f"{shown_path(place)}: a file stands there; name another one, or move it away") from None
    except OSError as error:
        raise DossierError(f"{shown_path(place)}: cannot be written ({error.strerror or error}); choose another place") from None


def _copy(file: Path, place: Path) -> None:
    """The same bytes in a new file, on the disk."""
    with place.open("xb") as new:
        new.write(file.read_bytes())
        new.flush()
        os.fsync(new.fileno())


def evidence(added: Iterable[Addition]) -> dict[tuple[str, str], str]:
    """What dated each article, as comments behind ``published``."""
    return {(one.source, "published"): one.article.published_evidence for one in added if one.article.published_evidence}


def lines_of(added: Iterable[Addition]) -> Iterator[str]:
    """The seeds as lines for a person."""
    for one in added:
        article = one.article
        known = ", ".join(filter(None, (article.outlet, article.published and f"{article.published} ({article.published_evidence})")))
        yield f"{one.seed}  {known or 'no date, no outlet'}  <- {one.name}"


def source_lines(config: Config, added: Iterable[Addition]) -> Iterator[str]:
    """What would be written into ``dossier.yml``, as lines for a person."""
    yield f"under 'sources' in {config.file}:"
    for one in added:
        told = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told_of(one.article).items())
        yield f"  {one.source}: {{{told}}}"
