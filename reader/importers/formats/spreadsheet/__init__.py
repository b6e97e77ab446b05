"""Tables: an article a row, as crawlers and data sets of papers have them. CSV, TSV, and others parted by ; or |."""
