"""The main window and what is wired across its rooms."""
