"""The claims as Parquet, where ``mkdocs-dossier[parquet]`` is installed; the one home of pyarrow."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from dossier.write.exports.downloads import claim_rows
from dossier.write.exports.fields import CLAIMS, VERSION, Field
from dossier.write.lookup import Lookup


def claims_parquet(lookup: Lookup) -> bytes | None:
    """The same rows as in ``claims.json``, typed; None where pyarrow is missing."""
    if find_spec("pyarrow") is None:
        return None
    import pyarrow  # a tenth of a second, and an extra
    from pyarrow import parquet

    types = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}
    named = [(field.name, pyarrow.list_(pyarrow.string()) if field.name == "topics" else types[field.type]) for field in CLAIMS.fields]
    schema = pyarrow.schema(named, metadata={"fields_version": VERSION})
    rows = claim_rows(lookup)
    table = pyarrow.table({field.name: [_typed(row, field) for row in rows] for field in CLAIMS.fields}, schema=schema)
    out = pyarrow.BufferOutputStream()
    parquet.write_table(table, out)
    return bytes(out.getvalue())


def _typed(row: dict[str, Any], field: Field) -> Any:
    value = row[field.name]
    return float(value) if field.type == "number" and value is not None else value
