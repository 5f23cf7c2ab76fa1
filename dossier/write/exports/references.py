"""The sources for programs that write bibliographies: CSL-JSON and BibTeX. A source has the same key in both and in ``sources.csv``."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from dossier.models import Article
from dossier.write.html.links import original_link
from dossier.write.lookup import Lookup

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's own names of the months, which a style writes in its language."""

_SIGNS = {
    "\\": r"{\textbackslash}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "#": r"\#", "&": r"\&", "_": r"\_",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}", '"': r"{\textquotedbl}", "\u00a0": "~", "\u202f": "~",
    "œ": r"{\oe}", "Œ": r"{\OE}", "æ": r"{\ae}", "Æ": r"{\AE}",
}  # fmt: skip
"""Signs that are commands to TeX, and letters that are no letter with an accent."""

_ACCENTS = {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u0327": "c ", "\u030c": "v "}
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def sources_csl(lookup: Lookup) -> str:
    """All sources as CSL-JSON (https://docs.citationstyles.org/, csl-data.json)."""
    return json.dumps([_csl(lookup, article) for article in lookup.dossier.articles], ensure_ascii=False, indent=1) + "\n"


def _csl(lookup: Lookup, article: Article) -> dict[str, Any]:
    item = {
        "id": lookup.slugs[article.source],
        "type": "article-newspaper",
        "title": _one_line(article.title),
        "container-title": _one_line(article.outlet),
        "issued": {"date-parts": [[int(part) for part in article.published.split("-")]]} if article.published else None,
        "URL": _address(article),
        "language": article.language,
    }
    return {name: value for name, value in item.items() if value}


def sources_bibtex(lookup: Lookup) -> str:
    """All sources as BibTeX: an accent is a command, so that old programs read it too; other scripts stand as they are (UTF-8)."""
    return "\n".join(_entry(lookup, article) for article in lookup.dossier.articles)


def _entry(lookup: Lookup, article: Article) -> str:
    year, month, day, *_ = [*(article.published or "").split("-"), "", ""]
    fields = {
        "title": f"{{{{{bibtex_words(article.title)}}}}}" if article.title else "",  # the inner braces keep its capitals
        "howpublished": f"{{{bibtex_words(article.outlet)}}}" if article.outlet else "",
        "year": f"{{{year}}}" if year else "",
        "month": MONTHS[int(month) - 1] if month else "",
        "day": f"{{{int(day)}}}" if day else "",
        "url": f"{{{_address(article)}}}" if _address(article) else "",
        "language": f"{{{article.language}}}",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{lookup.slugs[article.source]},", *lines, "}", ""])


def bibtex_words(words: str) -> str:
    r"""Words that TeX prints as they are.

    >>> print(bibtex_words("L’été à 100 % & {plus}"))
    L’{\'e}t{\'e} {\`a} 100 \% \& \{plus\}
    """
    return "".join(_SIGNS.get(sign) or _accented(sign) for sign in unicodedata.normalize("NFC", _one_line(words) or ""))


def _accented(sign: str) -> str:
    base, accent = (*unicodedata.normalize("NFD", sign), "", "")[:2]
    if accent not in _ACCENTS or len(unicodedata.normalize("NFD", sign)) != 2 or not base.isascii():
        return sign
    return f"{{\\{_ACCENTS[accent]}{chr(92) + base if base in 'ij' else base}}}"


def _one_line(words: str | None) -> str | None:
    """Words without line breaks, nor signs that nobody sees."""
    return re.sub(r"[ \t\r\n\x0b\x0c]+", " ", _UNSEEN.sub(" ", words)).strip() if words else None


def _address(article: Article) -> str | None:
    """The article's address, if it is one of the web: its signs then end no field."""
    return article.url if original_link(article.url) else None
