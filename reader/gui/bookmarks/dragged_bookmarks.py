"""Bookmarks while they are dragged: by their keys for folders, as a line of text for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from collections.abc import Sequence

MIME = "application/x-yuebao-bookmarks"


def dragged(keys: Sequence[str], text: str) -> QMimeData:
    """What is taken along."""
    data = QMimeData()
    data.setData(MIME, json.dumps(list(keys)).encode())
    data.setText(text)
    return data


def keys_in(data: QMimeData) -> list[str]:
    """The keys of the bookmarks that are dragged; none where it is something else."""
    if not data.hasFormat(MIME):
        return []
    keys = json.loads(bytes(data.data(MIME).data()))
    return [key for key in keys if isinstance(key, str)]
