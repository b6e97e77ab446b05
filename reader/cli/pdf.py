"""Articles as a PDF from the command line: Qt sets them, and is loaded in the moment that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.errors import ExportError
from reader.core.speech import _
from reader.export.format import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Clipping
    from reader.core.progress import Report

PDF = "pdf"


def pdf_name() -> str:
    """What the format is called in the person's language."""
    return _("PDF, to read and to print")


def pdf_format(report: Report) -> ExportFormat:
    """The format, which needs no window and no screen."""
    return ExportFormat(PDF, pdf_name, lambda clippings: _data(clippings, report), has_marks=True)


def _data(clippings: Sequence[Clipping], report: Report) -> bytes:
    """Raises ExportError where Qt cannot be loaded."""
    try:
        from reader.gui.export.pdf import pdf_data, without_window
    except ImportError as error:
        sentence = _("A PDF cannot be written, because a library is missing: {reason}")
        raise ExportError(sentence.format(reason=error)) from error
    qt = without_window("yuebao")
    data = pdf_data(clippings, report)
    del qt
    return data
