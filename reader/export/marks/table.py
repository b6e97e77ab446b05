"""The forms in which marks are taken out, a line each. The first one is taken where nothing says which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.core.speech import _
from reader.export.marks.json_form import marks_json
from reader.export.marks.pages import marks_markdown, marks_page
from reader.export.marks.web_annotation import web_annotations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.store.marks.all_marks import Mark
    from reader.store.marks.bundle import MarkBundle


class MarkFormat(NamedTuple):
    """A form: the ending of its files, what it is called, and the text it makes. `is_read`: it can be read in again."""

    ending: str
    name: Callable[[], str]
    render: Callable[[Sequence[Mark], MarkBundle], str]
    is_read: bool = False


MARK_FORMATS = (
    MarkFormat("html", lambda: _("Web page, to read and to print"), lambda marks, _all: marks_page(marks)),
    MarkFormat("md", lambda: _("Markdown"), lambda marks, _all: marks_markdown(marks)),
    MarkFormat("json", lambda: _("JSON, all that is known"), lambda _marks, bundle: marks_json(bundle), True),
    MarkFormat(
        "jsonld", lambda: _("W3C Web Annotation"), lambda _marks, bundle: web_annotations(bundle), True
    ),
)


def mark_format(path: Path, ending: str | None = None) -> MarkFormat:
    """The form that is asked for, or that a file's ending says."""
    wanted = (ending or path.suffix.removeprefix(".")).lower()
    return next((one for one in MARK_FORMATS if one.ending == wanted), MARK_FORMATS[0])
