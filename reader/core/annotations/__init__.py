"""Highlights, notes, marked areas and folders: what they are, and where they stand in a text that changed."""
