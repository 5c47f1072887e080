"""Choices and answers about the cooperation itself."""
