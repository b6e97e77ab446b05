"""A page from where its characters stand: characters, lines, columns, articles."""
