"""What the editor says happened, and why figures may differ: words of ``dossier.yml`` that cite claims and passages."""

from __future__ import annotations

import re

from markupsafe import Markup

from dossier.config import Happening, Reading
from dossier.models import Difference
from dossier.write.citations import CITATION, Citations
from dossier.write.html.links import page_link
from dossier.write.html.plain import plain
from dossier.write.lookup import Lookup


def happenings(lookup: Lookup, topic: str | None = None) -> list[Happening]:
    """The events, earliest first, without those that cite what is there no longer; those of a ``topic`` cite a claim or a passage that
    bears on it, or only an address."""
    found = sorted((one for one in lookup.config.events if not gone_from(lookup, lookup.text(one.text))), key=lambda one: one.date)
    return [one for one in found if topic is None or topic in _topics(lookup, one)]


def _topics(lookup: Lookup, happening: Happening) -> set[str]:
    cited = cited_in(lookup.text(happening.text))
    if not cited:
        return {topic.id for topic in lookup.config.topics}
    passages = {passage.id: passage for passage in lookup.dossier.passages}
    known = [lookup.claims.get(name) or passages.get(name) for name in cited]
    return {topic for one in known if one for topic in one.topics}


def cited_in(words: str) -> list[str]:
    """The ids that words cite.

    >>> cited_in("About 600 died.[^0e4fa1e61c] So it is said.[^a1]")
    ['0e4fa1e61c', 'a1']
    """
    return [match["claim"] for match in re.finditer(CITATION, words)]


def gone_from(lookup: Lookup, words: str) -> list[str]:
    """The ids that words cite and that match no claim and no passage (any more)."""
    known = {*lookup.claims, *(passage.id for passage in lookup.dossier.passages)}
    return [name for name in cited_in(words) if name not in known]


def bare(words: str) -> str:
    """Words without their citations, for where no note can stand.

    >>> bare("About 600 died.[^0e4fa1e61c]")
    'About 600 died.'
    """
    return re.sub(CITATION, "", words)


def with_notes(lookup: Lookup, words: str, citations: Citations) -> Markup:
    """The editor's words, what they cite as notes; a passage without a figure has no note, and is a link to its article's page."""
    passages = {passage.id: passage for passage in lookup.dossier.passages}
    shown, place = Markup(""), 0
    for match in re.finditer(CITATION, words):
        shown += plain(words[place : match.start()])
        place = match.end()
        name = match["claim"]
        if name in lookup.claims:
            shown += citations.cite([name])
        elif passage := passages.get(name):
            link = page_link(f"sources/{lookup.slugs[passage.source]}.md", root=citations.root, anchor=f"passage-{name}")
            outlet = lookup.outlet(lookup.articles[passage.source])
            shown += Markup(' <a class="d-passage" href="{}">{}</a>').format(
                link, plain(lookup.wording.say("event.passage", outlet=outlet))
            )
    return shown + plain(words[place:])


def reading_of(lookup: Lookup, difference: Difference) -> Reading | None:
    """The editor's sentence on a difference: the one whose claims all stand in it, and in no smaller one."""
    for reading in lookup.config.differences:
        if readings_difference(lookup, reading) == difference and not gone_from(lookup, lookup.text(reading.text)):
            return reading
    return None


def readings_difference(lookup: Lookup, reading: Reading) -> Difference | None:
    """The difference that a sentence of the editor's is about."""
    named = {lookup.estimate_of[claim].id for claim in reading.claims if claim in lookup.estimate_of}
    holding = [one for one in lookup.dossier.differences if len(named) > 1 and named <= set(one.estimates)]
    return min(holding, key=lambda one: len(one.estimates), default=None)
