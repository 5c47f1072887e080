"""Choices and answers about the market test."""
