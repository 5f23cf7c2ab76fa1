"""How much of the dossier each source carries: quoted passages by topic and source, as lengths from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.config import Topic
from dossier.models import Article
from dossier.write.charts.chart import MOST_ROWS, Chart, Desk, Table, Words, capital, finish, more_note, sentences
from dossier.write.charts.drawing import NAME, NARROW, SOFT, VALUE, WIDE, Bar, Drawing, Hit, Rule, Text
from dossier.write.charts.letters import cut, text_width, wrap
from dossier.write.charts.rows import ABOVE, BESIDE, LABELS, LINE, MARGIN
from dossier.write.links import page_link
from dossier.write.lookup import lower_first

NUMBER = 34.0
"""Px for the number after a bar."""
COLUMN_GAP = 10.0


@dataclass(frozen=True, slots=True)
class _Cell:
    count: int
    href: str
    told: str


def coverage_chart(desk: Desk) -> Chart | None:
    """Passages by source: for each topic on the home page, of the one topic on its own. None where fewer than two articles
    have any."""
    topics = [desk.topic] if desk.topic else list(desk.lookup.config.topics)
    counts = {(article.source, topic.id): _count(article, topic, desk) for article in desk.lookup.dossier.articles for topic in topics}
    articles = [article for article in desk.lookup.dossier.articles if any(counts[article.source, topic.id] for topic in topics)]
    if len(articles) < 2:
        return None
    articles.sort(key=lambda article: (-sum(counts[article.source, topic.id] for topic in topics), article.source))
    cells = [[_cell(article, topic, counts[article.source, topic.id], desk) for topic in topics] for article in articles]
    head = (desk.say("head_source"), desk.say("head_date"), *(desk.lookup.text(topic.title, topic.id) for topic in topics))
    rows = tuple((capital(desk.lookup.outlet(article)), desk.lookup.wording.date(article.published), *(desk.lookup.wording.number(cell.count) for cell in line))
                 for article, line in zip(articles, cells, strict=True))
    claims = tuple(claim.id for claim in desk.lookup.dossier.claims if any(topic.id in claim.topics for topic in topics))
    words = _words(articles, topics, [[cell.count for cell in line] for line in cells], desk)
    return finish(desk, "coverage", "coverage", words, Table(head, rows, claims), lambda narrow: _draw(articles, topics, cells, desk, narrow=narrow))


def _count(article: Article, topic: Topic, desk: Desk) -> int:
    return sum(1 for passage in desk.lookup.dossier.passages if passage.source == article.source and topic.id in passage.topics)


def _cell(article: Article, topic: Topic, count: int, desk: Desk) -> _Cell:
    """A count, leading to the source's first claim on the topic, else to its page."""
    claim = next((claim for claim in desk.lookup.dossier.claims if claim.source == article.source and topic.id in claim.topics), None)
    page = str(page_link(f"sources/{desk.lookup.slugs[article.source]}.md", root=""))
    href = page if claim is None else desk.href(claim) if desk.topic else str(page_link(f"{topic.id}.md", root="", anchor=f"claim-{claim.id}"))
    told = desk.say("cell", source=desk.lookup.outlet(article), topic=desk.lookup.text(topic.title, topic.id), passages=desk.count("passages", count))
    return _Cell(count, href, told)


def _words(articles: Sequence[Article], topics: Sequence[Topic], counts: Sequence[Sequence[int]], desk: Desk) -> Words:
    total = sum(map(sum, counts))
    passages, read = desk.count("passages", total), desk.lookup.wording.count("count.articles", len(articles))
    most = desk.say("alt_coverage", source=desk.lookup.outlet(articles[0]), passages=desk.count("passages", sum(counts[0])))
    if len(topics) == 1:
        title = desk.say("title_coverage_topic", passages=passages, articles=read, topic=lower_first(desk.lookup.text(topics[0].title, topics[0].id)))
        return Words(capital(title), desk.say("subtitle_coverage_topic"), sentences(most))
    sums = [sum(line[place] for line in counts) for place in range(len(topics))]
    first, last = (topics[sums.index(pick)] for pick in (max(sums), min(sums)))
    title = desk.say("title_coverage", most=desk.lookup.text(first.title, first.id), passages=desk.count("passages", max(sums)),
                     least=lower_first(desk.lookup.text(last.title, last.id)), fewest=desk.lookup.wording.number(min(sums)))
    return Words(capital(title), desk.say("subtitle_coverage"), sentences(most))


def _draw(articles: Sequence[Article], topics: Sequence[Topic], cells: Sequence[Sequence[_Cell]], desk: Desk, *, narrow: bool) -> Drawing:
    """Sources as rows, a column of bars for each topic, all to one scale."""
    total, left = (NARROW, 6.0) if narrow else (WIDE, LABELS)
    room = total - left - (6.0 if narrow else MARGIN - 10)
    columns = _columns([desk.lookup.text(topic.title, topic.id) for topic in topics], room)
    most = max(cell.count for line in cells for cell in line)
    longest = min(width for _, width, _ in columns) - COLUMN_GAP - NUMBER
    texts: list[Text] = []
    bars: list[Bar] = []
    rules: list[Rule] = []
    hits: list[Hit] = []
    y = 6.0
    if len(topics) > 1:
        deepest = max(len(lines) for _, _, lines in columns)
        for place, (x, _, lines) in enumerate(columns):
            first = y + 8 + (deepest - len(lines)) * LINE
            texts += [Text(x, first + number * LINE, words, SOFT, soft=True) for number, words in enumerate(lines) if words]
            if place and narrow:
                rules.append(Rule(x - 5, x - 5, first - 8, y + deepest * LINE + 6))
        y += deepest * LINE + 6
    for article, line in list(zip(articles, cells, strict=True))[:MOST_ROWS]:
        rules.append(Rule(-left, total - left, y, y)) if narrow or len(topics) > 1 else None
        top, y, middle = y, *_label(article, texts, desk, y=y, left=left, total=total, narrow=narrow)
        for (x, width, _), cell in zip(columns, line, strict=True):
            length = cell.count / most * longest
            bars.append(Bar(cell.count, middle, 16, None, x, x + length)) if cell.count else None
            texts.append(Text(x + (length + 6 if cell.count else 0), middle, desk.lookup.wording.number(cell.count), VALUE, bold=bool(cell.count), soft=not cell.count))
            hits.append(Hit(x - 4, x + width - 4, top, y, cell.href, cell.told)) if cell.count else None
    more = more_note(len(articles) - MOST_ROWS, desk)
    if more:
        texts.append(Text(-left, y + 12, more, SOFT, soft=True))
        y += 26
    return Drawing(total, left, total - left - room, y, None, tuple(texts), (), tuple(bars), (), tuple(rules), tuple(hits))


def _columns(titles: Sequence[str], room: float) -> list[tuple[float, float, list[str]]]:
    """Where each column begins, its width, and its heading's lines: as wide as the longest word of the heading needs, and
    the rest of the room shared. Where that is too much, columns are alike, and every other heading stands over the next."""
    needs = [max(text_width(word, SOFT) for word in title.split() or [title]) + COLUMN_GAP for title in titles]
    spare = (room - sum(needs)) / len(needs)
    if spare >= 0:
        alike = room / len(needs)
        widths = [alike] * len(needs) if max(needs) <= alike else [need + spare for need in needs]
        places = [sum(widths[:number]) for number in range(len(widths))]
        return [(x, width, wrap(title, width - COLUMN_GAP, SOFT)) for x, width, title in zip(places, widths, titles, strict=True)]
    width = room / len(titles)
    lower = {number: wrap(title, width - COLUMN_GAP, SOFT) for number, title in enumerate(titles) if number % 2}
    deepest = max(map(len, lower.values()), default=0)
    upper = [[cut(title, min(2 * width, room - width * number) - COLUMN_GAP, SOFT), *[""] * deepest] for number, title in enumerate(titles)]
    return [(width * number, width, lower.get(number, upper[number])) for number in range(len(titles))]


def _label(article: Article, texts: list[Text], desk: Desk, *, y: float, left: float, total: float, narrow: bool) -> tuple[float, float]:
    """A source's name and date; gives where its row ends and where its bars stand."""
    name, date = capital(desk.lookup.outlet(article)), desk.lookup.wording.date(article.published, short=True)
    if narrow:
        room = total - text_width(date, SOFT) - 28
        texts += [Text(-left, y + 15, cut(name, room, NAME), NAME), Text(total - left - 6, y + 15, date, SOFT, soft=True, align="right")]
        return y + 15 + ABOVE, y + 38
    lines = wrap(name, left - 16, NAME)
    height = max(BESIDE, (len(lines) + 1) * LINE + 12)
    first = y + height / 2 - len(lines) * LINE / 2
    texts += [Text(-left, first + number * LINE, words, NAME) for number, words in enumerate(lines)]
    texts.append(Text(-left, first + len(lines) * LINE, date, SOFT, soft=True))
    return y + height, y + height / 2
