"""Which issues are held, missing and doubtful."""
