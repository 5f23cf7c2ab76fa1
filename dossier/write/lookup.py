"""A dossier's contents by id, and under the names that readers know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.bounds import value_of
from dossier.config import Config, Language, Measure, per_language
from dossier.dateprefix import is_known
from dossier.errors import DossierError
from dossier.history import History
from dossier.models import Article, Change, Claim, Dossier, Estimate, Origin, Passage, Span
from dossier.write.addresses import addresses
from dossier.write.money import currency
from dossier.write.signs import party_number
from dossier.write.spread import Part, spread
from dossier.write.wording import Wording, load_wording, lower_first

_FAULT = "this is a fault of the program, please report it"


@dataclass(frozen=True)
class Lookup:
    """A dossier, its configuration and the language it is written in; every mapping is made once."""

    dossier: Dossier
    config: Config
    wording: Wording
    history: History | None = None

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        return {article.source: article for article in self.dossier.articles}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.dossier.claims}

    @cached_property
    def estimates(self) -> Mapping[str, Estimate]:
        return {estimate.id: estimate for estimate in self.dossier.estimates}

    @cached_property
    def estimate_of(self) -> Mapping[str, Estimate]:
        """The estimate that a claim belongs to, by the claim's id."""
        return {claim: estimate for estimate in self.dossier.estimates for claim in estimate.claims}

    @cached_property
    def doubtful_outlets(self) -> frozenset[str]:
        """The names of the outlets whose reliability is in doubt."""
        return frozenset(self.outlet(article) for article in self.dossier.articles if self.reliability(article))

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The ids of the estimates that a later one of a revision, or of a count that grew, has replaced."""
        grown = [one.estimates[:-1] for one in self.dossier.differences if one.kind in ("revision", "rising")]
        return frozenset(name for names in grown for name in names)

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        return {measure.id: measure for measure in self.config.measures}

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """The origin of an article, by its source."""
        return {source: origin for origin in self.dossier.origins for source in origin.sources}

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """The address of each source's page."""
        return addresses(self.articles)

    @cached_property
    def sentences(self) -> Mapping[tuple[str, int, int], tuple[Claim, ...]]:
        """The claims of a sentence, in the order in which their figures stand in it."""
        found: dict[tuple[str, int, int], list[Claim]] = {}
        for claim in self.dossier.claims:
            found.setdefault((claim.source, claim.start, claim.end), []).append(claim)
        return {place: tuple(sorted(claims, key=lambda claim: claim.figure)) for place, claims in found.items()}

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of an article, by its source."""
        found: dict[str, list[Claim]] = {}
        for claim in self.dossier.claims:
            found.setdefault(claim.source, []).append(claim)
        return {source: tuple(claims) for source, claims in found.items()}

    @cached_property
    def passages_of(self) -> Mapping[str, tuple[Passage, ...]]:
        """The passages of an article in their order, by its source."""
        found: dict[str, list[Passage]] = {}
        for passage in sorted(self.dossier.passages, key=lambda passage: passage.start):
            found.setdefault(passage.source, []).append(passage)
        return {source: tuple(passages) for source, passages in found.items()}

    @cached_property
    def passage_ids(self) -> Mapping[tuple[str, int, int], str]:
        """The id of the passage that a sentence is."""
        return {(one.source, one.start, one.end): one.id for one in self.dossier.passages}

    @cached_property
    def parts(self) -> Mapping[str, tuple[Part, ...]]:
        """The further pages of each topic that has too many figures for its own."""
        published = {source: article.published for source, article in self.articles.items()}
        return {
            topic.id: spread(topic.id, topic_claims(self, topic.id), unfigured(self, topic.id), published=published)
            for topic in self.config.topics
        }

    @cached_property
    def _moved(self) -> Mapping[tuple[str, str], str]:
        """The page of a claim or passage that does not stand on its topic's own, by the topic and its id."""
        return {(topic, id): part.path for topic, parts in self.parts.items() for part in parts for id in part.ids}

    @property
    def is_spread(self) -> bool:
        """Whether some figures stand on further pages: then the site is too large to be searched whole."""
        return any(self.parts.values())

    def page_of(self, topic: str, id: str) -> str:
        """The page on which a topic quotes one of its claims or passages."""
        return self._moved.get((topic, id), f"{topic}.md")

    @cached_property
    def parties(self) -> Mapping[str, tuple[int, str]]:
        """A party's colour number and its name."""
        ids = [party.id for party in self.config.parties]
        return {party.id: (party_number(party.id, ids), self.text(party.name, party.id)) for party in self.config.parties}

    @cached_property
    def actors(self) -> Mapping[str, str]:
        """An actor's name in the site's language, by its name in any."""
        actors = [actor for party in self.config.parties for actor in party.actors]
        return {name: self.text(actor.name, name) for actor in actors for name in actor.name.values()}

    @property
    def language(self) -> str:
        return self.wording.language

    @property
    def home(self) -> str:
        """The way from the root of this language's pages to the site's root, where the files stand that all languages share."""
        return "../" * self.config.root(self.language).count("/")

    def text(self, text: Mapping[Language, str], default: str = "") -> str:
        """The editor's words in the site's language."""
        return per_language(text, self.language, default)

    def party(self, party: str | None) -> tuple[int, str]:
        """Colour number and name; 0 and "no claimant named" where nobody is."""
        return self.parties.get(party, (0, party)) if party else (0, self.wording.say("claim.nobody"))

    def measure(self, measure: str) -> str:
        """The title of a measure, its id where the editor gave none."""
        return self.text(self.measures[measure].title, measure) if measure in self.measures else measure.replace("_", " ")

    def phrase(self, measure: str) -> str:
        """What is counted, as a sentence says it."""
        phrase = self.text(self.measures[measure].phrase) if measure in self.measures else ""
        return phrase or lower_first(self.measure(measure))

    def quote(self, span: Span, source: str) -> str:
        """The words of a span. Raises DossierError for a span outside of its article (promise 1)."""
        text = self.articles[source].text if source in self.articles else ""
        if not 0 <= span.start < span.end <= len(text):
            raise DossierError(f"{source}: the quote {span.start}-{span.end} is not in the article; {_FAULT}")
        return text[span.start : span.end]

    def translated(self, name: str, language: str) -> str | None:
        """The editor's translation of a name that an article in a language writes; None where readers of this one need none."""
        found = self.config.translations.get(" ".join(name.split()))
        if found is None or found.digest is not None or language == self.language:
            return None
        return next((words for code, words in found.text.items() if code == self.language and words), None)

    def outlet(self, article: Article) -> str:
        """The outlet's name, or in words that it is not known."""
        return article.outlet or self.wording.say("source.no_outlet")

    def title(self, article: Article) -> str:
        """The title of an article, or in words that it has none."""
        return article.title or self.wording.say("source.no_title", outlet=self.outlet(article), date=self.wording.date(article.published))

    def reliability(self, article: Article) -> str | None:
        """The editor's warning about an article's outlet, in the site's language where there is one."""
        own = [outlet for outlet in self.config.outlets if outlet.name == article.outlet and outlet.reliability]
        return self.text(own[0].reliability) if own else article.reliability

    def sole_warnings(self, estimate: Estimate) -> list[tuple[Article, str]]:
        """The articles on which alone an estimate rests, each with the warning about its outlet; none where one of them has no warning."""
        articles = [self.articles[self.claims[claim].source] for claim in estimate.claims]
        warned = [(article, warning) for article in articles if (warning := self.reliability(article))]
        return warned if len(warned) == len(articles) else []

    def note(self, article: Article) -> str | None:
        """The editor's note on an article."""
        source = self.config.sources.get(article.source)
        return (self.text(source.note) if source and source.note else None) or article.note

    @cached_property
    def changes(self) -> Mapping[str, tuple[Change, ...]]:
        """What an editor did to a claim, by its id."""
        found: dict[str, list[Change]] = {}
        for change in self.dossier.changes:
            found.setdefault(change.claim, []).append(change)
        return {claim: tuple(changes) for claim, changes in found.items()}

    def reason(self, change: Change, claim: Claim) -> str | None:
        """The editor's reason for a change of a claim, in the site's language where there is one."""
        name = change.found.id if change.found else claim.id
        own = self.config.claims.get(self.dossier.checked.get(name, name))
        return self.text(own.reason) if own and own.reason else claim.correction

    def who(self, estimate: Estimate) -> str | None:
        """The claimant of an estimate in the site's language, where it is a configured actor; else in its own words."""
        return self.actors.get(estimate.claimant, estimate.claimant) if estimate.claimant else None

    def named(self, estimate: Estimate) -> str | None:
        """The claimant of an estimate for a sentence of ours: words that are not ours stand in quotation marks, with their translation."""
        who = self.who(estimate)
        if not who or estimate.claimant in self.actors:
            return who
        quoted = self.wording.say("note.quoted_title", title=who)
        translated = self.translated(who, self.articles[self.claims[estimate.claims[0]].source].language)
        return self.wording.say("note.translated", words=quoted, translation=translated) if translated else quoted

    def held(self, one: Claim | Estimate, *, short: bool = False) -> str:
        """When a figure holds, in words; "reported" where only the date of an article tells it."""
        date = self.wording.date(one.as_of, short=short)
        if one.as_of is None or one.as_of_basis != "reported":
            return date
        return self.wording.say("date.reported_day" if is_known(one.as_of, "day") and not short else "date.reported", date=date)

    def in_words(self, one: Estimate | Claim) -> str:
        """The value of an estimate or a claim in words, a sum with its currency."""
        claim = one if isinstance(one, Claim) else self.claims[one.claims[0]]
        figure = claim.figure if isinstance(one, Claim) else one
        words = self.wording.figure(figure.low, figure.high, figure.relation)
        name = currency(claim, self.articles[claim.source], self.wording)
        return self.wording.counted(words, name) if name else words

    def currency(self, one: Estimate) -> str | None:
        """The currency of an estimate, ``None`` for what is no sum."""
        claim = self.claims[one.claims[0]]
        return currency(claim, self.articles[claim.source], self.wording)

    def counted(self, one: Estimate | Claim, phrase: str) -> str:
        """A figure before what it counts ("600 soldiers killed"); a sum has its currency there, and what it is for behind it."""
        words, claim = self.in_words(one), one if isinstance(one, Claim) else self.claims[one.claims[0]]
        if currency(claim, self.articles[claim.source], self.wording):
            return self.wording.say("figure.sum", figure=words, phrase=phrase)
        return self.wording.counted(words, phrase)


def make_lookup(dossier: Dossier, config: Config, language: str, history: History | None = None) -> Lookup:
    """Everything a page is written from. Raises DossierError where a claim does not stand in its article (promise 1)."""
    lookup = Lookup(dossier, config, load_wording(language), history)
    for passage in dossier.passages:
        lookup.quote(passage, passage.source)
    for claim in dossier.claims:
        lookup.quote(claim, claim.source)
        if not claim.start <= claim.figure.start < claim.figure.end <= claim.end:
            raise DossierError(f"{claim.source}: the figure of claim {claim.id} is not in its quote; {_FAULT}")
        for words in (claim.counted, claim.claimant and claim.claimant.words):  # "4,000 of them": both may stand in another sentence
            if words:
                lookup.quote(words, claim.source)
    for estimate in dossier.estimates:
        if not estimate.claims or any(claim not in lookup.claims for claim in estimate.claims):
            raise DossierError(f"estimate {estimate.id} rests on no claim; {_FAULT}")
    return lookup


def given_in_one_sentence(lookup: Lookup, estimates: Sequence[Estimate]) -> bool:
    """Whether all the values stand in one sentence of one claimant: "37 of the 64 villages" are no rival figures."""
    values: dict[tuple[str, int, str | None], set[object]] = {}
    for estimate in estimates:
        for claim in (lookup.claims[name] for name in estimate.claims):
            values.setdefault((claim.source, claim.start, estimate.claimant), set()).add(value_of(estimate))
    everything = set(map(value_of, estimates))
    return len(everything) > 1 and everything in values.values()


def topic_estimates(lookup: Lookup, topic: str) -> list[Estimate]:
    """The estimates that rest on a claim of the topic."""
    return [estimate for estimate in lookup.dossier.estimates if any(topic in lookup.claims[claim].topics for claim in estimate.claims)]


def topic_of(lookup: Lookup, estimate: Estimate) -> str:
    """The topic on whose page an estimate is explained: the first that lists its measure and has a claim of it."""
    topics = {topic for claim in estimate.claims for topic in lookup.claims[claim].topics}
    listed = [topic.id for topic in lookup.config.topics if topic.id in topics]
    return next(
        (topic.id for topic in lookup.config.topics if topic.id in topics and estimate.measure in topic.measures),
        listed[0] if listed else "index",
    )


def ordered_claims(lookup: Lookup) -> list[Claim]:
    """All claims, by measure and time as the estimates are."""
    return [lookup.claims[claim] for estimate in lookup.dossier.estimates for claim in estimate.claims]


def topic_claims(lookup: Lookup, topic: str) -> list[Claim]:
    """The claims of a topic, in that order."""
    return [claim for claim in ordered_claims(lookup) if topic in claim.topics]


def unfigured(lookup: Lookup, topic: str) -> list[Passage]:
    """The passages of a topic in which no figure stands."""
    return [one for one in lookup.dossier.passages if topic in one.topics and (one.source, one.start, one.end) not in lookup.sentences]
