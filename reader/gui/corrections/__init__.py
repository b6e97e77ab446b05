"""Correcting articles, undoing it, and exchanging corrections."""
