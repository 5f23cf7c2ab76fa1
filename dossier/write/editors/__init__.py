"""The editor's own pages: reading them, placing parts of the site in them, checking their prose."""
