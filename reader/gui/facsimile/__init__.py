"""The pages as they were printed 版面图: drawn off the GUI thread, with the articles outlined."""
