"""The JSON Schema of ``dossier.yml`` takes what the check takes and refuses what it refuses, as far as a schema can say it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from dossier.cli import main
from dossier.config import json_schema, parse_config
from dossier.config.loading import read_yaml
from dossier.errors import InputError
from dossier.starter import LANGUAGES, start_dossier
from tests.test_house import ROOT

SCHEMA = ROOT / "dossier.schema.json"
GIVEN = [
    path
    for path in sorted(ROOT.rglob("dossier*.y*ml"))
    if not {".venv", "starter", "node_modules", ".git", "site"} & set(path.relative_to(ROOT).parts)
]
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")

BEGIN = "title: Floods\ntopics: [{id: victims, title: Victims, measures: [killed]}]\n"

TAKEN = {
    "a text for all languages": "subtitle: As the press reports it",
    "a text in each language": "subtitle: {en: As it is told, fr: Selon la presse}",
    "a list of words for all languages": "elsewhere: [Katrina]",
    "words in each language": "elsewhere: {en: [Katrina], fr: [Xynthia], es: [Katrina]}",
    "a measure by its name": "measures: [killed, {id: missing, headline: false}]",
    "a measure of one's own": "measures: [killed, {id: boats, title: Boats, counted: [boat]}]",
    "a party by its role": "parties: [{role: police}, {role: [unions, organisers]}]",
    "a party by its country": "parties: [{country: NL}]",
    "a party of one's own": "parties: [{id: town, name: The town, actors: [{name: Mayor, aliases: [the mayor]}]}]",
    "a year as a number": "sources: {a: {published: 2025}}",
    "a month, a day": "sources: {a: {published: 2025-05}, b: {published: 2025-05-12}, c: {published: '2025-05-12'}}",
    "a claim that is right": "claims: {0a1b2c3d4e: {confirmed: true}}",
    "a correction that empties a field": "claims: {0123456789: {reason: Nobody says so., attributed_to: null, low: 4, high: null}}",
    "a quote's translation and a name's": "translations: {0a1b2c3d4e: {digest: '1', text: {fr: Non.}}, Mayor: {text: {fr: Maire}}}",
    "an event": "events: [{date: 2025, text: A flood., url: 'https://example.org/flood'}]",
}

REFUSED = {
    "an unknown key": "subtitel: As the press reports it",
    "an unknown key below": "outlets: [{name: Courier, domain: courier.example}]",
    "a list for a text": "subtitle: [As the press reports it]",
    "a text for a list": "languages: en",
    "a text for a switch": "outlets: [{name: Courier, agency: perhaps}]",
    "a language that no site has": "languages: [en, de]",
    "a language without a pack": "elsewhere: {de: [Katrina]}",
    "a date that is none": "sources: {a: {published: 12 May 2025}}",
    "a month that is none": "sources: {a: {published: 2025-13-01}}",
    "a year that news do not speak of": "sources: {a: {published: 25}}",
    "an id with a capital": "measures: [{id: Boats, title: Boats, counted: [boat]}]",
    "a measure that nobody knows": "measures: [kiled]",
    "a role that nobody knows": "parties: [{role: policemen}]",
    "a country that nobody knows": "parties: [{country: Holland}]",
    "a party without anything": "parties: [{rest: true}]",
    "a correction without a reason": "claims: {0a1b2c3d4e: {low: 4, high: 4}}",
    "a number that is none": "claims: {0a1b2c3d4e: {reason: Misread., low: some}}",
    "a hedge that is none": "claims: {0a1b2c3d4e: {reason: Misread., relation: nearly}}",
    "an address that is none": "events: [{date: 2025, text: A flood., url: example.org}]",
}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(dict(json_schema()))


def faults(validator: Draft202012Validator, text: str) -> list[str]:
    return [error.message for error in validator.iter_errors(read_yaml(text, file="dossier.yml", todo="")[1])]


def test_it_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_the_file_in_the_repository_is_what_the_models_say() -> None:
    printed = CliRunner().invoke(main, ["schema"]).output
    assert SCHEMA.read_text(encoding="utf-8") == printed, "write it anew: make snapshots"
    assert json.loads(printed) == json_schema()


@pytest.mark.parametrize("path", GIVEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_it_takes_every_dossier_there_is(path: Path, validator: Draft202012Validator) -> None:
    assert faults(validator, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("lines", TAKEN.values(), ids=TAKEN)
def test_it_takes_what_the_check_takes(lines: str, validator: Draft202012Validator) -> None:
    parse_config(BEGIN + lines, file="dossier.yml", folder=Path("."))
    assert faults(validator, BEGIN + lines) == []


@pytest.mark.parametrize("lines", REFUSED.values(), ids=REFUSED)
def test_it_refuses_what_the_check_refuses(lines: str, validator: Draft202012Validator) -> None:
    with pytest.raises(InputError):
        parse_config(BEGIN + lines, file="dossier.yml", folder=Path("."))
    assert faults(validator, BEGIN + lines)


@pytest.mark.parametrize(
    "text", ["{}", "title: Floods", "topics: [{id: a, title: A}]", "title: Floods\ntopics: []", "title: {}\n" + BEGIN[14:]]
)
def test_a_dossier_has_a_title_and_topics(text: str, validator: Draft202012Validator) -> None:
    with pytest.raises(InputError):
        parse_config(text, file="dossier.yml", folder=Path("."))
    assert faults(validator, text)


def test_every_field_has_a_sentence() -> None:
    """Which begins with a capital and ends with a full stop; programs show it beside the key."""
    schema = json_schema()
    tables = {"dossier.yml": schema, **schema["$defs"]}
    sentences = {(table, key): field.get("description", "") for table, one in tables.items() for key, field in one["properties"].items()}
    assert len(sentences) > 60
    assert [where for where, words in sentences.items() if not re.fullmatch(r"[A-Z].*[.)]", words, re.DOTALL) or "``" in words] == []


@pytest.mark.parametrize("path", ["dossier.yml", "examples/demonstrators/dossier.yml", "examples/mayotte/dossier.yml"])
def test_the_first_line_names_it_where_it_stands(path: str) -> None:
    found = FIRST_LINE.match((ROOT / path).read_text(encoding="utf-8"))
    assert found and (ROOT / path).parent.joinpath(found[1]).resolve() == SCHEMA


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_dossier_has_it_and_keeps_it(language: str, tmp_path: Path, validator: Draft202012Validator) -> None:
    start_dossier(tmp_path / "new", language=language)
    text = (tmp_path / "new" / "dossier.yml").read_text(encoding="utf-8")
    found = FIRST_LINE.match(text)
    assert found and (tmp_path / "new" / found[1]).read_text(encoding="utf-8") == SCHEMA.read_text(encoding="utf-8")
    assert faults(validator, text) == [] and yaml.safe_load(text)
