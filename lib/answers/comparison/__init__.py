"""Choices and answers about quality against cost."""
