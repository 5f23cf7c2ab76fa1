"""history: what a dossier said on a day, kept as text, and what changed from one such record to the next.

No clock is read here: a record's day is given to ``dossier record``, so that builds stay the same on any day.
"""

from dossier.history.compare import KINDS, Comparison, History, Item, compare, history_of
from dossier.history.files import FOLDER, check_date, keep_record, read_records
from dossier.history.record import Record, parse_record, record_of, record_text
from dossier.history.shown import as_json, as_lines
from dossier.history.states import state

__all__ = [
    "FOLDER",
    "KINDS",
    "Comparison",
    "History",
    "Item",
    "Record",
    "as_json",
    "as_lines",
    "check_date",
    "compare",
    "history_of",
    "keep_record",
    "parse_record",
    "read_records",
    "record_of",
    "record_text",
    "state",
]
