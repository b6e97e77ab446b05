"""Text as a recognition of scans gives it: `Page 2` on a line of its own, `[標題]` or 【標題】 above each article.

Lines with nothing but the number of a scan (`# 1880 - 10 - 4902408`) tell no page.
"""

KIND = "ocr text"
"""The kind of its sources."""
