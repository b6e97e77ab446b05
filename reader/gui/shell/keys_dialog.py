"""All commands with their keys, by menu; and a form in which each command can be given another key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.speech import _
from reader.gui.shell.commands import MENU_KEY, commands, keys_text, menu_names, plain_name
from reader.gui.shell.keymap import Keymap, conflict, designed, portable, with_key
from reader.gui.widgets import theme
from reader.gui.widgets.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE = (560, 620)
COMMAND = Qt.ItemDataRole.UserRole


class KeysDialog(QDialog):
    """All commands that have keys; `change_wanted` asks for the form."""

    change_wanted = Signal()

    def __init__(self, parent: QWidget, keymap: Keymap) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        area, page = QScrollArea(), self._page(keymap)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setMinimumWidth(page.sizeHint().width() + area.verticalScrollBar().sizeHint().width())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        change = buttons.addButton(_("Change shortcuts…"), QDialogButtonBox.ButtonRole.ActionRole)
        change.clicked.connect(self.accept)
        change.clicked.connect(self.change_wanted)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(24, 8, 24, 16)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area, 1)
        box.addWidget(buttons)
        fit(self, SIZE)

    def _page(self, keymap: Keymap) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 8, 24, 20)
        grid.setHorizontalSpacing(32)
        for row, (name, keys) in enumerate(key_rows(keymap)):
            label = QLabel(name)
            if not keys:
                label.setFont(theme.font("hei", 14, QFont.Weight.DemiBold))
                label.setContentsMargins(0, 12, 0, 2)
            grid.addWidget(label, row, 0)
            grid.addWidget(QLabel(keys), row, 1, Qt.AlignmentFlag.AlignRight)
        return page


def key_rows(keymap: Keymap) -> list[tuple[str, str]]:
    """What stands on the keys page: a menu's name with no keys, then its commands."""
    rows = []
    for menu, text in menu_names().items():
        named: list[tuple[str, Iterable[str]]] = [
            (command.text, keymap[command.id])
            for command in commands()
            if command.menu == menu and keymap[command.id]
        ]
        if menu == "go":
            named.append((_("A screen down; at the end the next unread article"), ("Space",)))
        if menu == "view":
            named.append((_("On the page as printed: larger, smaller, all of it"), ("+", "-", "0")))
        if menu == "help":
            named.append((_("The menus; Alt with a letter opens one"), (MENU_KEY,)))
        rows.append((plain_name(text), ""))
        rows += [(plain_name(name), " · ".join(map(keys_text, keys))) for name, keys in named]
    return rows


class ChangeKeysDialog(QDialog):
    """A list of all commands and a field for the chosen one's key. Each change is told by `changed` and holds at once.

    A key that another command has is told before it is taken from it.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget, keymap: Keymap) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Change shortcuts"))
        self._keymap = self._before = keymap
        self._leaves: dict[str, QTreeWidgetItem] = {}
        self._build()
        self._fill()
        self._connect()
        self.choose(next(iter(self._leaves)))
        fit(self, SIZE)

    def _build(self) -> None:
        self._tree = QTreeWidget()
        self._tree.setHeaderLabels([_("Command"), _("Shortcuts")])
        self._tree.setRootIsDecorated(False)
        self._tree.setUniformRowHeights(True)
        self._field = QKeySequenceEdit()
        self._field.setMaximumSequenceLength(1)
        self._field.setAccessibleName(_("New shortcut"))
        self._give = QPushButton(_("Set"))
        self._none = QPushButton(_("No shortcut"))
        self._usual = QPushButton(_("Default"))
        self._said = QLabel(wordWrap=True)
        self._said.setObjectName("said")
        row = QHBoxLayout()
        row.addWidget(QLabel(_("New shortcut:")))
        row.addWidget(self._field, 1)
        for button in (self._give, self._none, self._usual):
            row.addWidget(button)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._undo = self._buttons.addButton(_("Undo changes"), QDialogButtonBox.ButtonRole.ResetRole)
        self._all_usual = self._buttons.addButton(_("All defaults"), QDialogButtonBox.ButtonRole.ResetRole)
        column = QVBoxLayout(self)
        column.addWidget(self._tree, 1)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._tree.currentItemChanged.connect(self._show_keys)
        self._field.keySequenceChanged.connect(self._weigh)
        self._give.clicked.connect(lambda: self._take(with_key(self._keymap, self._name, self._key)))
        self._none.clicked.connect(lambda: self._take(with_key(self._keymap, self._name, "")))
        self._usual.clicked.connect(self._take_usual)
        self._undo.clicked.connect(lambda: self._take(self._before))
        self._all_usual.clicked.connect(lambda: self._take(designed()))
        self._buttons.rejected.connect(self.reject)

    def _fill(self) -> None:
        """A branch for each menu, a leaf for each command."""
        for menu, text in menu_names().items():
            branch = QTreeWidgetItem(self._tree, [plain_name(text)])
            branch.setFlags(Qt.ItemFlag.ItemIsEnabled)
            branch.setFirstColumnSpanned(True)
            for command in commands():
                if command.menu == menu:
                    leaf = QTreeWidgetItem(branch, [plain_name(command.text), ""])
                    leaf.setData(0, COMMAND, command.id)
                    self._leaves[command.id] = leaf
            branch.setExpanded(True)
        self._show_all()
        self._tree.resizeColumnToContents(0)

    def _show_all(self) -> None:
        for name, leaf in self._leaves.items():
            leaf.setText(1, " · ".join(map(keys_text, self._keymap[name])))

    @property
    def _name(self) -> str:
        """The chosen command's id."""
        item = self._tree.currentItem()
        return str(item.data(0, COMMAND)) if item and item.data(0, COMMAND) else ""

    @property
    def _key(self) -> str:
        return portable(self._field.keySequence().toString(QKeySequence.SequenceFormat.PortableText))

    def choose(self, name: str) -> None:
        """Choose the command `name`."""
        self._tree.setCurrentItem(self._leaves[name])

    def _show_keys(self) -> None:
        """Put the chosen command's first key into the field."""
        keys = self._keymap.get(self._name, ())
        self._field.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self._weigh()

    def _weigh(self) -> None:
        """Say what stands against the key in the field, and let it be set where it may."""
        against = conflict(self._keymap, self._name, self._key) if self._name and self._key else None
        self._said.setText(against.sentence if against else "")
        is_other = (self._key,) != self._keymap.get(self._name)
        is_free = against is None or bool(against.command)
        self._give.setEnabled(bool(self._name and self._key) and is_free and is_other)
        self._none.setEnabled(bool(self._keymap.get(self._name)))
        self._usual.setEnabled(bool(self._name) and self._keymap[self._name] != designed()[self._name])

    def _take_usual(self) -> None:
        """Give the chosen command the keys it comes with, and take them from whoever has them now."""
        usual = designed()[self._name]
        freed = {name: tuple(key for key in keys if key not in usual) for name, keys in self._keymap.items()}
        self._take(freed | {self._name: usual})

    def _take(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._show_all()
        self._show_keys()
        self.changed.emit(keymap)
