"""Definitions as data: services, indicators and the datasets of the data contract."""
