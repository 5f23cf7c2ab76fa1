"""What a page gives to programs that share or index it: its finding in a line, a picture, schema.org's data.

Nothing here says more than the page: figures are spans of claims in words, quotes are the articles'.
"""
