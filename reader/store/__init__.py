"""The archive file and the marks file: what is kept, and how it is read and written."""
