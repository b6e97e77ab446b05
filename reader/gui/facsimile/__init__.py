"""The pages as they were printed 版面图: drawn off the GUI thread, with the articles outlined."""

from reader.gui.facsimile.pane import FacsimilePane
from reader.gui.facsimile.turning import PageTurning

__all__ = ["FacsimilePane", "PageTurning"]
