"""The same papers as PDFs: articles set in columns on sheets, across or from top to bottom."""
