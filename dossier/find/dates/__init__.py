"""Dates: what the words and digits of a text mean as days, months, years and spans of them."""
