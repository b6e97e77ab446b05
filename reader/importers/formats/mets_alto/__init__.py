"""METS/ALTO, what libraries hand out: an issue is one METS file with an ALTO file a page.

Read from British Library, BnF and Europeana, Luxembourg and RERO files with articles, and from page-only
batches as Chronicling America has them. What they call things stands in `dialects`; all else is the same.
"""

KIND = "mets/alto"
"""The kind of its sources."""
