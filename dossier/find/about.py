"""Which sentences bear on which topics, and whether they are about the dossier's subject at all.

1. A sentence about something the dossier is not about (``elsewhere``) bears on nothing, nor does one that goes on there.
2. Its topics are those with a cue in it.
   A sentence without any that goes on from the one before bears on that one's.
3. It must be about the subject: it names the subject; or it goes on from a sentence that does (same paragraph, a word
   that carries on, or close behind) and names nobody else's people or losses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dossier.find.lexicon import CAPITAL, Hit
from dossier.find.parties import Named
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence, read_sentence
from dossier.find.words import Token
from dossier.models import Article

REACH = 3  # sentences over which a subject once named carries on without a new mention (seeds and corpus/fr: best of 1 to 6)
DEVOTED_SHARE = 0.2  # of an article's sentences name the subject; a live page with one item on it stays under 0.15
LED_SHARE = 0.03  # is enough where the title or the lead names it
LEAD = 3  # sentences of the body
OPENING = 3  # tokens with which a sentence points back
SUFFERING = 3  # tokens from a party to the verb that says what it suffers


class Read(NamedTuple):
    """A body sentence with whether it is about the subject; ``places`` are those where the article puts the subject."""

    sentence: Sentence
    about: bool
    carried: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()

    @property
    def words(self) -> Sequence[Token]:
        """Its tokens."""
        return self.sentence.tokens

    @property
    def named(self) -> Sequence[Named]:
        """The parties it names."""
        return self.sentence.named

    @property
    def cues(self) -> Sequence[Hit]:
        """The topics' words in it."""
        return self.sentence.hits.get("topic", ())

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics whose cues stand in it, without any those ``carried`` on from the sentence before; none where it is
        not about the subject."""
        return (tuple(sorted({hit.name for hit in self.cues})) or self.carried) if self.about else ()


def read_sentences(article: Article, rules: Rules) -> list[Read]:
    """The body's sentences in order, each with whether it is about the subject and the topics that it has from the one before."""
    sentences = [read_sentence(article.text, place, rules.lexicon) for place in article.sentences]
    live = _is_live(article, rules)
    own = [sentence for sentence in sentences if _names_subject(sentence, rules)]
    known = frozenset(token.lower for sentence in own for token in sentence.tokens if CAPITAL in token.tags)
    places = frozenset(name for sentence in own for name in places_in(sentence.text, sentence.start, sentence.end, rules).values())
    devoted = not live and _is_devoted(sentences, rules)
    result: list[Read] = []
    since = paragraph = elsewhere = -1
    for sentence in sentences:
        if sentence.place.kind == "heading" and live:
            since = paragraph = -1
        if sentence.place.kind != "body":
            continue
        here, names_subject = sentence.place.paragraph, _names_subject(sentence, rules)
        near = devoted or here == paragraph or (since >= 0 and len(result) - since <= REACH) or _begins_with(sentence, "claims.carry")
        about = names_subject or rules.config.subject is None or (near and not _of_others(sentence, rules))
        if about and not names_subject:
            about = not _is_strange(sentence, known, rules) and not (elsewhere == here and _is_there(sentence, rules))
        elsewhere = -1 if about else here
        if names_subject or (about and _begins_with(sentence, "claims.back")):
            since, paragraph = len(result), here
        last = result[-1] if result else None
        carried = last.topics if last and about and "topic" not in sentence.hits and _goes_on(sentence, last, rules) else ()
        result.append(Read(sentence, about, carried, places))
    return result


def _names_subject(sentence: Sentence, rules: Rules) -> bool:
    return any(item.party == rules.config.subject for item in sentence.named)


def places_in(text: str, start: int, end: int, rules: Rules) -> dict[int, str]:
    """The first words of the names behind a preposition of place, by where they begin."""
    matches = rules.language.regex("claims.place").finditer(text, start, end)
    return {match.start(1): match[1].lower().removesuffix("'s").removesuffix("’s") for match in matches}


def _is_strange(sentence: Sentence, known: frozenset[str], rules: Rules) -> bool:
    """Whether it is about what the dossier leaves out, or happens in a place that no sentence about the subject names ("... tuées
    à Vancouver")."""
    if "elsewhere" in sentence.hits:
        return True
    if rules.config.subject is None or sentence.named:
        return False
    names = places_in(sentence.text, sentence.start, sentence.end, rules).values()
    return bool(names) and known.isdisjoint(names)


def _is_live(article: Article, rules: Rules) -> bool:
    """Whether the page holds many items under a title whose own subject, before "en direct", is another."""
    title = next((place for place in article.sentences if place.kind == "title"), None)
    live = rules.language.regex("claims.live").search(article.text, title.start, title.end) if title else None
    if title is None or live is None:
        return False
    return not _names_subject(read_sentence(article.text, replace(title, end=live.start()), rules.lexicon), rules)


def _is_devoted(sentences: Sequence[Sentence], rules: Rules) -> bool:
    """Whether the whole article is about the subject, so that every sentence is unless it says otherwise: its title, a
    heading or the lead names it, or many of its sentences do."""
    if any(_names_subject(sentence, rules) for sentence in sentences if sentence.place.kind != "body"):
        return True
    names = [_names_subject(sentence, rules) for sentence in sentences if sentence.place.kind == "body"]
    return sum(names) >= DEVOTED_SHARE * len(names) or (any(names[:LEAD]) and sum(names) >= LED_SHARE * len(names))


def _is_there(sentence: Sentence, rules: Rules) -> bool:
    """Whether a sentence is about the place that the one before put elsewhere ("Le cyclone y a fait 45 morts")."""
    return rules.language.regex("claims.there").search(sentence.text, sentence.start, sentence.end) is not None


def _begins_with(sentence: Sentence, tag: str) -> bool:
    return any(tag in token.tags for token in sentence.tokens[:OPENING])


def _goes_on(sentence: Sentence, last: Read, rules: Rules) -> bool:
    """Whether a sentence without a cue is still about the topics of the one before: it points back there, speaks of the
    count given there, or denies or confirms it."""
    if not last.topics:
        return False
    if _begins_with(sentence, "claims.back"):
        return True

    def finds(name: str) -> bool:
        return rules.language.regex(f"claims.{name}").search(sentence.text, sentence.start, sentence.end) is not None

    if sentence.place.paragraph != last.sentence.place.paragraph:
        return finds("answer") and finds("count_of")
    return finds("answer") or finds("count_of")


def _of_others(sentence: Sentence, rules: Rules) -> bool:
    """Whether the sentence is about another party's people or things: its adjective stands on something counted, or the
    party is what suffers."""
    counted = [*sentence.hits.get("counted", ()), *sentence.hits.get("state", ())]
    for item in sentence.named:
        if item.party == rules.config.subject:
            continue
        first, last = item.hit.first, item.hit.last
        if item.adjective and first == last and any(0 <= first - hit.last <= 1 or hit.first - last == 1 for hit in counted):
            return True
        if any(0 < verb - last <= SUFFERING for verb, _ in sentence.tagged("claims.suffering", last + 1)):
            return True
    return False
