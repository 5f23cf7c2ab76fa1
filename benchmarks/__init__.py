"""Measurements, run by hand with ``make bench``: they print ratios, as seconds differ from one machine to the next."""
