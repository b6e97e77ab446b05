"""Files packed into one, as Word and e-book readers want them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WHEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold: the same articles give the same bytes."""


def packed(files: Mapping[str, str], *, plain: str | None = None) -> bytes:
    """A zip of `files` in their order; the one named `plain` is not compressed."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, WHEN)
            kind = zipfile.ZIP_STORED if name == plain else zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"), compress_type=kind)
    return into.getvalue()
