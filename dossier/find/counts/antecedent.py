"""Figures without a noun of their own: "4 000 d'entre eux", "dont 600", "12 000 sont arrivés", "Des prisonniers, on n'en montre que deux".

What they count was named before. Asked in this order, the first answer holds:

1. Words that point back ("d'entre eux", "en", "dont"): what stands before in the sentence, else what was counted last.
2. The noun that the figure stands behind: "le nombre de victimes à plus de 60", "Des sacs, une dizaine".
3. What an earlier figure of the sentence counts, or people it names.
4. What the sentence before counted, or asked about.
"""

from __future__ import annotations

from dataclasses import replace

from dossier.find.counts.noun import Counted, Told, asks, far, noun_before
from dossier.find.counts.parts import is_found
from dossier.find.counts.states import is_whole
from dossier.find.lexicon import Hit
from dossier.find.rules import Rules
from dossier.models import Span

NOTHING = Counted(None, None)
OTHERS = Counted(None, None, others=True)
FEW = 10  # below this a bare number is too often a pronoun ("les deux") or a label to be counted without words that point back
MUCH = 1e5  # a sum of money without its currency is at least this
MILLION = 1e6  # written with its scale it may be a sum where one was just told of
BACK = 1  # sentences back to which a bare figure may refer
FAR_BACK = 3  # with a word for the count itself ("its number was 600")
_LEAD = 3  # words before a figure that begins its clause ("But only 40")
_APPOSED = 3  # words and marks between a noun and the figure in apposition to it ("Des missiles aussi, une centaine")
_UNITS = frozenset({"unit", "share", "age", "rate"})
CLAIMING = ("speech.verbs", "speech.weak")
"""The verbs of saying."""
_LINKED = frozenset(f"claims.{name}" for name in ("stops", "joins", "links", "turns", "relatives", "adverbs", "articles"))
_NO_ACT = frozenset({"claims.stops", "claims.joins", "claims.adverbs", "claims.befalling", "reading.weekdays"})


def is_bare(told: Told, number: int, phrase: tuple[int, int], rules: Rules) -> bool:
    """Whether no noun follows a figure: its phrase is empty, or begins with a verb or with what is said of the counted."""
    if phrase[0] == phrase[1]:
        return True
    words = rules.language.words
    first = told.words[told.after[number]].lower
    if any(first in words[name] for name in ("claims.predicates", "claims.adverbs", "reading.weekdays")):
        return True
    if any(hit.first == phrase[0] for hit in told.states):
        return True
    return phrase[1] - phrase[0] > 1 and "claims.articles" in told.words[phrase[0] + 1].tags


def points_back(told: Told, number: int, rules: Rules) -> bool:
    """ "600 d'entre eux", "il en compte 600", "dont 600": words that mean what was counted before."""
    if _anaphor(told, number, rules):
        return True
    before = told.text[told.words[0].start : told.figures[number].start]
    return bool(rules.language.regex("claims.pointing").search(before))


def _anaphor(told: Told, number: int, rules: Rules) -> bool:
    place = told.after[number]
    return told.sentence.has("claims.anaphors", place, min(place + 5, told.limit(number)))


def _goes_on(told: Told, number: int, rules: Rules) -> bool:
    """ "12 morts, 40 autres sont sans abri": what is said of others is not what was said of the first."""
    place = told.after[number]
    place += "claims.befalling" in told.words[place].tags
    return "claims.others" in told.words[place].tags and _acts(told, place + 1, rules)


def antecedent(told: Told, number: int, rules: Rules, previous: Counted | None, *, bare: bool) -> Counted:
    """What a figure without a noun counts; nothing where it is not ``bare`` and no words point back."""
    last = previous if number else None
    if last and last.measure and is_found(told, number, last, rules):
        return replace(last, by="figure before", before=False)
    anaphor = _anaphor(told, number, rules)
    if not bare and not anaphor:
        return NOTHING
    pointing = points_back(told, number, rules)
    led = rules.language.regex("claims.part_led").search(told.gap(number)) is not None
    if bare and not pointing and not led and _after_unit(told, number):
        return NOTHING
    paid = paying(told, number, rules, previous) if bare else None
    if paid:
        return paid
    noun = noun_before(told, number, rules) if bare else None
    if noun:
        return Counted(Span(noun.start, noun.end), noun.name, before=True, by="noun before")
    if anaphor:
        others = previous is not None and previous.measure in rules.tolls and _goes_on(told, number, rules)
        near = previous is not None and previous.back <= (0 if number else FAR_BACK)
        kind = apposed(told, number, rules)
        if kind and near and not others and kind.first > told.after[number]:
            return Counted(Span(kind.start, kind.end), kind.name, by="apposition")
        return replace(previous, by="anaphor", before=False) if previous and near and not others else NOTHING
    if pointing and bare:
        topic = _topic(told, number)
        if topic:
            return Counted(Span(topic.start, topic.end), topic.name, by="anaphor")
        return replace(previous, by="anaphor", before=False) if previous and previous.back <= FAR_BACK else NOTHING
    if _is_label(told, number):
        return NOTHING
    noun = apposed(told, number, rules)
    if noun:
        return Counted(Span(noun.start, noun.end), noun.name, by="apposition")
    group = people_of(told, number, rules)
    if group:
        return Counted(None, group, by="body of people")
    if number and previous and previous.back == 0 and previous.measure:
        if told.sentence.has("claims.paying", told.after[number - 1], told.before[number]):
            return NOTHING
        if previous.measure in rules.tolls and is_whole(told, number, rules):
            return NOTHING
        if not _is_linked(told, number, rules) or (previous.measure in rules.tolls and _acts(told, told.after[number], rules)):
            return NOTHING
        return replace(previous, by="part" if previous.by == "part" else "figure before", before=False)
    return _carried(told, number, rules, previous, led=led)


def paying(told: Told, number: int, rules: Rules, previous: Counted | None) -> Counted | None:
    """ "les dégâts coûteraient 3,5 milliards": a sum without its currency, behind a verb of money or where one was told of."""
    figure = told.figures[number]
    start = told.after[number - 1] if number else 0
    much = max(figure.low or 0, figure.high or 0)
    named = {name for names in rules.currencies.values() for name in names}
    worded = much >= MILLION and not told.text[figure.start : figure.end].isdigit()
    told_of = previous is not None and previous.measure in named and previous.back <= FAR_BACK
    if previous and told_of and worded and told.sentence.has("claims.equals", start, told.before[number]):
        return Counted(None, previous.measure, by="sum told of")
    if much < MUCH or not told.sentence.has("claims.paying", start, told.before[number]):
        return None
    measure = min(sorted(named), key=lambda name: far(told, told.after[number], name, rules), default=None)
    return Counted(None, measure, by="payment") if measure else None


def people_of(told: Told, number: int, rules: Rules) -> str | None:
    """Whom a body of people named before a figure is made of ("un contingent de 3 000"): the people the sentence's topic is of."""
    start = told.after[number - 1] if number else 0
    if not told.sentence.has("claims.groups", start, told.before[number]):
        return None
    return next((name for name in rules.people if name not in rules.tolls and set(rules.topics_of[name]) & set(told.topics)), None)


def _carried(told: Told, number: int, rules: Rules, previous: Counted | None, *, led: bool) -> Counted:
    """People named earlier in the sentence, else what the sentence before counted."""
    words = rules.language.words
    figure = told.figures[number]
    few = max(figure.low or 0, figure.high or 0) < FEW
    named = [
        hit
        for hit in told.counted
        if hit.last < told.before[number] and hit.name in rules.people and hit.name not in rules.tolls and not _is_single(told, hit, rules)
    ]
    if named and not few and _begins_clause(told, number, rules):
        return Counted(Span(named[-1].start, named[-1].end), named[-1].name, by="part" if led else "named before")
    if previous is None or previous.measure is None or any(word in told.gap(number).lower().split() for word in words["claims.whose"]):
        return NOTHING
    if previous.by == "asked" and previous.back == 1:
        return replace(previous, by="carried", before=False)
    reach = FAR_BACK if rules.language.regex("claims.count_of").search(told.gap(number)) else BACK
    reckoned = previous.back <= BACK and _is_reckoned(told, number, rules)
    if few or previous.back > reach or not (reckoned or _is_free(told, number, rules)):
        return NOTHING
    if previous.measure in rules.tolls and _are_they(told, number, rules):
        return NOTHING
    if previous.measure in rules.tolls and _acts(told, told.after[number], rules):
        return NOTHING
    return replace(previous, by="carried", before=False)


def _is_single(told: Told, hit: Hit, rules: Rules) -> bool:
    """ "le général, pour qui 2 000 ...": nobody of whom there are many."""
    return hit.first > 0 and "claims.single" in told.words[hit.first - 1].tags


def _is_reckoned(told: Told, number: int, rules: Rules) -> bool:
    """ "Une équipe arrive à 2 000.": what comes out of counting, and nothing behind it that it could be of."""
    place, after = told.before[number], told.after[number]
    start = max(0, place - _LEAD - 1)
    ends = after == len(told.words) or told.words[after].is_mark
    return ends and any(last == place - 1 for _, last in told.sentence.tagged("claims.reckoning", start, place))


def _are_they(told: Told, number: int, rules: Rules) -> bool:
    """ "12 morts. Ils étaient 300 à bord": those told of were more than the dead."""
    place = told.before[number]
    words = told.words[max(0, place - 2) : place]
    return len(words) == 2 and "claims.back" in words[0].tags and "claims.predicates" in words[1].tags


def _is_free(told: Told, number: int, rules: Rules) -> bool:
    """Whether nothing else in its clause is what a bare figure could be of: it begins the clause, or it is what somebody
    says, or of a pronoun, or of the count itself."""
    if rules.language.regex("claims.count_of").search(told.gap(number)) or told.sentence.has("claims.paying", 0, told.before[number]):
        return True
    end = told.before[number]
    said = max((last + 1 for kind in CLAIMING for _, last in told.sentence.tagged(kind, 0, end)), default=0)
    begin = max((place + 1 for place in range(end) if told.words[place].lower in (";", ":")), default=0)
    lead = [word.tags for word in told.words[max(said, begin) : end]]
    if any("claims.carry" in tags for tags in lead):
        return True
    return not any("claims.articles" in tags for tags in lead) and (said > begin or len(lead) < _LEAD)


def _begins_clause(told: Told, number: int, rules: Rules) -> bool:
    """Whether a bare figure begins its clause, or is the count of what was named."""
    if rules.language.regex("claims.count_of").search(told.gap(number)) or not told.before[number]:
        return True
    before = told.words[told.before[number] - 1]
    if rules.language.regex("claims.part_led").search(told.gap(number)):
        return True
    return before.is_mark or not before.tags.isdisjoint(("claims.joins", "claims.relatives"))


def _is_linked(told: Told, number: int, rules: Rules) -> bool:
    """Whether a bare figure is joined to the one before, or stands under a side of its own ("the prefect 900"): no verb of
    its own governs it ("killed 20 and uprooted 500")."""
    place = told.before[number] - 1
    before = told.words[place]
    if any(item.hit.last == place for item in told.sentence.named):
        return True
    if rules.language.regex("claims.perhaps").search(told.gap(number)):
        return True
    if before.is_mark or told.text[before.start].isupper() or told.sentence.has("claims.equals", place, place + 1):
        return True
    return not _LINKED.isdisjoint(before.tags)


def _acts(told: Told, place: int, rules: Rules) -> bool:
    """ "12 000 montent la garde": whoever does something is not the dead told of before."""
    if place >= len(told.words) or told.words[place].is_mark:
        return False
    tags = told.words[place].tags
    return "claims.predicates" in tags or _NO_ACT.isdisjoint(tags)


def _topic(told: Told, number: int) -> Hit | None:
    """The counted noun that a sentence begins with ("Quant aux ouvriers, il en compte")."""
    start = told.after[number - 1] if number else 0
    found = [hit for hit in told.counted if start <= hit.first and hit.last < told.before[number]]
    return found[-1] if found else None


def apposed(told: Told, number: int, rules: Rules) -> Hit | None:
    """The noun right before a figure, a comma or colon between them, or right behind it ("300, tous pompiers")."""
    place = told.after[number]
    anaphors = told.sentence.tagged("claims.anaphors", place, place + _APPOSED)
    place = next((last + 1 for first, last in anaphors if first == place), place)
    if place + 1 < len(told.words) and told.words[place].lower == "," and "claims.all" in told.words[place + 1].tags:
        return next((hit for hit in told.counted if place + 2 <= hit.first <= place + _APPOSED), None)
    place = told.before[number] - 1
    if place < 1 or told.words[place].lower not in (",", ":", "—", "–", "("):
        return None
    found = [hit for hit in told.counted if place - _APPOSED <= hit.last < place]
    between = [hit for hit in told.states if found and found[-1].last < hit.first < place]
    return found[-1] if found and not between else None


def _after_unit(told: Told, number: int) -> bool:
    """ "de 1 500 mètres à moins de 100": what the figure before it is of, is left out, and is no count."""
    figure = told.figures[number]
    floor = told.figures[number - 1].end if number else told.words[0].start
    return any(floor <= other.start < figure.start and why in _UNITS for other, why in told.numbers)


def _is_label(told: Told, number: int) -> bool:
    """ "Boeing 737", "Appartement 12": a number that belongs to the name before it."""
    figure, place = told.figures[number], told.before[number] - 1
    if place < 1 or number or figure.relation != "exact" or not told.text[figure.start].isdigit():
        return False
    return told.text[told.words[place].start].isupper() and not told.words[place].is_mark


def carried_from(counted: Counted, why: str | None, before: Counted | None) -> Counted | None:
    """What later sentences may mean once a figure was read: nothing where it was of others or denied (``why``)."""
    if counted.measure is None:
        return before
    if why:
        return OTHERS
    return replace(counted, lead=before.lead or before.measure) if before else counted


def carried_on(told: Told, counted: Counted | None, previous: Counted | None) -> Counted | None:
    """What later sentences may mean: what this one counted last, or asks about; else what was meant before it."""
    if counted is not None:
        return replace(counted, back=1)
    if asks(told.sentence):
        asked = max((*told.counted, *told.states), key=lambda hit: (hit.last, hit.last - hit.first), default=None)
        if asked:
            return Counted(Span(asked.start, asked.end), asked.name, by="asked", back=1)
    return replace(previous, back=previous.back + 1) if previous else None
