"""What is known in one line, for a search result or a shared link."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from dossier.bounds import batches_only, by_measure, extent, headline_estimates, stands
from dossier.config import Topic
from dossier.models import Estimate
from dossier.write.blocks.in_short import summarise
from dossier.write.blocks.known import known_sentence
from dossier.write.citations import Citations
from dossier.write.lookup import Lookup, given_in_one_sentence, topic_estimates
from dossier.write.spans import span_words
from dossier.write.wording import upper_first

DESCRIPTION = 160
"""Characters of a description that search engines show whole."""


def key_measures(lookup: Lookup, topic: Topic) -> dict[str, list[Estimate]]:
    """The measures that say most about a topic, with the estimates a headline may compare.

    1. Those the editor calls headlines; 2. those with totals; 3. those on which sources differ; 4. in the order of
    ``dossier.yml``. What is planned, possible or superseded is no headline; a part beside its whole ("37 of the 64 villages") has no
    span and is left out.
    """
    groups = by_measure(filter(stands, topic_estimates(lookup, topic.id)))
    ordered = dict.fromkeys((*topic.measures, *groups))
    measures = {measure: headline_estimates(groups[measure]) for measure in ordered if measure in groups}
    measures = {measure: found for measure, found in measures.items() if not given_in_one_sentence(lookup, found)}

    def rank(measure: str) -> tuple[bool, bool, bool]:
        return not _headline(lookup, measure), batches_only(measures[measure]), extent(measures[measure]).one_value

    return {measure: measures[measure] for measure in sorted(measures, key=rank)}


def topic_headline(lookup: Lookup, topic: Topic, name: str) -> str:
    """A topic and the span of its first measure, "" where nobody gives a figure."""
    return next(iter(_span_messages(lookup, topic, "headline", topic=name)), "")


def topic_description(lookup: Lookup, topic: Topic, name: str) -> str:
    """The first that is short enough: the finding with who gives its ends, the finding alone, what the page is."""
    found = key_measures(lookup, topic)
    every = topic_estimates(lookup, topic.id)
    full = [
        _unmarked(summarise(lookup, measure, [one for one in every if one.measure == measure], Citations(lookup, ""))[0])
        for measure in list(found)[:1]
    ]
    general = lookup.wording.say("topic.description", topic=name, dossier=lookup.text(lookup.config.title))
    return _first_short([*full, *_span_messages(lookup, topic, "short"), general])


def home_description(lookup: Lookup, measures: Mapping[str, list[Estimate]]) -> str:
    """What is known of as many key measures as there is room for; else the editor's subtitle."""
    kept = [dict(list(measures.items())[:count]) for count in range(len(measures), 0, -1)]
    return _first_short([*(known_sentence(lookup, measures) for measures in kept), lookup.text(lookup.config.subtitle)])


def _span_messages(lookup: Lookup, about: Topic, kind: str, **words: str) -> list[str]:
    """The first measure's span in a message of a kind, none where the topic has no figure."""
    found = []
    for measure, estimates in list(key_measures(lookup, about).items())[:1]:
        low, high = span_words(lookup, estimates)
        phrase, scope = lookup.phrase(measure), "_new" if kind == "headline" and batches_only(estimates) else ""
        if kind == "short" and batches_only(estimates):
            continue
        figure = lookup.wording.counted(low, phrase)
        key = f"sharing.{kind}_{'span' if high else 'one'}{scope}"
        found.append(upper_first(lookup.wording.say(key, phrase=phrase, low=low, high=high or "", figure=figure, **words)))
    return found


def _headline(lookup: Lookup, measure: str) -> bool:
    return measure in lookup.measures and lookup.measures[measure].headline


def _first_short(texts: list[str]) -> str:
    """The first that is shown whole, else the last."""
    return next((text for text in texts if 0 < len(text) <= DESCRIPTION), texts[-1])


def _unmarked(sentence: str) -> str:
    """A sentence of ours without its notes.

    >>> _unmarked('About 600<sup class="cite"><a href="#note-a">1</a></sup> &#x28;the town&#x29;.')
    'About 600 (the town).'
    """
    return html.unescape(re.sub(r"<sup\b.*?</sup>|<[^>]+>", "", sentence))
