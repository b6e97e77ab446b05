"""Word documents (.docx): a day typed out or saved by a crawler, with headings for its pages and articles.

Headings are told by their style, else by being larger than the text, or bold and short. Without any it is page text.
"""

KIND = "word document"
"""The kind of its sources."""
