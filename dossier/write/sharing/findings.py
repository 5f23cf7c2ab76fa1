"""What is known in one line, for a search result or a shared link."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.bounds import batches_only, by_measure, extent, headline_estimates
from dossier.config import Topic
from dossier.models import Estimate
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.headline import gravest_first, make_headline, short_title, title
from dossier.write.lookup import Lookup, given_in_one_sentence, topic_estimates

DESCRIPTION, TITLE = 160, 140
"""Characters of a description that search engines show whole, and of a title that still reads as one where a page is shared: what a
narrow window cuts off at its end is what doubtful sources say."""


def key_measures(lookup: Lookup, topic: Topic) -> dict[str, list[Estimate]]:
    """The measures that say most about a topic, with their estimates.

    1. Those the editor calls headlines; 2. those not in doubt; 3. the gravest; 4. those with more than bare plurals; 5. those with totals;
    6. those on which sources differ; 7. in the order of ``dossier.yml``. What is superseded is no headline; a part beside its whole ("37
    of the 64 villages") is left out.
    """
    groups = by_measure(one for one in topic_estimates(lookup, topic.id) if not one.former)
    measures = [measure for measure in dict.fromkeys((*topic.measures, *groups)) if measure in groups]
    measures = [measure for measure in measures if not given_in_one_sentence(lookup, headline_estimates(groups[measure]))]
    graver = {measure: place for place, measure in enumerate(gravest_first(lookup, measures))}

    def rank(measure: str) -> tuple[object, ...]:
        found = headline_estimates(groups[measure])
        doubted = all(sole_doubtful_outlet(lookup, one) for one in groups[measure])
        grave = graver[measure] if measure in lookup.measures and lookup.measures[measure].gravity else len(graver)
        vague = all(one.relation == "vague" for one in found)
        return not _headline(lookup, measure), doubted, grave, vague, batches_only(found), extent(found).one_value

    return {measure: groups[measure] for measure in sorted(measures, key=rank)}


def topic_headline(lookup: Lookup, topic: Topic, name: str) -> str:
    """A topic and the finding on its first measure, without what doubtful sources alone give where it would be long; "" where nobody gives
    a figure, or none in a few words."""
    first = next(iter(key_measures(lookup, topic).items()), None)
    found = _findings(lookup, *first) if first else []
    titles = (lookup.wording.say("sharing.headline", topic=name, finding=words) for words in found)
    return next((words for words in titles if len(words) <= TITLE), "")


def topic_description(lookup: Lookup, topic: Topic, name: str) -> str:
    """The first that is short enough: the finding, the finding without what doubtful sources alone give, what the page is."""
    first = next(iter(key_measures(lookup, topic).items()), None)
    found = _findings(lookup, *first) if first else []
    return _first_short([*_sentences(found), lookup.wording.say("topic.description", topic=name, dossier=lookup.text(lookup.config.title))])


def home_description(lookup: Lookup, measures: Mapping[str, list[Estimate]]) -> str:
    """What is known of the first key measure; else the editor's subtitle."""
    found = [words for measure, estimates in list(measures.items())[:1] for words in _findings(lookup, measure, estimates)]
    return _first_short([*_sentences(found), lookup.text(lookup.config.subtitle)])


def _findings(lookup: Lookup, measure: str, estimates: list[Estimate]) -> list[str]:
    headline = make_headline(lookup, measure, estimates)
    return [words for words in (title(lookup, headline), short_title(lookup, headline)) if words]


def _sentences(found: list[str]) -> list[str]:
    return [f"{words}." for words in found]


def _headline(lookup: Lookup, measure: str) -> bool:
    return measure in lookup.measures and lookup.measures[measure].headline


def _first_short(texts: list[str]) -> str:
    """The first that is shown whole, else the last."""
    return next((text for text in texts if 0 < len(text) <= DESCRIPTION), texts[-1])
