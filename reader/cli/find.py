"""`yuebao find`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import export
from reader.cli import holdings, terminal
from reader.cli.exits import Exit
from reader.core.speech import _, ngettext
from reader.find.grouping import GroupedFind, Grouping, groups_of, said_group
from reader.find.query.parsing import parse
from reader.find.records import Order
from reader.find.search import count, find

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.find.query.nodes import Query
    from reader.find.records import FoundArticle
    from reader.store.archive.archive import Archive

Json = dict[str, object]


def run(call: Namespace) -> Exit:
    """Show the articles found, or how many there are of what."""
    query = parse(call.query)
    with holdings.archive_to_read(call) as archive:
        if call.group_by:
            has_found = _show_groups(call, archive, query)
        elif call.count:
            has_found = _show_count(call, archive, query)
        else:
            has_found = _show_articles(call, archive, query)
    if not has_found and not call.count:
        terminal.say(_("Nothing was found for {query}.").format(query=call.query))
    return Exit.DONE if has_found else Exit.NOTHING


def _show_articles(call: Namespace, archive: Archive, query: Query) -> bool:
    found = find(archive, query, order=Order(call.order), limit=call.limit)
    if call.json:
        for fields in _articles_fields(call, archive, found.articles):
            _print_json(fields)
    for article in () if call.json else found.articles:
        print(_lines(article))
    _say_note(found.note)
    if found.articles and not call.json:
        is_cut = len(found.articles) == call.limit
        _say_count(len(found.articles), count(archive, query) if is_cut else len(found.articles))
    return bool(found.articles)


def _show_count(call: Namespace, archive: Archive, query: Query) -> bool:
    total = count(archive, query)
    if call.json:
        _print_json({"query": call.query, "count": total})
    else:
        print(total)
    _say_note(query.note)
    return total > 0


def _show_groups(call: Namespace, archive: Archive, query: Query) -> bool:
    """How many there are of each; a program is told their articles as well, if it wants more than the counts."""
    grouping, order = Grouping(call.group_by), Order(call.order)
    groups = groups_of(archive, query, grouping, order)
    grouped = GroupedFind(archive, query, order, groups)
    for group in groups:
        if not call.json:
            print(f"{group.count:>9,}  {terminal.shown(said_group(group))}")
            continue
        fields: Json = {"by": grouping.value, "value": group.value, "count": group.count}
        if not call.count:
            articles = grouped.found_in(group, call.limit).articles
            fields["articles"] = _articles_fields(call, archive, articles)
        _print_json(fields)
    _say_note(query.note)
    return bool(groups)


def _articles_fields(call: Namespace, archive: Archive, found: Sequence[FoundArticle]) -> list[Json]:
    """The articles found, as JSON tells them; one taken out of the archive meanwhile is left out."""
    style = export.CitationStyle(call.style)
    clippings = {record.id: record.clipping for record in archive.articles([it.id for it in found])}
    return [
        {
            "id": article.id,
            "paper": article.title,
            "date": article.date.isoformat(),
            "page": article.page_number,
            "headline": article.headline.text,
            "authors": export.author_fields(clippings[article.id].article.authors),
            "snippet": article.snippet.text,
            "score": article.score,
            "citation": export.citation(clippings[article.id], style),
        }
        for article in found
        if article.id in clippings
    ]


def _print_json(fields: Json) -> None:
    print(json.dumps(fields, ensure_ascii=False))


def _lines(article: FoundArticle) -> str:
    page = _("page {page}").format(page=article.page_number)
    place = f"{article.date.isoformat()}  {terminal.shown(article.title)}  {terminal.shown(page)}"
    return f"{place}  {terminal.lit(article.headline)}\n    {terminal.lit(article.snippet)}"


def _say_note(note: str | None) -> None:
    if note:
        terminal.say(note)


def _say_count(shown: int, total: int) -> None:
    if shown < total:
        sentence = _("{shown} of {total} articles; --limit 0 shows all.")
        terminal.say(sentence.format(shown=shown, total=total))
    else:
        terminal.say(ngettext("{count} article", "{count} articles", total).format(count=total))
