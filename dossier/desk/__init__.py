"""The editor's desk: ``dossier review``, a page on the editor's own machine that puts right what was read wrongly."""
