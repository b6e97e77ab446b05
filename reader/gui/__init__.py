"""The window: Qt widgets, models and the task runner. Runs neither SQL nor long work itself."""
