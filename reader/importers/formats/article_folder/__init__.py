"""Article folders: a file an article, many to a day, as collectors of e-papers write them.

Two forms are known: `20200119-01-02.txt`, three heading lines and indented paragraphs, and
`1976-01-09_headline.md`, headed by `###`. All files of a day are one source. No file names its paper.
"""
