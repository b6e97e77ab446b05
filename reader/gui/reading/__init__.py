"""The reading pane: an article set as a Chinese page is set, found in, chosen from."""

from reader.gui.reading.pane import ReadingPane

__all__ = ["ReadingPane"]
