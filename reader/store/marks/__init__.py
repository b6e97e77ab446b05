"""The marks file: bookmarks, corrections, saved finds, reading places."""
