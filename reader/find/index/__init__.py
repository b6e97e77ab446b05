"""The index on disk: its segments, how it is written, merged, read and verified."""
