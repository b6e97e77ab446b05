"""Page PDFs with a text layer."""
