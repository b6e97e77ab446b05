"""A day in one Markdown or HTML file: headings for paper and date, pages and articles, as digests of e-papers have.

`# 石桥日报 2025年8月10日` / `## 第01版：要闻` / `### 1. headline` / `*deck or author*` / text. Marks and the numbers of
items are no text.
"""

KIND = "day digest"
"""The kind of its sources."""
