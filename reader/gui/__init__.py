"""The window: Qt widgets, models and the task runner. Runs neither SQL nor long work itself."""

import builtins

import PySide6.QtCore  # noqa: F401 - it puts a watch of its own in the place of Python's import

# The watch reads the source of every module that is loaded, and keeps it, to see which may want PySide's snake_case
# names: a sixth of a start, and 5 MB. None here does, so Python's own import is put back.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
