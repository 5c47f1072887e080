"""Choices and answers about the review meeting."""
