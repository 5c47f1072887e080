"""Blocks and controls of the pages on the cooperation itself."""
