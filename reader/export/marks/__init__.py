"""Marks taken out: as a web page, Markdown, JSON and W3C Web Annotation, and the last two read in again."""
