"""The rules that turn signs into dates; dates.py runs them in this order. Each is the signs of which every match has one,
an expression over the signs of signs.py, and the function that says what it means, or None where it is no date after all."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier.find.dates import absolute, compound, relative, yearly
from dossier.find.dates.signs import Resolve

# Rows of as many signs at most recur ("XeMX", "XduX"), so that which rule comes next is kept for them.
SHORT_ROW = 16

_RULES: list[tuple[str, str, Resolve]] = [
    # 1. times of day
    ("cKBF", r"[BF]?c[t&U-][cd](?=[^M]|$)|[FB][do][t&U-]c|d-c|c[-&t]c|dK|Gc|[BF]d[t&-]d(?=[Rbj<>])", compound.time_of_day),
    ("c", r"c[,tO]?[bj]{1,3}", compound.time_of_day),
    # 2. absolute
    (
        "u",
        r"(?P<m>[MmuQ])(?P<j>[,fiO])?e?(?:(?:(?P<last><)|(?P<next>>)|(?P<this>=))(?P<u>u)|(?P<u_>u)(?:(?P<last_><)|(?P<next_>>)|(?P<this_>=)))",
        absolute.year_of_part,
    ),
    (
        "Mm",
        r"(?P<y>Y)[-/.](?P<m>[Mm])[-/.](?P<d>[do])|(?P<m_>[Mm])[-/](?P<y_>Y)[-/](?P<d_>[do])"
        r"|(?P<d__>[do])[-/](?P<y__>Y)[-/](?P<m__>[Mm])",
        absolute.day_month,
    ),
    (
        "Mm",
        r"(?P<b>[BF])?e?(?:[Ww],?)?(?P<d>[do])(?P<j>[t&U-])e?(?:[Ww],?)?(?P<d2>[do])f?(?P<m>[Mm])(?:[.,]?[fiO]?(?P<y>Y))?",
        absolute.pair,
    ),
    ("Mm", r"(?P<b>[BF])?(?P<m>[Mm])\.?e?(?P<d>[do])(?P<j>[t&U-])e?(?P<d2>[do])(?![Mm])(?:,?c?[fi]?(?P<y>Y))?", absolute.pair),
    ("Mm", r"[BF]?(?P<m>[Mm])\.?e?(?P<d>[do])[t&U-](?P<m2>[Mm])\.?e?(?P<d2>[do])(?:,?[fi]?(?P<y>Y))?", absolute.two_days),
    (
        "Mm",
        r"(?:(?P<w>[Ww])[.,]?e?)?(?P<d>[do])[-/.]?f?(?P<m>[Mm])(?:[-/.,]?c?[fi]?[uO]?(?P<y>Y)|[-/.,]?f?(?P<n>N)(?=$|[.,)]))?",
        absolute.day_month,
    ),
    (
        "Mm",
        r"(?:(?P<w>[Ww])[.,]?)?(?P<m>[Mm])(?:[-/.]|(?P<k>,))?e?(?P<d>[do])(?:[-,/]?c?[fi]?(?P<y>Y)|(?P<n>N)(?=$|[.,)])|(?=(?P<x>[Xuaf])))?",
        absolute.month_first,
    ),
    (
        "Mm",
        r"[BFf]?(?P<m>[Mm])\.?[t&U-]e?(?P<m2>[Mm])[.,]?f?(?P<y>Y)|[BF](?P<m_>[Mm])\.?[t&U-]e?(?P<m2_>[Mm])(?!\.?[doYe])",
        absolute.two_months,
    ),
    ("Mm", r"(?<![dN])(?P<m>[Mm])[.,/-]?(?:[fi]?e?u?f?)?(?P<y>Y)|(?P<y_>Y)(?P<m_>M)(?![do])", absolute.month_year),
    ("E", r"(?P<v>E)", absolute.packed_month),
    ("C", r"(?:(?P<w>[Ww])[,(]?)?(?P<v>C)", absolute.packed_day),
    ("k", r"e?(?P<k>k)", absolute.decade),
    ("Qu", r"(?P<q>Q)[,f-]?(?:(?P<y>Y))?|(?P<y_>Y)-?(?P<q_>Q)|e?(?P<o>[o<])(?P<u>u)(?:[fi,]{0,3}e?u?f?(?P<y__>Y))?", absolute.quarter),
    ("D", r"W[,(]?e?(?P<D>D)\)?|(?P<D_>D)\(?[Ww]\)", compound.keep),
    ("u", r"e?(?P<u>u)(?:f?(?P<y>Y)|(?P<k>[dN])(?!u))", absolute.named_year),
    ("Y", r"(?P<y>Y)[t&-](?P<y2>Y)|(?P<y_>Y)[-/](?P<n>[dN])(?![dNMm/-])", absolute.years),
    ("Y", r"(?:[iOfSUVAPFBtpe&(=])(?P<y>Y)(?![uNda-])", absolute.after_prefix),
    ("Y", r"(?P<y>Y)(?=[t&-]D|[)]|&h)|(?<=D[t&-])(?P<y_>Y)(?![-N])", absolute.bare_year),
    (
        "Mm",
        r"[=e]{0,3}(?:(?P<last><)|(?P<next>>))(?P<m>[Mm])|(?P<this>=)(?P<m_>[Mm])|(?P<m__>M)(?:(?P<last_><)|(?P<next_>>))",
        absolute.month,
    ),
    ("m", r"[SUVAPiOftpF](?P<m>m)", absolute.after_prefix),
    ("M", r"(?<![dN])(?P<m>M)(?!,?[dN],?Y)", absolute.month),
    # 3. relative to the reference
    ("D", r"[=e]{0,2}(?P<n>[dNa<])?(?P<u>u)te?(?P<D>D)|i(?P<n_>[dNa])?(?P<u_>u)te?(?P<D_>D)", compound.up_to),
    (
        "Ww",
        r"(?P<w>[Ww])[,b]?c?f?e?(?:(?P<next>>)(?P<u>u)|(?P<last><)(?P<u_>u)|(?P<this>=)(?P<u__>u)|e?(?P<u___>u)(?:(?P<next_>>)|(?P<last_><)|(?P<this_>=)))"
        r"|[=e]{0,3}(?:(?P<last__><)|(?P<next__>>)|(?P<this__>=))(?P<u____>u)[,O]?(?P<w_>[Ww])"
        r"|(?P<u_____>u)(?:(?P<last___><)|(?P<next___>>)),?(?P<w__>[Ww])",
        relative.weekday_in_week,
    ),
    (
        "u",
        r"[=e]{0,3}(?:(?:(?P<last><)|(?P<next>>))(?P<n>[dNq])(?P<u>u)|(?P<n_>[dNq])(?:(?P<last_><)|(?P<next_>>))(?P<u_>u))(?!f[e=<>]{0,3}[Du])"
        r"|[=e]{0,3}(?P<n__>[dNq])(?P<u__>u)(?:(?P<last__><)|(?P<next__>>))",
        relative.several_units,
    ),
    ("u", r"e?(?P<u>u)(?P<this>=)", relative.one_unit),
    (
        "u",
        r"[=e]{0,3}(?:(?P<last><)|(?P<next>>))(?P<u>u)(?!f[e=<>]{0,3}[Du])|(?:i|Oe?)(?P<this__>(?P<u__>u))(?![dN<>=-])"
        r"|[=e]{0,3}(?P<u_>u)(?:(?P<last_><)|(?P<next_>>))|(?P<this>=)(?P<u___>u)",
        relative.one_unit,
    ),
    (
        "u",
        r"e?(?:(?P<o>[op<])(?P<n>[dN])|(?P<n_>[dN])(?P<o_>[o<]))(?P<u>u)[fi]e?(?:(?P<D>D)|(?P<z>u))",
        compound.first_units,
    ),
    ("D", r"e?(?P<o>[o<d])(?:(?P<w>[Ww])[bcj]?|(?P<u>u))[fi]{1,2}e?(?P<D>D)", compound.nth),
    ("W", r"(?P<w>W)i(?P<d>d)|(?P<w_>W)O(?P<d_>d)", relative.weekday_in),
    ("W", r"(?P<n>[dNaq])(?P<w>W)(?P<j>[gh])", relative.weekdays_off),
    (
        "u",
        r"(?:G|A)x?(?:Xf?)?(?P<n>[dNaq])(?P<u>u)|(?P<n_>[dNaq])(?P<u_>u)[,&]?(?P<n2_>[dNa])(?P<u2_>u)g"
        r"|(?P<n__>[dNaq])(?P<u__>u)(?:g|(?P<p>p)(?![=fe]*[uD]))",
        relative.ago,
    ),
    (
        "u",
        r"i(?P<n>[dNaq])(?P<u>u)(?:[,&]?(?P<n2>[dNa])(?P<u2>u))?(?![hS])|P(?P<n_>[dNaq])(?P<u_>u)"
        r"|(?P<n__>[dNaq])(?P<u__>u)(?:h|Fj)",
        relative.ahead,
    ),
    ("u", r"S(?P<n>[dNaq])(?P<u>u)(?!g)", relative.since_units),
    ("Z", r"(?P<w>W),?(?P<Z>Z)|(?P<Z_>Z),?O?(?P<w_>W)|(?P<Z__>Z)", relative.day_of_week),
    ("Ww", r"(?P<w>[Ww])e?(?P<d>[do])(?![uMmX])|e?(?P<d_>[do])(?P<w_>W)(?![fiA])", relative.weekday_number),
    (
        "Ww",
        r"[=e]{0,3}(?:(?P<last><)|(?P<next>>))(?P<w>[Ww])|(?P<this>=)(?P<w_>[Ww])|(?P<w__>W)(?:(?P<last_><)|(?P<next_>>))",
        relative.weekday,
    ),
    ("Ww", r"O(?P<w>[Ww])|e?(?P<w_>W)|(?P<w__>w)(?=c)", relative.weekday),
    ("R", r"(?P<r>R)", relative.day_from_today),
    (
        "s",
        r"[Oeif]{0,3}(?P<s____>s)[,f]?(?P<D>D)|[=e]{0,3}(?:(?P<last><)|(?P<next>>)|(?P<this>=))(?P<s>s)|[Otfei](?P<s_>s)(?:(?P<last_><)|(?P<next_>>))?(?!Y)"
        r"|(?P<s__>s)(?:(?P<last__><)|(?P<next__>>))|[Oe]{0,3}(?P<s___>s)[,f]?(?P<y>Y)|(?<=[SUVAP])e?(?P<s_____>s)",
        yearly.season,
    ),
    ("H", r"e?(?:(?P<last><)|(?P<next>>))?=?(?P<h>H)(?:[,f]?(?P<y>Y)|(?P<last_><)|(?P<next_>>))?", yearly.feast),
    # 4. parts and places of what was found
    ("Du", r"e?(?P<d>[do])u?f[e=]{0,3}(?:(?P<D>D)|(?P<u>u))|e(?P<d_>[do])(?P<D_>D)", compound.day_of),
    ("do", r"[eOf]e?(?P<d>o)(?=$|[^uXMmNdWw])|e(?P<d_>d)(?=$|[.,)n]|c|b|S|t[cb])", relative.day_number),
    ("D", r"e?(?P<o>[o<d])(?:(?P<w>[Ww])|(?P<u>u))[fi]{0,3}e?(?P<D>D)", compound.nth),
    ("D", r"(?<![dNq<])e?(?P<u>u)S(?P<D>D)", compound.from_day),
    ("u", r"e?(?P<u>u)(?P<n>[dN])(?:[,fi]?e?(?P<D>D))?", compound.numbered_week),
    ("D", r"e?(?P<u>u)f?e?(?P<D>D)", compound.week_of),
    ("D", r"(?P<p>p)-?[fe]{0,3}(?P<D>D)", compound.part),
    ("p", r"(?P<p>p)[fe]{0,3}(?P<u>u)", compound.part_unit),
    ("D", r"(?P<n>[dNaq])(?P<u>u)(?P<j>[VAF])e?(?P<D>D)", compound.from_date),
    ("D", r"[bj][fO]?e?(?P<D>D)|c[,Of]{0,3}e?(?P<D_>D)", compound.keep),
    ("D", r"(?P<D>D),?(?P<j>[SVAF])[cb]{1,3}|(?P<j_>[SUVAF])c[,Oe]{0,3}(?P<D_>D)", compound.open_time),
    ("D", r"Rfe?(?P<D>D)", compound.keep),
    ("D", r"(?P<D>D),?[tOef]?(?:[cbj]{1,4}|tdb?|F?c[-t&]c)(?:[,FSUBt]{0,2}[cb]{1,3}){0,3}", compound.keep),
    ("b", r"(?:(?P<last><)|(?P<next>>))b[t,O]*c?", relative.day_part),
    ("jbc", r"j[t,O]*[cd]?|=b|c", relative.today),
    (
        "d",
        r"(?<![BF])(?<![BF]e)e(?P<d>d)t(?:e)?(?P<d2>[do])(?=$|[^uXMmNd])|B(?P<e>e)?(?P<d_>[do])(?P<t>[&U])e?(?P<d2_>[do])(?=$|[^uXMmNd])"
        r"|[FBf](?P<e_>e)?(?P<d__>[do])(?P<t_>[tU])e?(?P<d2__>[do])(?=$|[^uXMmNd])",
        relative.day_numbers,
    ),
    # 5. two dates, open ends
    ("D", r"[BFfS]?e?(?P<D>D)[,]?[tU-]{1,3}e?(?P<E>D)|B(?P<D_>D)&e?(?P<E_>D)", compound.range_of),
    ("T", r"(?:[FS]e?(?P<D>D))?T", relative.to_date),
    ("D", r"(?P<D>D),?(?P<j>&)h", compound.open_ended),
    ("D", r"(?P<j>[SUVAPF])e?(?P<D>D)", compound.open_ended),
]

# The names of groups may end in "_": an alternative of the same expression may not use a name twice.
RULES: list[tuple[str, re.Pattern[str], Resolve]] = [(needed, re.compile(source), resolve) for needed, source, resolve in _RULES]
_WITH: dict[str, int] = {
    sign: sum(1 << number for number, (needed, *_) in enumerate(RULES) if sign in needed) for needed, *_ in RULES for sign in needed
}


def next_rule(row: str, start: int) -> int:
    """The number of the first rule, from ``start`` on, that a row of signs has a match of; how many there are where it has none.

    >>> RULES[next_rule("XdMX", 0)][0]
    'Mm'
    """
    return _next_of_short(row, start) if len(row) <= SHORT_ROW else _next(row, start)


def _next(row: str, start: int) -> int:
    asked = 0
    for sign in set(row):
        asked |= _WITH.get(sign, 0)
    asked >>= start
    while asked:
        step = (asked & -asked).bit_length() - 1
        if RULES[start + step][1].search(row):
            return start + step
        asked, start = asked >> step + 1, start + step + 1
    return len(RULES)


_next_of_short = lru_cache(maxsize=1 << 14)(_next)
