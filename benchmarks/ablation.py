"""What each rule of the language packs is worth: it is switched off, and the annotated articles are read without it.

    python -m benchmarks.ablation [NAME ...]      (``make ablation``; only rules whose name begins with a NAME)

``moved`` counts what is read otherwise in the annotated articles (claims, passages, furniture, dates, titles), ``examples`` the texts among
the packs' examples of the same idea in which figures, dates or claims are found otherwise, ``own`` those of them that are examples
of the rule itself. A rule that moves neither wants a sentence that needs it, or goes, or says in its pack why it stays
(``kept = "..."``). A rule that is a part of others is weighed through them. The sets that nobody may read count too, as numbers only.

All articles are read once with all rules, which notes the rules that each article tries. Each rule is then switched off in a copy of
that process, which has all compiled and reads again only what tries the rule.
"""

from __future__ import annotations

import copy
import datetime as dt
import functools
import gc
import multiprocessing
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar
from unittest.mock import patch

import dossier.find.rules
import dossier.language
from dossier.config import load_config
from dossier.extraction import read_article
from dossier.find import find_claims, find_dates, find_figures
from dossier.find.claimants.speech import grammar_of
from dossier.find.dates import dates
from dossier.find.dates.rules import load_rules
from dossier.find.figures.lexicon import load_numbers
from dossier.find.grammar import Grammar
from dossier.language import NOTHING, SHARED, Language, load_language, own_entries
from dossier.models import Article, Seed
from dossier.read.seeds import read_seed, seed_files
from dossier.write.exports.records import extract_record
from tests.find import flood
from tests.gold import SEEDS
from tests.scores import SETS, GoldSet
from tests.scoring import score

Text = TypeVar("Text", Seed, str)
TODAY = dt.date(2025, 6, 17)
CODES = ("en", "fr")
"""The languages of the annotated articles."""
NEVER = "never"
"""The tag that no token has: a rule that begins with it matches nothing."""
TABLES = {"rules": "pattern", "patterns": "regex"}
"""The tables of a pack whose entries are switched off, and the key that says what each finds."""
EXPRESSIONS_KEPT = 1 << 20  # compiled expressions: what is built anew without a rule has most of them again
READING = ("furniture", "reading")
"""The ideas whose patterns find nothing but what an article is."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule or pattern of a language's pack, or of all packs (``shared``)."""

    language: str
    table: str
    name: str

    def __str__(self) -> str:
        return f"{self.language}:{self.name}"

    @property
    def idea(self) -> str:
        """The file of the pack that holds it."""
        return self.name.partition(".")[0]

    @property
    def kept(self) -> str:
        """Why the pack keeps it, though it may move nothing."""
        return str(own_entries(self.language)[self.table][self.name].get("kept", ""))

    def codes(self) -> tuple[str, ...]:
        """The languages that have the rule: not those that write it otherwise."""
        if self.language != SHARED:
            return (self.language,)
        return tuple(code for code in CODES if self.name not in own_entries(code)[self.table])


@dataclass(frozen=True, slots=True)
class Worth:
    """What is lost without a rule: annotated claims that are found, those with all that is asked of them, those with their claimant; then
    what is read otherwise, the examples of its idea, and its own."""

    rule: Rule
    claims: int
    strict: int
    claimant: int
    moved: int
    examples: int
    own: int

    @property
    def idle(self) -> bool:
        """Whether nothing is read otherwise."""
        return not self.moved and not self.examples


@dataclass(slots=True)
class Reading:
    """A text that is read for a dossier, and what was read with all rules."""

    seed: Seed
    article: Article | None = None
    record: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Annotated:
    """The articles of a set, their dossier, and its rules, which are compiled once."""

    gold: GoldSet
    config: Any
    readings: list[Reading]
    compiled: dict[str, dossier.find.rules.Rules] = field(default_factory=dict)

    def read(self, seed: Seed, known: Reading | None = None) -> Reading:
        """A text as it is read now. Where the article is as it was, and so are the rules of finding, what is ``known`` holds."""
        article, _ = read_article(seed, self.config)
        if article is None or (known and article == known.article):
            return known or Reading(seed)
        dossier.find.rules._kept.update(self.compiled)
        passages, claims = find_claims(article, self.config)
        self.compiled |= {code: rules for code, rules in dossier.find.rules._kept.items() if rules.config is self.config}
        return Reading(seed, article, extract_record(article, passages, claims))


class Noting:
    """Stands for a rule's expression, and notes the texts on which it is tried, and those in which it matches."""

    def __init__(self, pattern: re.Pattern[str], tried: Callable[[], None], met: Callable[[], None]) -> None:
        self._pattern, self._tried, self._met = pattern, tried, met

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self._tried()
            found = getattr(self._pattern, method)(*arguments)
            found = list(found) if method == "finditer" else found
            if found:
                self._met()
            return iter(found) if method == "finditer" else found

        return call


class Weighing:
    """Annotated articles and the packs' examples, read with all rules. ``tried`` and ``met`` hold the texts on which each rule is tried,
    and those of them in which it matches."""

    def __init__(self, sets: Iterable[GoldSet], ideas: Iterable[str]) -> None:
        vars(re)["_MAXCACHE"] = EXPRESSIONS_KEPT
        self.sets = list(map(_annotated, sets))
        self.tried: defaultdict[str, set[str]] = defaultdict(set)
        self.met: defaultdict[str, set[str]] = defaultdict(set)
        self._now = ""
        compiled = Grammar._compile

        def noted(grammar: Grammar, name: str) -> Any:
            rule = compiled(grammar, name)
            tried, met = (partial(notes[name].add) for notes in (self.tried, self.met))
            return rule._replace(pattern=Noting(rule.pattern, lambda: tried(self._now), lambda: met(self._now)))  # type: ignore[arg-type]

        with patch.object(Grammar, "_compile", noted), _compiled_anew():
            for one in self.sets:
                one.readings = [one.read(self._next(reading.seed.path, reading.seed)) for reading in one.readings]
            self.examples = {
                (code, idea): {text: _found(code, self._next(text, text)) for text in _examples(code, idea)}
                for code in CODES
                for idea in ideas
            }
        self.scores = [_scores(one, one.readings) for one in self.sets]

    def _next(self, name: str, one: Text) -> Text:
        """The text that is read next; nothing is known of what was found before."""
        self._now = name
        _forget_dates()
        return one

    def weigh(self, rule: Rule) -> Worth:
        """What is lost without a rule. Switches it off for good: call it in a copy of the process."""
        codes = rule.codes()
        users = {name for code in codes for name in _switch_off(rule, code)} - {rule.name}
        texts = self.met[rule.name].union(*(self.tried[name] for name in users))
        lost, moved = [0, 0, 0], 0
        for one, before in zip(self.sets, self.scores, strict=True):
            after = [self._again(one, reading, rule, texts) for reading in one.readings]
            parts = [(_parts(old), _parts(new)) for old, new in zip(one.readings, after, strict=True) if old is not new]
            if any(old != new for old, new in parts):
                moved += sum(len(old ^ new) for old, new in parts)
                lost = [total + was - now for total, was, now in zip(lost, before, _scores(one, after), strict=True)]
        examples = {
            f"{code} {text}"
            for code in codes
            for text, found in self.examples[code, rule.idea].items()
            if (rule.table == "patterns" or text in texts) and _found(code, text) != found
        }
        own = {f"{code} {text}" for code in codes for text in _own_texts(code, rule.table, rule.name)}
        claims, strict, claimant = lost
        return Worth(rule, claims, strict, claimant, moved, len(examples), len(examples & own))

    def _again(self, one: Annotated, known: Reading, rule: Rule, texts: set[str]) -> Reading:
        """What an article is without a rule: as it was, where it does not try it."""
        if rule.idea in READING:
            return one.read(known.seed, known)
        of_language = known.article is not None and known.article.language in rule.codes()
        if known.seed.path in texts if rule.table == "rules" else of_language:
            return one.read(known.seed)
        return known


def _annotated(gold: GoldSet) -> Annotated:
    """The texts of a set; what the editor wrote of single articles helps with the dossier's own only."""
    config = load_config(gold.dossier)
    config = config if gold.texts == SEEDS else config.model_copy(update={"sources": {}})
    seeds = map(read_seed, seed_files([gold.texts], root=config.folder))
    return Annotated(gold, config, [Reading(seed) for seed in seeds if isinstance(seed, Seed)])


def _scores(one: Annotated, readings: Sequence[Reading]) -> list[int]:
    """How many claims are right, less those that are too many: as figures, strictly, and with their claimants."""
    got = score([reading.record for reading in readings if reading.record], one.gold.annotations, one.gold.texts)
    return [each.right - each.extra for each in (got.claims, got.strict, got.attributed)]


def _parts(reading: Reading) -> set[str]:
    """All that was read of an article, a piece each."""
    record, article = reading.record, reading.article
    heads = {f"{key} {record.get(key)!r}" for key in ("language", "published", "outlet", "title")}
    heads |= {f"furniture {span}" for span in article.furniture} if article else set()
    return heads | {repr(item) for key in ("passages", "claims") for item in record.get(key, ())}


def _own_texts(code: str, table: str, name: str) -> tuple[str, ...]:
    """The texts that a rule must and must not match."""
    entry = getattr(load_language(code), table)[name]
    return (*entry.examples, *entry.rejects)


def _examples(code: str, idea: str) -> list[str]:
    """The texts of all rules and patterns of an idea."""
    names = [(table, name) for table in TABLES for name in getattr(load_language(code), table) if name.startswith(f"{idea}.")]
    return sorted({text for table, name in names for text in _own_texts(code, table, name)})


def _found(code: str, text: str) -> str:
    """What is found in a text: the figures and dates, and the claims, if they were about the invented flood."""
    claims = [claim for _, claim, _ in flood.claims_of(text, language=code)]
    return f"{find_figures(text, language=code)} {find_dates(text, language=code, reference=TODAY)} {claims}"


def _forget_dates() -> None:
    """Let the dates of a text be found anew."""
    dates.kept_dates.cache_clear()
    for code in CODES:
        load_rules(code).cascade._next_of_short.cache_clear()


def rules(prefixes: Iterable[str]) -> list[Rule]:
    """Every rule and pattern of the packs that annotated articles are read with; one that is "nothing" is left to other languages."""
    known = [
        Rule(code, table, name)
        for code in (SHARED, *CODES)
        for table, key in TABLES.items()
        for name, entry in own_entries(code)[table].items()
        if entry[key] != "nothing"
    ]
    starts = tuple(prefixes)
    return [rule for rule in known if rule.codes() and (not starts or rule.name.startswith(starts))]


def _switch_off(rule: Rule, code: str) -> set[str]:
    """Let a language find nothing by a rule; gives the names of the rules that are written otherwise now."""
    language = load_language(code)
    fresh = _without(rule, code)
    if rule.table == "patterns":
        for name, pattern in fresh.patterns.items():
            if pattern.source != language.patterns[name].source:
                language.patterns[name] = pattern  # type: ignore[index]
        _forget(rule.idea)
        return set()
    dict.update(language.rules, fresh.rules)
    _forget_dates()
    grammar, new = _grammar(rule.idea, code), _fresh_grammar(rule.idea, code)._sources
    changed = {name for name, source in new.items() if grammar._sources[name] != source}
    grammar._sources |= new
    grammar._pieces.cache_clear()
    grammar._clauses.cache_clear()
    grammar._needs.clear()
    for name in changed:
        grammar._compiled.pop(name, None)
    return changed


def _without(rule: Rule, code: str) -> Language:
    """A language without a rule."""

    def entries(owner: str) -> Mapping[str, Mapping[str, Any]]:
        tables = own_entries(owner)
        if owner != rule.language:
            return tables
        changed = copy.deepcopy(dict(tables))
        entry, key = changed[rule.table][rule.name], TABLES[rule.table]
        # What the rule asks for is asked for still, so that all others are compiled as they were.
        entry[key] = f"{NEVER} ( {entry[key]} )" if rule.table == "rules" else NOTHING
        return changed

    with patch.object(dossier.language, "own_entries", entries):
        return load_language.__wrapped__(code)


@contextmanager
def _compiled_anew() -> Iterator[None]:
    """Let all rules be compiled anew here, and again behind it."""
    grammars = [_grammar(idea, code) for code in CODES for idea in ("claims", "speech", "numbers", "dates")]
    for grammar in grammars:
        grammar._compiled.clear()
    yield
    for grammar in grammars:
        grammar._compiled.clear()


def _grammar(idea: str, code: str) -> Grammar:
    """The grammar that an idea's rules are compiled in."""
    made: Mapping[str, Callable[[], Grammar]] = {
        "claims": lambda: dossier.find.rules._grammar(code),
        "statements": lambda: dossier.find.rules._grammar(code),
        "speech": lambda: grammar_of(code)[0],
        "numbers": lambda: load_numbers(code).grammar,
        "dates": lambda: load_rules(code).cascade._find.__self__,  # type: ignore[attr-defined]
    }
    return made[idea]()


def _fresh_grammar(idea: str, code: str) -> Grammar:
    """The same, of the language as it is now."""
    if idea == "numbers":
        return load_numbers.__wrapped__(code).grammar
    if f"{idea}." in dossier.find.rules.IDEAS:
        return dossier.find.rules._grammar.__wrapped__(code)
    return Grammar({name: rule.pattern for name, rule in load_language(code).rules.items() if name.startswith(f"{idea}.")})


MADE_OF = {"furniture": "dossier.read", "reading": "dossier.read", "numbers": "dossier.find.figures", "dates": "dossier.find.dates"}
"""The modules that keep what they make of an idea's patterns."""


def _forget(idea: str) -> None:
    """Let what was made of the patterns of an idea be made anew."""
    for name, module in list(sys.modules.items()):
        if idea in MADE_OF and name.startswith(MADE_OF[idea]):
            for kept in vars(module).values():
                # Not what the module imports: a language loaded anew would have all its patterns again.
                if isinstance(kept, functools._lru_cache_wrapper) and kept.__module__ == name:
                    kept.cache_clear()
    dates.kept_dates.cache_clear()


def weigh(tried: Sequence[Rule], sets: Iterable[GoldSet]) -> Iterator[Worth]:
    """What each rule is worth, each in a copy of this process."""
    global _weighing
    _weighing = Weighing(sets, {rule.idea for rule in tried})
    gc.freeze()  # the copies share what is there
    with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as pool:
        yield from pool.imap(_weigh, tried, chunksize=1)


_weighing: Weighing


def _weigh(rule: Rule) -> Worth:
    return _weighing.weigh(rule)


def main(arguments: list[str]) -> int:
    """1 where a rule moves nothing and its pack does not say why it is kept."""
    tried = rules(arguments)
    rows = sorted(weigh(tried, SETS.values()), key=lambda row: (-row.strict, -row.claimant, -row.claims, -row.moved, -row.examples))
    print(f"{'claims':>7} {'strict':>7} {'claimant':>8} {'moved':>6} {'examples':>8} {'own':>4}  rule (what is lost without it)")
    for row in rows:
        numbers = f"{row.claims:7} {row.strict:7} {row.claimant:8} {row.moved:6} {row.examples:8} {row.own:4}"
        print(f"{numbers}  {row.rule}{f'  (kept: {row.rule.kept})' if row.rule.kept else ''}")
    idle = [row.rule for row in rows if row.idle]
    unexplained = [str(rule) for rule in idle if not rule.kept]
    needless = [str(row.rule) for row in rows if row.rule.kept and row.moved]
    unmoved = sum(not row.moved for row in rows)
    print(f"{len(tried)} rules; {unmoved} move no annotated article, {len(idle)} no example of their idea either")
    print(f"of those, without a reason: {', '.join(unexplained) or 'none'}")
    if needless:
        print(f"with a reason, though articles need them: {', '.join(needless)}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
