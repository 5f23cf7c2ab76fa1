"""``datapackage.json`` and ``fields.json``: what the tables are, for programs, and the terms under which they may be used.

https://specs.frictionlessdata.io/data-package/
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from dossier.config import LANGUAGES
from dossier.webaddress import host_of
from dossier.write.addresses import slug
from dossier.write.exports.fields import TABLES, VERSION, schema, told
from dossier.write.lookup import Lookup

_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


def datapackage(lookup: Lookup, tables: Mapping[str, str]) -> str:
    """The package of some tables, which are given by the names of their files."""
    config = lookup.config
    licence, contact = lookup.text(config.licence), lookup.text(config.contact)
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": slug(lookup.text(config.title)),
        "title": lookup.text(config.title),
        "titles": _in_each(config.title),
        "description": " ".join([lookup.text(config.subtitle), told("export.positions")[lookup.language]]).strip(),
        "fields_version": VERSION,
        "stable": told("export.stable"),
        "licenses": [{"path": _terms(licence), "title": licence}] if licence else None,
        "licence": _in_each(config.licence),
        "contributors": [{"title": contact, "role": "contact"}] if contact else None,
        "contact": _in_each(config.contact),
        "resources": [_resource(lookup, table.name, tables[f"{table.name}.csv"], schema(table, lookup.language)) for table in TABLES],
    }
    return _json({name: value for name, value in package.items() if value})


def _resource(lookup: Lookup, name: str, text: str, columns: dict[str, Any]) -> dict[str, Any]:
    content = text.encode("utf-8")
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": told(f"export.table_{name}")[lookup.language],
        "descriptions": told(f"export.table_{name}"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": columns,
    }


def fields_list(lookup: Lookup) -> str:
    """The field list with its version: every table with its columns and what may be relied on."""
    heads = [{"name": one.name, "path": f"{one.name}.csv", "descriptions": told(f"export.table_{one.name}")} for one in TABLES]
    tables = [head | schema(table, lookup.language) for head, table in zip(heads, TABLES, strict=True)]
    return _json({"version": VERSION, "stable": told("export.stable"), "tables": tables})


def _terms(licence: str) -> str:
    """Where the terms of use can be read: the address that the editor names, else the words themselves, which the README holds."""
    found = _ADDRESS.search(licence)
    return found[0] if found and host_of(found[0]) else "README.txt"


def _in_each(words: Mapping[Any, str]) -> dict[str, str]:
    return {language: words[language] for language in LANGUAGES if words.get(language)}


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
