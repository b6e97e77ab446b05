"""Text as find sees it: folded, cut into words and units, and lit up where it was hit."""
