"""Excel workbooks: an article a row, as crawlers write them with pandas and people keep their clippings."""

KIND = "workbook"
"""The kind of its sources."""
