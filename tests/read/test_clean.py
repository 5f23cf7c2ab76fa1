"""Body and furniture. All pages are invented."""

from __future__ import annotations

import itertools

from dossier.language import load_language
from dossier.read.clean import clean
from dossier.read.detection import detect_language

PAGE = """\
Aller au contenu principal
Accueil › Région › Crue
La crue emporte le pont de Valmont
Par Jeanne Invent, correspondante
Publié le 3 mai 2031 à 18h02
Une rue de Valmont, le 2 mai 2031. ( AFP / Paul INVENT )
La préfecture compte douze blessés et trois disparus après la crue de samedi, un article inventé.
Nos 300 partenaires et nous-mêmes stockons des informations sur votre terminal.
Tout accepter
Un pont coupé
Le pont de Valmont ne rouvrira pas avant l'été, assure le maire de la commune inventée.
Lire aussi : Séisme inventé : 40 morts
Les secours ont quitté la ville dimanche soir.
Les secours ont quitté la ville dimanche soir.
© Le Courrier inventé
12 commentaires
Il y a eu au moins cent morts, on nous ment depuis le début de cette affaire inventée.
"""
GLUED = (
    "Photo : archivesLa mairie compte douze blessés.Partager sur Facebook Partager sur XLe préfet en compte vingt."
    "Lire aussi : Tempête : 9 mortsLe bilan reste provisoire.Cet article vous a plu ?"
)
LISTED = """\
Flood in Valmont
The invented flood has left twelve people hurt in the town, the mayor said.
Nobody else has been counted by the town hall so far.
Related stories
- Invented quake kills 40 in another country
- Storm leaves 9 dead
The town's invented bridge is closed for at least the rest of the year, and the mayor has asked the region for money for another one.
"""


def body(text: str, code: str) -> list[str]:
    return [text[item.start : item.end] for item in clean(text, load_language(code)).sentences if item.kind == "body"]


def test_a_page_is_its_reporting_and_nothing_else() -> None:
    assert body(PAGE, "fr") == [
        "La préfecture compte douze blessés et trois disparus après la crue de samedi, un article inventé.",
        "Le pont de Valmont ne rouvrira pas avant l'été, assure le maire de la commune inventée.",
        "Les secours ont quitté la ville dimanche soir.",
    ]


def test_the_title_is_the_headline_not_the_menu() -> None:
    cleaned = clean(PAGE, load_language("fr"))
    assert cleaned.title is not None and PAGE[cleaned.title.start : cleaned.title.end] == "La crue emporte le pont de Valmont"


def test_furniture_glued_into_a_paragraph_is_cut_out() -> None:
    assert body(GLUED, "fr") == ["La mairie compte douze blessés.", "Le préfet en compte vingt.", "Le bilan reste provisoire."]


def test_the_body_goes_on_after_a_list_of_other_articles() -> None:
    assert body(LISTED, "en")[-1].startswith("The town's invented bridge") and not any(
        "quake" in sentence for sentence in body(LISTED, "en")
    )


def test_furniture_and_body_never_overlap() -> None:
    cleaned = clean(PAGE, load_language("fr"))
    taken = sorted([*cleaned.furniture, *cleaned.sentences], key=lambda span: span.start)
    assert all(first.end <= second.start for first, second in itertools.pairwise(taken))


def test_a_caption_in_another_language_is_furniture() -> None:
    text = (
        "La crue.\nIn this photo provided on Thursday, the flood has reached the houses of the town and the people are waiting for help.\n"
        * 1
    )
    text += "La préfecture compte douze blessés et trois disparus après la crue inventée.\n"
    assert body(text, "fr") == ["La crue.", "La préfecture compte douze blessés et trois disparus après la crue inventée."]


def test_the_language_is_detected_or_none_where_it_has_no_pack() -> None:
    assert detect_language("Der Bürgermeister hat gesagt, dass die Brücke nicht vor dem Sommer wieder öffnet.") is None
    assert detect_language("O presidente da câmara disse que a ponte não abrirá antes do verão e que não há mortos.") is None
    assert detect_language("A alcaldesa dixo que a ponte non abrirá antes do verán e que hai corenta feridos no porto.") is None
    assert detect_language("El alcalde dijo que el puente no se abrirá antes del verano y que no hay muertos.") == "es"
    assert detect_language("The mayor said that the bridge is not to open before the summer.") == "en"
    assert detect_language("Le maire a dit que le pont ne rouvrira pas avant l'été.") == "fr"


def test_headlines_of_other_articles_within_the_body_are_headings() -> None:
    text = (
        "The invented flood has left twelve people hurt in the town, the mayor said.\n"
        "Invented quake: forty dead in another country as rescuers dig on through the night and the day\n"
        "Invented storm: nine dead and prices of oil surge as markets fret over the next days\n"
        "Nobody else has been counted by the town hall so far, in this invented article.\n"
        "The town hall counts 300 houses under water and hopes that the rain will stop tonight\n"
        "The search goes on, the brigade said on Monday.\n"
    )
    found = clean(text, load_language("en"))
    assert [text[one.start : one.end].split()[0] for one in found.headings] == ["Invented", "Invented"]
    assert [text[one.start : one.end].split()[0] for one in found.body] == ["The", "Nobody", "The", "The"]


def test_a_credit_behind_a_dash_closes_a_report() -> None:
    text = (
        "The invented flood has left twelve people hurt in the town, the mayor said.\n"
        "The water has since fallen, and 300 people are back in their houses. — Agencies\n"
        "A street of the town. Paul Invent/Agency\n"
    )
    found = clean(text, load_language("en"))
    assert [text[one.start : one.end].split()[-1] for one in found.body] == ["said.", "houses."]
    assert [text[one.start : one.end] for one in found.furniture] == ["— Agencies", "A street of the town. Paul Invent/Agency"]


def test_a_slip_of_the_keyboard_is_no_menu() -> None:
    text = "Le ministère inventé compte 300 morts et refuse d' »accuser » la mairie. Le préfet en compte vingt.\n"
    assert len(clean(text, load_language("fr")).body) == 2
