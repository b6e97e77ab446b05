"""Articles as Markdown with front matter, a file each: as site generators, note programs and archives of papers write.

Between two lines of `---` (YAML) or `+++` (TOML) stands what is known of the article, below it the text in Markdown.
One file is one article, whatever its text looks like; the articles of one paper and day are one source.
"""

KIND = "front matter"
"""The kind of its sources."""
