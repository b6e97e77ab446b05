"""Which files the import dialogs offer: a line for all formats, one for each, and one for whatever there is."""

from __future__ import annotations

from reader.core.speech import _


def file_kinds() -> str:
    """The lines as a file dialog has them. Files are told by what stands in them: the rest may be chosen too."""
    from reader.importers.formats.table import endings, formats, patterns

    offered = [(_("Newspapers"), endings()), *((one.name(), one.endings) for one in formats())]
    offered.append((_("Packed archives"), ("zip",)))
    lines = [f"{name} ({patterns(its)})" for name, its in offered]
    return ";;".join([*lines, _("All files") + " (*)"])
