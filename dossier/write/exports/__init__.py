"""What programs read: records, tables, downloads. Draws nothing and fills no template."""
