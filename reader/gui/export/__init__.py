"""Taking articles out."""
