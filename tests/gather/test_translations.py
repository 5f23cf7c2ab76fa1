"""The editor's translations: they belong to a quote as it stands, and hold its figures and no others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dossier.build import missing_translations, undated_figures
from dossier.config import load_config
from dossier.digest import quote_digest
from dossier.errors import InputError
from dossier.gather import check_translations, untranslated
from dossier.models import Claimant, Notice, Span
from tests.gather.small import MEASURES, article, claim, configured, message, passage

ARTICLE = article("a", "At least 600 people died by 3 May, the  mayor said.\nThe mayor spoke.\nThousands fled, a third of them at night.")
PASSAGES = [passage(ARTICLE, place) for place in range(3)]
CLAIM = claim(ARTICLE, "At least 600", low=600, high=None, relation="at_least")
DIGESTS = [quote_digest(ARTICLE.text[one.start : one.end]) for one in PASSAGES]
FIRST, SECOND, THIRD = PASSAGES
LINE = MEASURES.count("\n") + 3  # "languages", "translations", the id
FRENCH = "Au moins 600 personnes sont mortes jusqu’au 3 mai, a dit le maire."


def entry(name: str, digest: str, text: str, language: str = "fr") -> str:
    return f'  "{name}": {{digest: "{digest}", text: {{{language}: "{text}"}}}}\n'


def checked(*entries: str, languages: str = "[en, fr]") -> list[Notice]:
    config = configured(f"languages: {languages}\n" + ("translations:\n" if entries else "") + "".join(entries))
    return check_translations(PASSAGES, [CLAIM], [ARTICLE], config, figures=undated_figures)


WHOLE = [
    entry(FIRST.id, DIGESTS[0], FRENCH),
    entry(SECOND.id, DIGESTS[1], "Le maire a parlé."),
    entry(THIRD.id, DIGESTS[2], "Des milliers ont fui, un tiers d’entre eux la nuit."),
]


def test_translations_that_fit_say_nothing() -> None:
    assert checked(*WHOLE) == []


def test_a_claims_translation_is_its_passages() -> None:
    assert checked(entry(CLAIM.id, DIGESTS[0], FRENCH), *WHOLE[1:]) == []


def test_an_id_of_no_quote_is_told_and_ends_no_build() -> None:
    near = FIRST.id[:-1] + "x"
    told, *_ = checked(entry(near, DIGESTS[0], FRENCH))
    assert message(told) == f"dossier.yml:{LINE}: '{near}' matches no claim or passage; did you mean '{FIRST.id}'?"


@pytest.mark.parametrize("name", [CLAIM.id, FIRST.id])
def test_translations_whose_original_changed_are_told(name: str) -> None:
    """Whatever figures they hold: they are not shown."""
    notice, missing = checked(entry(name, "000000000000", "Onze."), *WHOLE[1:])
    told = f"dossier.yml:{LINE}: the translation of '{name}' was made from other words, so it is not shown; "
    assert message(notice) == f'{told}compare it with the quote, then write digest: "{DIGESTS[0]}"'
    assert missing.what == "1 of 3 quotes have no translation into 'fr'"


def test_quotes_without_a_translation_are_counted_once_some_have_one() -> None:
    assert checked(languages="[en, fr]") == []
    (notice,) = checked(WHOLE[1])
    told = f"dossier.yml:{LINE - 1}: 2 of 3 quotes have no translation into 'fr'"
    assert message(notice) == f"{told}; 'dossier translations' prints what to fill in"
    assert checked(WHOLE[1], languages="[en]") == []


def test_what_is_still_to_be_filled_in_lacks() -> None:
    config = configured("languages: [en, fr]\ntranslations:\n" + WHOLE[0] + entry(SECOND.id, DIGESTS[1], ""))
    found = untranslated(PASSAGES, [CLAIM], [ARTICLE], config)
    assert [(one.id, one.digest, one.languages) for one in found] == [(SECOND.id, DIGESTS[1], ("fr",)), (THIRD.id, DIGESTS[2], ("fr",))]
    assert untranslated(PASSAGES, [CLAIM], [replace(ARTICLE, language="fr")], config)[0].languages == ("en",)


def test_every_quote_of_this_dossier_is_translated() -> None:
    assert missing_translations(load_config(Path(__file__).parents[2] / "dossier.yml")) == []


@pytest.mark.parametrize(
    ("name", "digest", "text", "said"),
    [
        (FIRST.id, DIGESTS[0], FRENCH.replace("600", "6 000"), "'Au moins 6 000' in the translation of '{}' is not what its original says"),
        (FIRST.id, DIGESTS[0], FRENCH.replace("Au moins ", ""), "'600' in the translation of '{}' is not what its original says"),
        (FIRST.id, DIGESTS[0], FRENCH.replace("Au moins", "Environ"), "'Environ 600' in the translation"),
        (FIRST.id, DIGESTS[0], "Des gens sont morts, a dit le maire.", "the translation of '{}' leaves out 'At least 600'; translate it"),
        (SECOND.id, DIGESTS[1], "Le maire a parlé de douze morts.", "'douze' in the translation"),
        (THIRD.id, DIGESTS[2], "Des centaines ont fui, un tiers la nuit.", "'Des centaines' in the translation"),
        (THIRD.id, DIGESTS[2], "Des milliers ont fui, un quart la nuit.", "'un quart' in the translation"),
    ],
)
def test_a_translation_holds_the_figures_of_its_original(name: str, digest: str, text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        checked(entry(name, digest, text))
    assert str(error.value).startswith(f"dossier.yml:{LINE}: " + said.format(name))


@pytest.mark.parametrize("name", ["the mayor", "Floods", "Wire One"])
def test_names_need_no_digest(name: str) -> None:
    titled = replace(ARTICLE, title="Floods", credits=("Wire One",))
    told = replace(CLAIM, claimant=Claimant(Span(35, 45), None, None))
    config = configured(f'languages: [en, fr]\ntranslations: {{"{name}": {{text: {{fr: "Nom"}}}}}}\n')
    notices = check_translations(PASSAGES, [told], [titled], config, figures=undated_figures)
    assert [message(notice) for notice in notices] == [
        f"dossier.yml:{LINE - 1}: 3 of 3 quotes have no translation into 'fr'; 'dossier translations' prints what to fill in"
    ]


def test_a_name_that_nobody_has_is_told() -> None:
    config = configured('languages: [en, fr]\ntranslations: {"the major": {text: {fr: "Le major"}}}\n')
    told, *_ = check_translations(PASSAGES, [CLAIM], [ARTICLE], config, figures=undated_figures)
    assert "'the major' matches no claimant's words, title or outlet" in message(told)
