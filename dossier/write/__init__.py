"""From a dossier to the files of its website; ``site.write_site`` is the way in. Pure: texts in, texts out."""
