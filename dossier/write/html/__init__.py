"""What turns words into pages: inert text, templates, links, and the page around them. Knows nothing of charts or claims."""
