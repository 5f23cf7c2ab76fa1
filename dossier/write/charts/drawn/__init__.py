"""From a layout to pictures: Vega-Lite, SVG, PNG, and what is kept of them."""
