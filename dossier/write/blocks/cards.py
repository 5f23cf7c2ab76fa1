"""The card of a key figure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dossier.models import Estimate
from dossier.write.charts.strip import strip
from dossier.write.headline import Headline, Value, corroboration, listed, make_headline
from dossier.write.html.plain import inline_svg
from dossier.write.lookup import Lookup

STRIP, LETTERS = 176.0, 15.0
"""Px of a card's strip and of the letters of its scale, which stay over 12 px where two cards stand side by side on a phone."""


def card(lookup: Lookup, measure: str, estimates: Sequence[Estimate], *, link: Markup) -> dict[str, object]:
    """A key figure: its measure, its lowest and its highest figure with who gives them, what doubtful sources alone give, and how much
    stands behind it. ``facts`` count everything, ``firm_facts`` what is left without doubtful sources, where that is less."""
    headline = make_headline(lookup, measure, estimates)
    return {
        "title": lookup.measure(measure),
        "kinds": headline.kinds,
        "rows": [_row(value) for value in headline.firm],
        "doubt": lookup.wording.say("card.doubt", figures=listed(lookup, headline.doubtful)) if headline.doubtful else "",
        "facts": corroboration(lookup, [*headline.estimates, *headline.doubted]),
        "firm_facts": corroboration(lookup, headline.estimates) if headline.doubtful and headline.firm else [],
        "link": link,
        "strips": _strips(lookup, headline),
    }


def _row(value: Value) -> dict[str, object]:
    return {"figure": value.figure, "kinds": value.kinds, "who": value.who, "date": value.date}


def _strips(lookup: Lookup, headline: Headline) -> list[tuple[str, Markup]]:
    """The figures on a scale: with the doubtful ones and without them, each under the class that shows it. One firm value needs none, as
    it stands large, and two currencies share none."""
    firm = [one for one in headline.estimates if one.relation != "vague"]  # a bare plural bounds nothing where there are numbers
    every = [*firm, *(one for one in headline.doubted if one.relation != "vague")]
    if len({lookup.currency(one) for one in every}) > 1:
        return []
    sets = [("d-doubted", every), ("d-undoubted", firm)] if headline.doubted else [("", firm)]
    values = {css: {lookup.in_words(one) for one in found} for css, found in sets}
    return [
        (css, Markup(inline_svg(strip(lookup, found, scale=True, width=STRIP, size=LETTERS))))
        for css, found in sets
        if len(values[css]) > 1 or (values[css] and not firm)
    ]
