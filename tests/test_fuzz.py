"""Whatever a stranger's page holds: reading it never fails, every span lies inside the text, every quote is verbatim, and what
was found does not overlap. The texts are made of arbitrary characters and of the pieces that patterns look for."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.explain import explain
from dossier.extraction import extract_seed
from dossier.find import find_dates, find_figures, read_closely
from dossier.language import language_codes
from dossier.models import Seed, Span
from dossier.write.exports.records import extract_record
from tests.find.flood import config
from tests.fuzzing import fuzzed

PIECES = (
    "600", "4 000", "4\u202f000", "1,200", "1.5", "10k", "12 000,5", "mille", "deux cents", "twenty", "half a million",
    "des milliers", "dozens", "plus de", "more than", "au moins", "entre", "et", "between", "and", "de", "à", "to", "jusqu'à", "up to",
    "voire", "dont", "of whom", "morts", "blessés ou tués", "killed", "hurt", "rescuers", "habitants", "people", "millions d'euros", "%",
    "$", "km", "mardi", "le 3 mai", "3 May 2031", "hier", "last week", "2031-05-04", "depuis septembre", "fin avril", "selon", "le préfet",
    "according to", "the prefect", "a déclaré", "said", "il", "a-t-il ajouté", "citing", "Valmont", "Valmontian", "Besson", "bessonnais",
    "n'a pas", "not", "denied", "Q:", "A:", "«", "»", '"', "“", "”", "(", ")", ".", ". ", "…", "! ", "?", ",", ";", ":", "-", "–",
    "\n", "\n\n", "\t", "\u00a0", "Lire aussi :", "Read more", "Accept all cookies", "Commentaires (3)", "http://a.example/2031/05/04/x",
    "<p>", "</p>", "&nbsp;", "{{ x }}", "\ufeff", "\u2028", "\x0b", "ﬁ", "İ", "ß", "١٢", "１２", "²", "Ⅻ", "½", "\u0301", "👩‍👩‍👧", "\x00",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join),
    st.text(max_size=200),
)
PROSE = "Les secours sont dans la vallée de Valmont et le préfet a dit que les douze morts sont pour la plupart des habitants.\n\n"


def assert_apart(spans: list[Span], text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans), spans
    assert all(one.end <= other.start for one, other in pairwise(spans)), spans


@pytest.mark.parametrize("code", language_codes())
@fuzzed(150)
@given(text=TEXTS)
def test_figures_of_any_text(code: str, text: str) -> None:
    figures = find_figures(text, language=code)
    assert_apart([Span(figure.start, figure.end) for figure in figures], text)
    assert all(figure.low is None or figure.high is None or figure.low <= figure.high for figure in figures)
    assert all(figure.low is not None or figure.high is not None for figure in figures)


@pytest.mark.parametrize("code", language_codes())
@pytest.mark.parametrize("reference", [None, dt.date(2031, 5, 4), dt.date(1, 1, 1), dt.date(9999, 12, 31)])
@fuzzed(150)
@given(text=TEXTS)
def test_dates_of_any_text(code: str, reference: dt.date | None, text: str) -> None:
    dates = find_dates(text, language=code, reference=reference)
    assert_apart([Span(date.start, date.end) for date in dates], text)
    assert all(date.first is None or date.last is None or date.first <= date.last for date in dates)


@fuzzed(150)
@given(text=TEXTS)
def test_an_article_of_any_text(text: str) -> None:
    """Behind a paragraph of prose, so that a language is told."""
    seed = Seed("any", "seeds/any.txt", PROSE + text)
    found = extract_seed(config(), seed)
    article = found.article
    if article is None:
        return
    assert article.text == seed.text
    body = [Span(one.start, one.end) for one in article.sentences]
    assert_apart(sorted([*body, *article.furniture]), article.text)
    record = extract_record(article, found.passages, found.claims)
    for item in (*record["passages"], *record["claims"]):
        assert article.text[item["start"] : item["end"]] == item["quote"]
        assert Span(item["start"], item["end"]) in body
    for claim in found.claims:
        assert claim.start <= claim.figure.start < claim.figure.end <= claim.end
        assert claim.counted is None or 0 <= claim.counted.start < claim.counted.end <= len(article.text)
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    assert list(explain(article, read_closely(article, config()), config()))
