"""Tables of the analyst's page."""
