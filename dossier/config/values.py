"""What a single value of ``dossier.yml`` may be: how it may be written, what is refused, and what it becomes.

A value that may be written in several ways says so twice in one place: to the validator, and to the JSON Schema as
``json_schema_input_type``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError

from dossier.dateprefix import is_no_day
from dossier.language import language_codes
from dossier.language.catalogue import country_codes, names
from dossier.webaddress import host_of

# Of the site. Articles may be in any language that has a pack.
LANGUAGES = ("en", "fr")

Language = Literal["en", "fr"]

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=100)]  # an id is a file's name, too
LARGEST = 1e21
"""The largest number that a correction may give; that of find.figures.digits."""


def _per_language(value: object) -> object:
    """One text for all languages may be written without naming them."""
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value


def _words(value: object) -> object:
    """One list of words for all languages may be written without naming them."""
    return dict.fromkeys(language_codes(), value) if isinstance(value, list | tuple) else value


def _pack(value: str) -> str:
    if value not in language_codes():
        raise PydanticKnownError("literal_error", {"expected": " or ".join(f"'{code}'" for code in language_codes())})
    return value


def listed(value: object) -> object:
    """One of several may be written without its brackets."""
    return (value,) if isinstance(value, str) else value


def _date(value: object) -> object:
    """YAML reads 2025 as a number; it stands for the year as written. A whole date must be one of the calendar."""
    value = str(value) if isinstance(value, int) else value
    if isinstance(value, str) and is_no_day(value):
        raise PydanticCustomError("no_date", "no day of the calendar")
    return value


def _digits(value: object) -> object:
    """YAML reads 600 as a number; it stands for the words as written."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _word(value: str) -> str:
    """Words that nothing can be found by would be found everywhere."""
    if not any(map(str.isalnum, value)):
        raise PydanticCustomError("no_word", "expected a word")
    return _one_line(value)


def _one_line(value: str) -> str:
    """A line break in a text of YAML is a space."""
    return " ".join(value.split())


def _no_switch(value: object) -> object:
    """YAML reads "yes" as true, which is no number."""
    if isinstance(value, bool):
        raise PydanticKnownError("float_type")
    return value


def _folder_name(value: str) -> str:
    """What may stand on a disk."""
    if "\0" in value or any(len(part.encode("utf-8")) > LONGEST_NAME for part in value.split("/")) or len(value) > LONGEST_PATH:
        raise PydanticCustomError("no_folder", "no name of a folder")
    return value


def _web_address(value: str) -> str:
    """What a browser can follow."""
    if host_of(value) is None:
        raise PydanticKnownError("string_pattern_mismatch", {"pattern": "https://"})
    return value


@dataclass(frozen=True)
class _Known:
    """Says in the JSON Schema that a text is one of these, which an editor's program then offers; others ``too`` where it may be new."""

    values: Callable[[], Iterable[str]]
    others: bool = False

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        known = {"enum": list(self.values())}
        return {"anyOf": [known, handler(core)]} if self.others else {"type": "string", **known}


LONGEST_NAME, LONGEST_PATH = 255, 1000
"""The longest name of a file in bytes, on all usual disks, and the longest path that is read."""
_DATE_PATTERN = r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"

_Line = Annotated[str, AfterValidator(_one_line)]
Text = Annotated[dict[Language, _Line], BeforeValidator(_per_language, json_schema_input_type=str | dict[Language, str])]
GivenText = Annotated[
    dict[Language, _Line],
    Field(min_length=1),
    BeforeValidator(_per_language, json_schema_input_type=str | Annotated[dict[Language, str], Field(min_length=1)]),
]
ArticleLanguage = Annotated[str, AfterValidator(_pack), _Known(language_codes)]
_Listed = tuple[Annotated[str, AfterValidator(_word)], ...]
Words = Annotated[dict[ArticleLanguage, _Listed], BeforeValidator(_words, json_schema_input_type=_Listed | dict[ArticleLanguage, _Listed])]
FoundWords = Annotated[str, AfterValidator(_word), BeforeValidator(_digits, json_schema_input_type=str | int)]
"""Words that stand in an article; a figure of digits alone may be written without quotes."""
FolderName = Annotated[str, AfterValidator(_folder_name)]
_Bounded = Annotated[float, Field(allow_inf_nan=False, ge=-LARGEST, le=LARGEST)]
Number = Annotated[_Bounded, BeforeValidator(_no_switch, json_schema_input_type=_Bounded)]
_Prefix = Annotated[str, Field(pattern=_DATE_PATTERN)]
DatePrefix = Annotated[_Prefix, BeforeValidator(_date, json_schema_input_type=_Prefix | Annotated[int, Field(ge=1000, le=2999)])]
"""A day, month or year of those that news speak of: 1000 to 2999."""
WebAddress = Annotated[str, Field(pattern=r"^https?://\S+$"), AfterValidator(_web_address)]
KnownMeasure = Annotated[Identifier, _Known(partial(names, "measures"))]
AnyMeasure = Annotated[Identifier, _Known(partial(names, "measures"), others=True)]
_KnownRole = Annotated[Identifier, _Known(partial(names, "roles"))]
Roles = Annotated[tuple[_KnownRole, ...], BeforeValidator(listed, json_schema_input_type=_KnownRole | tuple[_KnownRole, ...])]
Country = Annotated[str, _Known(country_codes)]
