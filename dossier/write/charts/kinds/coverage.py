"""How many passages of each source the dossier quotes, by topic, as lengths from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.config import Topic
from dossier.models import Article
from dossier.write.charts.chart import (
    LEAST,
    MOST_ROWS,
    Chart,
    Context,
    Table,
    Words,
    chart_without_picture,
    draw_chart,
    more_note,
    newest,
    sentences,
)
from dossier.write.charts.layout.drawing import (
    ABOVE,
    BESIDE,
    LINE,
    NAME,
    NARROW,
    SOFT,
    VALUE,
    WIDE,
    Bar,
    Drawing,
    Hit,
    Rule,
    Sheet,
    Text,
    complete,
)
from dossier.write.charts.layout.letters import cut, text_width, wrap
from dossier.write.charts.layout.rows import LABELS
from dossier.write.html.links import page_link
from dossier.write.wording import lower_first, upper_first

NUMBER = 34.0
"""Px for the number after a bar."""
COLUMN_GAP = 10.0


@dataclass(frozen=True, slots=True)
class _Cell:
    count: int
    href: str
    label: str


def coverage_chart(context: Context) -> Chart | None:
    """Passages by source: for each topic on the page of sources, for its own topic on another page. There is no picture where few
    articles have any, and ``None`` where none has."""
    topics = [context.topic] if context.topic else list(context.lookup.config.topics)
    everywhere = context.lookup.dossier.articles
    counts = {article.source: [_count(article, topic, context) for topic in topics] for article in everywhere}
    articles = sorted(
        (article for article in everywhere if any(counts[article.source])),
        key=lambda article: (-sum(counts[article.source]), article.source),
    )
    if not articles:
        return None
    cells = [[_cell(article, *pair, context) for pair in zip(topics, counts[article.source], strict=True)] for article in articles]
    table = _table(articles, topics, cells, context)
    words = _words(articles, topics, [counts[article.source] for article in articles], context)
    if len(articles) * len(topics) < LEAST:
        return chart_without_picture(context, "coverage", "coverage", words, table)
    return draw_chart(context, "coverage", "coverage", words, table, lambda narrow: _draw(articles, topics, cells, context, narrow=narrow))


def _count(article: Article, topic: Topic, context: Context) -> int:
    return sum(topic.id in passage.topics for passage in context.lookup.passages_of.get(article.source, ()))


def _cell(article: Article, topic: Topic, count: int, context: Context) -> _Cell:
    """A count that leads to the source's first claim on the topic, else to the source's page."""
    claims = context.lookup.claims_of.get(article.source, ())
    claim = next((claim for claim in claims if topic.id in claim.topics), None)
    if claim is None:
        href = str(page_link(f"sources/{context.lookup.slugs[article.source]}.md", root=""))
    else:
        page = context.lookup.page_of(topic.id, claim.id)
        href = f"#claim-{claim.id}" if page == context.page else str(page_link(page, root="", anchor=f"claim-{claim.id}"))
    label = context.say("cell", source=_name(article, context), topic=_title(topic, context), passages=context.count("passages", count))
    return _Cell(count, href, label)


def _name(article: Article, context: Context) -> str:
    """The outlet of an article. Where it is unknown the article's title, so that two such articles can be distinguished."""
    unnamed = article.outlet is None and article.title is not None
    return context.lookup.wording.say("note.quoted_title", title=article.title) if unnamed else context.lookup.outlet(article)


def _title(topic: Topic, context: Context) -> str:
    return context.lookup.text(topic.title, topic.id)


def _table(articles: Sequence[Article], topics: Sequence[Topic], cells: Sequence[Sequence[_Cell]], context: Context) -> Table:
    wording = context.lookup.wording
    head = (context.say("head_source"), context.say("head_date"), *(_title(topic, context) for topic in topics))
    rows = tuple(
        (upper_first(_name(article, context)), wording.date(article.published), *(wording.number(cell.count) for cell in line))
        for article, line in zip(articles, cells, strict=True)
    )
    claims = tuple(claim.id for claim in context.lookup.dossier.claims if any(topic.id in claim.topics for topic in topics))
    outlets = tuple(dict.fromkeys(context.lookup.outlet(article) for article in articles))
    return Table(head, rows, claims, outlets, newest=newest([article.published for article in articles]))


def _words(articles: Sequence[Article], topics: Sequence[Topic], counts: Sequence[Sequence[int]], context: Context) -> Words:
    passages = context.count("passages", sum(map(sum, counts)))
    most = sentences(context.say("alt_coverage", source=_name(articles[0], context), passages=context.count("passages", sum(counts[0]))))
    if len(topics) == 1:
        read, topic = context.lookup.wording.count("count.articles", len(articles)), lower_first(_title(topics[0], context))
        title = context.count("title_coverage_topic", len(articles), passages=passages, articles=read, topic=topic)
        return Words(upper_first(title), context.say("subtitle_coverage_topic"), most)
    sums = [sum(line[place] for line in counts) for place in range(len(topics))]
    first, last = (_title(topics[sums.index(pick)], context) for pick in (max(sums), min(sums)))
    if max(sums) == min(sums):
        title = context.say("title_coverage_even", passages=context.count("passages", max(sums)))
    else:
        title = context.say("title_coverage", most=first, least=lower_first(last))
    return Words(upper_first(title), context.say("subtitle_coverage"), most)


def _draw(
    articles: Sequence[Article], topics: Sequence[Topic], cells: Sequence[Sequence[_Cell]], context: Context, *, narrow: bool
) -> Drawing:
    """Sources as rows, a column of bars for each topic, all to one scale."""
    sheet = Sheet(NARROW if narrow else WIDE, 6.0 if narrow else LABELS, 6.0, y=6.0)
    columns = _columns([_title(topic, context) for topic in topics], sheet.total - sheet.left - sheet.right)
    longest = min(width for _, width, _ in columns) - COLUMN_GAP - NUMBER
    scale = longest / max(cell.count for line in cells for cell in line)
    if len(topics) > 1:
        _headings(columns, sheet, narrow=narrow)
    for article, line in zip(articles[:MOST_ROWS], cells, strict=False):
        if narrow or len(topics) > 1:
            sheet.rules.append(Rule(-sheet.left, sheet.total - sheet.left, sheet.y, sheet.y))
        top, middle = sheet.y, _label(article, sheet, context, narrow=narrow)
        for (x, width, _), cell in zip(columns, line, strict=True):
            number, length = context.lookup.wording.number(cell.count), cell.count * scale
            if not cell.count:
                sheet.texts.append(Text(x, middle, number, VALUE, soft=True))
                continue
            sheet.bars.append(Bar(cell.count, middle, 16, None, x, x + length))
            sheet.texts.append(Text(x + length + 6, middle, number, VALUE, bold=True))
            sheet.hits.append(Hit(x - 4, x + width - 4, top, sheet.y, cell.href, cell.label))
    return complete(sheet, None, more=more_note(len(articles) - MOST_ROWS, context))


def _headings(columns: Sequence[tuple[float, float, list[str]]], sheet: Sheet, *, narrow: bool) -> None:
    deepest = max(len(lines) for _, _, lines in columns)
    bottom = sheet.y + deepest * LINE + 6
    for place, (x, _, lines) in enumerate(columns):
        first = sheet.y + 8 + (deepest - len(lines)) * LINE
        sheet.texts += [Text(x, first + number * LINE, words, SOFT, soft=True) for number, words in enumerate(lines) if words]
        if place and narrow:
            sheet.rules.append(Rule(x - 5, x - 5, first - 8, bottom))
    sheet.y = bottom


def _columns(titles: Sequence[str], room: float) -> list[tuple[float, float, list[str]]]:
    """For each column its left edge, its width and the lines of its heading.

    A column is as wide as the longest word of its heading needs, and the columns share the rest of the room. Where that is too much, all
    have the same width, and every other heading stands above the next.
    """
    needs = [max(text_width(word, SOFT) for word in title.split() or [title]) + COLUMN_GAP for title in titles]
    spare = (room - sum(needs)) / len(needs)
    if spare >= 0:
        alike = room / len(needs)
        widths = [alike] * len(needs) if max(needs) <= alike else [need + spare for need in needs]
        places = [sum(widths[:number]) for number in range(len(widths))]
        return [(x, width, wrap(title, width - COLUMN_GAP / 2, SOFT)) for x, width, title in zip(places, widths, titles, strict=True)]
    width = room / len(titles)
    lower = {number: wrap(title, width - COLUMN_GAP / 2, SOFT) for number, title in enumerate(titles) if number % 2}
    deepest = max(map(len, lower.values()), default=0)
    upper = [[cut(title, min(2 * width, room - width * number) - COLUMN_GAP, SOFT), *[""] * deepest] for number, title in enumerate(titles)]
    return [(width * number, width, lower.get(number, upper[number])) for number in range(len(titles))]


def _label(article: Article, sheet: Sheet, context: Context, *, narrow: bool) -> float:
    """A source's name and date; gives where its bars stand."""
    name, date = upper_first(_name(article, context)), context.lookup.wording.date(article.published, short=True)
    if narrow:
        room = sheet.total - text_width(date, SOFT) - 28
        edge = sheet.total - sheet.left - sheet.right
        sheet.texts.append(Text(-sheet.left, sheet.y + 15, cut(name, room, NAME), NAME))
        sheet.texts.append(Text(edge, sheet.y + 15, date, SOFT, soft=True, align="right"))
        sheet.y += 15 + ABOVE
        return sheet.y - 21
    lines = wrap(name, sheet.left - 16, NAME)
    height = max(BESIDE, (len(lines) + 1) * LINE + 12)
    first = sheet.y + height / 2 - len(lines) * LINE / 2
    sheet.texts += [Text(-sheet.left, first + number * LINE, words, NAME) for number, words in enumerate(lines)]
    sheet.texts.append(Text(-sheet.left, first + len(lines) * LINE, date, SOFT, soft=True))
    sheet.y += height
    return sheet.y - height / 2
