"""Charts and maps: pure functions from tables to plotly figures that read well in light and dark."""
