"""One file a chart: typed records to a Plotly figure."""
