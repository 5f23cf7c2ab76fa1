"""What a page says to whoever shares or indexes it: its finding in a line, a picture, schema.org's data.

Nothing here says more than the page: figures are spans of claims in words, quotes are the articles'.
"""
