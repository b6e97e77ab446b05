"""Articles whose fields stand on lines of their own, each with its name: `标题：…`, `日期：…`, `正文：`, the text.

Collectors of e-papers write a file an article, programs that recognise pages several to a file, with `---` between;
databases write the names in brackets, 【标题】, and libraries their notice above the text of an issue.
"""

KIND = "labelled text"
"""The kind of its sources."""
