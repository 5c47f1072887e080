"""Pictures of the analyst's page."""
