"""Whether the editor's words in ``dossier.yml`` (events, readings of differences) agree with what they cite: ``check_words``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from dossier.config import Language
from dossier.errors import InputError, raise_all
from dossier.models import Figures, Notice
from dossier.nearest import did_you_mean
from dossier.write.editors.page import EditorPage
from dossier.write.editors.prose import check_prose
from dossier.write.happenings import cited_in, gone_from, readings_difference
from dossier.write.lookup import Lookup


def check_words(lookup: Lookup, *, figures: Figures) -> list[Notice]:
    """Raise InputError for all words that cite nothing or say another figure than what they cite; notices of words that are left out, as
    what they cite, or the difference that they are about, is there no longer."""
    raise_all(_faults(lookup, figures))
    config = lookup.config
    parts = [*(("events", number, one.text) for number, one in enumerate(config.events))]
    parts += [("differences", number, one.text) for number, one in enumerate(config.differences)]
    known = [*lookup.claims, *(passage.id for passage in lookup.dossier.passages)]
    gone = [
        Notice(
            config.file,
            config.line(kind, number, "text", lookup.language),
            f"'{name}' matches no claim and no passage; these words are left out",
            did_you_mean(name, known) or "take an id from the page 'Data' (claims.csv)",
        )
        for kind, number, text in parts
        for name in gone_from(lookup, lookup.text(text))
    ]
    return gone + [
        Notice(config.file, config.line("differences", number), "no difference holds all of these claims", "correct them, or remove it")
        for number, reading in enumerate(config.differences)
        if readings_difference(lookup, reading) is None
    ]


def _faults(lookup: Lookup, figures: Figures) -> Iterator[InputError]:
    config = lookup.config
    for number, happening in enumerate(config.events):
        yield from _faults_of(lookup, happening.text, ("events", number), figures, addressed=happening.url is not None)
    for number, reading in enumerate(config.differences):
        yield from _faults_of(lookup, reading.text, ("differences", number), figures, addressed=False)


def _faults_of(
    lookup: Lookup, text: Mapping[Language, str], where: tuple[str | int, ...], figures: Figures, *, addressed: bool
) -> Iterator[InputError]:
    config = lookup.config
    words = text.get(cast(Language, lookup.language))
    if not words:
        return
    line = config.line(*where, "text", lookup.language)
    cited = cited_in(words)
    if gone_from(lookup, words):
        return
    if not cited and not addressed:
        yield InputError(config.file, line, "these words cite nothing", "put [^id] of a claim or a passage behind them")
    try:
        check_prose(lookup, EditorPage(config.file, f"\n{words}"), figures=figures, strict=True)
    except InputError as fault:
        yield InputError(config.file, line, fault.what, fault.todo)
