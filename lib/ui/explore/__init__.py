"""The screen of the analyst's page."""
