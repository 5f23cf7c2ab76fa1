"""From a layout to pictures: Vega-Lite, SVG, PNG, and a store of finished drawings."""

from dossier.write.charts.drawn.docstrings import load_with_docstrings

load_with_docstrings()
