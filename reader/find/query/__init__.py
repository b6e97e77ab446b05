"""The query language: its nodes, its parser, its days and the filters in it."""
