"""`yuebao find`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.cli import holdings, terminal
from reader.cli.exits import Exit
from reader.core.speech import _, ngettext
from reader.find.records import Order
from reader.find.search import count, find

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.find.records import FoundArticle


def run(call: Namespace) -> Exit:
    """Show the articles found, and how many there are."""
    with holdings.archive_to_read(call) as archive:
        found = find(archive, call.query, order=Order(call.order), limit=call.limit)
        is_cut = not call.json and len(found.articles) == call.limit
        total = count(archive, call.query) if is_cut else len(found.articles)
    for article in found.articles:
        print(_json_line(article) if call.json else _lines(article))
    if found.note:
        terminal.say(found.note)
    if not found.articles:
        terminal.say(_("Nothing was found for {query}.").format(query=call.query))
        return Exit.NOTHING
    if not call.json:
        _say_count(len(found.articles), total)
    return Exit.DONE


def _json_line(article: FoundArticle) -> str:
    fields = {
        "id": article.id,
        "paper": article.title,
        "date": article.date.isoformat(),
        "page": article.page_number,
        "headline": article.headline.text,
        "snippet": article.snippet.text,
        "score": article.score,
    }
    return json.dumps(fields, ensure_ascii=False)


def _lines(article: FoundArticle) -> str:
    page = _("page {page}").format(page=article.page_number)
    place = f"{article.date.isoformat()}  {terminal.shown(article.title)}  {terminal.shown(page)}"
    return f"{place}  {terminal.lit(article.headline)}\n    {terminal.lit(article.snippet)}"


def _say_count(shown: int, total: int) -> None:
    if shown < total:
        sentence = _("{shown} of {total} articles; --limit 0 shows all.")
        terminal.say(sentence.format(shown=shown, total=total))
    else:
        terminal.say(ngettext("{count} article", "{count} articles", total).format(count=total))
