"""Quotes as readers see them: the words, the figures in them marked, who says it, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.digest import quote_digest
from dossier.models import Article, Claim, Passage, Span
from dossier.write.blocks.changes import changed_words
from dossier.write.citations import Citations
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.headline import stated
from dossier.write.html.links import page_link
from dossier.write.html.plain import plain
from dossier.write.html.templates import listing_html, say_html
from dossier.write.lookup import Lookup
from dossier.write.wording import Wording

EVIDENCE = ("dossier.yml", "url", "text", "metadata", "file name")
"""The values of ``published_evidence`` that are not words of the article."""

WHOLE = 24
"""How long a marked figure may be, in characters, to stay on one line: "4 000" broken at its space reads as a 4. A longer one may not fit
a phone."""

_SPACED = re.compile(r"((?<!\d)\d{1,3}(?: \d{3})+(?!\d))")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article, ready to be shown. ``anchors`` are the ids of its claims, else of its passage."""

    anchors: tuple[str, ...]
    words: Markup
    lang: str
    translation: str | None
    party: tuple[int, str] | None
    who: Markup | None
    outlet: str
    published: str | None
    date: str
    source: Markup
    cites: Markup
    warnings: tuple[str, ...]
    correction: str | None
    citation: str
    figures: str


def quote_of(lookup: Lookup, claims: Sequence[Claim], citations: Citations) -> Quote:
    """The sentence of an article in which some claims of one side stand."""
    first = claims[0]
    article = lookup.articles[first.source]
    claimant = first.claimant
    return Quote(
        anchors=tuple(f"claim-{claim.id}" for claim in claims),
        words=marked(lookup, first, claims),
        lang=article.language,
        translation=translation(lookup, first, first.source),
        party=lookup.party(claimant.party)
        if claimant and claimant.party
        else (0, lookup.wording.say("claim.no_side"))
        if claimant
        else None,
        who=who_claims(lookup, claims),
        outlet=outlet_words(lookup, article),
        published=article.published,
        date=lookup.wording.date(article.published),
        source=page_link(f"sources/{lookup.slugs[article.source]}.md", root=citations.root, anchor=f"claim-{first.id}"),
        cites=citations.cite([claim.id for claim in claims]),
        warnings=warnings(lookup, article, claims),
        correction=changed_words(lookup, claims),
        citation=citation(lookup, article, claims),
        figures=lookup.wording.listing([stated(lookup, claim) for claim in claims]),
    )


def passage_quote(lookup: Lookup, passage: Passage, *, root: str) -> Quote:
    """A sentence without a figure."""
    article = lookup.articles[passage.source]
    return Quote(
        anchors=(f"passage-{passage.id}",),
        words=marked(lookup, passage, [], source=passage.source),
        lang=article.language,
        translation=translation(lookup, passage, passage.source),
        party=None,
        who=None,
        outlet=outlet_words(lookup, article),
        published=article.published,
        date=lookup.wording.date(article.published),
        source=page_link(f"sources/{lookup.slugs[article.source]}.md", root=root, anchor=f"passage-{passage.id}"),
        cites=Markup(""),
        warnings=warnings(lookup, article, []),
        correction=None,
        citation=citation(lookup, article, []),
        figures="",
    )


def marked(lookup: Lookup, span: Span, claims: Sequence[Claim], *, source: str | None = None) -> Markup:
    """A quote with the figures of the claims marked in it.

    Figures that overlap are marked once. Every character is the article's own.
    """
    source = source or claims[0].source
    words, place, shown = lookup.quote(span, source), span.start, Markup("")
    for figure in sorted({claim.figure for claim in claims}):
        if figure.start >= place:
            shown += _unbroken(words[place - span.start : figure.start - span.start])
            tag = "<mark>{}</mark>" if figure.end - figure.start > WHOLE else '<mark class="d-whole">{}</mark>'
            shown += Markup(tag).format(plain(words[figure.start - span.start : figure.end - span.start]))
            place = figure.end
    return shown + _unbroken(words[place - span.start :])


def _unbroken(words: str) -> Markup:
    """Words whose numbers stay on one line: a reader must not take the "4" of a broken "4 000" for the number."""
    parts = _SPACED.split(words)
    whole = Markup('<span class="d-whole">{}</span>')
    return Markup("").join(whole.format(plain(part)) if place % 2 else plain(part) for place, part in enumerate(parts))


def translation(lookup: Lookup, span: Span, source: str) -> str | None:
    """The editor's translation of a quote; none where the original changed since, or is in the site's language.

    ``dossier.yml`` may hold it under the id of the passage or of any claim of the sentence.
    """
    if lookup.articles[source].language == lookup.language:
        return None
    digest = quote_digest(lookup.quote(span, source))
    place = (source, span.start, span.end)
    ids = [lookup.passage_ids.get(place, ""), *(claim.id for claim in lookup.sentences.get(place, ()))]
    found = [lookup.config.translations[name] for name in ids if name in lookup.config.translations]
    return next(
        (words for one in found if one.digest == digest for code, words in one.text.items() if code == lookup.language and words), None
    )


def claimant_words(lookup: Lookup, claim: Claim) -> Markup | None:
    """Who claims it, in the article's own words and language; ``None`` where nobody is named."""
    if claim.claimant is None:
        return None
    words, language = lookup.quote(claim.claimant.words, claim.source), lookup.articles[claim.source].language
    own = Markup('<span lang="{0}">{1}</span>').format(language, plain(words))
    translated = lookup.translated(words, language)
    return say_html(lookup.wording, "note.translated", words=own, translation=translated) if translated else own


def title_words(lookup: Lookup, article: Article) -> Markup | None:
    """The title of an article in its own language, quoted, with the editor's translation; None where it has none."""
    if not article.title:
        return None
    quoted = lookup.wording.say("note.quoted_title", title=article.title)
    own = Markup('<span lang="{0}">{1}</span>').format(article.language, plain(quoted))
    translated = lookup.translated(article.title, article.language)
    return say_html(lookup.wording, "note.translated", words=own, translation=translated) if translated else own


def outlet_words(lookup: Lookup, article: Article) -> str:
    """The outlet, with a translation of a name; where the article is itself a translation, it says so beside each quote."""
    say, outlet = lookup.wording.say, lookup.outlet(article)
    translated = lookup.translated(outlet, article.language)
    outlet = say("note.translated", words=outlet, translation=translated) if translated else outlet
    source = lookup.config.sources.get(article.source)
    if not source or not source.translated_from:
        return outlet
    return say("note.retold", outlet=outlet, language=lookup.wording.language_name(source.translated_from))


def who_claims(lookup: Lookup, claims: Sequence[Claim]) -> Markup | None:
    """Who claims the figures of one quote; where several do, each with their own figures."""
    voices: dict[Markup | None, list[Claim]] = {}
    for claim in claims:
        voices.setdefault(claimant_words(lookup, claim), []).append(claim)
    if len(voices) == 1:
        return next(iter(voices))
    nobody = plain(lookup.wording.say("claim.nobody"))
    shares = [say_html(lookup.wording, "claim.who", who=who or nobody, figures=figures_of(lookup, own)) for who, own in voices.items()]
    return listing_html(lookup.wording, shares)


def figures_of(lookup: Lookup, claims: Sequence[Claim]) -> str:
    """The figures of some claims in words: "4,000 and about 600"."""
    return lookup.wording.listing([lookup.in_words(claim) for claim in claims])


def citation(lookup: Lookup, article: Article, claims: Sequence[Claim]) -> str:
    """What follows a quote that a reader copies: claimant, outlet (and whether it is doubtful), title, date."""
    say = lookup.wording.say
    outlet = outlet_words(lookup, article)
    title = say("note.quoted_title", title=article.title) if article.title else ""
    translated = lookup.translated(article.title or "", article.language)
    parts = [
        *([str((who_claims(lookup, claims) or plain(say("claim.nobody"))).striptags())] if claims else []),
        say("claim.doubtful", outlet=outlet) if lookup.reliability(article) else outlet,
        *([say("note.translated", words=title, translation=translated) if translated else title] if title else []),
        lookup.wording.date(article.published),
    ]
    return say("list.comma").join(parts)


def date_with_evidence(wording: Wording, article: Article) -> Markup:
    """The date of an article, with what it was read from."""
    date = wording.date(article.published)
    if article.published is None or not article.published_evidence:
        return plain(date)
    return say_html(wording, "note.dated", date=date, evidence=evidence(wording, article))


def evidence(wording: Wording, article: Article) -> Markup:
    """What dates an article: words of its text, quoted, or the name of another place."""
    found = article.published_evidence or ""
    if found in EVIDENCE:
        return plain(wording.say(f"evidence.{found.removesuffix('.yml').replace(' ', '_')}"))
    return Markup('<q lang="{0}">{1}</q>').format(article.language, plain(found))


def warnings(lookup: Lookup, article: Article, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Warnings about an article, for a quote of it: that its outlet is doubtful, and whether it alone has the figures; that it carries no
    date."""
    say, found = lookup.wording.say, []
    if lookup.reliability(article):
        alone = claims and all(sole_doubtful_outlet(lookup, lookup.estimate_of[claim.id]) for claim in claims)
        found.append(say("warning.outlet", outlet=lookup.outlet(article)) if alone else say("note.doubtful"))
    return (*found, *([] if article.published else [say("warning.undated")]))
