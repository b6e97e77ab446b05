"""Work off the GUI thread, and the steps that can be undone."""
