"""Days as papers print them and people type them: dates, lunar days, 民国, coverage."""
