"""`yuebao find`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import export
from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.core.speech import _, ngettext
from reader.find.grouping import GroupedFind, Grouping, group_name, groups_of
from reader.find.query.filters import FilterKind, with_filter
from reader.find.query.parsing import parse
from reader.find.records import Order
from reader.find.search import results

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.find.grouping import Group
    from reader.find.query.nodes import Query
    from reader.find.records import FoundArticle
    from reader.store.archive.archive import Archive

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Output:
    """What is printed once the archive is closed, and what is said beside it."""

    lines: Sequence[str]
    is_empty: bool
    note: str | None = None
    summary: str | None = None


def run(call: Namespace) -> Exit:
    """Show the articles found, or how many there are of what."""
    query = parse(with_filter(call.query, FilterKind.PRINTED) if call.printed else call.query)
    show = _grouped if call.group_by else _counted if call.count else _listed
    with opening.archive_to_read(call) as archive, archive.reading():
        output = show(call, archive, query)
    for line in output.lines:
        print(line)
    nothing = _("Nothing was found for {query}.").format(query=call.query)
    for sentence in (output.note, nothing if output.is_empty and not call.count else None, output.summary):
        if sentence:
            terminal.say(sentence)
    return Exit.NOTHING if output.is_empty else Exit.DONE


def _listed(call: Namespace, archive: Archive, query: Query) -> _Output:
    with results(archive, query) as found:
        shown, total = found.page(Order(call.order), call.limit), found.count
    articles = shown.articles
    if call.json:
        lines = list(map(_json_line, _articles_fields(call, archive, articles)))
    else:
        lines = list(map(_lines, articles))
    summary = None if call.json or not articles else _summary(len(articles), total)
    return _Output(lines, not articles, shown.note, summary)


def _counted(call: Namespace, archive: Archive, query: Query) -> _Output:
    with results(archive, query) as found:
        total, note = found.count, found.note
    line = _json_line({"query": call.query, "count": total}) if call.json else str(total)
    return _Output([line], not total, note)


def _grouped(call: Namespace, archive: Archive, query: Query) -> _Output:
    """How many there are of each; a program is told their articles as well, if it wants more than the counts."""
    grouping, order = Grouping(call.group_by), Order(call.order)
    with results(archive, query) as found:
        groups, note = groups_of(archive, query, grouping, order), found.note
    if not call.json:
        lines = [f"{group.count:>9,}  {terminal.shown(group_name(group))}" for group in groups]
        return _Output(lines, not groups, note)
    grouped = GroupedFind(archive, query, order, groups)
    lines = [_json_line(_group_fields(call, grouped, group)) for group in groups]
    return _Output(lines, not groups, note)


def _group_fields(call: Namespace, grouped: GroupedFind, group: Group) -> Json:
    fields: Json = {"by": group.by.value, "value": group.value, "count": group.count}
    if call.count:
        return fields
    articles = grouped.found_in(group, call.limit).articles
    return fields | {"articles": _articles_fields(call, grouped.archive, articles)}


def _articles_fields(call: Namespace, archive: Archive, found: Sequence[FoundArticle]) -> list[Json]:
    """The articles found, as JSON tells them; of one state of the archive."""
    style = export.CitationStyle(call.style)
    clippings = {record.id: record.clipping for record in archive.articles([it.id for it in found])}
    return [
        {
            "id": article.id,
            "paper": article.title,
            "date": article.date.isoformat(),
            "last_date": last.isoformat() if (last := clippings[article.id].last_date) else None,
            "precision": clippings[article.id].precision.value,
            "edition": clippings[article.id].edition,
            "page": article.page_number,
            "headline": article.headline.text,
            "authors": export.author_fields(clippings[article.id].article.authors),
            "snippet": article.snippet.text,
            "score": article.score,
            "citation": export.citation(clippings[article.id], style),
        }
        for article in found
    ]


def _json_line(fields: Json) -> str:
    return json.dumps(fields, ensure_ascii=False)


def _lines(article: FoundArticle) -> str:
    page = _("page {page}").format(page=article.page_number)
    place = f"{terminal.shown(article.when)}  {terminal.shown(article.title)}  {terminal.shown(page)}"
    return f"{place}  {terminal.highlighted(article.headline)}\n    {terminal.highlighted(article.snippet)}"


def _summary(shown: int, total: int) -> str:
    if shown < total:
        sentence = _("{shown} of {total} articles; --limit 0 shows all.")
        return sentence.format(shown=shown, total=total)
    return ngettext("{count} article", "{count} articles", total).format(count=total)
