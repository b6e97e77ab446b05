"""`yuebao show`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import export
from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.core.speech import _

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.store.records import ArticleRecord


def run(call: Namespace) -> Exit:
    """Show articles by their numbers, in the order asked; say which are not there."""
    with opening.archive_to_read(call) as archive:
        records = archive.articles(list(dict.fromkeys(call.ids)))
    style = export.CitationStyle(call.style)
    if call.json:
        for record in records:
            print(_json_line(record, style))
    elif records:
        print(export.SEPARATOR.join(_text(record, style) for record in records), end="")
    missing = [it for it in call.ids if it not in {record.id for record in records}]
    for article_id in missing:
        terminal.say(_("There is no article {id} in the archive.").format(id=article_id))
    return Exit.NOTHING if missing else Exit.DONE


def _json_line(record: ArticleRecord, style: export.CitationStyle) -> str:
    fields = {"id": record.id, **export.article_fields(record.clipping, style)}
    return json.dumps(fields, ensure_ascii=False)


def _text(record: ArticleRecord, style: export.CitationStyle) -> str:
    """The article as an export has it, with its citation under it."""
    text = export.plain_text([record.clipping])
    return terminal.lines_shown(f"{text}\n{export.citation(record.clipping, style)}\n")
