"""The picture that stands beside a shared link: 1200 x 630 px, the size that networks show whole (https://ogp.me).

It holds the editor's words, spans of claims with their hedges, and the signs of the charts. It is read at a fourth of its
size on a phone, so the span and the title are the largest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.bounds import batches_only, extent
from dossier.config import Topic
from dossier.models import Claim, Estimate
from dossier.write.charts.drawn.png import FONT, SCALE
from dossier.write.charts.layout.letters import text_width, wrap
from dossier.write.charts.strip import strip
from dossier.write.doubts import doubtful_figures
from dossier.write.html.plain import plain
from dossier.write.lookup import Lookup
from dossier.write.sharing.findings import key_measures
from dossier.write.signs import in_light, sign
from dossier.write.spans import span_in_words

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
    measures = key_measures(lookup, topic)
    first = next(iter(measures.values()), None)
    if not first or extent(first).one_value:
        return _picture(lookup, body + _cells(lookup, measures, y + 20), claims)
    figure, y = _figure(lookup, next(iter(measures)), first, y=y + 18, sizes=(28, 72, 58, 46, 38, 22))
    parties, y = _parties(lookup, first, y + 12)
    return _picture(lookup, body + figure + parties + _others(lookup, dict(list(measures.items())[1:]), y + 6), claims)


def home_picture(lookup: Lookup, measures: Mapping[str, list[Estimate]]) -> str:
    """The dossier's picture: its title and its key figures."""
    body, y = _words(lookup.text(lookup.config.title), TOP, sizes=(48, 42, 36), lines=2, bold=True)
    return _picture(lookup, body + _cells(lookup, measures, y + 24), lookup.dossier.claims)


def _cells(lookup: Lookup, measures: Mapping[str, list[Estimate]], y: float) -> str:
    """Measures side by side, each on a strip of its own."""
    if not measures:
        return _words(lookup.wording.say("home.nothing"), y + 20, sizes=(36, 30), lines=3)[0]
    shown, wide, body = list(measures.items())[:CELLS], (INNER - GAP) / 2, ""
    high = (FOOT - y) / ((len(shown) + 1) // 2)
    bare = all(extent(estimates).one_value for _, estimates in shown)
    sizes = (28, 64, 52, 42, 32, 20) if bare else (24, 46, 38, 32, 26, 17)
    for place, (measure, estimates) in enumerate(shown):
        left, top = MARGIN + place % 2 * (wide + GAP), y + place // 2 * high
        body += _figure(lookup, measure, estimates, y=top, left=left, wide=wide, end=top + high - 10, sizes=sizes)[0]
    return body


def _figure(
    lookup: Lookup,
    measure: str,
    estimates: list[Estimate],
    *,
    y: float,
    sizes: tuple[float, ...],
    left: float = MARGIN,
    wide: float = INNER,
    end: float = FOOT - 44,
) -> tuple[str, float]:
    """A measure with its span, its doubtful figures and its strip, down to ``end``. ``sizes`` are those of the name, of the span and,
    last, of the doubt."""
    key = f"sharing.claimed{'_new' if batches_only(estimates) else ''}"
    name, y = _words(lookup.wording.say(key, measure=lookup.measure(measure)), y, sizes=(sizes[0], sizes[0] * 0.8), left=left, wide=wide)
    span, y = _words(span_in_words(lookup, estimates), y, sizes=sizes[1:-1], left=left, wide=wide, bold=True)
    body = name + span
    for outlet, figures in _doubtful_ends(lookup, estimates).items():
        words = lookup.wording.say("sharing.doubt", outlet=outlet, figures=lookup.wording.listing(figures))
        line, y = _words(words, y, sizes=sizes[-1:], left=left, wide=wide, lines=2, soft=True)
        body += line
    if extent(estimates).one_value:
        return body, y
    drawn, y = _strip(lookup, estimates, left=left, y=y + 4, wide=wide, end=end)
    return body + drawn, y


def _doubtful_ends(lookup: Lookup, estimates: list[Estimate]) -> dict[str, list[str]]:
    """The ends of a span that rest on an outlet of doubtful reliability alone, by outlet."""
    found = extent(estimates)
    ends = {lookup.in_words(found.lowest), lookup.in_words(found.highest)}
    doubts = {outlet: [figure for figure in figures if figure in ends] for outlet, figures in doubtful_figures(lookup, estimates).items()}
    return {outlet: figures for outlet, figures in doubts.items() if figures}


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


def _others(lookup: Lookup, measures: Mapping[str, list[Estimate]], y: float) -> str:
    """The spans of further measures on one line, as many as fit whole. A measure that would need a warning is left out."""
    line = ""
    for measure, estimates in ((name, found) for name, found in measures.items() if not _doubtful_ends(lookup, found)):
        key = f"sharing.also{'_new' if batches_only(estimates) else ''}"
        item = lookup.wording.say(key, measure=lookup.measure(measure), figure=span_in_words(lookup, estimates))
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
    facts = [count("count.figures", len(claims))] if claims else []
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
