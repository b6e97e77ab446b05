"""TEI of scans: `pb` begins a page, a `div` with a `head` is an article, `p` and `lb` are paragraphs and lines.

https://tei-c.org/release/doc/tei-p5-doc/en/html/ says what it looks like. Paper and day stand in its header.
"""

KIND = "tei"
"""The kind of its sources."""
