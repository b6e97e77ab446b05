"""Find in everything: field, results, filters, saved finds."""
