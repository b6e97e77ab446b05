"""Import: preview, answers, report, watched folder."""
