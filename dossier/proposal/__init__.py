"""A first ``dossier.yml`` from the articles alone: ``dossier suggest``.

``probing`` asks the articles for all that the program knows by name, ``counting`` counts what they answer, ``writing`` makes a file of
it, ``proposing`` tries that file on the articles before it is given away.
"""
