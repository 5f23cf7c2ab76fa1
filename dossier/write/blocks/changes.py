"""What an editor changed in a claim, for its readers: from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from dossier.models import Change, Claim
from dossier.write.html.links import page_link
from dossier.write.html.plain import plain
from dossier.write.html.templates import say_html
from dossier.write.lookup import Lookup


def changed_words(lookup: Lookup, claims: Sequence[Claim]) -> str | None:
    """What was changed in the claims of one quote, each with its figure where there are several; None where nothing was."""
    found = [(claim, words) for claim in claims if (words := _words(lookup, claim))]
    if len(claims) < 2:
        return next((words for _, words in found), None)
    each = [lookup.wording.say("change.of", figure=lookup.in_words(claim), words=words) for claim, words in found]
    return " ".join(each) or None


def all_changes(lookup: Lookup) -> list[Markup]:
    """Every claim that an editor changed, with a link to its place in its article and what was changed."""
    found = []
    for claim in lookup.dossier.claims:
        if words := _words(lookup, claim):
            link = page_link(f"sources/{lookup.slugs[claim.source]}.md", root="", anchor=f"claim-{claim.id}")
            figure = Markup('<a href="{}">{}</a>').format(link, plain(lookup.in_words(claim)))
            outlet = plain(lookup.outlet(lookup.articles[claim.source]))
            found.append(say_html(lookup.wording, "change.line", figure=figure, outlet=outlet, words=plain(words)))
    return found


def _words(lookup: Lookup, claim: Claim) -> str | None:
    """What was changed in a claim, and the editor's reasons."""
    changes = lookup.changes.get(claim.id, ())
    parts = [part for change in changes for part in _of_change(lookup, claim, change)]
    reasons = dict.fromkeys(filter(None, (lookup.reason(change, claim) for change in changes)))
    return " ".join([*parts, *reasons]) or None


def _of_change(lookup: Lookup, claim: Claim, change: Change) -> Iterator[str]:
    say = lookup.wording.say
    if change.found is None:
        yield say("change.added")
    elif change.kind == "merged":
        words = " ".join(lookup.quote(change.found, change.found.source).split())
        yield say("change.merged", figure=lookup.in_words(change.found), quote=words)
    else:
        if change.kind == "split":
            yield say("change.split", figure=lookup.in_words(change.found))
        if each := from_what_to_what(fields_in_words(lookup, change.found), fields_in_words(lookup, claim), lookup):
            yield each


def from_what_to_what(before: Mapping[str, str], after: Mapping[str, str], lookup: Lookup) -> str | None:
    """What is other in a claim, field by field; None where nothing is."""
    say = lookup.wording.say
    each = [
        say("change.field", field=say(f"change.{field}"), before=before[field], after=after[field])
        for field in before
        if before[field] != after[field]
    ]
    return say("change.fields", fields=say("list.semicolon").join(each)) if each else None


def fields_in_words(lookup: Lookup, claim: Claim) -> dict[str, str]:
    """All that a claim says, in words."""
    say, claimant = lookup.wording.say, claim.claimant
    titles = {topic.id: lookup.text(topic.title, topic.id) for topic in lookup.config.topics}
    whole = lookup.claims.get(claim.whole or "")
    return {
        "figure": lookup.in_words(claim),
        "measure": lookup.measure(claim.measure),
        "claimant": " ".join(lookup.quote(claimant.words, claim.source).split()) if claimant else say("claim.nobody"),
        "side": lookup.party(claimant.party)[1] if claimant and claimant.party else say("claim.no_side"),
        "as_of": lookup.held(claim),
        "scope": say(f"change.scope_{claim.scope or 'open'}"),
        "whole": lookup.in_words(whole) if whole else say("change.no_whole"),
        "modality": say(f"change.modality_{claim.modality}"),
        "hearsay": say("change.yes" if claim.hearsay else "change.no"),
        "former": say("change.yes" if claim.former else "change.no"),
        "topics": lookup.wording.listing([titles.get(topic, topic) for topic in claim.topics]) if claim.topics else say("change.no_topic"),
    }
