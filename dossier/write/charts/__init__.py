"""The charts of a dossier: specifications by Altair, drawn to SVG while the site is built; a script only makes them interactive.

``chosen`` decides which charts a page has. A module of ``kinds`` says what is worth seeing and in which words, ``layout`` puts it in
its place in px, ``drawn`` makes the picture of it, and alone knows Altair and vl-convert.
"""
