"""SQLite files: opening, versions, errors."""
