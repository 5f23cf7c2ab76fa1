"""Sentences of a line. All examples are invented."""

from __future__ import annotations

import pytest

from dossier.language import load_language
from dossier.models import Span
from dossier.read.split import LONGEST, lines, sentences

FRENCH = [
    # an abbreviation or an initial ends no sentence
    ("M. Morel l'a dit. Mme B. Petit aussi.", ["M. Morel l'a dit.", "Mme B. Petit aussi."]),
    # a number's dot ends none, wherever it groups thousands
    ("On compte 1.500 sinistrés. Puis 2.000.", ["On compte 1.500 sinistrés.", "Puis 2.000."]),
    # glued sentences are told apart by the capital, kept whole in an address
    ("Le bilan monte.La mairie se tait.", ["Le bilan monte.", "La mairie se tait."]),
    ("Le site BrightU.AI le dit.", ["Le site BrightU.AI le dit."]),
    # so is a subhead that an agency sets between dashes
    ("On compte 12 morts.- La route coupée -Le maire se tait.", ["On compte 12 morts.", "- La route coupée -", "Le maire se tait."]),
    ('Il parle.- Un pacte -"Il pleut", dit-il.', ["Il parle.", "- Un pacte -", '"Il pleut", dit-il.']),
    ("Le bilan – 12 morts – monte. - C'est vrai, dit-il.", ["Le bilan – 12 morts – monte.", "- C'est vrai, dit-il."]),
    # a closing quote belongs to what it closes, an opening one to what follows
    ("« C'est fini. » Il est parti.", ["« C'est fini. »", "Il est parti."]),
    ('"C\'est fini." "Non", dit-il.', ['"C\'est fini."', '"Non", dit-il.']),
    # a short quotation stays with the words that lead into it
    ("Il dit : « On compte 12 morts. Je le crois. » Nul ne sait.", ["Il dit : « On compte 12 morts. Je le crois. »", "Nul ne sait."]),
    # a question in a sentence goes on in small letters
    ("« Combien ? » demande-t-elle. Nul ne sait.", ["« Combien ? » demande-t-elle.", "Nul ne sait."]),
    # a quotation of several sentences stays with those it belongs to, a long one is cut
    (
        "« Nous avons 12 morts. Nous en craignons 30 », a dit le maire. Nul ne sait.",
        ["« Nous avons 12 morts. Nous en craignons 30 », a dit le maire.", "Nul ne sait."],
    ),
    # a desk's signature in brackets behind the last sentence
    ("La crue a fait 12 morts. [ab cd 14/02/2031 16:20]", ["La crue a fait 12 morts.", "[ab cd 14/02/2031 16:20]"]),
    ("Il a dit l'aimer. [rires] Puis il est parti.", ["Il a dit l'aimer. [rires] Puis il est parti."]),
    # initials, joined by a hyphen or in brackets
    ("J.-P. Morel l'a dit. Mme J.-L. Petit aussi.", ["J.-P. Morel l'a dit.", "Mme J.-L. Petit aussi."]),
    ("Le général (C.R.) Petit parle.", ["Le général (C.R.) Petit parle."]),
    ("MM. Morel et Petit, p. ex. Lyon, l'ont dit.", ["MM. Morel et Petit, p. ex. Lyon, l'ont dit."]),
    # an abbreviation that may close a sentence does so before a word that opens one
    ("Des vivres, des tentes, etc. Puis plus rien.", ["Des vivres, des tentes, etc.", "Puis plus rien."]),
    ("Né en 44 av. J.-C. à Rome.", ["Né en 44 av. J.-C. à Rome."]),
    ("Le plan B. Puis le plan C. Il en faut.", ["Le plan B.", "Puis le plan C.", "Il en faut."]),
    ("Selon B. Le Guen, 12 morts.", ["Selon B. Le Guen, 12 morts."]),
    # others hold where a number follows
    ("Voir l'art. 4 et la p. 12 du 3 janv. 2025.", ["Voir l'art. 4 et la p. 12 du 3 janv. 2025."]),
    ("Il n'aime pas l'art. Le musée non plus.", ["Il n'aime pas l'art.", "Le musée non plus."]),
    # an ellipsis goes on in small letters
    ("Il hésite… puis il parle. Il hésite… Puis il se tait…!", ["Il hésite… puis il parle.", "Il hésite…", "Puis il se tait…!"]),
    # addresses hold stops
    (
        "Écrire à info@ville.example ou voir www.ville.example/page.html avant lundi.",
        ["Écrire à info@ville.example ou voir www.ville.example/page.html avant lundi."],
    ),
    # a numbered heading keeps its number
    ("1. Qui paie ?", ["1. Qui paie ?"]),
    # no-break spaces stay where they are
    ("Il y a 3\u202f000 lits\u00a0! Oui.", ["Il y a 3\u202f000 lits\u00a0!", "Oui."]),
]
ENGLISH = [
    ("Mr. Hale spoke to the U.S. envoy. Nobody else did.", ["Mr. Hale spoke to the U.S. envoy.", "Nobody else did."]),
    ("Some 1.5 million came. They left.", ["Some 1.5 million came.", "They left."]),
    ("The toll rose.Officials were silent.", ["The toll rose.", "Officials were silent."]),
    ("He lives in the U.S. The U.S. Army does not.", ["He lives in the U.S.", "The U.S. Army does not."]),
    ("At 10 a.m. Friday it came. At 3 p.m. The mayor slept.", ["At 10 a.m. Friday it came.", "At 3 p.m.", "The mayor slept."]),
    ("The No. 3 came. He said no. John left.", ["The No. 3 came.", "He said no.", "John left."]),
    (
        "On Jan. 3 it came to St. Petersburg. It left in Jan. Officials slept.",
        ["On Jan. 3 it came to St. Petersburg.", "It left in Jan.", "Officials slept."],
    ),
    (
        "J. R. Hale and J.R. Poe of Acme Inc. said so. It was sold to Acme Inc. The mayor left.",
        ["J. R. Hale and J.R. Poe of Acme Inc. said so.", "It was sold to Acme Inc.", "The mayor left."],
    ),
    (
        "No date,he said.A local died.300 left. It rose 3.5%. Then fell.",
        ["No date,he said.", "A local died.", "300 left.", "It rose 3.5%.", "Then fell."],
    ),
    ('An officer told us: "Twelve died. Nobody knows." She left.', ['An officer told us: "Twelve died. Nobody knows."', "She left."]),
    ("The 'end.' Then he asked: 'Who pays?' Nobody.", ["The 'end.'", "Then he asked: 'Who pays?'", "Nobody."]),
    ("The river rose.[2] It fell.[3][4] Nobody died.", ["The river rose.[2]", "It fell.[3][4]", "Nobody died."]),
    ('"It is over," she said. "For now."', ['"It is over," she said.', '"For now."']),
]


@pytest.mark.parametrize(("code", "text", "expected"), [*(("fr", *row) for row in FRENCH), *(("en", *row) for row in ENGLISH)])
def test_sentences(code: str, text: str, expected: list[str]) -> None:
    found = sentences(text, Span(0, len(text)), load_language(code))
    assert [text[span.start : span.end] for span in found] == expected


def test_lines_keep_offsets_through_every_line_end_and_a_byte_order_mark() -> None:
    text = "\ufeffUn.\r\n\r\n  Deux. \u2028Trois."
    assert [text[span.start : span.end] for span in lines(text)] == ["Un.", "Deux.", "Trois."]


def test_a_text_without_stops_is_cut_where_it_can_be() -> None:
    text = "le préfet compte 41 morts et 17 disparus, " * 400
    found = sentences(text, Span(0, len(text)), load_language("fr"))
    assert max(span.end - span.start for span in found) <= LONGEST
    assert "".join(text[span.start : span.end] for span in found).replace(" ", "") == text.replace(" ", "")
