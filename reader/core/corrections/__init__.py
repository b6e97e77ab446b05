"""Corrections of what was read: the changes, how they are replayed, their JSON and their wording."""
