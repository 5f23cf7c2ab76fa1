"""Which sentences bear on which topics, and whether they are about the dossier's subject at all.

1. A sentence about something the dossier is not about (``elsewhere``) bears on nothing, nor does one that goes on there.
2. Its topics are those with a cue in it.
   A sentence without any that goes on from the one before bears on that one's.
3. It must be about the subject: it names the subject; or it goes on from a sentence that does (same paragraph, a word
   that carries on, or close behind) and names nobody else's people or losses.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.find.lexicon import CAPITAL, Hit
from dossier.find.parties import Named
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.find.words import TAGS

NEAR = 3  # sentences over which a subject once named carries on without a new mention (seeds and corpus/fr: best of 1 to 6)
DEVOTED_SHARE = 0.2  # of an article's sentences name the subject; a live page with one item on it stays under 0.15
OPENED_SHARE = 0.03  # is enough where the title or the opening names it
OPENING = 3  # sentences of the body that open an article
SUFFERING = 3  # tokens from a party to the verb that says what it suffers
NOWHERE = -1


class About(NamedTuple):
    """What a sentence is about: whether the ``subject``, and on which ``topics`` it bears by the cues in it, without any by
    those of the sentence before that it goes on from. ``places`` are those where the article puts the subject."""

    subject: bool
    topics: tuple[str, ...]
    places: frozenset[str]


class _Page(NamedTuple):
    """What a whole article says of its subject: it is a ``live`` page of many items; it is ``devoted`` to the subject;
    ``known`` are the names in sentences about it, ``places`` those of them that are places."""

    live: bool
    devoted: bool
    known: frozenset[str]
    places: frozenset[str]


class _Trail(NamedTuple):
    """Where the subject was met last, and the paragraph whose last sentence was about something else. ``since`` is the number of the
    sentence that named the subject or pointed back to it, ``paragraph`` the paragraph of that."""

    since: int = NOWHERE
    paragraph: int = NOWHERE
    elsewhere: int = NOWHERE


def find_topics(sentences: Sequence[Sentence], rules: Rules) -> list[About]:
    """What each sentence of an article's body is about; ``sentences`` are all of the article's."""
    page = _page(sentences, rules)
    found: list[About] = []
    trail, last = _Trail(), None
    for sentence in sentences:
        place = sentence.place
        if place.kind == "body":
            names = _names_subject(sentence, rules)
            about = names or (_goes_on_about(sentence, page, trail, len(found), rules) and not _goes_on_of_others(sentence, last, rules))
            anew = names or (about and _holds("points_back", sentence, rules))
            trail = _Trail(*((len(found), place.paragraph) if anew else trail[:2]), NOWHERE if about else place.paragraph)
            found.append(About(about, _topics(sentence, last, found, rules) if about else (), page.places))
            last = sentence
        elif place.kind == "heading" and page.live:
            trail = _Trail(elsewhere=trail.elsewhere)
    return found


def _goes_on_about(sentence: Sentence, page: _Page, trail: _Trail, number: int, rules: Rules) -> bool:
    """Whether a sentence that does not name the subject is about it: the whole article is, or it stands close behind one that is, or
    carries on; and it is of nobody else and nowhere else."""
    if rules.config.subject is not None:
        close = sentence.place.paragraph == trail.paragraph or number - trail.since <= NEAR
        close = close and trail.since != NOWHERE
        if not (page.devoted or close or _holds("carries_on", sentence, rules)) or _of_others(sentence, rules):
            return False
    return not _strays(sentence, page, trail.elsewhere == sentence.place.paragraph, rules)


def _goes_on_of_others(sentence: Sentence, last: Sentence | None, rules: Rules) -> bool:
    """Whether a sentence of people in general goes on from one of the same paragraph about another party's losses ("Les pertes bessonnaises
    s'alourdissent. 300 hommes ont été tués"), or says what its subject, another party, suffers ("L'armée bessonnaise recule. Elle a perdu
    300 hommes")."""
    if rules.config.subject is None or last is None or last.place.paragraph != sentence.place.paragraph:
        return False
    if not last.named or _names_subject(last, rules):
        return False
    lost = any(hit.name in rules.measures.tolls for item in last.named for hit in _standing_on(last, item))
    return (lost and sentence.has("noun.person")) or _holds("suffers_on", sentence, rules)


def _topics(sentence: Sentence, last: Sentence | None, found: Sequence[About], rules: Rules) -> tuple[str, ...]:
    """The topics that a sentence has cues of, else those of the ``last`` one where it goes on from that."""
    topics = tuple(sorted({hit.name for hit in sentence.hits.get("topic", ())}))
    if topics or last is None or not found[-1].topics:
        return topics
    return found[-1].topics if _goes_on(sentence, last, rules) else ()


def places_in(text: str, start: int, end: int, rules: Rules) -> dict[int, str]:
    """The first words of the names behind a preposition of place, by where they begin."""
    matches = rules.language.regex("claims.place").finditer(text, start, end)
    return {match.start(1): match[1].lower().removesuffix("'s").removesuffix("’s") for match in matches}


def _places_of(sentence: Sentence, rules: Rules) -> set[str]:
    return set(places_in(sentence.text, sentence.start, sentence.end, rules).values())


def _page(sentences: Sequence[Sentence], rules: Rules) -> _Page:
    own = [sentence for sentence in sentences if _names_subject(sentence, rules)]
    known = frozenset(token.lower for sentence in own for token in sentence.tokens if CAPITAL in token.tags)
    places: frozenset[str] = frozenset().union(*(_places_of(sentence, rules) for sentence in own))
    live = any(sentence.place.kind == "title" and _is_live(sentence, rules) for sentence in sentences)
    return _Page(live, not live and _is_devoted(sentences, own), known, places)


def _names_subject(sentence: Sentence, rules: Rules) -> bool:
    return any(item.party == rules.config.subject for item in sentence.named)


def _strays(sentence: Sentence, page: _Page, behind: bool, rules: Rules) -> bool:
    """Whether a sentence is about what the dossier leaves out, or happens in a place that no sentence about the subject names
    ("... tuées à Vancouver"), or in that of a sentence right ``behind`` which it stands ("Le cyclone y a fait 45 morts")."""
    if "elsewhere" in sentence.hits:
        return True
    if rules.config.subject is not None and not sentence.named:
        places = _places_of(sentence, rules)
        if places and page.known.isdisjoint(places):
            return True
    return behind and rules.language.regex("claims.there").search(sentence.text, sentence.start, sentence.end) is not None


def _is_live(title: Sentence, rules: Rules) -> bool:
    """Whether a title announces many items, and does not name the subject before "live"."""
    lives = [first for first, _ in title.tagged("adv.live")]
    return bool(lives) and not any(item.party == rules.config.subject and item.hit.last < lives[0] for item in title.named)


def _is_devoted(sentences: Sequence[Sentence], own: Sequence[Sentence]) -> bool:
    """Whether the whole article is about the subject, so that every sentence is unless it says otherwise: its title, a
    heading or the opening names it, or many of its sentences do. ``own`` are those that name it."""
    body = [sentence for sentence in sentences if sentence.place.kind == "body"]
    opened = any(sentence in body[:OPENING] for sentence in own)
    share = OPENED_SHARE if opened else DEVOTED_SHARE
    return any(sentence.place.kind != "body" for sentence in own) or len(own) >= share * len(body)


def _holds(rule: str, sentence: Sentence, rules: Rules) -> bool:
    name, grammar = f"claims.{rule}", rules.grammar
    return not grammar.lacks(name, sentence.tags) and grammar.holds(name, grammar.row(map(TAGS, sentence.tokens)))


def _goes_on(sentence: Sentence, last: Sentence, rules: Rules) -> bool:
    """Whether a sentence without a cue is still about the topics of the one before: it points back there, speaks of the
    count given there, or denies or confirms it; in another paragraph both."""
    if _holds("points_back", sentence, rules):
        return True
    answers = "verb.answer" in sentence.tags
    if answers != (sentence.place.paragraph != last.place.paragraph):
        return answers
    return _holds("count_alone", sentence, rules)


def _of_others(sentence: Sentence, rules: Rules) -> bool:
    """Whether the sentence is about another party's people or things: its adjective stands on something counted, or the
    party is what suffers ("Besson mourns")."""
    others = [item for item in sentence.named if item.party != rules.config.subject]
    return any(
        _standing_on(sentence, item) or sentence.has("verb.suffer", item.hit.last + 1, item.hit.last + 1 + SUFFERING) for item in others
    )


def _standing_on(sentence: Sentence, item: Named) -> list[Hit]:
    """ "pompiers hollandais", "Dutch firefighters": what is counted next to an adjective."""
    first = item.hit.first
    if not item.adjective or first != item.hit.last:
        return []
    counted = (*sentence.hits.get("counted", ()), *sentence.hits.get("state", ()))
    return [hit for hit in counted if hit.last in (first - 1, first) or hit.first == first + 1]
