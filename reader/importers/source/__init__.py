"""A source before its format is known: bytes, encoding, limits, what it is."""
