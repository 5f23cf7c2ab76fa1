"""What a stranger's signs and readers' comments may do to a page: nothing. All articles are invented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier.build import build
from dossier.config import load_config, parse_config
from dossier.extraction import extract_seed
from dossier.models import Seed
from dossier.seen import closed
from dossier.write.exports.tables import csv_table
from dossier.write.html.plain import json_words, meta_words, plain
from tests.desk import lay_out

HOSTILE = Path(__file__).parent / "hostile"
DOCKERS = """\
title: Fire in the harbour (invented)
topics: [{id: dead, title: Dead, measures: [killed]}]
measures: [killed]
"""
TURNED = (
    "Fire in the harbour \u202eof Besson\n\nThe Orvanne \u2067Courier, 4 March 2025\n\nThis article is invented. The town was calm in the "
    + ("morning.\n\nThe harbour \u202eoffice said 21 dockers were killed in the fire of the harbour.\n")
)
TURNS = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]|&#x20(?:2[abde]|6[678]);|\\\\u20(?:2[abde]|6[678])")
ENDS = re.compile("[\u202c\u2069]|&#x20(?:2c|69);|\\\\u20(?:2c|69)")
OPENING = {
    "en": "Fire in the harbour\n\nThe Orvanne Courier, 3 March 2025\n\nThis article is invented. The town was calm in the "
    "morning.\n\nThe mayor thanked the crews on Monday and promised an inquiry into the fire.\n\n",
    "fr": "Incendie dans le port\n\nLe Courrier invente, 3 mars 2025\n\nCet article est inventé. La ville était calme au "
    "matin.\n\nLa maire a remercié lundi les équipes et a promis une enquête sur le feu.\n\n",
}
BELOW = {
    "en": [
        "Leave a Reply", "Leave a Comment Cancel reply", "Add new comment", "Join the conversation", "2 thoughts on “Fire in the harbour”",
        "3 Comments", "Member discussion", "Discussion about this post", "Responses (7)", "Post a comment",
        "Add comment", "Log in to comment", "5 Comments The Orvanne Courier Login", "Comments are off for this post.", "View 12 comments",
        "Start the discussion…", "Trackbacks/Pingbacks",
    ],
    "fr": [
        "Laisser un commentaire", "Laisser un commentaire Annuler la réponse", "Réagir à cet article", "Répondre à cet article",
        "2 réflexions sur « Incendie dans le port »", "Ajouter un commentaire", "Un message, un commentaire ?",
        "Tous les commentaires", "Connectez-vous pour commenter", "Réagir", "5 messages de forum", "Voir les 12 commentaires",
        "Participez au débat", "Discussion à propos de ce post",
    ],
}  # fmt: skip
SAID = {
    "en": "Paul says:\n\nAt least 99 dockers were killed in the fire, I was there on Monday.\n",
    "fr": "Paul dit :\n\nAu moins 99 dockers ont été tués dans l'incendie, j'y étais lundi.\n",
}


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_a_sign_that_turns_the_text_ends_with_the_strangers_words(tmp_path: Path) -> None:
    bidi = (HOSTILE / "bidi.txt").read_text(encoding="utf-8")
    site = build(load_config(lay_out(tmp_path, seeds={"bidi.txt": bidi, "b.txt": TURNED}, config=DOCKERS) / "dossier.yml"))
    shown = {path: str(text) for path, text in site.files.items() if path.endswith((".md", ".html", ".csv", ".svg", ".js"))}
    assert [path for path, text in shown.items() if len(TURNS.findall(text)) != len(ENDS.findall(text))] == []
    assert any(TURNS.search(text) for text in shown.values())


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("a \u202eb", "a \u202eb\u202c"),
        ("\u202aa \u2067b", "\u202aa \u2067b\u2069\u202c"),
        # what ends nothing is left out; what is whole stays
        ("a\u202c b\u2069", "a b"),
        ("\u2068a\u2069 b", "\u2068a\u2069 b"),
        ("plain", "plain"),
    ],
)
def test_directions_end(text: str, ended: str) -> None:
    assert closed(text) == ended
    assert len(TURNS.findall(csv_table([text], [[text]]))) == len(ENDS.findall(csv_table([text], [[text]])))
    for words in (plain(text), meta_words(text), json_words({"a": [text]})):
        assert len(TURNS.findall(words)) == len(ENDS.findall(words)) == len(TURNS.findall(ended))


@pytest.mark.parametrize(("language", "heading"), [(language, heading) for language, all_of in BELOW.items() for heading in all_of])
def test_what_readers_wrote_below_is_no_claim(language: str, heading: str) -> None:
    config = parse_config(DOCKERS, file="dossier.yml", folder=HOSTILE)
    found = extract_seed(config, Seed("a", "a.txt", f"{OPENING[language]}{heading}\n\n{SAID[language]}"))
    assert found.claims == () and found.article is not None
    whole = extract_seed(config, Seed("a", "a.txt", OPENING[language] + SAID[language]))
    assert [claim.figure.low for claim in whole.claims] == [99]
