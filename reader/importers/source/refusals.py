"""Why a file is not read."""

from __future__ import annotations

from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, failure

_CODES = {
    "picture": Code.PICTURE,
    "page pdf": Code.BROKEN_PDF,
    "zip": Code.PACKED,
    "packed": Code.PACKED,
    "markup": Code.OTHER_XML,
    "web page": Code.OTHER_WEB_PAGE,
    "office": Code.OFFICE,
    "database": Code.DATABASE,
    "program": Code.PROGRAM,
    "sound": Code.PROGRAM,
}
"""By the kind of the file; any other holds no text."""


def refusal(name: str, kind: str) -> Finding:
    """Why a file of a kind that cannot be read is not read."""
    return failure(_CODES.get(kind, Code.NO_TEXT), name=name)


def size_refusal(name: str, size: int, largest: int, code: Code = Code.TOO_LARGE) -> Finding:
    """Why a file larger than any of its kind is not read; sizes in bytes."""
    return failure(code, name=name, size=size // 1_000_000, largest=largest // 1_000_000)
