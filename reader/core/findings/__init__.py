"""What there is to tell of a source or an issue: facts, with the sentences that say them beside."""
