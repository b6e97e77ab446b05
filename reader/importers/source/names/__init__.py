"""What the name of a file and those of the folders above it tell: day, page, page name, headline, paper."""
