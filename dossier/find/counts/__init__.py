"""Counts: what a figure counts, as which measure, and whose it is."""
