"""How tables look, and the texts beside them: one-pixel frames and quiet headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.gui.widgets.theme import Theme

GAP = 8
"""Between the parts of a dialog; a divider there can be caught."""
_SHEET = """
QTableView, QTreeView {{ background: {list}; color: {ink}; border: 1px solid {line}; outline: 0; }}
QTableView::item, QTreeView::item {{ padding: 5px 6px; border: none; }}
QTableView::item:selected, QTreeView::item:selected {{ background: {selected}; color: {ink}; }}
QTableView:focus, QTreeView:focus, QTextBrowser:focus, QPlainTextEdit:focus {{ border-color: {accent}; }}
QTextBrowser, QPlainTextEdit {{ background: {paper}; color: {ink}; border: 1px solid {line}; padding: 6px; }}
QHeaderView {{ background: {background}; border: 0; }}
QHeaderView::section {{ background: {background}; color: {muted}; border: 0; padding: 5px 9px; }}
QSplitter::handle {{ background: transparent; }}
"""


def table_sheet(theme: Theme) -> str:
    """The style sheet of a dialog with a table in it."""
    return _SHEET.format(**{name: getattr(theme, name) for name in theme.__slots__})
