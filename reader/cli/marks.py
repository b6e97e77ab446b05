"""`yuebao marks`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.core.speech import _, ngettext
from reader.jobs.mark_exchange import export_marks, import_marks, marks_text
from reader.jobs.mark_sync import synced_text, synchronise
from reader.store.marks.all_marks import all_marks
from reader.store.marks.bundle import disagreement_text
from reader.store.marks.highlight_places import place_all

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.store.marks.all_marks import Mark
    from reader.store.marks.bundle import Merged

_PIPE = "-"


def run(call: Namespace) -> Exit:
    """List marks, write them or take some in."""
    return {"list": _list, "export": _export, "import": _import, "sync": _sync}[call.action](call)


def _list(call: Namespace) -> Exit:
    with opening.archive_to_read(call) as archive, opening.bookmarks(call) as marks:
        place_all(archive, marks)
        found = [it for it in all_marks(archive, marks).marks if _is_wanted(it, call)]
    for mark in found:
        print(_json_line(mark) if call.json else terminal.shown(_line(mark)))
        if mark.note and not call.json:
            print(f"    {terminal.shown(mark.note)}")
    if not found:
        terminal.say(_("There is no such mark."))
    return Exit.DONE if found else Exit.NOTHING


def _is_wanted(mark: Mark, call: Namespace) -> bool:
    return (
        call.kind in {None, mark.kind.value}
        and call.colour in {None, mark.colour}
        and (call.tag is None or call.tag in mark.tags)
        and call.paper in {None, mark.title}
        and (mark.is_orphan or not call.orphans)
    )


def _line(mark: Mark) -> str:
    tags = "".join(f" #{tag}" for tag in mark.tags)
    lost = _(" (place not certain)") if mark.is_orphan else ""
    words = " ".join((mark.words or mark.headline).split())
    return f"{mark.title} {mark.date.isoformat()} {mark.page_number}  {mark.headline}  “{words}”{tags}{lost}"


def _json_line(mark: Mark) -> str:
    fields = {
        "kind": mark.kind.value, "uid": mark.uid, "key": mark.key, "paper": mark.title,
        "date": mark.date.isoformat(), "page": mark.page_number, "headline": mark.headline, "words": mark.words,
        "note": mark.note, "colour": mark.colour or None, "tags": mark.tags,
        "folder": mark.folder.name if mark.folder else None, "created": mark.created.isoformat(),
        "orphan": mark.is_orphan,
    }  # fmt: skip
    return json.dumps(fields, ensure_ascii=False)


def _export(call: Namespace) -> Exit:
    with opening.archive_to_read(call) as archive, opening.bookmarks(call) as marks:
        place_all(archive, marks)
        if str(call.output) == _PIPE:
            print(marks_text(archive, marks, call.output, call.format or "md")[0], end="")
            return Exit.DONE
        count = export_marks(archive, marks, call.output, call.format, overwrite=call.overwrite)
    said = ngettext("{count} mark written to {file}", "{count} marks written to {file}", count)
    terminal.say(said.format(count=count, file=call.output))
    return Exit.DONE


def _import(call: Namespace) -> Exit:
    """Take in the marks of a file, and say what disagreed."""
    with opening.library_to_write(call) as library:
        merged, foreign = import_marks(library, call.file)
    say_merged(merged)
    if foreign:
        words = ngettext(
            "{count} annotation is on something else than an article, and was left out.",
            "{count} annotations are on something else than an article, and were left out.",
            foreign,
        )
        terminal.say(words.format(count=foreign))
    return Exit.DONE if merged.added + merged.renewed + merged.unchanged else Exit.NOTHING


def _sync(call: Namespace) -> Exit:
    """Keep the marks alike on several computers, and say what came of it."""
    with opening.library_to_write(call) as library:
        done = synchronise(library, call.folder)
    for it in done.disagreements:
        print(terminal.shown(disagreement_text(it)))
    terminal.say(synced_text(done))
    return Exit.SOME_FAILED if done.unread else Exit.DONE


def say_merged(merged: Merged) -> None:
    """What came of marks that were taken in, and what disagreed."""
    for it in merged.disagreements:
        print(terminal.shown(disagreement_text(it)))
    said = _("New: {added}. Newer than here: {renewed}. Already there: {unchanged}.")
    terminal.say(said.format(added=merged.added, renewed=merged.renewed, unchanged=merged.unchanged))
