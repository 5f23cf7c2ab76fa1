"""What each kind of chart shows, and in which words: one module a kind."""
