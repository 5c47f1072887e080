"""Choices and answers about service levels."""
