"""What ``dossier.yml`` may hold: each table as a frozen, checked model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from dossier.dateprefix import is_no_day
from dossier.language import language_codes
from dossier.language.catalogue import country_id
from dossier.models import Basis, Modality, Relation, Scope
from dossier.webaddress import host_of

# Of the site. Articles may be in any language that has a pack.
LANGUAGES = ("en", "fr")

Language = Literal["en", "fr"]
Chart = Literal["estimates", "over_time", "composition", "share", "kinds", "timeline", "coverage"]
CHARTS: tuple[Chart, ...] = ("estimates", "over_time", "composition", "share", "kinds", "timeline", "coverage")
TOPIC_CHARTS: tuple[Chart, ...] = tuple(kind for kind in CHARTS if kind != "coverage")
"""The charts of a topic that names none: how many passages each source has stands with the sources."""

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


def _by_name(value: object) -> object:
    """A measure that is all named may be written as its name."""
    return {"id": value} if isinstance(value, str) else value


def _listed(value: object) -> object:
    """One of several may be written without its brackets."""
    return (value,) if isinstance(value, str) else value


def _with_id(value: object) -> object:
    """A party that only a country or a role tells has its id from that: "south-korea", "police"."""
    if not isinstance(value, dict) or "id" in value:
        return value
    roles = _listed(value.get("role"))
    if isinstance(value.get("country"), str):
        return {"id": country_id(value["country"]), **value}
    return {"id": roles[0], **value} if isinstance(roles, list | tuple) and roles else value


def _date(value: object) -> object:
    """YAML reads 2025 as a number; it stands for the year as written. A whole date must be one of the calendar."""
    value = str(value) if isinstance(value, int) else value
    if isinstance(value, str) and is_no_day(value):
        raise PydanticCustomError("no_date", "no day of the calendar")
    return value


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


LONGEST_NAME, LONGEST_PATH = 255, 1000
"""The longest name of a file in bytes, on all usual disks, and the longest path that is read."""
Text = Annotated[dict[Language, Annotated[str, AfterValidator(_one_line)]], BeforeValidator(_per_language)]
GivenText = Annotated[Text, Field(min_length=1)]
ArticleLanguage = Annotated[str, AfterValidator(_pack)]
Words = Annotated[dict[ArticleLanguage, tuple[Annotated[str, AfterValidator(_word)], ...]], BeforeValidator(_words)]
FolderName = Annotated[str, AfterValidator(_folder_name)]
Number = Annotated[float, BeforeValidator(_no_switch), Field(allow_inf_nan=False, ge=-LARGEST, le=LARGEST)]
DatePrefix = Annotated[str, BeforeValidator(_date), Field(pattern=r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")]
"""A day, month or year of those that news speak of: 1000 to 2999."""


UNREAD = (
    "title", "subtitle", "languages", "seeds", "docs", "sources", "claims", "translations", "events", "differences", "contact", "licence"
)  # fmt: skip
"""What of ``dossier.yml`` neither reading nor finding looks at; of ``languages`` it is the first only that they ask for."""


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Topic(_Checked):
    """A page of the site: the sentences that hold one of its ``cues`` or a figure of one of its ``measures``."""

    id: Identifier
    title: GivenText
    cues: Words = Field(default_factory=dict)
    measures: tuple[Identifier, ...] = ()
    charts: tuple[Chart, ...] = TOPIC_CHARTS


class Measure(_Checked):
    """What is counted. ``counted`` are its nouns ("morts"), ``states`` what is said of counted people or things that
    makes a figure of theirs one of this measure ("ont perdu la vie"); ``contained_in`` the measures that hold it.
    ``cues`` are words near which a figure is rather of this measure than of another that counts the same ("damage", "aid" of money).
    ``phrase`` is how a sentence names what is counted ("soldiers killed"); without it, the title in lower case.
    ``toll`` marks what befalls people ("arrested"), ``casualty`` what befalls them last ("killed"), ``grows`` what never falls;
    ``gravity`` orders what stands foremost: 1 for the dead, then the hurt, the missing, the captured, the displaced; 0 for all else.
    A name alone, or an ``id`` without words of its own, is a measure of the packs; ``words_of`` takes the words of such ones
    (named.py)."""

    id: Identifier
    title: Text = Field(default_factory=dict)
    phrase: Text = Field(default_factory=dict)
    unit: Text = Field(default_factory=dict)
    counted: Words = Field(default_factory=dict)
    states: Words = Field(default_factory=dict)
    cues: Words = Field(default_factory=dict)
    contained_in: tuple[Identifier, ...] = ()
    headline: bool = False
    needs_cue: bool = False
    toll: bool = False
    casualty: bool = False
    grows: bool = False
    gravity: Annotated[int, Field(ge=0)] = 0
    words_of: tuple[Identifier, ...] = ()


class Actor(_Checked):
    """A person, body, agency or outlet that speaks for a party, under any of its ``aliases``."""

    name: GivenText
    aliases: Words = Field(default_factory=dict)


class Party(_Checked):
    """A side. ``adjectives`` are its adjectives and inhabitants ("hollandais", "Dutch"); ``rest`` marks the one of whoever
    is named and belongs to no other. ``role`` takes name and words of the packs' roles ("police"), one or several, ``country``
    those of a country by its ISO 3166 code ("KR"): named.py."""

    id: Identifier
    name: Text = Field(default_factory=dict)
    country: str | None = None
    role: Annotated[tuple[Identifier, ...], BeforeValidator(_listed)] = ()
    adjectives: Words = Field(default_factory=dict)
    actors: tuple[Actor, ...] = ()
    rest: bool = False


class Outlet(_Checked):
    """Who publishes; ``agency`` marks a news agency whose reports others carry; ``reliability`` warns the reader."""

    name: str
    domains: tuple[str, ...] = ()
    agency: bool = False
    reliability: Text = Field(default_factory=dict)


class Source(_Checked):
    """What the editor knows about one seed; it wins over what was read. ``translated_from`` is the language of the original, where the
    article is itself a translation ("en")."""

    url: Annotated[str, Field(pattern=r"^https?://\S+$"), AfterValidator(_web_address)] | None = None
    outlet: str | None = None
    published: DatePrefix | None = None
    title: str | None = None
    note: Text = Field(default_factory=dict)
    translated_from: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None


class Correction(_Checked):
    """What the editor changes in one claim, and why; ``attributed_to`` must be words of the article. A claim that is ``confirmed`` was
    looked at and is right as it is: it needs no reason."""

    reason: GivenText | None = None
    confirmed: bool = False
    reject: bool = False
    low: Number | None = None
    high: Number | None = None
    relation: Relation | None = None
    measure: Identifier | None = None
    topics: tuple[Identifier, ...] | None = None
    attributed_to: str | None = None
    party: Identifier | None = None
    as_of: DatePrefix | None = None
    as_of_basis: Basis | None = None
    scope: Scope | None = None
    modality: Modality | None = None
    hearsay: bool | None = None
    former: bool | None = None

    def changes(self) -> dict[str, Any]:
        """The fields the editor wrote, so that an explicit null empties one."""
        return {key: getattr(self, key) for key in self.model_fields_set - {"reason", "reject", "confirmed"}}

    @model_validator(mode="after")
    def _has_a_reason(self) -> Correction:
        if self.reason is None and (self.reject or self.changes() or not self.confirmed):
            raise PydanticCustomError("no_reason", "no reason")
        return self


class Translation(_Checked):
    """A quote in another language; ``digest`` is the original's, so that a changed original is noticed. Without one, what stands under
    ``translations`` is no id but a name as an article writes it: a claimant's words, a title, an outlet."""

    digest: str | None = None
    text: dict[Language, str]


class Happening(_Checked):
    """Something that happened and stands behind the figures: on a day, in a month or a year. Its ``text`` cites claims or passages
    ("[^0e4fa1e61c]"), else it has the ``url`` of where it is told."""

    date: DatePrefix
    text: GivenText
    url: Annotated[str, Field(pattern=r"^https?://\S+$"), AfterValidator(_web_address)] | None = None


class Reading(_Checked):
    """The editor's sentence on why the figures of some ``claims``, which differ, may do so; it cites claims or passages."""

    claims: tuple[str, ...] = Field(min_length=2)
    text: GivenText


class Config(_Checked):
    """The whole of ``dossier.yml``; ``folder`` is the one it stands in and ``lines`` where each key was written."""

    title: GivenText
    subtitle: Text = Field(default_factory=dict)
    languages: tuple[Language, ...] = Field(default=("en",), min_length=1)
    seeds: FolderName = "seeds"
    docs: FolderName = "docs"
    subject: Identifier | None = None
    elsewhere: Words = Field(default_factory=dict)
    topics: tuple[Topic, ...] = Field(min_length=1)
    measures: tuple[Annotated[Measure, BeforeValidator(_by_name)], ...] = ()
    parties: tuple[Annotated[Party, BeforeValidator(_with_id)], ...] = ()
    outlets: tuple[Outlet, ...] = ()
    sources: dict[str, Source] = Field(default_factory=dict)
    claims: dict[str, Correction] = Field(default_factory=dict)
    translations: dict[str, Translation] = Field(default_factory=dict)
    events: tuple[Happening, ...] = ()
    differences: tuple[Reading, ...] = ()
    contact: Text = Field(default_factory=dict)
    licence: Text = Field(default_factory=dict)
    file: str = Field(default="dossier.yml", exclude=True)
    folder: Path = Field(default=Path("."), exclude=True)
    lines: Mapping[tuple[str | int, ...], int] = Field(default_factory=dict, exclude=True, repr=False)

    def root(self, language: str) -> str:
        """Where the pages of a language stand: the first at the site's root, another below its code ("fr/")."""
        return "" if language == self.languages[0] else f"{language}/"

    def read_settings(self) -> str:
        """All settings that reading and finding depend on, as one text; ``sources`` apart, each of which is about one seed."""
        return "\n".join((self.file, self.languages[0], self.model_dump_json(exclude=set(UNREAD))))

    def line(self, *where: str | int) -> int:
        """The line of a key, or of the nearest thing that holds it, from 1."""
        return line_of(self.lines, where)


def per_language(text: Mapping[Language, str], language: str, default: str = "") -> str:
    """The text in a language, else in any other one it was written in."""
    return next((words for code, words in text.items() if code == language and words), None) or next(iter(text.values()), default)


def line_of(lines: Mapping[tuple[str | int, ...], int], where: tuple[str | int, ...]) -> int:
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)
