"""The blocks that pages are built of: quotes, notes, sentences, tables, differences. A block knows no page."""
