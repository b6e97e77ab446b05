"""Page text: the text of a page or of an issue in one file."""
