"""Whole pages of a small invented dossier: what a reader must find on them, and where every link leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from dossier.build import undated_figures
from dossier.config import Measure
from dossier.digest import quote_digest
from dossier.errors import DossierError, InputError
from dossier.models import Change, Claimant, Dossier, Figure, Site, Span
from dossier.write.site import write_site
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
DAILY = article(
    "daily",
    "The mayor says 12 are dead.",
    "Rescue crews count about 20 dead.",
    "The river fell.",
    title="The *flood*",
    url="https://example.org/flood",
)
WEEKLY = article("weekly", "The mayor says 12 are dead.", outlet=None, published=None, published_evidence=None)
RUMOUR = article("rumour", "« Il y a 90 morts », dit-on.", outlet="The Rumour", language="fr")
TOWN: dict[str, Any] = {"who": "The mayor", "actor": "Mayor (town hall)", "party": "town"}
MAYOR, AGAIN = claim(DAILY, "12", 12, **TOWN), claim(WEEKLY, "12", 12, **TOWN)
CREW: dict[str, Any] = {"who": "Rescue crews", "actor": "Rescue crews", "party": "crews"}
CREWS = claim(DAILY, "about 20", 20, relation="about", **CREW)
RUMOURED = claim(RUMOUR, "90", 90)
DOSSIER = dossier_of([DAILY, WEEKLY, RUMOUR], [MAYOR, AGAIN, CREWS, RUMOURED], CONFIG)


def site(language: str = "en", *, dossier: Dossier = DOSSIER, more: str = "", pages: Mapping[str, str] | None = None) -> Site:
    named = {path: (f"docs/{path}", text) for path, text in (pages or {}).items()}
    return write_site(dossier, settings(more), pages={language: named}, figures=undated_figures)


def page(path: str, *, language: str = "en", **options: Any) -> str:
    content = site(language, **options).files[f"{CONFIG.root(language)}{path}"]
    assert isinstance(content, str)
    return content


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL))).split())


def part(html: str, heading: str) -> str:
    """What stands under a heading of the page."""
    return re.split(r"\n## ", html.split(f"\n## {heading}\n")[1])[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_link_leads_somewhere(language: str) -> None:
    charts = "# A\n\n```dossier\nchart victims-estimates-dead\nchart coverage\n```\n"
    files = site(language, pages={"about.md": charts, "more/context.md": charts, "help.md": charts}).files
    shown = {path.removesuffix(".md") + ".html": text for path, text in files.items() if path.endswith(".md") and isinstance(text, str)}
    places = {path: re.findall(r'\bid="([^"]+)"', text) for path, text in shown.items()}
    assert all(len(found) == len(set(found)) for found in places.values())
    followed = 0
    for path, text in shown.items():
        for link in map(unescape, re.findall(r'<a [^>]*?href="([^"]+)"', text)):
            if link.startswith("https://example.org/"):
                continue
            target, _, anchor = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert target in shown or target in files, (path, link)
            assert not anchor or anchor in places[target], (path, link)
            followed += 1
    assert followed > 50


def test_html_blocks_have_no_empty_line() -> None:
    for path, text in site().files.items():
        if path.endswith(".md") and isinstance(text, str):
            for block in text.split("\n\n"):
                opened = len(re.findall(r"<(?:div|ul|ol|section|figure|blockquote)\b", block))
                assert opened == len(re.findall(r"</(?:div|ul|ol|section|figure|blockquote)>", block)), path


def test_home_says_what_is_known_first() -> None:
    home = page("index.md", pages={"index.md": "Our own words.\n"})
    assert home.index("Our own words.") < home.index('class="d-cards"')
    shown_words = words(home)
    assert "Dead 12 Mayor, 2 Mar 2025 about 20 Rescue crews, 2 Mar 2025 In a doubtful source only: 90 (no claimant named)" in shown_words
    assert re.search(r"3 figures · 2 claimants · in . of 3 articles", shown_words)
    assert "The dossier rests on 3 articles from 2 named outlets" in shown_words
    assert "The newest is of 2 March 2025. 1 article carries no date." in shown_words
    assert home.startswith('---\ntitle: "The flood"')


def test_a_switch_stands_where_something_rests_on_doubtful_sources_alone_and_nowhere_else() -> None:
    firm = dossier_of([DAILY], [MAYOR], CONFIG)
    assert "without-doubtful" not in page("index.md", dossier=firm)
    home = page("index.md", dossier=dossier_of([DAILY, RUMOUR], [MAYOR, RUMOURED], CONFIG))
    assert home.count('id="without-doubtful"') == 1 and "In doubt here: The Rumour." in words(home)
    assert words(page("index.md", dossier=dossier_of([RUMOUR], [RUMOURED], CONFIG))).count("In a doubtful source only: 90") == 1


def test_nothing_known_is_said() -> None:
    empty = Dossier((), (), (), (), (), (), ())
    assert "No figure of what this dossier counts was found." in words(page("index.md", dossier=empty))
    assert "No figure of what this dossier counts was found." in words(page("victims.md", dossier=empty))


def test_a_topic_page_shows_gaps_sides_and_warnings() -> None:
    topic = page("victims.md")
    assert "No source gives a figure for: missing." in words(part(topic, "In short"))
    sides = part(topic, "What each side says")
    order = [sides.index(f"{name}</h3>") for name in ("The town", "The crews", "the articles’ own voice")]
    assert order == sorted(order)
    assert "Only in The Rumour, whose reliability is in doubt" in words(sides)
    assert "also in 1 other article" in words(sides)
    assert '<span class="d-words" lang="fr">«&nbsp;« Il y a <mark class="d-whole">90</mark> morts »' in sides
    assert "This article carries no date." in words(sides)


def test_only_in_is_said_of_a_doubtful_outlet_that_alone_has_the_figure() -> None:
    """Where a better one has it too, the quote carries the doubt without the "only"."""
    same = article("rumour", "« 12 morts », dit la mairie.", outlet="The Rumour", language="fr")
    repeated = claim(same, "12", 12, who="la mairie", actor="Mayor (town hall)", party="town")
    both = dossier_of([DAILY, same], [MAYOR, repeated], CONFIG)
    assert both.estimates[0].claims == (MAYOR.id, repeated.id)
    sides = words(part(page("victims.md", dossier=both), "What each side says"))
    assert "Only in" not in sides and "The reliability of this outlet is in doubt." in sides


def test_each_side_has_an_address() -> None:
    sides = part(page("victims.md"), "What each side says")
    assert re.findall(r'<section class="d-side[^>]* id="([^"]+)"', sides) == ["side-town", "side-crews", "no-claimant"]
    assert re.findall(r'<li><a href="#([^"]+)"', sides) == ["side-town", "side-crews", "no-claimant"]


def test_a_quote_of_two_claimants_names_both_with_their_figures() -> None:
    """One sentence, one side: neither gives the other's figure."""
    both = article("both", "The mayor says 12 are dead and his deputy 15.")
    deputy: dict[str, Any] = {"who": "his deputy", "actor": None, "party": "town"}
    one_sentence = dossier_of([both], [claim(both, "12", 12, **TOWN), claim(both, "15", 15, **deputy)], CONFIG)
    sides = part(page("victims.md", dossier=one_sentence), "What each side says")
    assert "The mayor (12) and his deputy (15) The Daily" in words(sides)
    assert 'data-cite="The mayor &#x28;12&#x29; and his deputy &#x28;15&#x29;, The Daily, 2 March 2025"' in sides


def test_what_is_copied_says_who_where_when_and_in_doubt() -> None:
    english, french = (re.findall(r'data-cite="([^"]+)"', page("victims.md", language=language)) for language in ("en", "fr"))
    assert [unescape(cite) for cite in english] == [
        "The mayor, The Daily, “The *flood*”, 2 March 2025",
        "The mayor, outlet not named, undated",
        "Rescue crews, The Daily, “The *flood*”, 2 March 2025",
        "no claimant named, The Rumour (reliability in doubt), 2 March 2025",
        "The Daily, “The *flood*”, 2 March 2025",
    ]
    assert unescape(french[0]) == "The mayor, The Daily, «\u00a0The *flood*\u00a0», 2 mars 2025"
    assert unescape(french[3]) == "sans attribution, The Rumour (fiabilité douteuse), 2 mars 2025"


def test_long_lists_are_folded_and_nothing_is_lost() -> None:
    articles = [article(f"a{day:02}", f"The mayor says {day + 100} are dead.") for day in range(1, 29)]
    articles += [article(f"b{day:02}", f"Rescue crews say {day + 900} are dead.") for day in range(1, 29)]
    claims = [
        claim(
            one,
            one.text.split(" are dead")[0].split()[-1],
            1.0 * int(one.text.split(" are dead")[0].split()[-1]),
            as_of=f"2025-03-{day:02}",
            **who,
        )
        for who, group in ((TOWN, articles[:28]), (CREW, articles[28:]))
        for day, one in enumerate(group, 1)
    ]
    topic = page("victims.md", dossier=dossier_of(articles, claims, CONFIG))
    dates, table = part(topic, "Timeline"), part(topic, "All claims")
    assert "25 earlier dates" in words(dates) and dates.count('class="d-when"') == 28
    assert "Show all 56 figures" in words(table) and table.count("<tr>") == 57


def test_a_side_is_colour_shape_and_name() -> None:
    assert re.search(r'<span class="d-chip"><svg class="d-shape d-p2"[^>]*><path d="M[^"]+"/></svg>The crews</span>', page("victims.md"))


def test_source_pages_say_where_the_article_comes_from() -> None:
    daily, weekly, rumour = (page(f"sources/{name}.md") for name in ("daily", "weekly", "rumour"))
    assert "# The &#x2a;flood&#x2a;" in daily or '<h1 lang="en">The &#x2a;flood&#x2a;</h1>' in daily
    assert re.search(r"2 March 2025 ?\( ?dated by 2 March 2025 ?\)", words(daily))
    assert "This article carries no date." in words(weekly) and "The text of this article has no title." in words(weekly)
    assert "outlet not named" in words(weekly) and "The address of the original is not known." in words(weekly)
    assert "The Rumour is known for inventions." in words(rumour)
    assert "La Rumeur est connue pour ses inventions." in words(page("sources/rumour.md", language="fr"))


def test_source_pages_leave_out_what_lies_between() -> None:
    gapped = replace(
        DOSSIER,
        passages=tuple(one for one in DOSSIER.passages if DAILY.text[one.start : one.end] != "Rescue crews count about 20 dead."),
        claims=(MAYOR,),
        estimates=DOSSIER.estimates[:1],
        differences=(),
        timeline=(),
    )
    gapped = replace(gapped, estimates=(replace(gapped.estimates[0], claims=(MAYOR.id,)),))
    shown_words = words(page("sources/daily.md", dossier=gapped))
    assert "[…] text left out « The mayor says 12 are dead. »" in shown_words
    assert re.search(r"are dead\. ».*\[…\] text left out « The river fell\. »", shown_words)
    assert "Rescue crews count" not in shown_words and "Menu" not in shown_words and "invented" not in shown_words


def test_the_editors_page_takes_the_place_of_in_short() -> None:
    front = "---\ntitle: The dead\ndescription: Who died.\n---\n"
    topic = page("victims.md", pages={"victims.md": f"{front}The mayor speaks of 12.[^{MAYOR.id}]\n"})
    assert topic.startswith('---\ntitle: "The dead"\ndescription: "Who died."\n') and "\n---\n\n# The dead\n" in topic
    assert part(topic, "In short").startswith(f'\nThe mayor speaks of 12.<sup class="cite"><a href="#note-{MAYOR.id}"')
    assert "No source gives a figure for: missing." in words(part(topic, "In short"))
    headed = page("victims.md", pages={"victims.md": "# The dead\n\n## Our view\n\nText.\n"})
    assert re.search(r"# The dead\n\n(<p class=.d-switch.*</p>\n\n)?## Our view\n", headed) and "In short" not in headed


def placed(*lines: str, path: str = "victims.md") -> str:
    return page(path, pages={path: "# The dead\n\nBefore.\n\n" + "```dossier\n" + "\n".join(lines) + "\n```\n\nAfter.\n"})


def test_the_editor_places_parts_of_the_page() -> None:
    topic = placed("chart estimates-dead", f"quote {MAYOR.id}", "claims")
    assert topic.count('id="chart-victims-estimates-dead"') == 1
    marks = ("Before.", 'id="chart-victims-estimates-dead"', "<blockquote", '<div class="d-claims"', "After.")
    places = [topic.index(mark) for mark in marks]
    assert places == sorted(places)
    assert topic.count(f'id="claim-{MAYOR.id}"') == 1 and "```" not in topic and "## All claims" not in topic
    some = placed("claims dead")
    assert some.count('<div class="d-claims"') == 2 and "## All claims" in some
    assert ">4 figures; each leads" in some and ">All 4 figures of this topic" in some


@pytest.mark.parametrize("path", ["index.md", "method.md", "more/context.md"])
def test_the_editor_places_parts_on_other_pages(path: str) -> None:
    shown_words = placed("chart victims-estimates-dead", f"quote {RUMOURED.id}", "claims dead", "claims victims", path=path)
    root = "../" * path.count("/")
    assert shown_words.count('id="chart-victims-estimates-dead"') == 1 and "Il y a" in shown_words
    assert f'<a href="{root}victims.html#claim-{MAYOR.id}">12</a>' in shown_words
    assert f'id="note-{RUMOURED.id}"' in shown_words


def test_a_quote_without_a_figure_may_be_placed() -> None:
    fell = next(one for one in DOSSIER.passages if DAILY.text[one.start : one.end] == "The river fell." and one.source == "daily")
    twelve = next(one for one in DOSSIER.passages if (one.source, one.start) == ("daily", MAYOR.start))
    shown_words = placed(f"quote {fell.id}", f"quote {twelve.id}", path="method.md")
    assert "no claimant named" not in shown_words.split("The river fell.")[1].split("</blockquote>")[0]
    assert "The river fell." in shown_words and 'The mayor says <mark class="d-whole">12</mark> are dead.' in shown_words


NOTHING = [
    ("chart none", "'none' matches no chart; use one of estimates-dead"),
    ("chart estimates-daed", "'estimates-daed' matches no chart; did you mean 'estimates-dead'?"),
    ("chart", "'' matches no chart"),
    ("quote none", "'none' matches no claim and no passage; take an id"),
    (f"quote {MAYOR.id}x", f"did you mean '{MAYOR.id}'?"),
    ("claims daed", "'daed' matches no measure and no topic; did you mean 'dead'?"),
    ("claims missing", "there is no claim of 'missing' here; remove the line"),
    ("table", "'table' cannot be placed; write 'chart', 'quote' or 'claims'"),
    ("chart estimates-dead\nchart victims-estimates-dead", "stands on this page already"),
]


@pytest.mark.parametrize(("lines", "message"), NOTHING)
def test_what_matches_nothing_cannot_be_placed(lines: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        placed("claims", lines)
    number = 7 + lines.count("\n")
    assert str(error.value).startswith(f"docs/victims.md:{number}: ") and message in str(error.value)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("fr/context.md", "docs/fr/context.md:1: the pages in 'fr' stand in the folder 'fr'; name this one 'context.fr.md'"),
        ("sources/index.md", "docs/sources/index.md:1: the site has a page 'sources/index.md' of its own; give this one another name"),
    ],
)
def test_no_page_of_the_editor_is_lost_below_one_of_the_sites(path: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        site(pages={path: "# Context\n"})
    assert str(error.value) == message


def test_other_pages_of_the_editor_are_passed_on() -> None:
    shown_words = page("more/context.md", pages={"more/context.md": f"---\ndescription: Why.\n---\n# Context\n\nSee.[^{CREWS.id}]\n"})
    assert f'href="../sources/daily.html#claim-{CREWS.id}"' in shown_words
    assert shown_words.startswith('---\ntitle: "Context"\ndescription: "Why."\n')


TRANSLATED = '\ntranslations: {{"{id}": {{digest: "{digest}", text: {{en: "{text}"}}}}}}\n'
QUOTE = RUMOUR.text[RUMOURED.start : RUMOURED.end]
PASSAGE = next(one.id for one in DOSSIER.passages if (one.source, one.start) == ("rumour", RUMOURED.start))


@pytest.mark.parametrize("name", [RUMOURED.id, PASSAGE])
def test_a_translation_stands_below_each_quote_of_its_sentence(name: str) -> None:
    """One entry, whether it names the claim or the passage: on the topic's page, in the notes, on the source's page."""
    more = TRANSLATED.format(id=name, digest=quote_digest(QUOTE), text="There are 90 dead.")
    topic, source = (words(page(path, more=more)) for path in ("victims.md", "sources/rumour.md"))
    assert topic.count("Translation by the editors: There are 90 dead.") == 2
    assert source.count("Translation by the editors: There are 90 dead.") == 1
    assert "There are 90 dead." not in words(page("victims.md", language="fr", more=more))


@pytest.mark.parametrize(("digest", "text"), [("0000", "There are 90 dead."), (quote_digest(QUOTE), "")])
def test_a_translation_of_other_words_or_none_is_not_shown(digest: str, text: str) -> None:
    assert "Translation" not in words(page("victims.md", more=TRANSLATED.format(id=PASSAGE, digest=digest, text=text)))


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (4, "missing, Thing 0, Thing 1, Thing 2 or Thing 3."),
        (8, "missing, Thing 0, Thing 1, Thing 2, Thing 3, or 4 other things looked for."),
    ],
)
def test_a_long_list_of_gaps_is_cut(count: int, said: str) -> None:
    config = settings()
    things = tuple(Measure(id=f"m{number}", title={"en": f"Thing {number}"}) for number in range(count))
    topic = config.topics[0].model_copy(update={"measures": (*config.topics[0].measures, *(one.id for one in things))})
    config = config.model_copy(update={"measures": (*config.measures, *things), "topics": (topic, *config.topics[1:])})
    shown_words = write_site(DOSSIER, config, pages={}, figures=undated_figures).files["victims.md"]
    assert f"No source gives a figure for: {said.replace('Thing', 'thing')}" in words(str(shown_words))


def test_a_topic_may_not_take_an_address_of_the_sites_own() -> None:
    config = settings()
    taken = config.model_copy(update={"topics": (config.topics[0].model_copy(update={"id": "sources"}),)})
    with pytest.raises(InputError, match="the site has a page 'sources' of its own"):
        write_site(DOSSIER, taken, pages={}, figures=undated_figures)


SPOILT = [
    replace(MAYOR, end=10_000),
    replace(MAYOR, figure=Figure(0, 4, 12, 12, "exact")),
    replace(MAYOR, claimant=Claimant(Span(9_000, 9_005), None, None)),
    replace(MAYOR, source="nowhere"),
]


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_claim_that_is_not_in_its_article_ends_the_build(spoilt: Any) -> None:
    with pytest.raises(DossierError, match="please report it"):
        site(dossier=replace(DOSSIER, claims=(spoilt, *DOSSIER.claims[1:])))


MANY = article("many", *(f"The mayor says {number} are dead." for number in range(100, 152)))
COUNTED = [
    claim(
        MANY,
        str(number),
        number,
        who="The mayor",
        actor="Mayor (town hall)",
        party="town",
        as_of=f"2025-{1 + number % 12:02}-{1 + number % 28:02}",
    )
    for number in range(100, 152)
]


def test_much_is_said_in_little_and_nothing_is_lost() -> None:
    big = dossier_of([MANY], COUNTED, CONFIG)
    home, topic = page("index.md", dossier=big), page("victims.md", dossier=big)
    assert "49 more quotes" in words(topic) and all(f'id="claim-{one.id}"' in topic for one in COUNTED)
    assert "and 46 others." in words(part(topic, "In short"))
    assert re.search(r"\d+ earlier dates stand on the topics’ pages\.", words(home))
    assert home.count('<li id="note-') < 40 and topic.count('<li id="note-') == len(COUNTED)


def test_a_corrections_reason_is_shown_in_the_pages_language() -> None:
    found = replace(CREWS, figure=replace(CREWS.figure, low=99, high=99, relation="exact"))
    claims = tuple(replace(one, correction="Miscounted.") if one is CREWS else one for one in DOSSIER.claims)
    corrected = replace(DOSSIER, claims=claims, changes=(Change("changed", CREWS.id, found),))
    more = f"claims:\n  {CREWS.id}: {{reason: {{en: Miscounted., fr: Mal compté.}}, low: 20}}\n"
    english, french = (words(page("victims.md", language=code, dossier=corrected, more=more)) for code in ("en", "fr"))
    assert "Corrected by the editor:" in english and "the figure, from “99” to" in english and "Miscounted." in english
    assert "le chiffre, de « 99 » à «" in french.replace("\xa0", " ") and "Mal compté." in french
    method = words(page("method.md", dossier=corrected, more=more))
    assert "What the editors changed" in method and "from “99” to" in method


def test_a_rejected_figure_stands_on_the_method_page_with_its_sentence_and_why() -> None:
    """In words of the page's language, out of the search, and as nobody's claim."""
    more = f"claims:\n  {CREWS.id}: {{reject: true, reason: {{en: Miscounted., fr: Mal compté.}}}}\n"
    rejected = dossier_of(DOSSIER.articles, DOSSIER.claims, settings(more))
    english, french = (page("method.md", language=code, dossier=rejected, more=more) for code in ("en", "fr"))
    block = re.search(r'<details class="d-others d-rejected" data-search-exclude>.*?</details>', english, re.DOTALL)
    assert block and "1 figure that the editors set aside, and why" in words(block[0]) and "Why: Miscounted." in words(block[0])
    article = next(one for one in DOSSIER.articles if one.source == CREWS.source)
    quoted = " ".join(article.text[CREWS.start : CREWS.end].split())
    assert quoted in words(block[0]).replace("\xa0", " ") and "<mark" in block[0]
    assert "Mal compté." in words(french) and "a écarté" in words(french)
