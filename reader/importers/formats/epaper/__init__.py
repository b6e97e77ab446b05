"""E-paper HTML 数字报: pages and articles as papers put them on the web, saved by a browser or mirrored.

Read from the pages of Founder's system: a page is a file with a picture, a map of areas on it and a list of
articles; an article is a file with fields and text. Nothing is run, nothing is fetched.
"""

KIND = "e-paper html"
"""The kind of its sources."""
