"""Bookmarks: the panel and who keeps them."""
