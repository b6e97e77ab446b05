"""The open archive and the way through it."""
