"""Charts of the analyst's page."""
