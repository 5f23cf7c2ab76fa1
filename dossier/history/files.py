"""The folder ``history/`` of a dossier: one record a file, named by its day."""

from __future__ import annotations

import os
import re
from pathlib import Path

from dossier.aside import NEW, beside
from dossier.config import Config
from dossier.dateprefix import is_no_day
from dossier.errors import DossierError, InputError
from dossier.history.record import Record, parse_record
from dossier.models import Notice
from dossier.places import fault_of

FOLDER = "history"
MAX_RECORD = 200_000_000  # bytes: some 200,000 claims
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}\.jsonl")


def check_date(date: str, *, latest: str) -> str:
    """The day, where it is one of the calendar and not later than ``latest``. Raises DossierError.

    >>> check_date("2025-03-14", latest="2025-04-01")
    '2025-03-14'
    """
    if not _NAME.fullmatch(f"{date}.jsonl") or is_no_day(date):
        raise DossierError(f"'{date}' is no day; write it as in 2025-03-14")
    if date > latest:
        raise DossierError(f"{date} is yet to come; a record is of today or of a day before")
    return date


def read_records(config: Config) -> tuple[list[Record], list[Notice]]:
    """The records of a dossier, earliest first, and notices of those that cannot be read: they are left out whole, for a record that
    lacks a line would tell of figures that were withdrawn and never were."""
    folder = config.folder / FOLDER
    records: list[Record] = []
    notices: list[Notice] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        file = f"{FOLDER}/{path.name}"
        if path.name.startswith(".") or path.suffix != ".jsonl":
            continue
        try:
            record, found = read_record(path, file=file, within=(folder, config.folder))
        except InputError as error:
            notices += [Notice(one.file, one.line, f"{one.what}; the record is left out", one.todo) for one in (error, *error.others)]
            continue
        records.append(record)
        notices += found
    return sorted(records, key=lambda record: record.date), notices


def read_record(path: Path, *, file: str, within: tuple[Path, ...] = ()) -> tuple[Record, list[Notice]]:
    """The record in a file. Raises InputError for one that cannot be read."""
    if within and (fault := fault_of(path, within)):
        raise InputError(file, 1, *fault)
    try:
        if path.stat().st_size > MAX_RECORD:
            raise InputError(file, 1, f"the record has more than {MAX_RECORD / 1e6:.0f} MB", "remove it")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise InputError(file, line, "not UTF-8", "take the file from git again, or remove it") from None
    except (OSError, ValueError) as error:
        raise InputError(file, 1, f"cannot be read ({error})", "make it readable, or remove it") from None
    record, notices = parse_record(text, file=file)
    if _NAME.fullmatch(path.name) and path.stem != record.date:
        raise InputError(file, 1, f"the file is named by another day than its record's, {record.date}", "name it by the record's day")
    return record, notices


def keep_record(config: Config, date: str, text: str, *, force: bool = False) -> tuple[Path | None, list[Notice]]:
    """Keep the text of a record in the dossier's folder: where, None where the newest record says the same already; and notices of records
    there that are of a later day.

    It is written aside and renamed. Raises DossierError where a record of that day, or of a later one, says something else, unless
    ``force``; and where it cannot be written.
    """
    folder = config.folder / FOLDER
    path = folder / f"{date}.jsonl"
    kept = sorted(one for one in folder.iterdir() if _NAME.fullmatch(one.name)) if folder.is_dir() else []
    later = [
        Notice(f"{FOLDER}/{one.name}", 1, f"this record is of a day after {date}", "rename or remove it") for one in kept if one.stem > date
    ]
    newest = max((one for one in kept if one.stem <= date), default=None)
    try:
        if newest and _without_day(newest.read_text(encoding="utf-8", errors="replace")) == _without_day(text):
            return None, later
        if path.exists() and not force:
            raise DossierError(f"{path}: the record of this day says something else; give another --date, or replace it with --force")
        if kept and kept[-1].stem > date and not force:
            what = f"a later record stands there, {kept[-1].name}"
            raise DossierError(f"{path}: {what}; give a later --date, or write it all the same with --force")
        with beside(path) as aside:
            (aside / NEW).write_text(text, encoding="utf-8", newline="\n")
            os.replace(aside / NEW, path)
    except OSError as error:
        raise DossierError(f"{path}: cannot be written ({error.strerror or error}); make room or make it writable") from None
    return path, later


def _without_day(text: str) -> str:
    return text.partition("\n")[2]
