"""Figures: numbers in digits and in words, with their hedges and ranges."""
