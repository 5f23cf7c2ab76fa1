"""What kind of statement a figure is, in plain words: one batch, a part, planned, possible, passed on with distance, superseded."""

from __future__ import annotations

from dossier.models import EVERYWHERE, Claim, Estimate
from dossier.write.wording import Wording


def kinds(wording: Wording, one: Claim | Estimate) -> list[str]:
    """The words that must stand with a figure wherever it stands; none for a total that is said to be so.

    They come in the order in which they weigh: a promise is no fact, whatever it is a part of, and that it would be an addition goes
    without saying.
    """
    counts = one.scope == "part" or (one.scope == "new" and one.modality == "actual")
    scope = [wording.say(f"kind.{one.scope}")] if counts else []
    return [*reserves(wording, one), *scope, *apart(wording, one)]


def apart(wording: Wording, one: Claim | Estimate) -> list[str]:
    """Of whom and where a figure is, where that sets it apart from others of its measure."""
    return [*([wording.say(f"people.{one.people}")] if one.people else []), *([one.place] if one.place and one.place != EVERYWHERE else [])]


def reserves(wording: Wording, one: Claim | Estimate) -> list[str]:
    """The words for a figure that is not simply said to be so now."""
    modality = one.modality if one.modality != "actual" else None
    names = [modality, "hearsay" if one.hearsay else None, "former" if one.former else None]
    return [wording.say(f"kind.{name}") for name in names if name]
