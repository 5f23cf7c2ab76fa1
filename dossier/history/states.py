"""What ``dossier diff`` compares: a record, a dossier's folder, or this dossier as it stood at a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier.config import Config, load_config
from dossier.errors import DossierError, InputError, shown_path
from dossier.history.files import FOLDER, read_record
from dossier.history.record import Record

GIT = "git"


def state(name: str, config_file: Path, reading: Callable[[Config], Record]) -> Record:
    """The record that a name means, ``reading`` being how a dossier is read.

    1. A file that is there: a record. 2. A folder that is there: a dossier, with an editor's file of the same name in it. 3. A day of which
    there is a record. 4. A git revision of the dossier. Raises DossierError.
    """
    place = Path(name)
    if place.is_file():
        return read_record(place, file=shown_path(place))[0]
    if place.is_dir():
        return reading(load_config(place / config_file.name))
    kept = config_file.parent / FOLDER / f"{name}.jsonl"
    if kept.is_file():
        return read_record(kept, file=shown_path(kept))[0]
    return _at_revision(name, config_file, reading)


def _at_revision(name: str, config_file: Path, reading: Callable[[Config], Record]) -> Record:
    """The dossier as it stood at a revision: unpacked into a folder of its own, and nothing of git is changed."""
    folder = config_file.parent
    commit = _git(folder, name, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    packed = _git(folder, name, "archive", "--format=tar", commit, "--", ".")
    with TemporaryDirectory() as made:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(made, filter="data")
        try:
            return reading(load_config(Path(made) / config_file.name))
        except InputError as error:
            words = str(error).replace(f"{made}/", "")
            raise DossierError(f"at revision '{name}': {words}") from None


def _git(folder: Path, name: str, *arguments: str) -> bytes:
    try:
        run = subprocess.run([GIT, "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError:
        what = "is no record and no folder, and there is no git here to look for a revision"
        raise DossierError(f"'{name}' {what}; give a file of history/, a day, a dossier's folder, or install git") from None
    if run.returncode:
        what = "is no record, no folder and no git revision of this dossier"
        raise DossierError(f"'{name}' {what}; give a file of history/, a day, a dossier's folder or a revision")
    return run.stdout
