"""When a claim holds: its own sentence, then its neighbours, then the article. Published on Wednesday 7 May 2031; invented."""

from __future__ import annotations

import pytest

from tests.find.flood import claims_of

OWN = [
    # the day on which it was said, whoever said it
    ("fr", "On compte 12 morts, a fait savoir mardi un collectif d'habitants.", "2031-05-06"),
    ("fr", "Douze habitants sont morts, selon une note remise mardi à un élu.", "2031-05-06"),
    ("en", "Twelve residents died, a group told reporters on Tuesday.", "2031-05-06"),
    # not the day to which that is compared
    ("fr", "On compte 12 morts, le double de ce qui avait été annoncé lundi, a indiqué mardi la préfecture.", "2031-05-06"),
    ("en", "Twelve residents died, twice what had been announced on Monday, the prefecture said on Tuesday.", "2031-05-06"),
    # nor a month to come
    ("fr", "Les 40 sinistrés ne rentreront pas en décembre, selon la préfecture.", "2031-05-07"),
    ("en", "The 40 homeless will not return in December, the prefecture said.", "2031-05-07"),
    # nor the months to come; a total over whole months is that of the last of them
    ("en", "Another 40 rescuers may come in the coming months on top of the 300 firefighters.", "2031-05-07"),
    ("fr", "La préfecture a compté 12 morts entre mars et novembre.", "2030-11"),
    # a date that opens a sentence, or its part behind a semicolon, holds for all of that
    ("fr", "À la mi-avril, la préfecture comptait 900 morts ; fin mars, 300.", "2031-03"),
    ("fr", "À la mi-avril, la préfecture comptait 900 morts ; les secours partent.", "2031-04"),
    ("en", "On Friday night, the mayor counted 12 dead; by Saturday morning the toll was 14 dead.", "2031-05-03"),
    # so does a year long past, or the last one of some
    ("en", "In 1976 a flood drowned 900 residents in the delta, the prefecture said.", "1976"),
    ("fr", "En 1976 une crue a noyé 900 habitants du delta, a dit la préfecture.", "1976"),
    ("en", "Between 2015 and 2019, 934 residents died, the prefecture said.", "2019"),
    ("en", "In 1976 a flood that began far up in the hills of the northern delta drowned 900 residents.", "1976"),
    ("fr", "En 1976, une crue née loin dans les collines du nord du delta avait noyé 900 habitants.", "1976"),
    # what was counted by the end of a month holds then
    ("en", "The prefecture counted 208 dead by the end of March.", "2031-03-31"),
    ("en", "As of 31 March, the prefecture had counted 208 dead.", "2031-03-31"),
    # the day on which something began is none, however many words stand between; nor is a month to come
    ("fr", "Quarante habitants sont sinistrés depuis la rupture de la vieille digue entre le moulin et la gare le 28 mars.", "2031-05-07"),
    ("en", "The mayor hopes that 40 more firefighters arrive as soon as June or July.", "2031-05-07"),
    # nor is that of the flood whose toll it is
    ("en", "The toll of the flood that struck the valley on 28 April stood at 12 dead.", "2031-05-07"),
    # a week that goes on holds until the news
    ("en", "At least 12 residents died this week alone.", "2031-05-07"),
    # nor is a year of which no news speaks
    ("en", "By 31 December 9999 the prefecture had counted 12 dead.", "2031-05-07"),
    ("en", "The prefecture counts 40 homeless residents after the flood of Sunday.", "2031-05-07"),
    # nor that of a dateline, where the sentence has one of its own
    ("fr", "Valmont, 7 mai 2031 --- 318 habitants sont morts au cours du mois de mars, a signalé la préfecture.", "2031-03"),
    # another clause's history is not meant where its own tells a year
    ("fr", "La préfecture a compté 12 morts à l'automne, puis 40 blessés depuis le début de cette année.", "2031-05-07"),
]


@pytest.mark.parametrize(("language", "text", "expected"), OWN)
def test_the_sentence_itself(language: str, text: str, expected: str) -> None:
    assert [claim.as_of for _, claim, _ in claims_of(text, language=language)][-1] == expected


NEIGHBOURS = [
    # the day told last, once more
    ("fr", "Début mars, la préfecture comptait 12 morts. À la même date, 40 sinistrés dormaient à l'école.", ["2031-03", "2031-03"]),
    ("en", "The mayor of Valmont spoke on Monday. Twelve residents had died, the prefecture said the same day.", ["2031-05-05"]),
    # the day on which another value was given is that one's only
    ("fr", "On compte désormais 52 morts, contre 44 avancé lundi soir par la préfecture.", ["2031-05-07", "2031-05-05"]),
    # the day that the first sentences name is that of the news
    ("fr", "Douze habitants sont morts, a annoncé mardi la préfecture.\n\nOn compte aussi 40 blessés.", ["2031-05-06", "2031-05-06"]),
    ("en", "Twelve residents died, the prefecture said on Tuesday.\n\nAnother 40 residents were hurt.", ["2031-05-06", "2031-05-06"]),
    # what happened on a day does not say when the news was told
    ("fr", "La crue a emporté mardi un pont.\n\nOn compte 40 blessés.", ["2031-05-07"]),
    ("en", "The dyke broke two days ago, and the mayor said many fled.\n\nAnother 40 residents were hurt.", ["2031-05-07"]),
    # a look back holds for its sentence alone
    (
        "fr",
        "Fin avril, la préfecture comptait 12 morts. Les secours cherchent encore. La préfecture compte 40 blessés.",
        ["2031-04", "2031-05-07"],
    ),
    # a heading's date rules what stands under it, a heading of the hour between them or not
    (
        "fr",
        "Mardi 6 mai\n\n11h05 - La digue\n\nLa préfecture compte 14 morts à Valmont dans la crue.\n\n"
        "Lundi 5 mai\n\n06h30 - La crue\n\nLa préfecture compte 12 morts à Valmont dans la crue.",
        ["2031-05-06", "2031-05-05"],
    ),
    # in an entry, "lundi" is told from its day
    (
        "fr",
        "Mardi 29 avril 2031\n\nLa préfecture comptait lundi 14 morts à Valmont dans la crue.\n\n"
        "Lundi 21 avril 2031\n\nLa préfecture comptait dimanche 12 morts à Valmont dans la crue.",
        ["2031-04-28", "2031-04-20"],
    ),
    # a superseded value does not hold on the day of the news
    (
        "en",
        "Fourteen residents died, the prefecture said on Tuesday. An earlier count stood at 12 dead in Valmont.",
        ["2031-05-06", None],
    ),
    # so do lines with a day and an hour, where several stand among the paragraphs
    (
        "en",
        "6 May 2031, 11:05\n\nThe prefecture counts 14 dead in Valmont after the flood that struck on Sunday.\n\n"
        "5 May 2031, 06:30\n\nThe prefecture counts 12 dead in Valmont, and rescuers are on their way.\n\n"
        "4 May 2031, 22:10\n\nThe prefecture counts 3 dead in Valmont, and nobody knows how many are missing.",
        ["2031-05-06", "2031-05-05", "2031-05-04"],
    ),
    # an entry's date rules its paragraph
    ("en", "Apr 2031 - The prefecture counts 12 dead. Another 40 residents were hurt.", ["2031-04", "2031-04"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NEIGHBOURS)
def test_neighbouring_sentences(language: str, text: str, expected: list[str | None]) -> None:
    assert [claim.as_of for _, claim, _ in claims_of(text, language=language)] == expected
