"""What ``dossier.yml`` may hold: each table as a frozen, checked model.

The sentence below a field is what editors read of it: in the JSON Schema (jsonschema.py), which their programs show while they write,
and in the manual's reference, which is made from that.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from dossier.config.values import (
    AnyMeasure,
    Country,
    DatePrefix,
    FolderName,
    FoundWords,
    GivenText,
    Identifier,
    KnownMeasure,
    Language,
    Number,
    Roles,
    Text,
    WebAddress,
    Words,
    listed,
)
from dossier.language.catalogue import country_id
from dossier.models import Basis, Modality, People, Relation, Scope

Chart = Literal["estimates", "over_time", "composition", "share", "kinds", "timeline", "coverage"]
CHARTS: tuple[Chart, ...] = ("estimates", "over_time", "composition", "share", "kinds", "timeline", "coverage")
TOPIC_CHARTS: tuple[Chart, ...] = tuple(kind for kind in CHARTS if kind != "coverage")
"""The charts of a topic that names none: how many passages each source has stands with the sources."""

UNREAD = (
    "title", "subtitle", "languages", "seeds", "docs", "sources", "claims", "translations", "events", "differences", "contact", "licence"
)  # fmt: skip
"""What of ``dossier.yml`` neither reading nor finding looks at; of ``languages`` it is the first only that they ask for."""


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Topic(_Checked):
    """A page of the site: the sentences that hold one of its words or a figure of one of its measures."""

    id: Identifier
    """The name of the topic's page and of its address: small letters, digits, - and _."""
    title: GivenText
    """What readers see above the page and in the menu."""
    cues: Words = Field(default_factory=dict)
    """Words that tell that a sentence is on this topic, besides those that count its measures."""
    measures: tuple[AnyMeasure, ...] = ()
    """What is counted on the page: names that the program knows, or ids under 'measures'."""
    charts: tuple[Chart, ...] = TOPIC_CHARTS
    """Which charts the page has, in which order; each is drawn only where there are enough figures for it."""


class Measure(_Checked):
    """What is counted. A name that the program knows brings all of its words; what is written beside it wins or comes on top."""

    id: Identifier
    """A name that the program knows ("killed"), or one of your own."""
    title: Text = Field(default_factory=dict)
    """What readers see above the measure's charts and tables."""
    phrase: Text = Field(default_factory=dict)
    """How a sentence names what is counted ("soldiers killed"); without it, the title in small letters."""
    unit: Text = Field(default_factory=dict)
    """What stands behind a figure: "people", "homes"."""
    counted: Words = Field(default_factory=dict)
    """The nouns that are counted: "dead", "victim"."""
    states: Words = Field(default_factory=dict)
    """What is said of counted people or things that makes a figure one of this measure: "lost their lives"."""
    cues: Words = Field(default_factory=dict)
    """With needs_cue: words near which a figure is rather of this measure than of another one that counts the same noun."""
    contained_in: tuple[AnyMeasure, ...] = ()
    """The wider measures that hold this one: the dead are among the dead or wounded."""
    headline: bool = False
    """Whether it stands among the key figures of the home page."""
    needs_cue: bool = False
    """Whether its nouns count only beside a word of the topic, as those of money do."""
    toll: bool = False
    """Whether it is something that befalls people: "arrested"."""
    casualty: bool = False
    """Whether it is the last that befalls people: "killed"."""
    grows: bool = False
    """Whether it never falls, so that a later, higher figure is no quarrel with an earlier one."""
    daily: bool = False
    """Whether each day is a count of its own: who marches on Tuesday does not replace who marched on Thursday."""
    gravity: Annotated[int, Field(ge=0)] = 0
    """What stands foremost: 1 for the dead, then the hurt, the missing, the captured, the displaced; 0 for all else."""
    words_of: tuple[KnownMeasure, ...] = ()
    """Measures that the program knows, whose words this one takes too; beside a title, theirs only, and none at all when empty."""


class Actor(_Checked):
    """A person, body, agency or outlet that speaks for a party."""

    name: GivenText
    """What readers see; articles are searched for it too."""
    aliases: Words = Field(default_factory=dict)
    """What articles call it, each form written out; small letters stand for a capital too."""


def _of_a_party(schema: dict[str, Any]) -> None:
    """In the JSON Schema: a role or a country gives a party its id and its name."""
    del schema["required"]
    schema["anyOf"] = [{"required": ["id", "name"]}, {"required": ["role"]}, {"required": ["country"]}]


class Party(_Checked):
    """A side: those who speak for it, by name, role or country."""

    model_config = ConfigDict(json_schema_extra=_of_a_party)

    id: Identifier
    """Your name for the side; a role or a country gives one ("police", "south-korea")."""
    name: Text = Field(default_factory=dict)
    """What readers see."""
    country: Country | None = None
    """A country by its ISO 3166 code of two capitals: its government, ministries, army and services speak for this side."""
    role: Roles = ()
    """Whoever has one of these roles speaks for this side: "police", "unions"; without it, an id that is a role's name says so, and a name
    made of such names."""
    adjectives: Words = Field(default_factory=dict)
    """Its adjectives and inhabitants: "Dutch", "hollandais"."""
    actors: tuple[Actor, ...] = ()
    """Persons and bodies that speak for it; the more specific stand first."""
    rest: bool = False
    """Whether whoever is named and belongs to no other side belongs here."""


class Outlet(_Checked):
    """Who publishes articles."""

    name: str
    """What readers see; articles are searched for it too."""
    domains: tuple[str, ...] = ()
    """The hosts of its pages: "reuters.com"."""
    agency: bool = False
    """Whether it is a news agency, whose reports others carry."""
    reliability: Text = Field(default_factory=dict)
    """A warning that readers see beside every figure of this outlet."""


class Source(_Checked):
    """What you know of one article; it wins over what was read."""

    url: WebAddress | None = None
    """Where the article stands on the web."""
    outlet: str | None = None
    """Who published it."""
    published: DatePrefix | None = None
    """The day, month or year on which it was published."""
    title: str | None = None
    """Its title."""
    note: Text = Field(default_factory=dict)
    """What readers should know of it; it stands on the article's page."""
    translated_from: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None
    """The language of the original ("en"), where the article is itself a translation."""
    relays: str | None = None
    """The outlet or agency whose report it repeats, where its text does not say so."""
    origin: str | None = None
    """What it goes back to: another article (its file's name without the ending), or a name that several share ("briefing of 3 May")."""


class _Fields(_Checked):
    """What may be said of a claim."""

    low: Number | None = None
    """The figure, or the lower one of two."""
    high: Number | None = None
    """The figure again, or the higher one of two; null with at_least."""
    relation: Relation | None = None
    """How the words hedge the figure."""
    measure: Identifier | None = None
    """What is counted: the id of a measure of this dossier."""
    topics: tuple[Identifier, ...] | None = None
    """On which topics' pages it stands."""
    attributed_to: str | None = None
    """Who claims it, in words of the article; null where nobody does."""
    party: Identifier | None = None
    """The side that they speak for; null where they speak for none."""
    as_of: DatePrefix | None = None
    """The day, month or year on which the figure holds; null where nothing tells."""
    as_of_basis: Basis | None = None
    """Whether its own words tell that day (stated) or only the article's date does (reported)."""
    scope: Scope | None = None
    """Whether it counts new ones, all so far, or a part of a bigger figure."""
    whole: str | None = None
    """The id of the claim, of the same article, that it is a part of."""
    modality: Modality | None = None
    """Whether it is so, is planned, or is only possible."""
    hearsay: bool | None = None
    """Whether the outlet keeps its distance from it ("is said to")."""
    former: bool | None = None
    """Whether it is given as one that no longer holds."""
    people: People | None = None
    """Of which group of people it is, where that sets it apart: soldiers, police, children, civilians ..."""
    place: str | None = None
    """Where those counted are, where that sets them apart; "*" is the whole country."""

    def changes(self) -> dict[str, Any]:
        """The fields the editor wrote, so that an explicit null empties one."""
        return {key: getattr(self, key) for key in _Fields.model_fields if key in self.model_fields_set}


class Added(_Checked):
    """Where a figure stands that was missed, and what it says."""

    source: str
    """The article: its file's name without the ending."""
    quote: FoundWords
    """Words of the article, as they stand there, that hold the figure; readers see the whole sentence."""
    figure: FoundWords
    """The figure with its hedge, as it stands in the quote: "about 6,000"."""
    low: Number | None = None
    """The figure, or the lower one of two."""
    high: Number | None = None
    """The higher one of two; left out where there is one number, null with at_least."""
    relation: Relation = "exact"
    """How the words hedge the figure."""


class Part(_Fields):
    """One of several figures that were read as one; what is left out is as it was read."""

    figure: FoundWords
    """The figure with its hedge, as it stands in the claim's sentence."""


def _of_a_correction(schema: dict[str, Any]) -> None:
    """In the JSON Schema: whoever changes something says why."""
    schema["anyOf"] = [{"required": ["reason"]}, {"required": ["confirmed"], "maxProperties": 1}]


class Correction(_Fields):
    """What you change in one claim, and why; a field that is left out stays as it was read, and null empties it."""

    model_config = ConfigDict(json_schema_extra=_of_a_correction)

    reason: GivenText | None = None
    """Why: readers see it beside the quote."""
    confirmed: bool = False
    """Whether you looked at it and it is right; alone it needs no reason."""
    reject: bool = False
    """Whether it is left out of the site."""
    add: Added | None = None
    """A figure that was missed. The key above is then a name that you choose ("missed-1") and stays its id and address."""
    split: Annotated[tuple[Part, ...], Field(min_length=2)] | None = None
    """The figures that were read as one: the first keeps the id, the others have it with -2, -3 behind it."""
    same_as: str | None = None
    """The id of the claim, of the same article, that gives the same figure: that one stays, this one is told to be the same."""
    source: str | None = None
    """The claim's article, by which it is found again when the article was saved anew."""
    quote: FoundWords | None = None
    """The claim's sentence or words of it, by which it is found again when the article was saved anew."""
    figure: FoundWords | None = None
    """The claim's figure as written, by which it is found again when the article was saved anew."""

    @model_validator(mode="after")
    def _has_a_reason(self) -> Correction:
        does = self.reject or self.add or self.split or self.same_as or self.changes()
        if self.reason is None and (does or not self.confirmed):
            raise PydanticCustomError("no_reason", "no reason")
        if sum(map(bool, (self.reject, self.add, self.split, self.same_as))) > 1:
            raise PydanticCustomError("one_of", "one of several")
        return self


class Translation(_Checked):
    """A quote in another language; without a digest, a name as an article writes it: a claimant's words, a title, an outlet."""

    digest: str | None = None
    """The original's digest, as 'dossier translations' prints it, so that a changed original is noticed."""
    text: dict[Language, str]
    """The translation in each language, with the figures of the original and no others."""


class Happening(_Checked):
    """Something that happened and stands behind the figures."""

    date: DatePrefix
    """The day, month or year of it."""
    text: GivenText
    """What happened; it cites claims or passages ("[^0e4fa1e61c]"), or has a url."""
    url: WebAddress | None = None
    """Where it is told, if no article of yours tells it."""


class Reading(_Checked):
    """Your sentence on why figures that differ may do so."""

    claims: tuple[str, ...] = Field(min_length=2)
    """The ids of claims that differ."""
    text: GivenText
    """Why they may differ; it cites claims or passages ("[^0e4fa1e61c]")."""


def _by_name(value: object) -> object:
    """A measure that is all named may be written as its name."""
    return {"id": value} if isinstance(value, str) else value


def _with_id(value: object) -> object:
    """A party that only a country or a role tells has its id from that: "south-korea", "police"."""
    if not isinstance(value, dict) or "id" in value:
        return value
    roles = listed(value.get("role"))
    if isinstance(value.get("country"), str):
        return {"id": country_id(value["country"]), **value}
    return {"id": roles[0], **value} if isinstance(roles, list | tuple) and roles else value


class Config(_Checked):
    """The whole of ``dossier.yml``; ``folder`` is the one it stands in and ``lines`` where each key was written."""

    title: GivenText
    """What the dossier is called."""
    subtitle: Text = Field(default_factory=dict)
    """A line below the title on the home page, and what search engines show."""
    languages: tuple[Language, ...] = Field(default=("en",), min_length=1)
    """The languages of the site; the first one stands at its root, the others below their codes ("fr/")."""
    seeds: FolderName = "seeds"
    """The folder of the articles."""
    docs: FolderName = "docs"
    """The folder of your own pages."""
    subject: Identifier | None = None
    """The party whose figures these are; those of others ("the enemy's dead") then do not count."""
    elsewhere: Words = Field(default_factory=dict)
    """Words of what the dossier is not about: a sentence with one of them is left out unless it is about yours too."""
    topics: tuple[Topic, ...] = Field(min_length=1)
    """The pages of the site, in the order of the menu."""
    measures: tuple[Annotated[Measure, BeforeValidator(_by_name, json_schema_input_type=KnownMeasure | Measure)], ...] = ()
    """What is counted: names that the program knows, and measures of your own."""
    parties: tuple[Annotated[Party, BeforeValidator(_with_id, json_schema_input_type=Party)], ...] = ()
    """Who speaks, side by side."""
    outlets: tuple[Outlet, ...] = ()
    """Who publishes."""
    sources: dict[str, Source] = Field(default_factory=dict)
    """What an article does not tell of itself, under its file's name without the ending."""
    claims: dict[str, Correction] = Field(default_factory=dict)
    """What was read wrongly, under the claim's id."""
    translations: dict[str, Translation] = Field(default_factory=dict)
    """Quotes in the site's other languages, under the id of the passage or claim, and names under themselves."""
    events: tuple[Happening, ...] = ()
    """What happened, behind charts over time and in the timeline."""
    differences: tuple[Reading, ...] = ()
    """Your words on why figures differ."""
    contact: Text = Field(default_factory=dict)
    """Whom readers write to about a mistake."""
    licence: Text = Field(default_factory=dict)
    """Under which terms others may use the dossier."""
    file: SkipJsonSchema[str] = Field(default="dossier.yml", exclude=True)
    folder: SkipJsonSchema[Path] = Field(default=Path("."), exclude=True)
    lines: SkipJsonSchema[Mapping[tuple[str | int, ...], int]] = Field(default_factory=dict, exclude=True, repr=False)

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
