"""The picture that stands beside a shared link: 1200 x 630 px, the size that networks show whole (https://ogp.me).

It holds the editor's words, figures with their hedges and those who give them, and the signs of the charts. It is read at a fourth of
its size on a phone, so the figures and the title are the largest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.config import Topic
from dossier.models import Claim, Estimate
from dossier.write.charts.drawn.png import FONT, SCALE
from dossier.write.charts.layout.letters import text_width, wrap
from dossier.write.charts.strip import strip
from dossier.write.headline import Headline, Value, doubt_words, firm_words, make_headline
from dossier.write.html.plain import plain
from dossier.write.lookup import Lookup
from dossier.write.sharing.findings import key_measures
from dossier.write.signs import in_light, sign
from dossier.write.wording import upper_first

WIDTH, HEIGHT, MARGIN, TOP = 1200.0, 630.0, 64.0, 46.0
INNER, FOOT, GAP = WIDTH - 2 * MARGIN, 520.0, 56.0
"""Px between the margins, from the top to the rule over the last two lines, and between the two columns of the home page."""


LEADING, BASE = 1.18, 0.92
SLACK = 1.1
"""How much more room a line has than ``letters`` measures: this face is a tenth narrower than the one measured there."""

CELLS = 4
"""Key figures of the home page's picture: two rows of two."""

SPILL = '<svg overflow="visible" '
"""A strip's last label may reach over its end."""

SCALES = (2.0, 1.6, 1.3, 1.0)
"""How much larger than on a card a strip is drawn: as large as there is room for."""


def image_path(name: str) -> str:
    """Where the picture of a topic ("index": of the home page) stands, from the root of the language's pages."""
    return f"assets/social/{name}.png"


def topic_picture(lookup: Lookup, topic: Topic, name: str, claims: Sequence[Claim]) -> str:
    """A topic's picture: a measure on which sources differ, large and on a strip, with others in a line below; else some measures side by
    side."""
    body, y = _words(lookup.text(lookup.config.title), TOP, sizes=(30, 26, 22), soft=True)
    title, y = _words(name, y + 6, sizes=(64, 54, 46), lines=2, bold=True)
    body += title
    headlines = [make_headline(lookup, measure, found) for measure, found in key_measures(lookup, topic).items()]
    first = next(iter(headlines), None)
    if not first or len(first.firm) + len(first.doubtful) < 2:
        return _picture(lookup, body + _cells(lookup, headlines, y + 20), claims)
    figure, y = _figure(lookup, first, y=y + 18, sizes=(28, 54, 46, 38, 24))
    parties, y = _parties(lookup, (*first.estimates, *first.doubted), y + 12)
    return _picture(lookup, body + figure + parties + _others(lookup, headlines[1:], y + 6), claims)


def home_picture(lookup: Lookup, measures: Mapping[str, list[Estimate]]) -> str:
    """The dossier's picture: its title and its key figures."""
    body, y = _words(lookup.text(lookup.config.title), TOP, sizes=(48, 42, 36), lines=2, bold=True)
    headlines = [make_headline(lookup, measure, found) for measure, found in measures.items()]
    return _picture(lookup, body + _cells(lookup, headlines, y + 24), lookup.dossier.claims)


def _cells(lookup: Lookup, headlines: Sequence[Headline], y: float) -> str:
    """Measures side by side, each on a strip of its own."""
    if not headlines:
        return _words(lookup.wording.say("home.nothing"), y + 20, sizes=(36, 30), lines=3)[0]
    shown, wide, body = headlines[:CELLS], (INNER - GAP) / 2, ""
    high = (FOOT - y) / ((len(shown) + 1) // 2)
    for place, headline in enumerate(shown):
        left, top = MARGIN + place % 2 * (wide + GAP), y + place // 2 * high
        body += _figure(lookup, headline, y=top, left=left, wide=wide, end=top + high - 10, sizes=(24, 38, 32, 26, 19))[0]
    return body


def _figure(
    lookup: Lookup,
    headline: Headline,
    *,
    y: float,
    sizes: tuple[float, ...],
    left: float = MARGIN,
    wide: float = INNER,
    end: float = FOOT - 44,
) -> tuple[str, float]:
    """A measure with its figures, each beside who gives it, then what doubtful sources alone give, and its strip, down to ``end``.
    ``sizes`` are those of the name, of the figures and, last, of the words beside and below them."""
    name = lookup.measure(headline.measure)
    if headline.kinds:
        name = lookup.wording.say("headline.of_kind", phrase=name, kinds=lookup.wording.say("list.comma").join(headline.kinds))
    body, y = _words(name, y, sizes=(sizes[0], sizes[0] * 0.8), left=left, wide=wide, lines=2)
    for value in headline.firm:
        row, y = _row(lookup, value, y, sizes=sizes[1:], left=left, wide=wide)
        body += row
    if doubt := upper_first(doubt_words(lookup, headline)):
        line, y = _words(doubt, y + 4, sizes=sizes[-1:], left=left, wide=wide, lines=3)
        body += line
    every = [*headline.estimates, *headline.doubted]
    if len({lookup.in_words(one) for one in every}) < 2 or len({lookup.currency(one) for one in every}) > 1:
        return body, y
    drawn, y = _strip(lookup, every, left=left, y=y + 4, wide=wide, end=end)
    return body + drawn, y


def _row(lookup: Lookup, value: Value, y: float, *, sizes: Sequence[float], left: float, wide: float) -> tuple[str, float]:
    """A figure with who gives it beside it, or below it where there is no room."""
    about = lookup.wording.say("list.semicolon").join([lookup.wording.say("list.comma").join([value.who, value.date]), *value.kinds])
    small = sizes[-1]
    for size in sizes[:-1]:
        start = text_width(value.figure, size, bold=True) / SLACK + small * 0.6
        if text_width(about, small) / SLACK <= wide - start:
            beside = _line(about, left + start, y + (size - small) * BASE, small, soft=True)
            return _line(value.figure, left, y, size, bold=True) + beside, y + size * LEADING
    figure, y = _words(value.figure, y, sizes=sizes[1:-1], left=left, wide=wide, bold=True)
    below, y = _words(about, y, sizes=(small,), left=left, wide=wide, lines=2, soft=True)
    return figure + below, y


def _strip(lookup: Lookup, estimates: list[Estimate], *, left: float, y: float, wide: float, end: float) -> tuple[str, float]:
    """The strip, as large as there is room for, else none. Bare plurals ("thousands") bound no span and would want a legend."""
    estimates = [estimate for estimate in estimates if estimate.relation != "vague"]
    for scale in SCALES:
        svg = strip(lookup, estimates, scale=True, width=wide / scale)
        high = float(match[1]) * scale if (match := re.search(r' height="([0-9.]+)"', svg)) else 0.0
        if svg and y + high <= end:
            return f'<g transform="translate({left:g} {y:g}) scale({scale:g})">{svg.replace("<svg ", SPILL, 1)}</g>', y + high
    return "", y


def _parties(lookup: Lookup, estimates: Sequence[Estimate], y: float) -> tuple[str, float]:
    """The legend of the parties, on as many lines as it takes; "" where there is no room."""
    names: dict[tuple[int, str], None] = {}
    for estimate in (estimate for estimate in estimates if estimate.relation != "vague"):
        nobody = lookup.wording.say("claim.no_side" if estimate.claimant else "claim.nobody")
        names[lookup.party(estimate.party) if estimate.party else (0, nobody)] = None
    size, x, body = 24.0, MARGIN, ""
    for number, name in sorted(names, key=lambda item: item[0] or len(names) * 9):
        wide = text_width(name, size) / SLACK + 64
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, y = MARGIN, y + size * LEADING
        body += sign(number, "exact", x=x + 10, y=y + size * 0.58, radius=9)
        body += _line(name, x + 30, y, size, soft=True)
        x += wide
    bottom = y + size * LEADING
    return (body, bottom) if bottom <= FOOT else ("", y)


def _others(lookup: Lookup, headlines: Sequence[Headline], y: float) -> str:
    """Further measures on one line, as many as fit whole, each figure with who gives it. One that would need a warning is left out."""
    line = ""
    for headline in (one for one in headlines if one.firm and not one.doubtful and not one.kinds):
        item = lookup.wording.say("sharing.also", measure=lookup.measure(headline.measure), figure=firm_words(lookup, headline))
        longer = " · ".join(filter(None, [line, item]))
        if text_width(longer, 24) <= INNER * SLACK:
            line = longer
    return _words(line, y, sizes=(24,), soft=True)[0] if y + 24 * LEADING <= FOOT - 6 else ""


def _picture(lookup: Lookup, body: str, claims: Sequence[Claim]) -> str:
    """The whole picture as SVG, with what it all rests on below."""
    say, count = lookup.wording.say, lookup.wording.count
    sources = {claim.source for claim in claims}
    voices = {name for claim in claims if (name := lookup.estimate_of[claim.id].claimant)}
    newest = max((date for source in sources if (date := lookup.articles[source].published)), default=None)
    facts = [count("count.figures", len({lookup.estimate_of[claim.id].id for claim in claims}))] if claims else []
    facts += [count("count.claimants", len(voices))] if voices else []
    facts += [count("count.articles", len(sources))] if sources else []
    facts += [say("sharing.newest", date=lookup.wording.date(newest, short=True))] if newest else []
    rule = f'<path d="M{MARGIN:g} {FOOT:g}H{WIDTH - MARGIN:g}" stroke="var(--rule)" stroke-width="2"/>'
    rests, y = _words(" · ".join(facts), FOOT + 14, sizes=(25, 22))
    promise = _words(say("sharing.promise"), y + 2, sizes=(24, 21), soft=True)[0]
    size = f'width="{WIDTH / SCALE:g}" height="{HEIGHT / SCALE:g}" viewBox="0 0 {WIDTH:g} {HEIGHT:g}"'
    ground = f'<rect width="{WIDTH:g}" height="{HEIGHT:g}" fill="var(--paper)"/>'
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT}">{ground}{body}{rule}{rests}{promise}</svg>'
    return _lines_of_signs(in_light(whole))


def _lines_of_signs(svg: str) -> str:
    """Signs with outlines in their own scale: what draws the PNG knows no ``non-scaling-stroke``."""

    def thin(match: re.Match[str]) -> str:
        return f"{match[1]}{float(match[2]):g}{match[3]}{float(match[4]) / float(match[2]):g}{match[5]}"

    return re.sub(r'(scale\()([0-9.]+)(\)" vector-effect="non-scaling-stroke" stroke="[^"]*" stroke-width=")([0-9.]+)(")', thin, svg)


def _words(
    text: str,
    y: float,
    *,
    sizes: Sequence[float],
    left: float = MARGIN,
    wide: float = INNER,
    lines: int = 1,
    bold: bool = False,
    soft: bool = False,
) -> tuple[str, float]:
    """Words on as few lines as they can, then as large as they can, never cut: in the smallest size on as many lines as they
    need, where ``lines`` are too few; and where the last line ends."""
    for count, size in ((count, size) for count in range(1, lines + 1) for size in sizes):
        found = wrap(text, wide * SLACK, size, bold=bold, lines=count)
        if " ".join(found) == " ".join(text.split()):
            break
    else:
        found = wrap(text, wide * SLACK, size, bold=bold, lines=len(text))
    body = "".join(_line(words, left, y + place * size * LEADING, size, bold=bold, soft=soft) for place, words in enumerate(found))
    return body, y + len(found) * size * LEADING


def _line(words: str, x: float, y: float, size: float, *, bold: bool = False, soft: bool = False) -> str:
    look = f'font-size="{size:g}" fill="var(--ink{"-soft" if soft else ""})"' + (' font-weight="700"' if bold else "")
    return f'<text x="{x:g}" y="{y + size * BASE:g}" {look}>{plain(words)}</text>' if words else ""
