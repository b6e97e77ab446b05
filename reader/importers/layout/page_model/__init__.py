"""What each line of a page is, judged from all its lines together; README.md of `layout` explains it."""
