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

from dossier.find.parties import Named
from dossier.find.rules import Rules
from dossier.find.words import Hit, Word, words_of
from dossier.models import Article, Sentence

REACH = 3  # sentences over which a subject once named carries on without a new mention (seeds and corpus/fr: best of 1 to 6)
DEVOTED_SHARE = 0.2  # of an article's sentences name the subject; a live page with one item on it stays under 0.15
LED_SHARE = 0.03  # is enough where the title or the lead names it
LEAD = 3  # sentences of the body


class Read(NamedTuple):
    """A body sentence with what every finder asks of it; ``places`` are those where the article puts the subject."""

    sentence: Sentence
    words: Sequence[Word]
    named: Sequence[Named]
    cues: Sequence[Hit]
    about: bool
    carried: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics whose cues stand in it, without any those ``carried`` on from the sentence before; none where it is
        not about the subject."""
        return (tuple(sorted({hit.name for hit in self.cues})) or self.carried) if self.about else ()


class _Seen(NamedTuple):
    """A sentence, heading or title with its words and the parties it names."""

    sentence: Sentence
    words: Sequence[Word]
    named: Sequence[Named]
    names_subject: bool


def read_sentences(article: Article, rules: Rules) -> list[Read]:
    """The body's sentences in order, each with its words, parties, cues and whether it is about the subject."""
    result: list[Read] = []
    since = paragraph = ruled = -1
    seen = [_look(article, sentence, rules) for sentence in article.sentences]
    live = _live(article, rules)
    devoted = not live and _devoted(seen)
    known = _known_places(article.text, seen)
    own = [one.sentence for one in seen if one.names_subject]
    places = frozenset(name for sentence in own for name in places_in(article.text, sentence.start, sentence.end, rules).values())
    for one in seen:
        sentence, words, named, names_subject = one.sentence, one.words, one.named, one.names_subject
        if sentence.kind == "heading" and live:
            since = paragraph = -1
        if sentence.kind != "body":
            continue
        near = since >= 0 and len(result) - since <= REACH
        near_by = devoted or paragraph == sentence.paragraph or near or _carries(words, rules)
        about = names_subject or rules.config.subject is None or (near_by and not _of_others(named, words, rules, article.text))
        if about and not names_subject:
            strange = rules.config.subject is not None and not named and _strange_place(article.text, sentence, known, rules)
            about = not strange and not rules.elsewhere.find(article.text, words)
            about = about and not (ruled == sentence.paragraph and _is_there(article.text, sentence, rules))
        ruled = -1 if about else sentence.paragraph
        if names_subject or (about and _points_back(words, rules)):
            since, paragraph = len(result), sentence.paragraph
        cues = rules.cues.find(article.text, words)
        last = result[-1] if result else None
        told = last is not None and last.topics and about and not cues and _goes_on(article.text, sentence, words, last, rules)
        carried = last.topics if last and told else ()
        result.append(Read(sentence, words, named, cues, about, carried, places))
    return result


def _look(article: Article, sentence: Sentence, rules: Rules) -> _Seen:
    words = words_of(article.text, sentence.start, sentence.end)
    named = rules.parties.find(article.text, words)
    return _Seen(sentence, words, named, _is_named(named, rules))


def _is_named(named: Sequence[Named], rules: Rules) -> bool:
    return any(item.party == rules.config.subject for item in named)


def _known_places(text: str, seen: Sequence[_Seen]) -> frozenset[str]:
    """The capitalised words of the sentences that name the subject."""
    return frozenset(word.lower for one in seen if one.names_subject for word in one.words if text[word.start].isupper())


def places_in(text: str, start: int, end: int, rules: Rules) -> dict[int, str]:
    """The first words of the names behind a preposition of place, by where they begin."""
    matches = rules.language.regex("claims.place").finditer(text, start, end)
    return {match.start(1): match[1].lower().removesuffix("'s").removesuffix("’s") for match in matches}


def _strange_place(article_text: str, sentence: Sentence, known: frozenset[str], rules: Rules) -> bool:
    """Whether it happens in a place that no sentence about the subject names ("... tuées à Vancouver")."""
    names = places_in(article_text, sentence.start, sentence.end, rules).values()
    return bool(names) and not any(name in known for name in names)


def _live(article: Article, rules: Rules) -> bool:
    """Whether the page tells many items under a title whose own subject, before "en direct", is another."""
    title = next((sentence for sentence in article.sentences if sentence.kind == "title"), None)
    told = rules.language.regex("claims.live").search(article.text, title.start, title.end) if title else None
    if told is None or title is None:
        return False
    return not _is_named(rules.parties.find(article.text, words_of(article.text, title.start, told.start())), rules)


def _devoted(seen: Sequence[_Seen]) -> bool:
    """Whether the whole article is about the subject, so that every sentence is unless it says otherwise: its title, a
    heading or the lead names it, or many of its sentences do."""
    if any(one.names_subject for one in seen if one.sentence.kind != "body"):
        return True
    names = [one.names_subject for one in seen if one.sentence.kind == "body"]
    return sum(names) >= DEVOTED_SHARE * len(names) or (any(names[:LEAD]) and sum(names) >= LED_SHARE * len(names))


def _is_there(text: str, sentence: Sentence, rules: Rules) -> bool:
    """Whether a sentence is about the place that the one before put elsewhere ("Le cyclone y a fait 45 morts")."""
    return rules.language.regex("claims.there").search(text, sentence.start, sentence.end) is not None


def _carries(words: Sequence[Word], rules: Rules) -> bool:
    carry = rules.language.words["claims.carry"]
    return any(word.lower in carry for word in words[:3])


def _points_back(words: Sequence[Word], rules: Rules) -> bool:
    return any(word.lower in rules.language.words["claims.back"] for word in words[:3])


def _goes_on(text: str, sentence: Sentence, words: Sequence[Word], last: Read, rules: Rules) -> bool:
    """Whether a sentence without a cue is still told of the topics of the one before: it points back there, speaks of the
    count given there, or denies or confirms it."""
    regex = rules.language.regex
    answers = regex("claims.answer").search(text, sentence.start, sentence.end) is not None
    if _points_back(words, rules):
        return True
    if sentence.paragraph != last.sentence.paragraph:
        return answers and regex("claims.count_of").search(text, sentence.start, sentence.end) is not None
    return answers or regex("claims.count_of").search(text, sentence.start, sentence.end) is not None


def _of_others(named: Sequence[Named], words: Sequence[Word], rules: Rules, text: str) -> bool:
    """Whether the sentence tells of another party's people or things: its adjective stands on something counted, or the
    party is what suffers."""
    others = [item for item in named if item.party != rules.config.subject]
    if not others:
        return False
    counted = [*rules.counted.find(text, words), *rules.states.find(text, words)]
    suffering = rules.suffering.find(text, words)
    for item in others:
        if (
            item.adjective
            and item.hit.first == item.hit.last
            and any(0 <= item.hit.first - hit.last <= 1 or hit.first - item.hit.last == 1 for hit in counted)
        ):
            return True
        if any(0 < hit.first - item.hit.last <= 3 for hit in suffering):
            return True
    return False
