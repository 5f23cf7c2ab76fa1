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

from dossier.find.grammar import Tags
from dossier.find.lexicon import CAPITAL
from dossier.find.parties import Named
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence

REACH = 3  # sentences over which a subject once named carries on without a new mention (seeds and corpus/fr: best of 1 to 6)
DEVOTED_SHARE = 0.2  # of an article's sentences name the subject; a live page with one item on it stays under 0.15
LED_SHARE = 0.03  # is enough where the title or the lead names it
LEAD = 3  # sentences of the body
OPENING = 3  # tokens with which a sentence points back
BACK = frozenset({"det.dem.back", "det.poss.them", "pron.they"})
"""Words that point back to what the sentence before is about."""
CARRYING = BACK | {"pron.back"}
"""These too, though "it rained" may begin something new."""
SUFFERING = 3  # tokens from a party to the verb that says what it suffers


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


def find_topics(sentences: Sequence[Sentence], rules: Rules) -> list[About]:
    """What each sentence of an article's body is about; ``sentences`` are all of the article's."""
    page = _page(sentences, rules)
    found: list[About] = []
    last: Sentence | None = None
    since = paragraph = elsewhere = -1
    for sentence in sentences:
        if sentence.place.kind == "heading" and page.live:
            since = paragraph = -1
        if sentence.place.kind != "body":
            continue
        here, named = sentence.place.paragraph, _names_subject(sentence, rules)
        close = here == paragraph or (since >= 0 and len(found) - since <= REACH)
        about = named or (_may_go_on(sentence, page, close, rules) and not _strays(sentence, page, elsewhere == here, rules))
        elsewhere = -1 if about else here
        if named or (about and _begins_with(sentence, BACK)):
            since, paragraph = len(found), here
        topics = _topics(sentence, last, found, rules) if about else ()
        found.append(About(about, topics, page.places))
        last = sentence
    return found


def _may_go_on(sentence: Sentence, page: _Page, close: bool, rules: Rules) -> bool:
    """Whether a sentence that does not name the subject can be about it: it stands ``close`` behind one that is, or carries on."""
    if rules.config.subject is None:
        return True
    return (page.devoted or close or _begins_with(sentence, CARRYING)) and not _of_others(sentence, rules)


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


def _page(sentences: Sequence[Sentence], rules: Rules) -> _Page:
    own = [sentence for sentence in sentences if _names_subject(sentence, rules)]
    known = frozenset(token.lower for sentence in own for token in sentence.tokens if CAPITAL in token.tags)
    places = frozenset(name for sentence in own for name in places_in(sentence.text, sentence.start, sentence.end, rules).values())
    live = _is_live(sentences, rules)
    return _Page(live, not live and _is_devoted(sentences, rules), known, places)


def _names_subject(sentence: Sentence, rules: Rules) -> bool:
    return any(item.party == rules.config.subject for item in sentence.named)


def _strays(sentence: Sentence, page: _Page, behind: bool, rules: Rules) -> bool:
    """Whether a sentence is about what the dossier leaves out, or happens in a place that no sentence about the subject names
    ("... tuées à Vancouver"), or in that of a sentence right ``behind`` which it stands ("Le cyclone y a fait 45 morts")."""
    if "elsewhere" in sentence.hits:
        return True
    where = sentence.text, sentence.start, sentence.end
    if rules.config.subject is not None and not sentence.named:
        names = places_in(*where, rules).values()
        if names and page.known.isdisjoint(names):
            return True
    return behind and rules.language.regex("claims.there").search(*where) is not None


def _is_live(sentences: Sequence[Sentence], rules: Rules) -> bool:
    """Whether the page holds many items under a title whose own subject, before "en direct", is another."""
    title = next((sentence for sentence in sentences if sentence.place.kind == "title"), None)
    live = next(title.tagged("adv.live"), None) if title else None
    if title is None or live is None:
        return False
    return not any(item.party == rules.config.subject and item.hit.last < live[0] for item in title.named)


def _is_devoted(sentences: Sequence[Sentence], rules: Rules) -> bool:
    """Whether the whole article is about the subject, so that every sentence is unless it says otherwise: its title, a
    heading or the lead names it, or many of its sentences do."""
    if any(_names_subject(sentence, rules) for sentence in sentences if sentence.place.kind != "body"):
        return True
    names = [_names_subject(sentence, rules) for sentence in sentences if sentence.place.kind == "body"]
    return sum(names) >= DEVOTED_SHARE * len(names) or (any(names[:LEAD]) and sum(names) >= LED_SHARE * len(names))


def _begins_with(sentence: Sentence, tags: Tags) -> bool:
    return any(not tags.isdisjoint(token.tags) for token in sentence.tokens[:OPENING])


def _goes_on(sentence: Sentence, last: Sentence, rules: Rules) -> bool:
    """Whether a sentence without a cue is still about the topics of the one before: it points back there, speaks of the
    count given there, or denies or confirms it; in another paragraph both."""
    if _begins_with(sentence, BACK):
        return True
    answers = "verb.answer" in sentence.tags
    if answers != (sentence.place.paragraph != last.place.paragraph):
        return answers
    return rules.grammar.holds("claims.count_alone", rules.grammar.row(token.tags for token in sentence.tokens))


def _of_others(sentence: Sentence, rules: Rules) -> bool:
    """Whether the sentence is about another party's people or things: its adjective stands on something counted, or the
    party is what suffers."""
    others = [item for item in sentence.named if item.party != rules.config.subject]
    return any(_stands_on(sentence, item) or _suffers(sentence, item) for item in others)


def _stands_on(sentence: Sentence, item: Named) -> bool:
    """ "pompiers hollandais", "Dutch firefighters": an adjective next to something counted."""
    first = item.hit.first
    if not item.adjective or first != item.hit.last:
        return False
    counted = (*sentence.hits.get("counted", ()), *sentence.hits.get("state", ()))
    return any(-1 <= hit.last - first <= 0 or hit.first - first == 1 for hit in counted)


def _suffers(sentence: Sentence, item: Named) -> bool:
    """ "Besson mourns": a verb of suffering close behind a party."""
    last = item.hit.last
    return sentence.has("verb.suffer", last + 1, last + 1 + SUFFERING)
