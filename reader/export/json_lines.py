"""Articles as JSON lines, for programs: an object a line, as `yuebao show --json` prints it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.article_fields import article_fields
from reader.export.format import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Clipping


def json_lines(clippings: Sequence[Clipping]) -> str:
    """A line for each article."""
    return "".join(json.dumps(article_fields(one), ensure_ascii=False) + "\n" for one in clippings)


FORMAT = ExportFormat("jsonl", lambda: _("JSON lines, for programs"), json_lines)
