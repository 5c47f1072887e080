"""Choices and answers of the analyst's page: any indicator, any peers."""
