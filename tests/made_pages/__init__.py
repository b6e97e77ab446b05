"""Pages of invented papers with their truth: what the reading of pages is taught with and measured by."""
