"""The words of the desk, in the languages of sites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Review", "Relecture"),
    "looked": ("{done} of {all} looked at", "{done} sur {all} relus"),
    "all_articles": ("All articles", "Tous les articles"),
    "article": ("Article", "Article"),
    "claims": ("Figures", "Chiffres"),
    "claim": ("The figure", "Le chiffre"),
    "none": ("No figure here.", "Aucun chiffre ici."),
    "doubt": ("In doubt", "À vérifier"),
    "checked": ("looked at", "relu"),
    "rejected": ("rejected", "écarté"),
    "certainty": (
        "Claimants found in this way are right in {n}% of cases.",
        "Une attribution trouvée ainsi est juste dans {n}\xa0% des cas.",
    ),
    "confirm": ("Confirm", "Confirmer"),
    "correct": ("Correct", "Corriger"),
    "reject": ("Reject", "Écarter"),
    "add": ("Add a figure", "Ajouter un chiffre"),
    "merge": ("Same as…", "Identique à…"),
    "split": ("Split", "Séparer"),
    "translate": ("Translate", "Traduire"),
    "translation": ("Translation into {language}", "Traduction en {language}"),
    "translated": ("Translated ({language})", "Traduit ({language})"),
    "no_language": ("The quote is in the site’s only language.", "La citation est dans la seule langue du site."),
    "undo": ("Undo", "Annuler"),
    "help": ("Keys", "Raccourcis"),
    "save": ("Write", "Écrire"),
    "cancel": ("Cancel", "Renoncer"),
    "reason": ("Why (readers see it)", "Pourquoi (les lecteurs le voient)"),
    "no_reason": ("Say why: readers see it beside the quote.", "Dites pourquoi : les lecteurs le voient à côté de la citation."),
    "mark_first": ("Mark the figure in the article first, then press a.", "Marquez d’abord le chiffre dans l’article, puis tapez a."),
    "take_marked": ("Take the marked words", "Prendre les mots marqués"),
    "nothing_marked": ("No words of the article are marked.", "Aucun mot de l’article n’est marqué."),
    "nothing_changed": ("Nothing was changed.", "Rien n’a été changé."),
    "changed": ("dossier.yml was changed meanwhile. Nothing was written.", "dossier.yml a été modifié entre-temps. Rien n’a été écrit."),
    "read_again": ("Read again", "Relire"),
    "written": ("Written to dossier.yml.", "Écrit dans dossier.yml."),
    "undone": ("Undone.", "Annulé."),
    "gone": ("The desk was closed. Start dossier review again.", "Le bureau est fermé. Relancez dossier review."),
    "of": ("same figure as", "même chiffre que"),
    "parts": ("One figure a line: the words, then = and the number", "Un chiffre par ligne : les mots, puis = et le nombre"),
    "yes": ("yes", "oui"),
    "no": ("no", "non"),
    "nobody": ("nobody", "personne"),
    "quote": ("Quote", "Citation"),
    "figure": ("Figure", "Chiffre"),
    "low": ("Low", "Minimum"),
    "high": ("High", "Maximum"),
    "relation": ("Hedge", "Précision"),
    "measure": ("What is counted", "Ce qui est compté"),
    "attributed_to": ("Who says it", "Qui le dit"),
    "party": ("Side", "Camp"),
    "as_of": ("Holds on", "Vaut le"),
    "scope": ("Scope", "Portée"),
    "whole": ("Part of", "Partie de"),
    "modality": ("Kind of statement", "Nature"),
    "hearsay": ("The outlet keeps its distance", "Le média garde ses distances"),
    "former": ("No longer holds", "Ne vaut plus"),
    "people": ("Of which people", "De quelles personnes"),
    "place": ("Where", "Où"),
    "relation.exact": ("exact", "exact"),
    "relation.about": ("about", "environ"),
    "relation.at_least": ("at least", "au moins"),
    "relation.at_most": ("at most", "au plus"),
    "relation.range": ("between two numbers", "entre deux nombres"),
    "relation.vague": ("vague", "vague"),
    "scope.new": ("new ones", "nouveaux"),
    "scope.total": ("all so far", "total à ce jour"),
    "scope.part": ("a part of a bigger figure", "partie d’un chiffre plus grand"),
    "modality.actual": ("it is so", "c’est un fait"),
    "modality.planned": ("planned", "prévu"),
    "modality.possible": ("only possible", "seulement possible"),
    "unknown": (
        "The page asked for what the desk does not know; load it again.",
        "La page demande ce que le bureau ne connaît pas ; rechargez-la.",
    ),
    "nothing_undone": ("Nothing is left to undo.", "Il n’y a plus rien à annuler."),
    "no_article": (
        "The marked words stand in no article; mark them again.",
        "Les mots marqués ne sont dans aucun article ; marquez-les de nouveau.",
    ),
    "one_sentence": (
        "Mark words within one sentence of the article’s body.",
        "Marquez des mots d’une seule phrase du corps de l’article.",
    ),
    "keys": (
        "j k, arrows: next, previous · n: next in doubt · c: confirm · e: correct · r: reject · m: same as · s: split · a: add · "
        "t: translate · u: undo",
        "j k, flèches : suivant, précédent · n : prochain à vérifier · c : confirmer · e : corriger · r : écarter · m : identique · "
        "s : séparer · a : ajouter · t : traduire · u : annuler",
    ),
}


FRENCH_DOUBTS: Mapping[str, str] = {
    "claimant": "«\xa0{0}\xa0» n’est peut-être pas de «\xa0{1}\xa0» (juste dans {2} des cas semblables)",
    "nobody": "«\xa0{0}\xa0» n’est attribué à personne, alors que «\xa0{1}\xa0» est nommé à côté",
    "unmeasured": "«\xa0{0}\xa0» ne correspond à rien de ce que compte le dossier",
    "contradiction": "{all} ne peuvent pas tous être justes",
    "far": "«\xa0{0}\xa0» est très loin des autres chiffres de «\xa0{1}\xa0» (médiane\xa0: {2})",
}
"""What ``dossier check`` says of a claim, by its kind; ``{0}`` and so on are the words and numbers that it says it with."""


def doubt_in(language: str, kind: str, what: str, parts: Sequence[str | float]) -> str:
    r"""What is in doubt, in the language of the desk; ``what`` says it in English.

    >>> doubt_in("fr", "claimant", "", ("12", "la maire", 0.674))
    '«\xa012\xa0» n’est peut-être pas de «\xa0la maire\xa0» (juste dans 67\xa0% des cas semblables)'
    >>> doubt_in("fr", "contradiction", "", ("12", "13"))
    '«\xa012\xa0» et «\xa013\xa0» ne peuvent pas tous être justes'
    """
    if language != "fr" or kind not in FRENCH_DOUBTS:
        return what
    share = kind == "claimant"
    words = [one if isinstance(one, str) else f"{one * 100:.0f}\xa0%" if share else f"{one:,.0f}".replace(",", "\u202f") for one in parts]
    return FRENCH_DOUBTS[kind].format(*words, all=" et ".join(f"«\xa0{one}\xa0»" for one in words))


def words_of(language: str) -> dict[str, str]:
    """The words in a language."""
    return {key: words[language == "fr"] for key, words in WORDS.items()}
