"""Recognised pages with their places: hOCR, PAGE XML, ABBYY XML; one page or several in a file.

https://kba.github.io/hocr-spec/ and https://github.com/PRImA-Research-Lab/PAGE-XML say what they look like; the
Internet Archive hands out ABBYY's. Their lines are read as those of a page PDF are: by where they stand and how large
they are.
"""

KIND = "recognised pages"
"""The kind of its sources."""
