"""The archive: papers, issues, pages, articles, sources, and the index rows beside them."""
