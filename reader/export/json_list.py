"""Articles as one JSON list, for programs that read a file whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.article_fields import article_fields
from reader.export.format import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Clipping


def json_list(clippings: Sequence[Clipping]) -> str:
    """A list with an object for each article, as `yuebao show --json` prints it."""
    return json.dumps([article_fields(one) for one in clippings], ensure_ascii=False, indent=2) + "\n"


FORMAT = ExportFormat("json", lambda: _("JSON, for programs"), json_list)
