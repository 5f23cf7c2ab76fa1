"""The rules that turn tokens into dates, in the order of ``language/shared/dates.toml``: ``load_rules``.

``means`` of a rule names the function that says what its match means: a period, or the tokens that stand for the match from then
on. It raises ValueError where the match is no date after all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from dossier.find.dates import absolute, compound, relative, yearly
from dossier.find.dates.calendar import Period
from dossier.find.dates.cascade import Cascade
from dossier.find.dates.lexicon import DateLexicon, load_dates
from dossier.find.dates.match import Match
from dossier.find.dates.tokens import ALL_TAGS, DateToken
from dossier.language import Rule, load_language

Meaning = Callable[[Match], Period | list[DateToken]]

_MODULES = (absolute, relative, yearly, compound)


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Rules ready to be tried, and what each means."""

    cascade: Cascade
    meanings: list[Meaning]
    lexicon: DateLexicon


@cache
def load_rules(code: str) -> Rules:
    """The rules of a language. Raises KeyError for an unknown one."""
    return compile_rules(code, rules_of(code))


def compile_rules(code: str, rules: Sequence[Rule]) -> Rules:
    """Some rules, for the words of a language."""
    patterns = {rule.name: rule.pattern for rule in rules}
    lexicon = load_dates(code)
    tags = [phrase.tags for phrases in lexicon.phrases.values() for phrase in phrases]
    return Rules(Cascade(patterns, known=[*ALL_TAGS, *tags]), list(map(_meaning, rules)), lexicon)


def rules_of(code: str) -> list[Rule]:
    """The rules of dates that a language has, in order."""
    return [rule for rule in load_language(code).rules.values() if rule.name.startswith("dates.")]


def _meaning(rule: Rule) -> Meaning:
    """The function that a rule names. Raises ValueError where there is none."""
    for module in _MODULES:
        if hasattr(module, rule.says["means"]):
            return getattr(module, rule.says["means"])  # type: ignore[no-any-return]
    raise ValueError(f"rule '{rule.name}': nothing is called '{rule.says['means']}'")
