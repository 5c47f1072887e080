"""Choices and answers about costs."""
