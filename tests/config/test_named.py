"""Measures and parties that an editor calls by their names: what is filled in, what she adds, and what a wrong name is told."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dossier.config import Config, parse_config
from dossier.errors import InputError


@cache
def config_of(text: str) -> Config:
    return parse_config(f"title: T\n{text}", file="dossier.yml", folder=Path("."))


def test_a_name_alone_is_a_whole_measure() -> None:
    [killed] = config_of("topics: [{id: a, title: A}]\nmeasures: [killed]").measures
    assert (killed.title, killed.unit["en"], killed.headline) == ({"en": "Killed", "fr": "Morts"}, "people", True)
    assert "mort" in killed.counted["fr"]
    assert "perdre la vie" in killed.states["fr"]
    assert "es" not in killed.counted


def test_a_topic_may_name_a_measure_and_knows_its_cues() -> None:
    config = config_of("topics: [{id: a, title: A, measures: [killed, wounded], cues: {en: [siren]}}]")
    assert [measure.id for measure in config.measures] == ["killed", "wounded"]
    assert config.topics[0].cues["en"][0] == "siren"
    assert {"toll", "perish", "wounded"} <= set(config.topics[0].cues["en"])


def test_words_that_stand_in_any_text_are_no_cues() -> None:
    config = config_of("topics: [{id: a, title: A, measures: [troops, damage_cost]}]")
    assert not {"man", "dollar", "deploy"} & set(config.topics[0].cues["en"])


def test_an_editor_adds_to_a_named_measure() -> None:
    [killed] = config_of(
        "topics: [{id: a, title: A}]\nmeasures: [{id: killed, title: Fallen, counted: {en: [urn]}, words_of: [killed], headline: false}]"
    ).measures
    assert (killed.title["en"], killed.headline) == ("Fallen", False)
    assert {"urn", "dead"} <= set(killed.counted["en"])
    [troops] = config_of("topics: [{id: a, title: A}]\nmeasures: [{id: troops, counted: {en: [janissary]}}]").measures
    assert troops.counted["en"][0] == "janissary"
    assert troops.title["en"] == "Soldiers"


def test_a_measure_that_the_editor_describes_has_the_known_words_too() -> None:
    [killed] = config_of("topics: [{id: a, title: A}]\nmeasures: [{id: killed, title: Fallen, counted: {en: [urn]}}]").measures
    assert killed.counted["en"][0] == "urn" and "dead" in killed.counted["en"]
    assert killed.title["en"] == "Fallen" and killed.toll
    [money] = config_of("topics: [{id: a, title: A}]\nmeasures: [{id: money, title: Sums, counted: {en: [crown]}}]").measures
    assert not money.needs_cue, "her nouns count by themselves unless she says otherwise"


def test_a_measure_that_takes_no_known_words_is_the_editors_alone() -> None:
    measure = "{id: killed, title: Fallen, words_of: [], counted: {en: [urn]}}"
    [killed] = config_of(f"topics: [{{id: a, title: A}}]\nmeasures: [{measure}]").measures
    assert killed.counted == {"en": ("urn",)}
    assert not killed.toll


def test_a_party_named_as_a_role_has_its_words_unless_it_has_another() -> None:
    police, none = (
        config_of(f"topics: [{{id: a, title: A}}]\nparties: [{{id: police, name: Police{role}}}]").parties[0] for role in ("", ", role: []")
    )
    assert "sheriff" in police.actors[0].aliases["en"] and none.actors == ()


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Army and police", {"navy", "sheriff"}),
        ("{fr: L'armée et la police}", {"navy", "sheriff"}),
        ("{fr: 'Police, secours et armée'}", {"navy", "sheriff", "lifeguard"}),
        ("Rescue and health", {"lifeguard", "surgeon"}),
        ("The armed groups", {"militia"}),
        ("{en: Spokespeople, fr: Hôpitaux et médecins}", {"surgeon"}),
        # It says more than a role's name: one side's, or something else.
        ("US army", set()),
        ("Hill police and rangers", set()),
        ("{fr: La police du Val}", set()),
        ("Others", set()),
    ],
)
def test_a_party_whose_name_is_made_of_roles_names_has_their_words(name: str, known: set[str]) -> None:
    [party] = config_of(f"topics: [{{id: a, title: A}}]\nparties: [{{id: side, name: {name}}}]").parties
    words = {word for actor in party.actors for word in actor.aliases["en"]}
    assert known <= words and bool(known) == bool(words)
    assert party.id == "side"


def test_a_role_that_a_party_has_by_its_id_is_not_the_wider_partys() -> None:
    narrow, wide = config_of(
        "topics: [{id: a, title: A}]\nparties: [{id: unions, name: Unions}, {id: organisers, name: Organisers}]"
    ).parties
    assert "shop steward" in narrow.actors[0].aliases["en"] and "shop steward" not in wide.actors[0].aliases["en"]


def test_a_measure_of_her_own_takes_the_words_of_others() -> None:
    [arms] = config_of("topics: [{id: a, title: A}]\nmeasures: [{id: arms, title: Arms, words_of: [drones, shells]}]").measures
    assert {"drone", "shell"} <= set(arms.counted["en"])
    assert arms.title["fr"] == "Arms"


def test_a_measure_stands_in_wider_ones_only_where_the_dossier_has_them() -> None:
    assert config_of("topics: [{id: a, title: A}]\nmeasures: [killed]").measures[0].contained_in == ()
    both = config_of("topics: [{id: a, title: A}]\nmeasures: [killed, killed_or_wounded]").measures
    assert both[0].contained_in == ("killed_or_wounded",)


def test_a_role_is_a_party_with_the_words_of_each_language() -> None:
    [police] = config_of("topics: [{id: a, title: A}]\nparties: [{role: police}]").parties
    assert (police.id, police.name) == ("police", {"en": "Police", "fr": "Police"})
    assert "sheriff" in police.actors[0].aliases["en"]
    assert "gendarmerie" in police.actors[0].aliases["fr"]


def test_a_party_has_several_roles_behind_the_actors_written_out() -> None:
    text = "parties: [{id: security, name: Security, role: [army, police], actors: [{name: Guard, aliases: [guards]}]}]"
    [party] = config_of(f"topics: [{{id: a, title: A}}]\n{text}").parties
    assert [actor.name["en"] for actor in party.actors] == ["Guard", "Army", "Police"]
    assert (party.id, party.name["fr"]) == ("security", "Security")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "topics: [{id: a, title: A}]\nmeasures:\n  - killed\n  - wonded\n",
            "dossier.yml:5: 'wonded' is no measure known by name; did you mean 'wounded'?",
        ),
        (
            "topics: [{id: a, title: A}]\nmeasures:\n  - {id: arms, title: Arms, words_of: [drone]}\n",
            "dossier.yml:4: 'drone' is no measure known by name; did you mean 'drones'?",
        ),
        (
            "topics:\n  - {id: a, title: A, measures: [kiled]}\nmeasures: [killed]",
            "dossier.yml:3: 'kiled' matches no measures; did you mean 'killed'?",
        ),
        (
            "topics: [{id: a, title: A}]\nparties:\n  - {role: polise}\n",
            "dossier.yml:4: 'polise' is no role known by name; did you mean 'police'?",
        ),
        (
            "topics: [{id: a, title: A}]\nparties:\n  - {country: kr}\n",
            "dossier.yml:4: 'kr' is no country known by its code; did you mean 'KR'?",
        ),
        (
            "topics: [{id: a, title: A}]\nparties:\n  - {country: France}\n",
            "dossier.yml:4: 'France' is no country known by its code; did you mean 'FR'?",
        ),
        (
            "topics: [{id: a, title: A}]\nparties:\n  - {country: ZZ}\n",
            "dossier.yml:4: 'ZZ' is no country known by its code; write its ISO 3166 code of two capitals, such as FR",
        ),
        ("topics: [{id: a, title: A}]\nparties:\n  - {id: crowd}\n", "dossier.yml:4: 'parties.0.name' is missing; add it"),
    ],
)
def test_a_wrong_name_is_told(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        config_of(text)
    assert str(error.value) == message


MANUAL = Path(__file__).parents[2] / "manual" / "pages" / "reference" / "names.md"


def test_the_manuals_example_is_a_dossier() -> None:
    example = MANUAL.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    config = parse_config(example, file="dossier.yml", folder=Path("."))
    assert [measure.id for measure in config.measures] == ["killed", "displaced", "rescuers", "boats", "money_given", "missing"]
    assert [party.id for party in config.parties] == ["authorities", "rescue", "netherlands", "others"]
