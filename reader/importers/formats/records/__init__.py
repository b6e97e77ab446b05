"""Articles told field by field: rows of a table, objects of JSON, files with front matter. Shared by their formats."""
