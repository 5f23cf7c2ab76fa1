"""All the downloads of a site, by their names in ``data/``, one zip of them among them. The same claims give the same bytes."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Mapping

from dossier.config import per_language
from dossier.write.exports.annotations import web_annotations
from dossier.write.exports.datasets import tables_csv
from dossier.write.exports.downloads import claims_csv, claims_json
from dossier.write.exports.fields import VERSION
from dossier.write.exports.package import datapackage, fields_list
from dossier.write.exports.parquet import claims_parquet
from dossier.write.exports.references import sources_bibtex, sources_csl
from dossier.write.lookup import Lookup
from dossier.write.wording import Wording, load_wording

ZIP, README = "dossier.zip", "README.txt"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of all files in the zip: the format knows none before, and today's would make each build another one."""

Files = Mapping[str, str | bytes]


def data_files(lookup: Lookup, linked: str) -> dict[str, str | bytes]:
    """Every download with the zip of all; ``linked`` is the claims as JSON-LD."""
    tables = {"claims.csv": claims_csv(lookup)} | tables_csv(lookup)
    parquet = claims_parquet(lookup)
    files: dict[str, str | bytes] = {
        **tables,
        "claims.json": claims_json(lookup),
        **({"claims.parquet": parquet} if parquet else {}),
        "claims.jsonld": linked,
        "annotations.jsonld": web_annotations(lookup),
        "sources.csl.json": sources_csl(lookup),
        "sources.bib": sources_bibtex(lookup),
        "datapackage.json": datapackage(lookup, tables),
        "fields.json": fields_list(lookup),
    }
    files[README] = _readme(lookup, files)
    return {ZIP: _zipped(files)} | files


def file_words(wording: Wording, name: str) -> str:
    """What a download is, in a sentence."""
    return wording.say(f"export.{name.replace('.', '_')}")


def _readme(lookup: Lookup, files: Files) -> str:
    """What the files are and under which terms they may be used, in each language of the site."""
    return "\n\n".join(_readme_in(lookup, load_wording(language), files) for language in lookup.config.languages) + "\n"


def _readme_in(lookup: Lookup, wording: Wording, files: Files) -> str:
    config, language = lookup.config, wording.language
    title = " ".join(per_language(config.title, language).split())
    listed = [f"- {name}: {file_words(wording, name)}" for name in files]
    terms = [
        wording.say("method.line", name=wording.say(f"method.{name}"), words=" ".join(words.split()))
        for name in ("licence", "contact")
        if (words := per_language(getattr(config, name), language))
    ]
    told = [wording.say(f"export.{name}") for name in ("positions", "formulas", "stable")]
    version = wording.say("export.version", version=VERSION)
    blocks = [title, *map(_wrapped, terms), "\n".join(map(_wrapped, listed)), *map(_wrapped, [*told, version])]
    return "\n\n".join(blocks)


def _wrapped(words: str) -> str:
    indent = "  " if words.startswith("- ") else ""
    return textwrap.fill(words, 100, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _zipped(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            content = files[name]
            archive.writestr(entry, content.encode("utf-8") if isinstance(content, str) else content)
    return out.getvalue()


def size_words(wording: Wording, content: str | bytes) -> str:
    """How big a download is, in thousands of bytes, one at least."""
    size = len(content.encode("utf-8") if isinstance(content, str) else content)
    return wording.say("export.size", kilobytes=wording.number(max(1, round(size / 1000))))
