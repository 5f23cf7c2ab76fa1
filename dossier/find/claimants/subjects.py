"""The subject of a verb of saying: how far it reaches, whether it can be a claimant, which way it attributes."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.find.claimants.names import LONGEST_NAME, Heard, is_capital, is_date_word, name_before
from dossier.find.lexicon import Hit
from dossier.find.words import Token
from dossier.models import Claimant

RELATIVE_REACH = 8  # words from a number to the relative clause about it ("les 40 morts que X recense")
ASIDE_REACH = 12  # words of "lors d'un point de presse à Turin" between a verb and its subject
THAT_IS_REACH = 24  # characters of "c'est ce que" before a subject


def whole_subject(sentence: Heard, end: int, first: int) -> list[Token]:
    """The subject that ends before ``end``, over an apposition ("X, le chef de Y,") and an aside; of two, the first."""
    words = sentence.words
    name = name_before(sentence, end) or _numbered(sentence, end, first)
    opened = place = sentence.place(name[0].start if name else words[max(0, end - 1)].start)
    while opened and place - opened < LONGEST_NAME and not words[opened - 1].is_mark and "speech.adverbs" in words[opened - 1].tags:
        opened -= 1
    alone = end == first and len(name) == 1  # "elle évoque", but "la mairie, elle, évoque"
    aside = bool(name) and not alone and ("speech.asides" in words[opened].tags or "speech.asides" in name[0].tags)
    if aside and "speech.asides" in words[opened].tags:
        place = opened  # "en poste depuis peu"
    goes_back = end < first or (len(name) < 5 and _capital_name(sentence, name)) or aside
    if goes_back and place and words[place - 1].lower == ",":
        longer = name_before(sentence, _before_age(sentence, place) - 1)
        if longer and aside:
            name = longer  # "un responsable, sous couvert d'anonymat, parlait de"
        elif longer and "speech.time_words" not in longer[-1].tags and _is_name(sentence, longer, name):
            name = [*words[sentence.place(longer[0].start) : place], *name]
    if not name and (comma := _aside_comma(sentence, end)):
        name = name_before(sentence, comma)
    place = sentence.place(name[0].start) if name else 0
    while place > 1 and "speech.who" not in words[place - 1].tags and "speech.adverbs" in words[place - 1].tags:
        place -= 1
    begins = place < len(words) and ("speech.determiners" in words[place].tags or is_capital(sentence, place))
    relative = place > 1 and ("speech.who" in words[place - 1].tags or (end < first and "speech.goes_on" in words[place - 1].tags))
    if relative and not begins:  # "une démographe qui a comparé les actes avance"
        comma = words[place - 2].lower == ","
        closed = end < first and not comma  # "le Conseil, un organe qui tient le Nord, dit"
        name = (
            whole_subject(sentence, place - 1 - comma, place - (not closed)) if comma or closed else name_before(sentence, place - 1)
        ) or name
    paired = any("speech.pairs" in word.tags for word in name)
    if place > 1 and "speech.pairs" in words[place - 1].tags:
        other = next((item for item in sentence.named if item.hit.last == place - 2 and not item.adjective), None)
        longer = name_before(sentence, place - 1) if other else []
        if other and longer and sentence.place(longer[0].start) >= other.hit.first - 1:
            name, paired = longer, True  # "Lisbonne et une agence comptent": the first named
    while name and paired:
        place = sentence.place(name[0].start)
        first_named = next((item.hit.first for item in sentence.named if item.hit.last == place - 2 and not item.adjective), None)
        if first_named is None or words[place - 1].lower != ",":
            break
        if first_named and "speech.determiners" in words[first_named - 1].tags:
            first_named -= 1
        name = [*words[first_named:place], *name]  # "Lisbonne, Turin et Madrid affirment"
    return name


def _numbered(sentence: Heard, end: int, first: int) -> list[Token]:
    """Words with a figure in them that a comma closes, where they only tell of whoever stands before them: "X, chirurgien
    de 38 ans, dit", "the body that covers a third of the valley, says"."""
    if end == first:
        return []
    name = name_before(sentence, end, numbered=True)
    place = sentence.place(name[0].start) if name else 0
    if place < 2:
        return []
    before = sentence.words[place - 1]
    relative = "speech.who" in before.tags or "speech.goes_on" in before.tags
    told = sentence.language.regex("speech.age").search(sentence.text, name[0].start, name[-1].end)
    return name if relative or (before.lower == "," and told) else []


def _before_age(sentence: Heard, place: int) -> int:
    """Where an age between two commas begins, if one ends at ``place``: "Paul Morel, 38, a surgeon"."""
    words = sentence.words
    aged = place > 2 and words[place - 3].lower == "," and sentence.language.regex("speech.age").fullmatch(words[place - 2].lower)
    return place - 2 if aged else place


def _is_name(sentence: Heard, name: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether words before a comma are a subject that an apposition follows: "le préfet, Paul Morel,", "Paul Morel, maire,"."""
    first = name[0]
    if behind and ("speech.limits" in behind[0].tags or "speech.hearers" in behind[0].tags):
        return False
    return "speech.determiners" in first.tags or ("speech.asides" not in first.tags and _capital_name(sentence, name))


def _aside_comma(sentence: Heard, end: int) -> int | None:
    """The comma before an aside of adverbs that ends at ``end`` ("Turin, by contrast, was ...")."""
    words = sentence.words
    number = end - 1
    while number > 0 and ("speech.adverbs" in words[number].tags or "speech.openers" in words[number].tags or is_date_word(words[number])):
        number -= 1
    return number if 0 < number < end - 1 and words[number].lower == "," and "speech.joins" not in words[end - 1].tags else None


def heads(sentence: Heard, name: Sequence[Token], hit: Hit, claimant: Claimant | None) -> bool:
    """ "Lisbonne compte 600 morts", but not "le groupement de Lisbonne comptait 600 hommes", nor "Lisbonne compte y verser"."""
    after = sentence.words[hit.last + 1 : hit.last + 3]
    if any(sentence.language.regex("speech.infinitive").search(word.lower) for word in after):
        return False
    if after and "speech.goes_on" in after[0].tags:
        return True
    if claimant is not None and claimant.words.start < sentence.words[0].start:
        return True  # told before: "il en comptait 40"
    place = sentence.place(name[0].start)
    if "speech.definite" in name[0].tags and any("speech.short" in word.tags for word in name[1:3]) and can_speak(sentence, name):
        return True  # "the ministry in Turin puts the dead at 40"
    heads = [item.hit.first for item in sentence.named if not item.adjective and name[0].start <= item.hit.start]
    return any(first <= place + 1 or all(is_capital(sentence, number) for number in range(place, first, 2)) for first in heads)


def closes(sentence: Heard, first: int, last: int) -> bool:
    """Whether subject and verb come after what they attribute: "N died, the army said on Monday.", "N: the SNR updates
    its count", "4,000 of whom the army counts as lost", "N: c'est ce que dit le SNR"."""
    words = sentence.words
    before = words[first - 1].lower if first else ""
    if before == ":":
        return True
    start = words[first].start
    if sentence.language.regex("speech.that_is").search(sentence.text, max(words[0].start, start - THAT_IS_REACH), start):
        return True
    rest = words[last + 1 :]
    mark = next((number for number, word in enumerate(rest) if word.is_mark), len(rest))
    held = any(
        "speech.goes_on" in word.tags or (word.lower[0].isdigit() and not _is_day(rest, number)) for number, word in enumerate(rest[:mark])
    )
    if first and "speech.relative" in words[first - 1].tags:
        return not held and any(word.lower[0].isdigit() for word in words[max(0, first - RELATIVE_REACH) : first])
    return before in (",", "»", '"', "”", "—", "–") and not held and mark <= 8


def _is_day(words: Sequence[Token], number: int) -> bool:
    return any("speech.dates" in word.tags for word in words[max(0, number - 1) : number + 2])


def _capital_name(sentence: Heard, name: Sequence[Token]) -> bool:
    return bool(name) and all(sentence.text[word.start].isupper() for word in name)


def can_speak(sentence: Heard, name: Sequence[Token]) -> bool:
    """Whether a subject can be a claimant: it names a party, has a capitalised name or is a noun with a determiner."""
    return (
        any(item.hit.start >= name[0].start and item.hit.end <= name[-1].end for item in sentence.named)
        or any(sentence.text[word.start].isupper() for word in name[1:])
        or (len(name) == 1 and sentence.text[name[0].start].isupper())
        or (len(name) > 1 and "speech.determiners" in name[0].tags)
        or sentence.language.regex("speech.bare").search(name[-1].lower) is not None
    )


def is_clause(sentence: Heard, name: Sequence[Token]) -> bool:
    """ "said the toll was 12": what is said, not who says it."""
    behind = sentence.place(name[-1].end)
    after = sentence.words[behind] if behind < len(sentence.words) else None
    return (
        (after is not None and "speech.auxiliaries" in after.tags)
        or (after is not None and after.lower[:1].isdigit() and "speech.before_number" in name[-1].tags)
        or any("speech.tolls" in word.tags for word in name[1:2])
    )


def behind_aside(sentence: Heard, after: int) -> int:
    """Where the subject of a verb before it begins, behind when, where or to whom: "a indiqué à la presse, mardi, X"."""
    words = sentence.words
    while after < len(words):
        told = sentence.language.regex("speech.when").match(sentence.text[words[after].start : words[-1].end])
        if told:
            after = sentence.place(words[after].start + told.end())
        elif "speech.hearers" in words[after].tags:
            number = after + 2
            while number < len(words) and number - after < ASIDE_REACH and not words[number].is_mark:
                if "speech.articles" in words[number].tags and "speech.links" not in words[number - 1].tags:
                    break
                number += 1
            if number >= len(words) or "speech.articles" not in words[number].tags:
                return after
            after = number
        elif "speech.dates" in words[after].tags or any("speech.dates" in word.tags for word in words[after + 1 : after + 2]):
            after += 1
        else:
            break
    return after
