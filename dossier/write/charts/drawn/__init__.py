"""From a layout to pictures: Vega-Lite, SVG, PNG, and a store of finished drawings."""
