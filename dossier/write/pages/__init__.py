"""The pages of the site, each put together from blocks."""
