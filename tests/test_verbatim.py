"""The site's own HTML goes around the Markdown converter: what comes out is what the converter would have made of it."""

from __future__ import annotations

import markdown as converter
import pytest

from dossier.verbatim import set_aside

EXTENSIONS = ("attr_list", "footnotes", "md_in_html", "tables", "toc")


def converted(text: str) -> str:
    return converter.markdown(text, extensions=EXTENSIONS)


OWN = '<div class="d-known">\n<p id="a">One &#x2a; <b>more</b></p>\n</div>'
# Blocks of ours, at the beginning, between others, at the end.
ASIDE = [
    (OWN, 1),
    (f"# Title\n\nText with *words*.\n\n{OWN}\n\n## Next\n\n{OWN}\n", 2),
    ('Text.\n\n<p class="d-more">A line</p>\n\n<ul class="d-files">\n<li>A</li>\n</ul>\n\nText.', 2),
    ('<figure class="d-chart" id="x"><svg><path d="M0"/></svg></figure>\n\n<p class="d-more">A line</p>', 2),
    # Not ours, not closed where they end, or to be read by the converter.
    ('<div class="other">\nText\n</div>', 0),
    ('<div class="d-a">\n\n*Text*\n\n</div>', 0),
    ('<div class="d-a" markdown="1">\n*Text*\n</div>', 0),
    ('<div class="d-a"><div markdown="1">\n*Text*\n</div></div>', 0),
    ('<div class="d-a"><div>Text</div>', 0),
    ('Text\n<div class="d-a">Text</div>', 0),
    ('    <div class="d-a">Text</div>', 0),
    # Words that look like an empty place of ours.
    (f'<div data-dossier="0"></div>\n\n{OWN}', 0),
    ("Text.", 0),
    ("", 0),
]


@pytest.mark.parametrize(("text", "blocks"), ASIDE)
def test_what_goes_around_the_converter_comes_out_as_from_it(text: str, blocks: int) -> None:
    aside = set_aside(text)
    assert len(aside.blocks) == blocks
    assert aside.put_back(converted(aside.markdown)) == converted(text)


def test_a_block_in_a_sample_of_code_has_lost_its_place() -> None:
    text = f"```\n\n{OWN}\n\n```\n"
    aside = set_aside(text)
    assert aside.put_back(converter.markdown(aside.markdown, extensions=["fenced_code"])) is None


def test_anchors_of_blocks_are_known() -> None:
    assert list(set_aside(f"{OWN}\n\n<p class='d-b' id='c'>x</p>").ids()) == ["a"]
