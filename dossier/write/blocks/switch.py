"""The switch that leaves out what rests on doubtful sources alone: a checkbox that the style sheet reads, so that it needs no script."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dossier.models import Estimate
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup


def switch(lookup: Lookup, estimates: Iterable[Estimate]) -> Markup:
    """The switch with the names of the doubtful outlets; nothing where no figure rests on such alone."""
    outlets = list(dict.fromkeys(outlet for one in estimates if (outlet := sole_doubtful_outlet(lookup, one))))
    return render("switch", lookup.wording, outlets=lookup.wording.listing(outlets)) if outlets else Markup("")
