"""What a newspaper is: its nouns, dates and text. Knows the standard library only."""
