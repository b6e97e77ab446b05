"""The list of an issue's articles."""
